import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadQuestionnaires } from "#modules/surveys/standard-questionnaires/actions.ts";
import { isTaken, listActs, toldAgain } from "./acts.ts";
import { now, openTestApp, type TestApp } from "./app.ts";
import { makeNeighbour } from "./neighbours.ts";
import { openProvider } from "./oidc.ts";
import { openRestored } from "./restored.ts";
import { inside, openWorld, type World } from "./roles-world.ts";
import { openTables, type Snapshot, type Tables } from "./tables.ts";

// Whoever asks for these again asks for something new.
const renewed: Record<string, string> = {
  "POST /account/second-factor/recovery-codes": "new codes",
  "POST /accounts/joining/schools/:id/code": "a new code",
  "POST /accounts/providers/:id":
    "a secret that is typed, which is not compared with the sealed one",
  "POST /accounts/users/:id/password-link": "a new link",
  "POST /calendar/my/renewal": "a new address",
  "POST /password-reset": "a new letter",
};
// What these did the first time may not be done again.
const answeredOtherwise: Record<string, { status: number; why: string }> = {
  "POST /surveys/rounds/:id/links": {
    status: 422,
    why: "links are shown once, and the page offers to make new ones where the sheet is lost",
  },
};
const acts = listActs().filter(({ role, usual }) => role === usual);
/** The tables that no act of a person writes, each with what does. */
const unwritten: Record<string, string> = {
  "accounts.provider_sign_ins": "a row that lasts until the provider has answered",
  "events.types": "brought by migrations",
  "needs.areas": "brought by migrations",
  "network.district_successions": "brought by migrations",
  "network.districts": "brought by migrations",
  "network.documents": "loaded with the product",
  "network.platforms": "brought by migrations",
  "network.published_figures": "brought by migrations",
  "network.regions": "brought by migrations",
  "people.counted_later": "rows that last until a large list is written",
  "people.pending_steps": "rows that are counted and removed as the transaction ends",
  "people.programmes": "brought by migrations",
  "surveys.waiting_forms": "a row that lasts until the form is confirmed",
};

let lived: TestApp;
let app: TestApp;
let provider: Awaited<ReturnType<typeof openProvider>>;
let world: World;
let restored: Snapshot;
let tables: Tables;

// The acts are tried on a database that came out of a backup, in which a circle has lived before.
beforeAll(async () => {
  lived = await openTestApp();
  provider = await openProvider([]);
  await loadQuestionnaires(lived.db, now);
  const before = await openTables(lived.db);
  await makeNeighbour(await openWorld(lived, provider), { tables: before, place: inside });
  app = await openRestored(lived);
  tables = await openTables(app.db);
  restored = await tables.look();
  world = await openWorld(app, provider);
});
afterAll(async () => {
  await provider.close();
  await lived.close();
  await app.close();
});

describe("an act sent twice after a restore", () => {
  it.each(acts)("is done, and told once: $title", async (act) => {
    const again = await toldAgain(world, act);
    const other = answeredOtherwise[act.title]?.status;
    if (other === undefined) expect(again).toSatisfy(({ status }) => isTaken(act, status));
    else expect(again.status).toBe(other);
    if (!(act.address in renewed)) expect(again).toMatchObject({ acts: [], letters: 0 });
  });

  it("has with the others written every table", async () => {
    const after = await tables.look();
    const alike = [...after].filter(([table, { mark }]) => {
      const before = restored.get(table)?.mark;
      return before?.count === mark.count && before.latest === mark.latest;
    });
    const names = alike.map(([table]) => table).filter((table) => !(table in unwritten));
    expect(names).toEqual([]);
  });
});
