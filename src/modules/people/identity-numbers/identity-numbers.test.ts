import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";

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

describe("an identification number", () => {
  it("tells nobody whether a record that others keep bears the number, and asks those who keep both", async () => {
    const own = await makeSchool(app.db);
    const other = await makeSchool(app.db);
    const known = "880412310019";
    const owner = await app.signInAs("partner_coordinator", { schoolId: other.id });
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const first = formOf(other, { iin: known });
    await owner.post("/people/teachers/new", first);

    const made = formOf(own, { iin: known });
    expect((await spy.post("/people/teachers/new", made)).status).toBe(303);
    const changed = { ...made, familyName: "Басқа" };
    expect((await spy.post(`/people/teachers/${made.id}/edit`, changed)).status).toBe(303);

    const { rows } = await sql<{ bearers: number; pairs: number }>`
      select count(iin_hash)::int as bearers,
        (select count(*)::int from people.duplicate_pairs where ${made.id}::uuid in (first_id, second_id)) as pairs
      from people.teachers where id in (${first.id}, ${made.id})`.execute(app.db);
    expect(rows).toEqual([{ bearers: 2, pairs: 1 }]);
    const told = async (id: string) =>
      (
        await app.db
          .selectFrom("core.history")
          .where("subject_id", "=", id)
          .where("act", "=", "teacherChanged")
          .select("id")
          .execute()
      ).length;
    expect(await told(made.id)).toBe(1);
    await spy.post(`/people/teachers/${made.id}/edit`, changed);
    await owner.post(`/people/teachers/${first.id}/edit`, first);
    expect([await told(made.id), await told(first.id)]).toEqual([1, 0]);
  });

  it("refuses a number of another of one's own records, whether or not others keep one of it too", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const owner = await app.signInAs("partner_coordinator", { schoolId: other.id });
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const [taken, free] = ["790412310010", "790413310015"];
    await owner.post("/people/teachers/new", formOf(other, { iin: taken }));
    const answers = await Promise.all(
      [taken, free].map(async (iin) => {
        const first = formOf(own, { familyName: `Бір${iin}`.replace(/\d/g, "") });
        await spy.post("/people/teachers/new", first);
        const edited = await spy.post(`/people/teachers/${first.id}/edit`, { ...first, iin });
        const second = await spy.post("/people/teachers/new", formOf(own, { iin }));
        return [edited.status, second.status, (await second.text()).includes('id="iin-error"')];
      }),
    );
    expect(answers).toEqual([
      [303, 422, true],
      [303, 422, true],
    ]);
  });
});
