import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { makePath } from "#test/all-trials.ts";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { openProvider } from "#test/oidc.ts";
import { written } from "#test/roles-table.ts";
import {
  type Column,
  inside,
  newcomer,
  openWorld,
  outside,
  type Subject,
  type World,
} from "#test/roles-world.ts";
import { refuseGaps } from "#test/trials-gaps.ts";

// What guests may not see at all; schools, their statuses and published events are everybody's.
const closedSchemas = ["people", "surveys", "needs", "plans"] as const;

let app: TestApp;
let provider: Awaited<ReturnType<typeof openProvider>>;
let world: World;
let foreign: Subject;
let foreignIds: Map<string, string>;
let filters: Record<string, string>[];

beforeAll(async () => {
  app = await openTestApp();
  await refuseGaps(app);
  provider = await openProvider([]);
  world = await openWorld(app, provider);
  const before = await idsOfRecords();
  foreign = await fillFarCircle();
  const all = await idsOfRecords();
  foreignIds = new Map([...all].filter(([id]) => !before.has(id)));
  filters = foreignFilters();
}, 60_000);
afterAll(async () => {
  await provider.close();
  await app.close();
});

describe("another circle's id in a list's filter", () => {
  it("is of a circle whose records the national team finds", { timeout: 300_000 }, async () => {
    const { asker, subjects } = await newcomer(world, "national");
    const own = await subjects(inside);
    const found = new Set<string>();
    for (const address of readByPeople()) {
      const path = await makePath(world, address, own);
      for (const table of (await foreignIn(asker, path)).values())
        found.add(table.split(".")[0] ?? "");
    }
    expect([...found].sort()).toEqual([...closedSchemas].sort());
  });

  it.each(roles.filter((role) => role !== "national"))(
    "shows nothing from outside the scope of %s",
    { timeout: 300_000 },
    async (role) => {
      expect(await findShown(role)).toEqual([]);
    },
  );
});

/** A circle of another region with a record of every kind that addresses name. */
async function fillFarCircle(): Promise<Subject> {
  const { subjects } = await newcomer(world, "national");
  const subject = await subjects(outside);
  for (const address of readByPeople()) await makePath(world, address, subject);
  return subject;
}

/** The addresses that a person reads and a guest does not. */
function readByPeople(): string[] {
  return [...written()]
    .filter(([address, cells]) => address.startsWith("GET ") && cells.guest === "sign-in")
    .map(([address]) => address);
}

type Shown = { address: string; table: string };

/** The records of the far circle that a list shows to the role when asked by a filter, and not without it. */
async function findShown(role: Column): Promise<Shown[]> {
  const { asker, subjects } = await newcomer(world, role);
  const own = await subjects(inside);
  const shown: Shown[] = [];
  for (const address of readByPeople()) {
    const path = await makePath(world, address, own);
    const plain = await foreignIn(asker, path);
    for (const filter of filters) {
      const found = await foreignIn(asker, `${path}?${new URLSearchParams(filter)}`);
      // What was sent comes back in the fields of a form, which shows nothing.
      for (const id of [...plain.keys(), ...Object.values(filter)]) found.delete(id);
      for (const table of new Set(found.values()))
        shown.push({ address: `${address}?${Object.keys(filter).join("&")}`, table });
    }
  }
  return shown;
}

/** The ids of the far circle's records in a page, with their tables. */
async function foreignIn(asker: Visitor, path: string): Promise<Map<string, string>> {
  const response = await asker.get(path);
  if (response.status !== 200) return new Map();
  const page = await response.text();
  const ids = page.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g);
  const shown = new Set([...ids].map(([id]) => id));
  return new Map([...foreignIds].filter(([id]) => shown.has(id)));
}

function foreignFilters(): Record<string, string>[] {
  return [
    { circle: foreign.leading.id },
    { school: foreign.partner.id },
    { school: foreign.partner.code },
    { region: foreign.region },
    { district: foreign.district },
    { item: idIn("plans.items") },
    { questionnaire: idIn("surveys.questionnaires"), theme: idIn("surveys.themes") },
  ];
}

function idIn(wanted: string): string {
  const found = [...foreignIds].find(([, table]) => table === wanted)?.[0];
  if (!found) throw new Error(`the far circle has nothing in ${wanted}`);
  return found;
}

/** Every row's id of the closed schemas, with its table. */
async function idsOfRecords(): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.columns
    where column_name = 'id' and data_type = 'uuid' and table_schema = any (${[...closedSchemas]}::text[])
    order by 1`.execute(app.db);
  const ids = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(name)}`.execute(app.db);
      return rows.map(({ id }): [string, string] => [id, name]);
    }),
  );
  return new Map(ids.flat());
}
