import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect } from "vitest";
import { kindOf } from "#imports/desk.ts";
import { guessMapping } from "#imports/fields.ts";
import { writeCsv } from "#lib/csv.ts";
import { getPerson } from "#lib/person.ts";
import { eraseOfPerson } from "#modules/people/of-person/actions.ts";
import { now, type TestApp, type Visitor } from "./app.ts";
import { peopleDesk as desk } from "./desks.ts";
import { runWaitingJobs } from "./jobs.ts";

export type Cells = Partial<Record<string, string>>;
type Sent = { kind?: string; rows: Cells[]; without?: string[] };

/** Sends a table whose columns are headed as the template's, matches them and has it checked. */
export async function check(
  app: TestApp,
  person: Visitor,
  { kind = "teachers", rows, without = [] }: Sent,
): Promise<string> {
  const fields = kindOf(desk, kind).fields.filter(
    ({ name, insteadOf }) => !without.includes(name) && !insteadOf,
  );
  const columns = fields.map((field) => field.headings[0] ?? field.name);
  const cells = rows.map((row) => fields.map(({ name }) => row[name] ?? ""));
  const file = new File([writeCsv(columns, cells)], `${kind}.csv`);
  const id = randomUUID();
  const uploaded = await person.post("/people/imports", { id, kind, file });
  expect(uploaded.headers.get("location")).toBe(`/people/imports/${id}/columns`);
  const sent = await person.post(
    `/people/imports/${id}/columns`,
    guessMapping(fields, { columns, rows: [] }),
  );
  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
  return `/people/imports/${id}`;
}

/** Has the checked rows written. */
export async function write(app: TestApp, person: Visitor, path: string): Promise<void> {
  const sent = await person.post(`${path}/writing`);
  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
}

/** Sends, checks and writes; gives the page of what the check found. */
export async function bring(app: TestApp, person: Visitor, sent: Sent): Promise<string> {
  const path = await check(app, person, sent);
  const page = await (await person.get(path)).text();
  await write(app, person, path);
  return page;
}

export async function look(person: Visitor, path: string): Promise<string> {
  return (await person.get(path)).text();
}

/** What the check found of each row, by their order in the file. */
export async function outcomesOf(app: TestApp, path: string) {
  const { rows } = await sql<{ number: number; outcome: string; problems: unknown }>`
    select number, outcome, problems from core.import_rows where import_id = ${path.slice(-36)}
    order by number`.execute(app.db);
  return rows;
}

/** Erases a record of somebody without an account, as when they ask to be forgotten. */
export async function eraseTeacher(
  app: TestApp,
  by: { userId: string },
  teacherId: string,
): Promise<void> {
  const person = await getPerson(app.db, { userId: by.userId, now });
  const named = await app.db
    .selectFrom("people.teachers")
    .where("id", "=", teacherId)
    .select(["family_name as familyName", "given_name as givenName"])
    .executeTakeFirstOrThrow();
  await app.db.transaction().execute((tx) =>
    eraseOfPerson(tx, {
      person,
      now,
      teacherIds: [teacherId],
      names: [named],
      emails: [],
      phones: [],
      userId: randomUUID(),
    }),
  );
}

export function teacher(code: string, more: Cells = {}): Cells {
  return {
    code,
    family_name: "Омарова",
    given_name: "Айгүл",
    patronymic: "Серікқызы",
    birth_year: "1984",
    position: "Мұғалім",
    subjects: "Математика",
    grades: "5-11",
    languages: "қазақ",
    since: "2015-09-01",
    category: "Педагог-сарапшы",
    category_since: "20.11.2023",
    working_since: "2006",
    ...more,
  };
}

export function peopleOf(app: TestApp, schoolId: string) {
  return app.db
    .selectFrom("people.posts as p")
    .innerJoin("people.teachers as t", "t.id", "p.teacher_id")
    .where("p.school_id", "=", schoolId)
    .orderBy("t.folded")
    .orderBy("p.during")
    .select(["t.id", "t.family_name as family", "t.birth_year as born", "t.iin_hash as hash"])
    .select(["p.during", "p.subjects", "p.grades", "p.languages", "p.position"])
    .execute();
}
