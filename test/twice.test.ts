import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadQuestionnaires } from "#modules/surveys/standard-questionnaires/actions.ts";
import { listActs, toldAgain } from "./acts.ts";
import { now, openTestApp, type TestApp } from "./app.ts";
import { openProvider } from "./oidc.ts";
import { openWorld, type World } from "./roles-world.ts";

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
const acts = listActs().filter(
  ({ address, role, usual }) => role === usual && !(address in renewed),
);
let app: TestApp;
let provider: Awaited<ReturnType<typeof openProvider>>;
let world: World;

beforeAll(async () => {
  app = await openTestApp();
  provider = await openProvider([]);
  world = await openWorld(app, provider);
  await loadQuestionnaires(app.db, now);
});
afterAll(async () => {
  await provider.close();
  await app.close();
});

describe("an act sent twice", () => {
  it.each(acts)("is told once: $title", async (act) => {
    expect(await toldAgain(world, act)).toEqual([]);
  });
});
