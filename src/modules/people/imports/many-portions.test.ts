import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getImport } from "#imports/queries.ts";
import { writeImport } from "#imports/writing.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { peopleDesk as desk } from "#test/desks.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { check, outcomesOf, peopleOf, teacher } from "#test/people-imports.ts";
import { isIdentityNumber } from "../base/rules/identity-number.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const many = 36;
const letters = "абвгдежзийклмнопрстуфхцчшщэюя";
const familyNames = [..."ау"].flatMap((end) => [...letters].map((letter) => `Көп${letter}${end}`));
const numbers = Array.from({ length: 1_000 }, (_, at) => `840512400${String(at).padStart(3, "0")}`);
const sharedWith = numbers
  .filter(isIdentityNumber)
  .slice(0, many / 2)
  .map((iin, at) => ({ family_name: `Ортақ${letters[at]}ов`, iin }));

describe("a list of many portions", () => {
  it("is written in two lanes, somebody in both of their schools once, and all of it is counted", async () => {
    const person = await app.signInAs("national");
    const schools: { id: string; code: string }[] = [];
    for (let made = 0; made < many; made += 1) schools.push(await makeSchool(app.db));
    const codes = schools.map(({ code }) => code);
    const path = await check(app, person, {
      rows: [
        ...codes.map((code, at) => teacher(code, { family_name: familyNames[at] })),
        // The lanes begin at the first and the last school: in both of each pair one person works.
        ...codes.map((code, at) => teacher(code, sharedWith[Math.min(at, many - 1 - at)])),
      ],
    });
    const id = path.slice(-36);
    // As far as the writing goes, each school is a portion of its own.
    await sql`update core.import_rows set portion = array_position(${codes}::text[], cells ->> 'code')
      where import_id = ${id}`.execute(app.db);

    const told = await writeBeside(id);

    expect(told).toEqual([...told].sort((one, other) => one - other));
    expect(told.at(-1)).toBe(2 * many);
    const people = await Promise.all(schools.map((school) => peopleOf(app, school.id)));
    const shared = people.flat().filter(({ family }) => family.startsWith("Ортақ"));
    expect(shared).toHaveLength(many);
    expect(new Set(shared.map((one) => one.id)).size).toBe(many / 2);
    expect(await countsOf(schools)).toEqual(people.map((ofSchool) => ofSchool.length));
    expect(people.flat()).toHaveLength(2 * many);
    const left = await sql`select from people.counted_later where import_id = ${id}`.execute(
      app.db,
    );
    expect(left.rows).toEqual([]);
    expect((await getImport(app.db, id)).state).toBe("written");
  });

  it("is taken back whole", async () => {
    const person = await app.signInAs("national");
    const schools = await Promise.all(Array.from({ length: 18 }, () => makeSchool(app.db)));
    const rows = schools.map(({ code }, at) => teacher(code, { family_name: familyNames[at] }));
    const path = await check(app, person, { rows });
    const id = path.slice(-36);
    await sql`update core.import_rows set portion = number where import_id = ${id}`.execute(app.db);
    await writeBeside(id);
    expect(await countsOf(schools)).toEqual(schools.map(() => 1));

    await person.post(`${path}/undo`);
    await runWaitingJobs(app);

    expect((await getImport(app.db, id)).state).toBe("undone");
    expect(await countsOf(schools)).toEqual(schools.map(() => 0));
    expect(await outcomesOf(app, path)).toEqual([]);
  });
});

/** Writes the checked import; gives how many rows it told to be written, step by step. */
async function writeBeside(id: string): Promise<number[]> {
  const found = await getImport(app.db, id);
  const person = await getPerson(app.db, { userId: found.madeBy, now });
  const told: number[] = [];
  const progress = async (done: number) => void told.push(done);
  await writeImport(app.db, desk, { found, person, by: person, now, progress });
  return told;
}

/** How many teachers each school has by the steps of its counts. */
async function countsOf(schools: readonly { id: string }[]): Promise<number[]> {
  const { rows } = await sql<{ id: string; teachers: number }>`
    select school_id as id, sum(delta)::int as teachers from people.school_steps
    where measure = 'teachers' group by 1`.execute(app.db);
  const counts = new Map(rows.map(({ id, teachers }) => [id, teachers]));
  return schools.map(({ id }) => counts.get(id) ?? 0);
}
