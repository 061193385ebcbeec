import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { roles } from "#lib/actor.ts";
import { rootPath } from "#lib/root.ts";
import { foldedName } from "#lib/search.ts";
import { makePath } from "#test/all-trials.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
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

// What guests may see of every circle once it is published; every other table, a new one too, is closed.
const openTables = [
  ...[
    "network.partnerships",
    "network.platform_regions",
    "network.school_places",
    "network.schools",
  ],
  ...["network.statuses", "events.events", "events.materials", "events.series", "events.sessions"],
  ...["events.speakers", "accounts.providers", "core.files"],
];
const shownSchemas = ["people", "surveys", "needs", "plans"] as const;

// What the far circle's people and unpublished titles are called; a list is asked by its beginning, which comes back.
const marker = "Бөгдежерлікова";
const beginning = "Бөгдежер";

// Parameters that name no record, or one that whoever knows its number may read: words of a fixed list, days, pages and the wishes of whoever looks.
const namesNothing = new Set(
  `area as by category code colour cross date day direction field form grades group grouping half_year holds id kind lacks
  lang language lapses level limit locality lost match measure mode month need next number of on only outcome pace page position
  programme purpose range role section separator show since size small sort state status subject subjectName teaching titleKk
  titleRu type until version view when with year`.split(/\s+/),
);

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
  const made = [...(await idsOfRecords()).keys()].filter((id) => !before.has(id));
  await markFarCircle(made);
  const all = await idsOfRecords();
  foreignIds = new Map([...all].filter(([id]) => !before.has(id)));
  filters = await foreignFilters();
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
    expect([...found].sort()).toEqual(
      expect.arrayContaining([...shownSchemas, "accounts", "text"]),
    );
  });

  it("is tried by every name that an address is asked with", async () => {
    const tried = new Set(filters.flatMap(Object.keys));
    const names = await listParameters();
    expect(names.filter((name) => !tried.has(name) && !namesNothing.has(name))).toEqual([]);
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
  const ofActs = [...written()]
    .filter(([address, cells]) => address.startsWith("POST ") && cells.guest === "sign-in")
    .map(([address]) => address);
  for (const address of [...readByPeople(), ...ofActs]) await makePath(world, address, subject);
  return subject;
}

// Everybody reads these, and who is signed in reads more.
const openToGuests = [
  "GET /people/coverage",
  "GET /people/methodical-team",
  "GET /people/schools/:id",
  "GET /calendar",
];

/** The addresses that a person reads and a guest does not, or not all of. */
function readByPeople(): string[] {
  return [...written()]
    .filter(([address, cells]) => address.startsWith("GET ") && cells.guest === "sign-in")
    .map(([address]) => address)
    .concat(openToGuests);
}

/** Gives the people and the unpublished titles of the far circle a text that stands nowhere else. */
async function markFarCircle(ids: readonly string[]): Promise<void> {
  const far = sql`id = any (${ids}::uuid[])`;
  const folded = foldedName(marker, "Айгүл", null);
  await sql`update people.teachers set family_name = ${marker}, folded = ${folded} where ${far}`.execute(
    app.db,
  );
  await sql`update accounts.users set family_name = ${marker} where ${far}`.execute(app.db);
  await sql`update plans.items set title_kk = ${marker}, title_ru = ${marker} where ${far}`.execute(
    app.db,
  );
  await sql`update events.events set title_kk = ${marker}, title_ru = ${marker}
    where state = 'draft' and leading_id = ${foreign.leading.id}`.execute(app.db);
}

/** The names that addresses are asked with: of schemas of the address, and read by themselves. */
async function listParameters(): Promise<string[]> {
  const schemas = globSync("src/modules/*/*/schema.ts", { cwd: rootPath() });
  const keys = await Promise.all(schemas.map(keysOfQueries));
  const sources = globSync("src/**/*.{ts,tsx}", { cwd: rootPath() });
  return [...new Set([...keys.flat(), ...sources.flatMap(namesReadIn)])].sort();
}

async function keysOfQueries(file: string): Promise<string[]> {
  const exported: Record<string, unknown> = await import(rootPath(file));
  return Object.entries(exported).flatMap(([name, schema]) =>
    /(Query|Filters)$/.test(name) && schema instanceof z.ZodObject ? Object.keys(schema.shape) : [],
  );
}

function namesReadIn(file: string): string[] {
  const text = readFileSync(rootPath(file), "utf8");
  const single = [...text.matchAll(/\breq\.query\("(\w+)"\)/g)].map(([, name = ""]) => name);
  const lists = [...text.matchAll(/const \{([^}]*)\} = c\.req\.query\(\)/g)];
  const taken = lists.flatMap(([, list = ""]) =>
    list.split(",").map((one) => one.split(/[=:]/)[0]),
  );
  return [...single, ...taken.map((name = "") => name.trim())].filter((name) => name !== "");
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

/** The far circle's records that a page shows, each with its table; its marked text is one of them. */
async function foreignIn(asker: Visitor, path: string): Promise<Map<string, string>> {
  const response = await asker.get(path);
  if (response.status >= 500) throw new Error(`${path} answers ${response.status}`);
  if (response.status !== 200) return new Map();
  const page = await response.text();
  const ids = page.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g);
  const shown = new Set([...ids].map(([id]) => id));
  const found = new Map([...foreignIds].filter(([id]) => shown.has(id)));
  return page.includes(marker) ? found.set(marker, "text.marker") : found;
}

async function foreignFilters(): Promise<Record<string, string>[]> {
  const draft = await app.db
    .selectFrom("events.events")
    .where("leading_id", "=", foreign.leading.id)
    .where("state", "=", "draft")
    .select("id")
    .executeTakeFirstOrThrow();
  const session = await makeSession(draft.id);
  return [
    { circle: foreign.leading.id },
    { school: foreign.partner.id },
    { school: foreign.partner.code },
    { leading: foreign.leading.id },
    { partner: foreign.partner.id },
    { region: foreign.region },
    { district: foreign.district },
    { item: idIn("plans.items") },
    { copy: draft.id },
    { event: draft.id },
    { session, open: idIn("people.teachers") },
    { teacher: idIn("people.teachers") },
    { person: foreign.by },
    { q: beginning },
    { questionnaire: idIn("surveys.questionnaires"), theme: idIn("surveys.themes") },
  ];
}

async function makeSession(event_id: string): Promise<string> {
  const id = randomUUID();
  const titles = { title_kk: marker, title_ru: marker };
  const times = { starts_at: now, ends_at: new Date(now.getTime() + 60_000) };
  await app.db
    .insertInto("events.sessions")
    .values({ id, event_id, ...titles, ...times, kind: "talk" })
    .execute();
  return id;
}

function idIn(wanted: string): string {
  const found = [...foreignIds].find(([, table]) => table === wanted)?.[0];
  if (!found) throw new Error(`the far circle has nothing in ${wanted}`);
  return found;
}

/** Every row's id of the closed tables, with its table. */
async function idsOfRecords(): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.columns
    where column_name = 'id' and data_type = 'uuid' and table_schema || '.' || table_name <> all (${openTables}::text[])
      and table_schema not like 'pg_%' and table_schema not in ('information_schema', 'graphile_worker')
    order by 1`.execute(app.db);
  const ids = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(name)}`.execute(app.db);
      return rows.map(({ id }): [string, string] => [id, name]);
    }),
  );
  return new Map(ids.flat());
}
