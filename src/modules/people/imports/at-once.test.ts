import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getImport } from "#imports/queries.ts";
import { writeImport } from "#imports/writing.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { peopleDesk as desk } from "#test/desks.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { check, peopleOf, teacher, write } from "#test/people-imports.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("a list that is written while", () => {
  it("somebody changes the person on their page keeps what they changed", async () => {
    const { code, id: schoolId } = await makeSchool(app.db);
    const names = { familyName: "Бірге", givenName: "Айгүл" };
    const known = await makeTeacher(app.db, { ...names, schoolId, birthYear: 1984 });
    const person = await app.signInAs("national");
    const row = { family_name: "Бірге", given_name: "Айгүл", patronymic: "" };
    const path = await check(app, person, { rows: [teacher(code, row)] });

    let writing: Promise<void> | undefined;
    await app.db.transaction().execute(async (tx) => {
      await sql`update people.teachers set patronymic = 'Серікқызы' where id = ${known.id}`.execute(
        tx,
      );
      writing = writeNow(path);
      await pause(500);
    });
    await writing;

    const { rows } = await sql`select patronymic, working_since from people.teachers
      where id = ${known.id}`.execute(app.db);
    expect(rows).toEqual([{ patronymic: "Серікқызы", working_since: 2006 }]);
  });

  it("another school's list brings the same new people makes each of them once", async () => {
    const schools = [await makeSchool(app.db), await makeSchool(app.db)];
    const person = await app.signInAs("national");
    const numbers = ["840512400004", "990101300003"];
    const paths = [];
    for (const [at, { code }] of schools.entries()) {
      const rows = numbers.map((iin, place) =>
        teacher(code, { family_name: `Қос${"аб"[place]}ов`, birth_year: "", iin }),
      );
      paths.push(await check(app, person, { rows: at === 0 ? rows : rows.toReversed() }));
    }

    await Promise.all(paths.map(writeNow));

    const people = await Promise.all(schools.map(({ id }) => peopleOf(app, id)));
    expect(people.map((ofSchool) => ofSchool.length)).toEqual([2, 2]);
    expect(new Set(people.flat().map(({ id }) => id)).size).toBe(2);
  });

  it("it is to be taken back is taken back after that", async () => {
    const { code } = await makeSchool(app.db);
    const person = await app.signInAs("national");
    const path = await check(app, person, { rows: [teacher(code, { given_name: "Кезекші" })] });
    await write(app, person, path);
    await person.post(`${path}/undo`);

    let undoing: Promise<unknown> | undefined;
    const meanwhile = await app.db.transaction().execute(async (tx) => {
      // As whoever writes a list of a few schools holds it.
      await sql`select pg_advisory_xact_lock_shared(hashtext('people of a list'), 0)`.execute(tx);
      undoing = runWaitingJobs(app);
      await pause(700);
      return stateOf(path);
    });
    await undoing;

    expect([meanwhile, await stateOf(path)]).toEqual(["undoing", "undone"]);
  });
});

async function stateOf(path: string): Promise<string> {
  return (await getImport(app.db, path.slice(-36))).state;
}

async function writeNow(path: string): Promise<void> {
  const found = await getImport(app.db, path.slice(-36));
  const person = await getPerson(app.db, { userId: found.madeBy, now });
  await writeImport(app.db, desk, { found, person, by: person, now, progress: async () => {} });
}
