import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foldedName } from "#lib/search.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import {
  makeCertificate,
  makeCourse,
  makePost,
  makeTeacher,
  makeTrainer,
} from "#test/make-people.ts";

let app: TestApp;
const aktobe = "150000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function makePair(one: string, other: string): Promise<string> {
  const [first = one, second = other] = [one, other].sort();
  const id = randomUUID();
  await app.db
    .insertInto("people.duplicate_pairs")
    .values({ id, first_id: first, second_id: second, reason: "sameSchool", found_at: new Date() })
    .execute();
  return id;
}

function decide(person: Visitor, pair: string, decision: "same" | "different") {
  return person.post(`/people/duplicates/${pair}`, { mergeId: randomUUID(), decision });
}

async function undo(person: Visitor, keptId: string): Promise<Response> {
  const { id } = await app.db
    .selectFrom("people.merges")
    .where("kept_id", "=", keptId)
    .where("undone_at", "is", null)
    .select("id")
    .executeTakeFirstOrThrow();
  return person.post(`/people/duplicates/merges/${id}/undoing`);
}

async function makeCategory(teacherId: string, category: string, during: string): Promise<void> {
  await sql`insert into people.categories (id, teacher_id, category, during)
    values (${randomUUID()}, ${teacherId}, ${category}, ${during}::daterange)`.execute(app.db);
}

async function makeListedPost(
  teacherId: string,
  { schoolId, during }: { schoolId: string; during: string },
): Promise<string> {
  const id = randomUUID();
  await sql`insert into people.posts (id, teacher_id, school_id, during, start_known, position)
    values (${id}, ${teacherId}, ${schoolId}, ${during}::daterange, 'listed', 'teacher')`.execute(
    app.db,
  );
  return id;
}

const tables = [
  "posts",
  "categories",
  "courses",
  "trainers",
  "act_trainers",
  "certificates",
  "reach",
];

/** Every row of people.* that speaks of any of them, as text. */
async function stateOf(ids: string[]): Promise<Record<string, unknown>> {
  const { rows: teachers } = await sql<{ row: unknown }>`
    select to_jsonb(t) as row from people.teachers t where id = any (${ids}::uuid[]) order by id`.execute(
    app.db,
  );
  const state: Record<string, unknown> = { teachers: teachers.map(({ row }) => row) };
  for (const table of tables) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) as row from ${sql.table(`people.${table}`)} t
      where teacher_id = any (${ids}::uuid[]) order by to_jsonb(t)::text`.execute(app.db);
    state[table] = rows.map(({ row }) => row);
  }
  for (const table of ["support_offers", "recommended"]) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) as row from ${sql.table(`people.${table}`)} t
      where trainer_id = any (${ids}::uuid[]) order by to_jsonb(t)::text`.execute(app.db);
    state[table] = rows.map(({ row }) => row);
  }
  const { rows: steps } = await sql<{ row: unknown }>`
    select to_jsonb(s) as row from people.school_steps s order by to_jsonb(s)::text`.execute(
    app.db,
  );
  state.steps = steps.map(({ row }) => row);
  return state;
}

async function keptAndMerged(ids: string[]): Promise<{ kept: string; merged: string }> {
  const rows = await app.db
    .selectFrom("people.teachers")
    .where("id", "in", ids)
    .select(["id", "merged_into"])
    .execute();
  const merged = rows.find((row) => row.merged_into !== null);
  return { kept: merged?.merged_into ?? "", merged: merged?.id ?? "" };
}

describe("two records of one person", () => {
  it("are found by whoever keeps them though their school closed", async () => {
    const school = await makeSchool(app.db, { district: "111000000" });
    const [one, other] = [
      await makeTeacher(app.db, { schoolId: school.id, familyName: "Жабықов" }),
      await makeTeacher(app.db, { schoolId: school.id, familyName: "Жабықов" }),
    ];
    await makePair(one.id, other.id);
    const national = await app.signInAs("national");
    const district = await app.signInAs("methodologist", { districtKato: "111000000" });

    await national.post(`/network/schools/${school.id}/close`, { closedOn: "2026-02-01" });

    expect(await (await district.get("/people/duplicates")).text()).toContain("Жабықов");
  });

  it("stand side by side for who keeps both, and for nobody else", async () => {
    const school = await makeSchool(app.db);
    const far = await makeSchool(app.db, { district: "111000000" });
    const one = await makeTeacher(app.db, { familyName: "Қосақов", schoolId: school.id });
    const other = await makeTeacher(app.db, { familyName: "Қосақов", schoolId: school.id });
    const away = await makeTeacher(app.db, { familyName: "Алысов", schoolId: far.id });
    const pair = await makePair(one.id, other.id);
    const mixed = await makePair(one.id, away.id);
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id }, "kk");
    const stranger = await app.signInAs("partner_coordinator", { schoolId: far.id });
    const trainer = await app.signInAs("cpm_trainer", { regionKato: aktobe });

    const page = await (await coordinator.get("/people/duplicates")).text();

    expect(page).toContain(`/people/duplicates/${pair}"`);
    expect(page).toContain("Аты мен мектебі бірдей");
    expect(page).not.toContain(mixed);
    expect(page).not.toContain("Алысов");
    expect(await (await stranger.get("/people/duplicates")).text()).not.toContain("Қосақов");
    expect((await decide(stranger, pair, "same")).status).toBe(404);
    expect((await decide(coordinator, mixed, "same")).status).toBe(404);
    expect((await trainer.get("/people/duplicates")).status).toBe(403);
    await decide(coordinator, pair, "different");
    expect(await (await coordinator.get("/people/duplicates")).text()).not.toContain(pair);
    expect(await keptAndMerged([one.id, other.id])).toEqual({ kept: "", merged: "" });
  });

  it("become one: what does not clash moves, and the page of the other leads to it", async () => {
    const { id: schoolId } = await makeSchool(app.db);
    const second = await makeSchool(app.db);
    const person = await app.signInAs("regional", { regionKato: aktobe });
    const user = await app.signInAs("teacher", { schoolId });
    const kept = await makeTeacher(app.db, { schoolId, userId: user.userId });
    const merged = await makeTeacher(app.db, { schoolId, since: "2012-09-01" });
    await makePost(app.db, { teacherId: merged.id, schoolId: second.id });
    await makeCourse(app.db, { teacherId: kept.id });
    await makeCourse(app.db, { teacherId: merged.id });
    await makeCourse(app.db, { teacherId: merged.id, programme: "level2" });
    await makeTrainer(app.db, { teacherId: merged.id });
    const pair = await makePair(kept.id, merged.id);

    const sent = await decide(person, pair, "same");
    await decide(person, pair, "same");

    expect(sent.headers.get("location")).toBe("/people/duplicates");
    expect(await keptAndMerged([kept.id, merged.id])).toEqual({ kept: kept.id, merged: merged.id });
    expect((await person.get(`/people/teachers/${merged.id}`)).headers.get("location")).toBe(
      `/people/teachers/${kept.id}`,
    );
    const state = await stateOf([kept.id]);
    expect(state.posts).toHaveLength(2);
    expect(state.courses).toHaveLength(2);
    expect(state.trainers).toHaveLength(1);
    expect((await stateOf([merged.id])).posts).toEqual([]);
    const history = await (await person.get(`/people/teachers/${kept.id}`)).text();
    expect(history).toContain("Две записи объединены");
  });

  it("become one with the newest category, the fuller name and what is known of the work, said before", async () => {
    const { id: schoolId } = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId }, "kk");
    const user = await app.signInAs("teacher", { schoolId });
    const familyName = "Әлімбекова";
    const kept = await makeTeacher(app.db, { schoolId, familyName, userId: user.userId });
    const merged = await makeTeacher(app.db, { schoolId, familyName, since: "1996-09-01" });
    await app.db
      .updateTable("people.posts")
      .set({ start_known: "listed", subjects: ["math"] })
      .where("teacher_id", "=", kept.id)
      .execute();
    const patronymic = "Маратқызы";
    await app.db
      .updateTable("people.teachers")
      .set({ patronymic })
      .where("id", "=", merged.id)
      .execute();
    for (const [teacher_id, category, during] of [
      [kept.id, "researcher", "[2023-08-31,)"],
      [merged.id, "master", "[2026-02-28,)"],
    ] as const) {
      const held = { id: randomUUID(), teacher_id, category, during };
      await app.db.insertInto("people.categories").values(held).execute();
    }
    const before = await stateOf([kept.id, merged.id]);
    const pair = await makePair(kept.id, merged.id);

    const page = await (await person.get("/people/duplicates")).text();
    const [, stays = ""] = /Біріктірілсе, қалады<\/dt>(.*?)<\/dl>/s.exec(page) ?? [];
    for (const words of [patronymic, "Педагог-шебер", "Математика", "1996 ж. 1 қыркүйек"])
      expect(stays, words).toContain(words);
    await decide(person, pair, "same");

    const record = await (await person.get(`/people/teachers/${kept.id}`)).text();
    for (const words of [patronymic, "Педагог-шебер", "Математика", "1996 ж. 1 қыркүйек"])
      expect(record, words).toContain(words);
    await undo(person, kept.id);
    expect(await stateOf([kept.id, merged.id])).toEqual(before);
  });

  it("come apart as they were, but what was added meanwhile stays", async () => {
    const { id: schoolId } = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId });
    const one = await makeTeacher(app.db, { schoolId });
    const other = await makeTeacher(app.db, { schoolId, since: "2011-09-01" });
    const pair = await makePair(one.id, other.id);
    const before = await stateOf([one.id, other.id]);
    await decide(person, pair, "same");
    const { kept } = await keptAndMerged([one.id, other.id]);
    const elsewhere = await makeSchool(app.db);
    const added = await makePost(app.db, { teacherId: kept, schoolId: elsewhere.id });

    await undo(person, kept);

    expect(
      await app.db
        .selectFrom("people.posts")
        .where("id", "=", added)
        .select("teacher_id")
        .execute(),
    ).toEqual([{ teacher_id: kept }]);
    await app.db.deleteFrom("people.posts").where("id", "=", added).execute();
    expect(await stateOf([one.id, other.id])).toEqual(before);
    expect(await (await person.get("/people/duplicates")).text()).toContain(pair);
  });

  it("joined into one are taken apart from the last to the first too", async () => {
    const person = await app.signInAs("national");
    const [kept, one, other] = [
      await makeTeacher(app.db),
      await makeTeacher(app.db),
      await makeTeacher(app.db),
    ];
    for (const programme of ["level1", "level2"])
      await makeCourse(app.db, { teacherId: kept.id, programme });
    await makeCategory(one.id, "expert", "[2018-01-01,)");
    await makeCategory(other.id, "master", "[2020-01-01,)");
    const before = await stateOf([kept.id, one.id, other.id]);
    await decide(person, await makePair(kept.id, one.id), "same");
    await decide(person, await makePair(kept.id, other.id), "same");
    const merges = await app.db
      .selectFrom("people.merges")
      .where("kept_id", "=", kept.id)
      .select(["id", "merged_id"])
      .execute();
    const idOf = (merged: string) => merges.find(({ merged_id }) => merged_id === merged)?.id ?? "";
    await app.db
      .updateTable("people.merges")
      .set({ made_at: new Date(now.getTime() + 60_000) })
      .where("id", "=", idOf(other.id))
      .execute();
    const part = (merged: string) =>
      person.post(`/people/duplicates/merges/${idOf(merged)}/undoing`);

    const tooEarly = await part(one.id);
    expect(tooEarly.status).toBe(422);
    expect(await tooEarly.text()).toContain("Сначала отмените более позднее объединение");
    expect([(await part(other.id)).status, (await part(one.id)).status]).toEqual([303, 303]);
    expect(await stateOf([kept.id, one.id, other.id])).toEqual(before);
  });

  it.each(["2019-06-01", "2020-09-01"])(
    "say what to mend where work left on %s contradicts what stood before",
    async (until) => {
      const { id: schoolId } = await makeSchool(app.db);
      const person = await app.signInAs("national");
      const [kept, other] = [await makeTeacher(app.db), await makeTeacher(app.db)];
      for (const programme of ["level1", "level2"])
        await makeCourse(app.db, { teacherId: kept.id, programme });
      const postId = await makeListedPost(kept.id, { schoolId, during: "[2020-09-01,)" });
      await makePost(app.db, { teacherId: other.id, schoolId, since: "2018-01-01" });
      await decide(person, await makePair(kept.id, other.id), "same");
      const left = { postId, until };
      expect((await person.post(`/people/teachers/${kept.id}/leaving`, left)).status).toBe(303);

      const parted = await undo(person, kept.id);

      expect(parted.status).toBe(422);
      expect(await parted.text()).toContain("После объединения изменили место работы");
    },
  );

  it("are taken apart from the last joining to the first", async () => {
    const { id: schoolId } = await makeSchool(app.db);
    const person = await app.signInAs("national");
    const [a, b, c] = [
      await makeTeacher(app.db, { schoolId }),
      await makeTeacher(app.db, { schoolId }),
      await makeTeacher(app.db, { schoolId }),
    ];
    await makeCourse(app.db, { teacherId: c.id });
    await makeCourse(app.db, { teacherId: b.id, programme: "level1" });
    const [first, second] = [await makePair(a.id, b.id), await makePair(b.id, c.id)];
    const before = await stateOf([a.id, b.id, c.id]);
    await makeCourse(app.db, { teacherId: c.id, programme: "level2" }).then((id) =>
      app.db.deleteFrom("people.courses").where("id", "=", id).execute(),
    );
    await decide(person, first, "same");
    await app.db
      .updateTable("people.teachers")
      .set({ iin_hash: "f".repeat(64) })
      .where("id", "=", c.id)
      .execute();
    await decide(person, second, "same");
    const inner = await app.db
      .selectFrom("people.merges")
      .where("merged_id", "=", a.id)
      .select("id")
      .executeTakeFirstOrThrow();

    const tooEarly = await person.post(`/people/duplicates/merges/${inner.id}/undoing`);

    expect(tooEarly.status).toBe(422);
    expect(await tooEarly.text()).toContain("Сначала отмените более позднее объединение");
    await undo(person, c.id);
    await undo(person, b.id);
    await app.db
      .updateTable("people.teachers")
      .set({ iin_hash: null })
      .where("id", "=", c.id)
      .execute();
    expect(await stateOf([a.id, b.id, c.id])).toEqual(before);
  });
});

describe("joining and undoing, whatever the records hold", () => {
  const years = fc.integer({ min: 2010, max: 2022 });
  const holdings = fc.record({
    posts: fc.uniqueArray(
      fc.record({
        school: fc.integer({ min: 0, max: 2 }),
        since: years,
        start_known: fc.constantFrom(null, "year", "listed"),
        subjects: fc.subarray(["math", "physics"]),
      }),
      { selector: ({ school }) => school, maxLength: 2 },
    ),
    categories: fc.uniqueArray(years, { maxLength: 3 }),
    courses: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
    directions: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }),
    acts: fc.uniqueArray(fc.integer({ min: 0, max: 1 }), { maxLength: 2 }),
    birthYear: fc.option(fc.constant(1980), { nil: null }),
    patronymic: fc.option(fc.constant("Маратқызы"), { nil: null }),
    hasIin: fc.boolean(),
    certificates: fc.integer({ min: 0, max: 1 }),
    offers: fc.uniqueArray(
      fc.record({
        school: fc.integer({ min: 0, max: 2 }),
        state: fc.constantFrom("proposed", "accepted", "done"),
      }),
      { selector: ({ school }) => school, maxLength: 2 },
    ),
    isRecommended: fc.boolean(),
  });
  type Holdings = typeof holdings extends fc.Arbitrary<infer Value> ? Value : never;
  const programmes = ["level1", "level2", "level3", "assessment", "tasks"];
  const directions = ["assessment_coordinator", "methods_trainer", "task_expert"] as const;

  type Around = { schools: string[]; acts: string[] };

  async function makeHolder(held: Holdings, around: Around): Promise<string> {
    const { id } = await makeTeacher(app.db, { familyName: "Қайталанов" });
    const iin_hash = held.hasIin ? randomUUID().replaceAll("-", "").repeat(2) : null;
    const { patronymic } = held;
    const folded = foldedName("Қайталанов", "Айгүл", patronymic);
    const facts = { birth_year: held.birthYear, iin_hash, patronymic, folded };
    await app.db.updateTable("people.teachers").set(facts).where("id", "=", id).execute();
    for (const { school, since, ...told } of held.posts) {
      const schoolId = around.schools[school] ?? "";
      const postId = await makePost(app.db, { teacherId: id, schoolId, since: `${since}-09-01` });
      await app.db.updateTable("people.posts").set(told).where("id", "=", postId).execute();
    }
    await makeCategories(id, held.categories.toSorted());
    await makeDirections(id, held);
    for (const at of held.acts) {
      const trainer = { act_id: around.acts[at] ?? "", teacher_id: id };
      await app.db.insertInto("people.act_trainers").values(trainer).execute();
    }
    for (let at = 0; at < held.certificates; at++) await makeCertificate(app.db, { teacherId: id });
    await makeOffers(id, held, around);
    return id;
  }

  async function makeOffers(trainerId: string, held: Holdings, around: Around): Promise<void> {
    for (const { school, state } of held.offers) {
      await app.db
        .insertInto("people.support_offers")
        .values({
          id: randomUUID(),
          school_id: around.schools[school] ?? "",
          trainer_id: trainerId,
          direction: "task_expert",
          half_year: "2026-2",
          state,
          made_by: randomUUID(),
          made_at: new Date(),
        })
        .execute();
    }
    if (!held.isRecommended) return;
    const recommendation = randomUUID();
    await app.db
      .insertInto("people.recommendations")
      .values({
        id: recommendation,
        half_year: "2026-2",
        job_id: randomUUID(),
        made_by: randomUUID(),
        made_at: new Date(),
      })
      .execute();
    await app.db
      .insertInto("people.recommended")
      .values({
        recommendation_id: recommendation,
        direction: "task_expert",
        teachers: 3,
        school_id: around.schools[0] ?? "",
        trainer_id: trainerId,
        region_kato: aktobe,
        small: false,
      })
      .execute();
  }

  async function makeCategories(teacherId: string, years: number[]): Promise<void> {
    for (const [at, year] of years.entries()) {
      const next = years[at + 1];
      const during = `[${year}-01-01,${next ? `${next}-01-01` : ""})`;
      await app.db
        .insertInto("people.categories")
        .values({ id: randomUUID(), teacher_id: teacherId, category: "expert", during })
        .execute();
    }
  }

  /** Courses, and directions that rest on some of them. */
  async function makeDirections(teacherId: string, held: Holdings): Promise<void> {
    const courses: string[] = [];
    for (const at of held.courses)
      courses.push(await makeCourse(app.db, { teacherId, programme: programmes[at] ?? "" }));
    for (const at of held.directions) {
      const direction = directions[at] ?? "task_expert";
      const trainer = await makeTrainer(app.db, { teacherId, direction });
      const course_id = courses[at] ?? null;
      await app.db
        .updateTable("people.trainers")
        .set({ course_id })
        .where("id", "=", trainer)
        .execute();
    }
  }

  it("leaves every row as it was", { timeout: 120_000 }, async () => {
    const person = await app.signInAs("national");
    const schools = [await makeSchool(app.db), await makeSchool(app.db), await makeSchool(app.db)];
    const acts = [randomUUID(), randomUUID()];
    await app.db
      .insertInto("people.training_acts")
      .values(
        acts.map((id) => ({
          id,
          programme: "level3",
          place: "Астана",
          hours: 36,
          from_day: "2018-05-01",
          until_day: "2018-05-20",
        })),
      )
      .execute();
    const around = { schools: schools.map(({ id }) => id), acts };
    await fc.assert(
      fc.asyncProperty(holdings, holdings, async (one, other) => {
        const ids = [await makeHolder(one, around), await makeHolder(other, around)];
        const before = await stateOf(ids);
        const pair = await makePair(ids[0] ?? "", ids[1] ?? "");
        await decide(person, pair, "same");
        const { kept, merged } = await keptAndMerged(ids);
        const named = app.db.selectFrom("people.teachers").where("id", "=", kept);
        const told = one.patronymic ?? other.patronymic;
        expect(await named.select("patronymic").executeTakeFirst()).toEqual({ patronymic: told });
        expect(await stateOf([merged])).toMatchObject({
          posts: [],
          courses: [],
          trainers: [],
          support_offers: [],
          recommended: [],
        });
        await undo(person, kept);
        expect(await stateOf(ids)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});
