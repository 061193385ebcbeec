import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "#lib/actor.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeAct, makeCourse, makeTeacher, makeTrainer } from "#test/make-people.ts";
import { recordTraining, removeTrained } from "./actions.ts";

let app: TestApp;
const programme = "practice_reflection";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A school with its coordinator, a trainer who passed the programme and two teachers who did not. */
async function makeScene() {
  const school = await makeSchool(app.db, { status: "partner" });
  const trainer = await makeTeacher(app.db, { familyName: "Тренерова", schoolId: school.id });
  await makeCourse(app.db, { teacherId: trainer.id, programme, completedOn: "2019-05-20" });
  const [one, two] = [
    await makeTeacher(app.db, { familyName: "Біріншиева", schoolId: school.id }),
    await makeTeacher(app.db, { familyName: "Екіншиева", schoolId: school.id }),
  ];
  const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
  const form = {
    id: randomUUID(),
    programme,
    school: school.code,
    hours: "24",
    from: "2021-02-01",
    until: "2021-02-05",
    trainers: trainer.id,
    trained: [one.id, two.id],
  };
  return { school, trainer, one, two, coordinator, form };
}

async function trainedIn(actId: string): Promise<string[]> {
  const rows = await app.db
    .selectFrom("people.courses")
    .where("act_id", "=", actId)
    .select("teacher_id")
    .execute();
  return rows.map((row) => row.teacher_id).sort();
}

describe("recording a training", () => {
  it("gives each of the trained one course, however often the form is sent", async () => {
    const { coordinator, form, one, two } = await makeScene();

    const first = await coordinator.post("/people/trainings/new", form);
    const again = await coordinator.post("/people/trainings/new", form);

    expect([first.status, again.status]).toEqual([303, 303]);
    expect(await trainedIn(form.id)).toEqual([one.id, two.id].sort());
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from core.history where subject_id = ${form.id}`.execute(
      app.db,
    );
    expect(rows[0]?.count).toBe(1);
    const shown = await (await coordinator.get(`/people/trainings/${form.id}`)).text();
    expect(shown).toContain("Біріншиева");
  });

  it("joins a course known already instead of writing it twice, and leaves it behind when deleted", async () => {
    const { coordinator, form, one } = await makeScene();
    const known = await makeCourse(app.db, {
      teacherId: one.id,
      programme,
      completedOn: "2021-02-05",
    });

    await coordinator.post("/people/trainings/new", form);
    const joined = await trainedIn(form.id);
    const noReason = await coordinator.post(`/people/trainings/${form.id}/deletion`, {});
    await coordinator.post(`/people/trainings/${form.id}/deletion`, { reason: "Қате" });
    const again = await coordinator.post(`/people/trainings/${form.id}/deletion`, {
      reason: "Қате",
    });
    const teacher = await app.signInAs("teacher", { schoolId: (await makeSchool(app.db)).id });
    const strange = await teacher.post(`/people/trainings/${form.id}/deletion`, { reason: "Қате" });

    expect([again.headers.get("location"), strange.status]).toEqual(["/people/trainings", 404]);
    expect(joined).toHaveLength(2);
    expect(noReason.status).toBe(422);
    const left = await app.db
      .selectFrom("people.courses")
      .where("teacher_id", "in", [form.trained].flat())
      .select(["id", "act_id"])
      .execute();
    expect(left).toEqual([{ id: known, act_id: null }]);
    expect((await coordinator.get(`/people/trainings/${form.id}`)).status).toBe(404);
  });

  it("asks why somebody led it who had not passed the programme themselves", async () => {
    const { coordinator, form, one, two } = await makeScene();
    const led = { ...form, trainers: one.id, trained: two.id };

    const refused = await coordinator.post("/people/trainings/new", led);
    const excused = await coordinator.post("/people/trainings/new", {
      ...led,
      exception: "Тренер ауырып қалды",
    });

    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("не прошёл эту программу");
    expect(excused.status).toBe(303);
  });

  it("takes a trainer who holds the direction of the programme by the first day, and not later", async () => {
    const { coordinator, form, one, two, school } = await makeScene();
    const later = await makeTeacher(app.db, { schoolId: school.id });
    await makeTrainer(app.db, { teacherId: one.id, since: "2020-09-01" });
    await makeTrainer(app.db, { teacherId: later.id, since: "2021-02-02" });
    const post = (trainers: string) =>
      coordinator.post("/people/trainings/new", {
        ...form,
        id: randomUUID(),
        trainers,
        trained: two.id,
      });

    expect([(await post(later.id)).status, (await post(one.id)).status]).toEqual([422, 303]);
  });

  it("refuses a day to come, a person on both sides, nobody, and a school or teachers of others", async () => {
    const { coordinator, form, trainer, one } = await makeScene();
    const other = await makeScene();
    const post = async (change: Record<string, string | string[]>) => {
      const response = await coordinator.post("/people/trainings/new", {
        ...form,
        id: randomUUID(),
        ...change,
      });
      return response.status === 422 ? response.text() : `status ${response.status}`;
    };

    expect(await post({ until: "2026-03-02" })).toContain("ещё не закончилось");
    expect(await post({ until: "2021-01-30" })).toContain("не может быть раньше первого");
    expect(await post({ trained: [trainer.id, one.id] })).toContain("не может и вести, и учиться");
    expect(await post({ trained: [] })).toContain("Отметьте хотя бы одного");
    expect(await post({ trained: other.one.id })).toContain("выбрать не можете");
    expect(await post({ school: other.school.code })).toContain("ведёте не вы");
    expect(await post({ school: "" })).toContain("только в школе");
    expect(await post({ school: "", place: "Ақтөбе" })).toContain("только в школе");
    expect(await post({ hours: "0" })).toContain("от 1 до 1000");
  });

  it("refuses a training that would put somebody below themselves", async () => {
    const { coordinator, form, trainer, one, two } = await makeScene();
    await coordinator.post("/people/trainings/new", { ...form, trained: one.id });
    const next = { ...form, from: "2022-02-01", until: "2022-02-05" };
    await coordinator.post("/people/trainings/new", {
      ...next,
      id: randomUUID(),
      trainers: one.id,
      trained: two.id,
    });

    const ring = await coordinator.post("/people/trainings/new", {
      ...next,
      id: randomUUID(),
      trainers: two.id,
      trained: trainer.id,
    });

    expect(ring.status).toBe(422);
    expect(await ring.text()).toContain("стоит выше него");
  });

  it("lets the regions, and not a school, record a training held outside the schools", async () => {
    const { form, school, trainer, one } = await makeScene();
    const region = await app.signInAs("cpm_trainer", { regionKato: "150000000" });
    const elsewhere = { ...form, school: "", place: "Ақтөбе", trained: one.id };

    const recorded = await region.post("/people/trainings/new", elsewhere);
    const nowhere = await region.post("/people/trainings/new", {
      ...elsewhere,
      id: randomUUID(),
      place: "",
    });
    const inSchool = await region.post("/people/trainings/new", {
      ...form,
      id: randomUUID(),
      school: school.code,
      trainers: trainer.id,
    });

    expect([recorded.status, inSchool.status]).toEqual([303, 422]);
    expect(await nowhere.text()).toContain("Укажите код школы или место");
    const colleague = await app.signInAs("cpm_trainer", { regionKato: "150000000" });
    const page = `/people/trainings/${form.id}/people`;
    expect([(await region.get(page)).status, (await colleague.get(page)).status]).toEqual([
      200, 403,
    ]);
  });
});

describe("the form", () => {
  it("finds people by part of a name or by school, and keeps what was typed and ticked", async () => {
    const { coordinator, form, one } = await makeScene();

    const html = await (
      await coordinator.post("/people/trainings/new", {
        ...form,
        do: "findTrainers",
        trainers: [],
        trained: one.id,
        trainerName: "трен",
        exception: "Себебі бар",
      })
    ).text();

    expect(html).toMatch(/Тренерова/);
    expect(html).toMatch(new RegExp(`value="${one.id}"[^>]*checked|checked[^>]*value="${one.id}"`));
    expect(html).toContain("Себебі бар");
    expect(html).toContain("Екіншиева");
  });

  it("offers nobody from beyond one's reach but the active of one's own district", async () => {
    const { coordinator } = await makeScene();
    const near = await makeSchool(app.db);
    const far = await makeSchool(app.db, { district: "111000000" });
    const people = {
      Жақынактивова: near.id,
      Алысактивова: far.id,
    };
    for (const [familyName, schoolId] of Object.entries(people)) {
      const { id } = await makeTeacher(app.db, { familyName, schoolId });
      await makeTrainer(app.db, { teacherId: id });
    }
    await makeTeacher(app.db, { familyName: "Жақынқатарова", schoolId: near.id });
    const find = async (trainerName: string) =>
      (await coordinator.post("/people/trainings/new", { do: "findTrainers", trainerName })).text();

    expect(await find("жақынакт")).toContain("Жақынактивова");
    expect(await find("жақынқат")).not.toContain("Жақынқатарова");
    expect(await find("алысакт")).not.toContain("Алысактивова");
  });
});

describe("a training", () => {
  it("shows names to those who may see them and to others only how many came from which school", async () => {
    const { school, form, coordinator, trainer } = await makeScene();
    await coordinator.post("/people/trainings/new", form);
    const stranger = await app.signInAs("partner_coordinator", {
      schoolId: (await makeSchool(app.db)).id,
    });

    const html = await (await stranger.get(`/people/trainings/${form.id}`)).text();

    expect(html).not.toContain("Біріншиева");
    expect(html).not.toContain("Тренерова");
    expect(html).toContain(`${school.nameRu}: 2 человека`);
    expect(
      (await stranger.post(`/people/trainings/${form.id}/removal`, { teacher: trainer.id })).status,
    ).toBe(403);
  });

  it("gains and loses people with a row of history for each act", async () => {
    const { school, form, coordinator, one, two } = await makeScene();
    await coordinator.post("/people/trainings/new", { ...form, trained: one.id });
    const at = `/people/trainings/${form.id}`;
    const third = await makeTeacher(app.db, { schoolId: school.id });

    const added = await coordinator.post(`${at}/people`, { trained: [two.id, third.id] });
    await coordinator.post(`${at}/people`, { trained: [two.id] });
    await coordinator.post(`${at}/removal`, { teacher: one.id });
    const refused = await coordinator.post(`${at}/people`, { trained: form.trainers });

    expect(added.status).toBe(303);
    expect(await trainedIn(form.id)).toEqual([two.id, third.id].sort());
    expect(refused.status).toBe(422);
    const html = await (await coordinator.get(at)).text();
    expect(html.match(/Добавлены обученные/g)).toHaveLength(1);
    expect(html).toContain("Обученный убран");
  });

  it("is listed where it was held, where its trainers work and where its people work", async () => {
    const hub = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db, { status: "partner" });
    await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
    const far = await makeSchool(app.db, { district: "111000000" });
    const led = await makeTeacher(app.db, { familyName: "Жетекова", schoolId: hub.id });
    const taught = await makeTeacher(app.db, { schoolId: partner.id });
    const act = await makeAct(app.db, {
      trainers: [led.id],
      trained: [taught.id],
      schoolId: hub.id,
      day: "2024-10-10",
    });
    const seen = async (
      role: "partner_coordinator" | "regional" | "leading_director",
      scope: object,
      query = "",
    ) => {
      const visitor = await app.signInAs(role, scope);
      return (await (await visitor.get(`/people/trainings${query}`)).text()).includes(act);
    };

    expect(await seen("partner_coordinator", { schoolId: partner.id })).toBe(true);
    expect(await seen("leading_director", { schoolId: hub.id })).toBe(true);
    expect(await seen("regional", { regionKato: "150000000" })).toBe(true);
    expect(await seen("regional", { regionKato: "110000000" })).toBe(false);
    expect(await seen("partner_coordinator", { schoolId: far.id })).toBe(false);
    const director = { schoolId: hub.id };
    expect(await seen("leading_director", director, "?year=2024&q=жетек")).toBe(true);
    expect(await seen("leading_director", director, "?year=2023")).toBe(false);
    expect(await seen("leading_director", director, "?programme=tasks")).toBe(false);
    expect(await seen("leading_director", director, "?q=басқаша")).toBe(false);
  });
});

const national: Person = {
  kind: "person",
  userId: randomUUID(),
  name: "",
  grants: [{ role: "national" }],
};
const step = fc.record({
  trainers: fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1, maxLength: 2 }),
  trained: fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1, maxLength: 3 }),
  day: fc.integer({ min: 10, max: 28 }),
  removes: fc.boolean(),
});

describe("the cascade", () => {
  it("never closes a ring, and sending an act again changes nothing, whatever acts are sent at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const people = await Promise.all(Array.from({ length: 6 }, () => makeTeacher(app.db)));
        const at = (place: number) => people[place]?.id ?? "";
        const send = async (one: (typeof steps)[number], id: string) => {
          const until = `2021-03-${one.day}`;
          const form = {
            id,
            programme,
            place: "Ақтөбе",
            hours: 10,
            from: until,
            until,
            trainers: one.trainers.map(at),
            trained: one.trained.map(at),
            exception: "сынақ",
          };
          const result = await recordTraining(app.db, { person: national, form, now });
          if (result.ok && one.removes) {
            const teacherId = form.trained[0] ?? "";
            await removeTrained(app.db, { person: national, id, teacherId, now });
          }
        };
        const ids = steps.map(() => randomUUID());
        await Promise.all(steps.map((one, place) => send(one, ids[place] ?? "")));
        const before = await linksOf(people.map(({ id }) => id));
        for (const [place, one] of steps.entries()) {
          const isWritten = before.some(({ act }) => act === ids[place]);
          if (isWritten) await send({ ...one, removes: false }, ids[place] ?? "");
        }

        expect(await linksOf(people.map(({ id }) => id))).toEqual(before);
        expect(await ringsAmong(people.map(({ id }) => id))).toBe(0);
        expect(await keptReach()).toEqual(await reachAfresh());
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it("keeps how many each reached when a person, a course or a trainer goes away", async () => {
    const [top, middle, low] = await Promise.all([1, 2, 3].map(() => makeTeacher(app.db)));
    if (!top || !middle || !low) throw new Error("three people are made");
    await makeAct(app.db, { trainers: [top.id], trained: [middle.id], day: "2020-01-01" });
    await makeAct(app.db, { trainers: [middle.id], trained: [low.id], day: "2021-01-01" });
    const reachedBy = async (id: string) =>
      (await keptReach()).find((row) => row.id === id)?.reached ?? 0;

    expect(await reachedBy(top.id)).toBe(2);
    await app.db.deleteFrom("people.teachers").where("id", "=", low.id).execute();
    expect(await reachedBy(top.id)).toBe(1);
    await app.db.deleteFrom("people.act_trainers").where("teacher_id", "=", top.id).execute();
    expect(await reachedBy(top.id)).toBe(0);
    expect(await keptReach()).toEqual(await reachAfresh());
  });
});

async function linksOf(ids: string[]) {
  const { rows } = await sql<{ act: string; trainer: string; trained: string }>`
    select act_id as act, trainer_id as trainer, trained_id as trained from people.links
    where trainer_id = any (${ids}::uuid[]) order by 1, 2, 3`.execute(app.db);
  return rows;
}

async function ringsAmong(ids: string[]): Promise<number> {
  const { rows } = await sql<{ rings: number }>`
    with recursive below (top, id) as (
      select trainer_id, trained_id from people.links where trainer_id = any (${ids}::uuid[])
      union
      select b.top, l.trained_id from below b join people.links l on l.trainer_id = b.id
    )
    select count(*)::int as rings from below where id = top`.execute(app.db);
  return rows[0]?.rings ?? -1;
}

async function keptReach() {
  const { rows } = await sql<{ id: string; reached: number }>`
    select teacher_id as id, programme, trained, reached from people.reach order by 1, 2`.execute(
    app.db,
  );
  return rows;
}

/** Counts whom each trainer reached by walking the links in memory. */
async function reachAfresh() {
  const { rows } = await sql<{ programme: string; trainer: string; trained: string }>`
    select programme, trainer_id as trainer, trained_id as trained from people.links`.execute(
    app.db,
  );
  const below = Map.groupBy(rows, ({ programme: code, trainer }) => `${code} ${trainer}`);
  const walk = (code: string, id: string, seen: Set<string>): Set<string> => {
    for (const { trained } of below.get(`${code} ${id}`) ?? []) {
      if (!seen.has(trained)) walk(code, trained, seen.add(trained));
    }
    return seen;
  };
  return [...below]
    .map(([key, links]) => {
      const [code = "", id = ""] = key.split(" ");
      const trained = new Set(links.map((link) => link.trained)).size;
      return { id, programme: code, trained, reached: walk(code, id, new Set()).size };
    })
    .sort((one, other) => (`${one.id}${one.programme}` < `${other.id}${other.programme}` ? -1 : 1));
}
