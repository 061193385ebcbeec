import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getImport } from "#imports/queries.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { check, peopleOf, teacher, write } from "#test/people-imports.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
const formOf = (school: { code: string }, more: Record<string, string> = {}) => ({
  id: randomUUID(),
  postId: randomUUID(),
  school: school.code,
  position: "teacher",
  familyName: "Әбілқасымова",
  givenName: "Жұлдыз",
  since: "2020-09-01",
  ...more,
});
/** What the form of a record says while nothing of it is changed. */
async function formOfRecord(id: string): Promise<Record<"id", string> & Record<string, string>> {
  const row = await app.db
    .selectFrom("people.teachers")
    .where("id", "=", id)
    .selectAll()
    .executeTakeFirstOrThrow();
  const said = {
    familyName: row.family_name,
    givenName: row.given_name,
    patronymic: row.patronymic,
    birthYear: row.birth_year,
    workingSince: row.working_since,
  };
  const known = Object.entries(said).filter(([, value]) => value !== null);
  return { id, ...Object.fromEntries(known.map(([name, value]) => [name, String(value)])) };
}

describe("taking a list back", () => {
  it("tells nobody whether others keep a record with a number", async () => {
    const other = await makeSchool(app.db);
    const owner = await app.signInAs("partner_coordinator", { schoolId: other.id });
    const [known, free, own] = ["880412310019", "790412310010", "790413310015"];
    await owner.post("/people/teachers/new", formOf(other, { iin: known }));
    const learned: Record<string, unknown> = {};
    for (const [name, asked] of [
      ["known", known],
      ["free", free],
    ] as const) {
      const school = await makeSchool(app.db);
      const spy = await app.signInAs("partner_coordinator", { schoolId: school.id });
      const path = await check(app, spy, {
        rows: [teacher(school.code, { given_name: "Сынақ", iin: own })],
      });
      await write(app, spy, path);
      expect(await peopleOf(app, school.id)).toHaveLength(1);
      const [person] = await peopleOf(app, school.id);
      const form = await formOfRecord(person?.id ?? "");
      const edit = async (iin: string) =>
        (await spy.post(`/people/teachers/${form.id}/edit`, { ...form, iin })).status;
      const statuses = [await edit(asked), await edit(own)];
      await spy.post(`${path}/undo`);
      await runWaitingJobs(app);
      const { state } = await getImport(app.db, path.slice(-36));
      const left = (await peopleOf(app, school.id)).length;
      learned[name] = [statuses, state, left];
      // The next who tries must not meet this record of the own number.
      await app.db
        .updateTable("people.teachers")
        .set({ iin_hash: null })
        .where("id", "=", form.id)
        .execute();
      await app.db.deleteFrom("people.duplicate_pairs").execute();
    }
    const takenBack = [[303, 303], "undone", 0];
    expect(learned).toEqual({ known: takenBack, free: takenBack });
  });

  it("nor does a number that somebody else brings later, by what the undo answers", async () => {
    const learned: Record<string, unknown> = {};
    for (const [name, iin] of [
      ["brought", "880412310019"],
      ["not", "790412310010"],
    ] as const) {
      const [school, other] = [await makeSchool(app.db), await makeSchool(app.db)];
      const spy = await app.signInAs("partner_coordinator", { schoolId: school.id });
      const owner = await app.signInAs("partner_coordinator", { schoolId: other.id });
      await app.db.updateTable("people.teachers").set({ iin_hash: null }).execute();
      const path = await check(app, spy, {
        rows: [teacher(school.code, { given_name: "Сынақ", iin })],
      });
      await write(app, spy, path);
      expect(await peopleOf(app, school.id)).toHaveLength(1);
      await owner.post("/people/teachers/new", formOf(other, name === "brought" ? { iin } : {}));
      await spy.post(`${path}/undo`);
      await runWaitingJobs(app);
      const { state } = await getImport(app.db, path.slice(-36));
      learned[name] = [state, (await peopleOf(app, school.id)).length];
    }
    const takenBack = ["undone", 0];
    expect(learned).toEqual({ brought: takenBack, not: takenBack });
  });
});
