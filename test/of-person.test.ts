import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allOfPerson } from "#lib/core-of-person.ts";
import type { Db } from "#lib/db.ts";
import type { Fate } from "#lib/of-person.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { tellsOfPerson } from "#test/columns-of-person.ts";
import {
  type Everywhere,
  makePersonEverywhere,
  nameToOthers,
  unlikely,
} from "#test/make-everywhere.ts";
import { areas } from "../src/areas.ts";

const listed = new Map(allOfPerson(areas).flatMap(({ columns }) => Object.entries(columns)));
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Column = { name: string; table: string; column: string; type: string; leads: boolean };

/** Every column of every table, and whether it leads to an account or a record. */
async function listColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select n.nspname || '.' || c.relname || '.' || a.attname as name,
      n.nspname || '.' || c.relname as table, a.attname as column,
      format_type(a.atttypid, null) as type, exists (select from pg_constraint f
        where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any(f.conkey) and f.confrelid in
          ('accounts.users'::regclass, 'people.teachers'::regclass)) as leads
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
    order by 1`.execute(db);
  return rows;
}

async function listWanted(db: Db): Promise<string[]> {
  const columns = await listColumns(db);
  return columns.filter(tellsOfPerson).map(({ name }) => name);
}

const page = new URL("../docs/kept-of-a-person.md", import.meta.url);

function asTable(): string {
  const rows = [...listed].map(([name, { exported, forgotten }]) => {
    const file = exported === true ? "yes" : `no: ${exported.not}`;
    const fate = typeof forgotten === "string" ? forgotten : `kept: ${forgotten.kept}`;
    return `| ${name} | ${file} | ${fate} |`;
  });
  return `# What is kept of a person

Each area says it in its \`area.ts\` (\`ofPerson\`), what lies beside the areas in \`src/lib/core-of-person.ts\`.
\`WRITE=1 npx vitest run test/of-person.test.ts\` writes this table from there.

| column | in the file of one's own data | when the person is forgotten |
|---|---|---|
${rows.join("\n")}
`;
}

describe("what is kept of a person", () => {
  it("names every column that tells of one", async () => {
    const wanted = await listWanted(app.db);
    expect(wanted.filter((name) => !listed.has(name))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(100);
  });

  it("names each of them once, in the area whose it is, and none that is not there", async () => {
    const there = new Set((await listColumns(app.db)).map(({ name }) => name));
    const all = allOfPerson(areas).flatMap(({ columns }) => Object.keys(columns));
    expect(all.filter((name) => !there.has(name))).toEqual([]);
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
    const strays = areas.flatMap(({ name, ofPerson }) =>
      Object.keys("none" in ofPerson ? {} : ofPerson.columns).filter(
        (column) => !column.startsWith(`${name}.`),
      ),
    );
    expect(strays).toEqual([]);
  });

  it("is nothing only where the area has no such column", async () => {
    const wanted = await listWanted(app.db);
    for (const { name, ofPerson } of areas)
      if ("none" in ofPerson)
        expect(wanted.filter((one) => one.startsWith(`${name}.`))).toEqual([]);
  });

  it("is what docs/kept-of-a-person.md says", () => {
    if (process.env.WRITE === "1") writeFileSync(page, asTable());
    const how = "WRITE=1 npx vitest run test/of-person.test.ts writes it";
    expect(readFileSync(page, "utf8"), how).toBe(asTable());
  });

  it("misses a column that somebody adds and tells nobody of", async () => {
    await sql`alter table plans.steps add column mentor_id uuid references people.teachers,
      add column helper_name text`.execute(app.db);
    const missed = (await listWanted(app.db)).filter((name) => !listed.has(name));
    await sql`alter table plans.steps drop column mentor_id, drop column helper_name`.execute(
      app.db,
    );
    expect(missed).toEqual(["plans.steps.helper_name", "plans.steps.mentor_id"]);
  });
});

/** The rows of a table that tell of the person, as the values of one of its columns. */
async function valuesOf(
  db: Db,
  { table, column }: { table: string; column: string },
  { userId, teacherIds }: Everywhere,
): Promise<string[]> {
  const signs = [userId, ...teacherIds, ...Object.values(unlikely)].map(lower);
  const { rows } = await sql<{ value: string | null }>`
    select distinct ${sql.ref(column)}::text as value from ${sql.table(table)} t
    where exists (select from unnest(${signs}::text[]) as s (sign)
      where position(s.sign in lower(t::text)) > 0)`.execute(db);
  return rows.flatMap(({ value }) => value ?? []);
}

/** The columns for which the test holds, each with what stood in it of the person. */
async function listHeld(
  db: Db,
  person: Everywhere,
  fits: (fate: Fate) => boolean,
): Promise<(Column & { values: string[] })[]> {
  const columns = await listColumns(db);
  const held: (Column & { values: string[] })[] = [];
  for (const one of columns) {
    const fate = listed.get(one.name);
    if (fate && fits(fate)) held.push({ ...one, values: await valuesOf(db, one, person) });
  }
  return held;
}

const isTold = ({ exported }: Fate) => exported === true;
const isErased = ({ forgotten }: Fate) => typeof forgotten === "string";

const lower = (text: string) => text.toLowerCase();

/** As PostgreSQL writes a value, and as the file does. */
function stands(value: string, text: string): boolean {
  return text.includes(value) || (value.startsWith("{") && text.includes(compact(value)));
}

function compact(value: string): string {
  return JSON.stringify(JSON.parse(value));
}

/** Where a text of theirs still stands, by column, with how many rows there are of it. */
async function listTraces(db: Db): Promise<string[]> {
  const columns = (await listColumns(db)).filter(({ type }) =>
    /^(text|character|json|citext|tsvector|name)/.test(type),
  );
  const signs = Object.values(unlikely).map(lower);
  const found: string[] = [];
  for (const { name, table, column } of columns) {
    const { rows } = await sql`
      select from ${sql.table(table)} where exists (select from unnest(${signs}::text[]) as s (sign)
        where position(s.sign in lower(${sql.ref(column)}::text)) > 0)`.execute(db);
    if (rows.length > 0) found.push(`${name} × ${rows.length}`);
  }
  return found;
}

async function countRows(db: Db, tables: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of new Set(tables)) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(table)}`.execute(db);
    counts.set(table, rows[0]?.count ?? 0);
  }
  return counts;
}

describe("a person of whom every table tells", () => {
  let someone: Everywhere;
  let file: string;
  let erased: (Column & { values: string[] })[];
  let before: Map<string, number>;

  beforeAll(async () => {
    someone = await makePersonEverywhere(app);
    file = await (await someone.person.get("/account/data.json")).text();
  });

  it("has rows wherever the file or being forgotten reaches", async () => {
    const held = await listHeld(app.db, someone, (fate) => isTold(fate) || isErased(fate));
    expect(held.filter(({ values }) => values.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it("finds everything said to be in the file of their own data there, in its area's part", async () => {
    const told = await listHeld(app.db, someone, isTold);
    const missing: string[] = [];
    for (const part of allOfPerson(areas)) {
      const text = JSON.stringify(await part.export(app.db, { ...someone, now }));
      const ofPart = told.filter(({ name }) => name in part.columns);
      for (const { name, values } of ofPart)
        if (!values.every((value) => stands(value, text))) missing.push(name);
    }
    expect(missing).toEqual([]);
  });

  it("finds nothing there that would let others in or serves matching alone", () => {
    for (const secret of ["-password", "-iin", "-body", "-1", "-2", "-3"])
      expect(file).not.toContain(`${unlikely.sign}${secret}`);
  });

  it("is given each part under a name of its own", async () => {
    const keys: string[] = [];
    for (const part of allOfPerson(areas))
      keys.push(...Object.keys(await part.export(app.db, { ...someone, now })));
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
    expect(Object.keys(JSON.parse(file)).toSorted()).toEqual(keys.toSorted());
    expect(keys).toEqual(
      expect.arrayContaining(["account", "roles", "sessions", "passkeys", "requests", "record"]),
    );
  });

  it("is forgotten when that is confirmed", async () => {
    erased = await listHeld(app.db, someone, isErased);
    await nameToOthers(app.db);
    before = await countRows(
      app.db,
      erased.map(({ table }) => table),
    );
    const id = randomUUID();
    await someone.person.post("/account/erasure", { id });
    const answered = await someone.coordinator.post(`/accounts/joining/${id}/confirm`);
    expect(answered.status).toBe(303);
  });

  it("leaves no text in any column of any table, but for those kept for a reason", async () => {
    expect(await listTraces(app.db)).toEqual([
      "graphile_worker._private_jobs.payload × 1",
      "people.certificates.signatories × 1",
    ]);
    const isKept = (name: string) => typeof listed.get(name)?.forgotten === "object";
    expect(isKept("graphile_worker._private_jobs.payload")).toBe(true);
    expect(isKept("people.certificates.signatories")).toBe(true);
  });

  it("leaves nothing of what stood in a column said to be emptied", async () => {
    const left: string[] = [];
    for (const { name, table, column, values } of erased) {
      const { rows } = await sql`
        select from ${sql.table(table)} where ${sql.ref(column)}::text = any(${values}::text[])`.execute(
        app.db,
      );
      if (rows.length > 0) left.push(name);
    }
    expect(left).toEqual([]);
  });

  it("stays counted: no row goes where only names are taken out", async () => {
    const isDeletedFrom = (table: string) =>
      [...listed].some(
        ([name, { forgotten }]) => name.startsWith(`${table}.`) && forgotten === "deleted",
      );
    const after = await countRows(app.db, [...before.keys()]);
    const fewer = [...before].filter(
      ([table, count]) => !isDeletedFrom(table) && (after.get(table) ?? 0) < count,
    );
    expect(fewer).toEqual([]);
    expect(after.get("core.import_rows")).toBe(1);
  });

  it("is told so in a last letter, of which the queue alone knows the address", async () => {
    const { rows } = await sql<{ subject: string }>`
      select m.subject from graphile_worker._private_jobs j
      join core.mails m on m.id::text = j.payload ->> 'mailId'
      where j.payload ->> 'to' = ${unlikely.email}`.execute(app.db);
    expect(rows).toEqual([{ subject: "Тірек: деректеріңіз өшірілді" }]);
  });
});
