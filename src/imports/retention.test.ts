import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openLog } from "#lib/log.ts";
import { daysBefore, forgetDue } from "#lib/retention.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { importRetention } from "./retention.ts";

let app: TestApp;
let madeBy: string;

beforeAll(async () => {
  app = await openTestApp();
  madeBy = (await app.signInAs("national")).userId;
});
afterAll(() => app.close());

const log = openLog("silent");
const retentions = importRetention([
  { name: "people", tellsOfPeople: true },
  { name: "network", tellsOfPeople: false },
]);

type AgedImport = { desk: string; state: string; age: number };

/** An import with a row that was written and one that was not, a piece, and what it could be taken back with. */
async function makeImport({ desk, state, age }: AgedImport): Promise<string> {
  const id = randomUUID();
  const at = daysBefore(now, age);
  const writtenAt = state === "written" ? at : null;
  await sql`
    insert into core.imports (id, desk, kind, state, file_name, made_by, made_at, written_at)
    values (${id}, ${desk}, 'some', ${state}, 'list.csv', ${madeBy}, ${at}, ${writtenAt})`.execute(
    app.db,
  );
  await sql`
    insert into core.import_rows (import_id, number, portion, cells, outcome, is_written)
    values (${id}, 1, 0, '[]', 'new', true), (${id}, 2, 0, '[]', 'bad', false)`.execute(app.db);
  await sql`
    insert into core.import_pieces (import_id, sheet, place, rows) values (${id}, 0, 0, '[]')`.execute(
    app.db,
  );
  await sql`
    insert into core.import_changes (import_id, relation, key, after_hash)
    values (${id}, 'people.teachers', 'k', 1)`.execute(app.db);
  await sql`
    insert into core.import_written (import_id, number, subject) values (${id}, 1, ${id})`.execute(
    app.db,
  );
  return id;
}

async function leftOf(id: string): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'row ' || number as what from core.import_rows where import_id = ${id}
    union all select 'piece' from core.import_pieces where import_id = ${id}
    union all select 'change' from core.import_changes where import_id = ${id}
    union all select 'subject' from core.import_written where import_id = ${id} order by 1`.execute(
    app.db,
  );
  return rows.map(({ what }) => what);
}

const whole = ["change", "piece", "row 1", "row 2", "subject"];

it.each([
  ["written today", { desk: "people", state: "written", age: 0.5 }, whole],
  [
    "written two days ago",
    { desk: "people", state: "written", age: 2 },
    ["piece", "row 1", "row 2"],
  ],
  ["of people, written fifteen days ago", { desk: "people", state: "written", age: 15 }, ["piece"]],
  [
    "of the registry, written fifteen days ago",
    { desk: "network", state: "written", age: 15 },
    ["piece", "row 1"],
  ],
  [
    "of the registry, written ninety-one days ago",
    { desk: "network", state: "written", age: 91 },
    ["piece"],
  ],
  ["that waits for thirteen days", { desk: "people", state: "checked", age: 13 }, whole],
  ["that waits for fifteen days", { desk: "people", state: "checked", age: 15 }, ["row 1"]],
])("of a table %s that much is left in the morning", async (_, kept, left) => {
  const id = await makeImport(kept);
  await forgetDue(app.db, { retentions, now, log });
  expect(await leftOf(id)).toEqual(left);
});
