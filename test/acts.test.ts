import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadQuestionnaires } from "#modules/surveys/ready/actions.ts";
import { listActs, makeNeighbours, rowsOfAct } from "#test/acts.ts";
import { type Block, nothing, readBlocks, writeBlocks } from "#test/acts-document.ts";
import { variants } from "#test/acts-variants.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { openProvider } from "#test/oidc.ts";
import { addresses } from "#test/roles-table.ts";
import { openWorld, type World } from "#test/roles-world.ts";
import { openTables } from "#test/tables.ts";

const acts = listActs(variants);
const isWriting = process.env.WRITE === "1";
const found = new Map<string, Block>();
let app: TestApp;
let provider: Awaited<ReturnType<typeof openProvider>>;
let world: World;
let tables: Awaited<ReturnType<typeof openTables>>;

beforeAll(async () => {
  app = await openTestApp();
  provider = await openProvider([]);
  world = await openWorld(app, provider);
  await loadQuestionnaires(app.db, now);
  await makeNeighbours(world);
  tables = await openTables(app.db);
});
afterAll(async () => {
  const said = readBlocks();
  if (isWriting)
    writeBlocks(acts.flatMap(({ title }) => found.get(title) ?? said.get(title) ?? []));
  await provider.close();
  await app.close();
});

describe("what each act changes", () => {
  it("is written down for every act of the product, and for no other", () => {
    const posts = addresses(app).filter((address) => address.startsWith("POST "));
    expect([...new Set(acts.map(({ pattern }) => `POST ${pattern}`))].sort()).toEqual(posts.sort());
    if (!isWriting) expect([...readBlocks().keys()]).toEqual(acts.map(({ title }) => title));
  });

  it.each(acts)("is for $title what docs/acts.md says", async (act) => {
    const changed = await rowsOfAct({ world, tables }, act);
    const rows = changed.length > 0 ? changed : [nothing];
    found.set(act.title, { title: act.title, role: act.role, rows, notes: [] });

    expect(rows.filter((row) => row.includes("(?)"))).toEqual([]);
    if (!isWriting) expect(rows).toEqual(readBlocks().get(act.title)?.rows);
  });
});
