import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asset } from "#lib/assets.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { openProvider } from "#test/oidc.ts";
import { addressOf } from "#test/roles-addresses.ts";
import { formFor } from "#test/roles-forms.ts";
import { addresses, type Column, columns, written } from "#test/roles-table.ts";
import { inside, newcomer, openWorld, outside, type Place, type World } from "#test/roles-world.ts";

if (asset("main.css") === "/assets/main.css")
  throw new Error("stylesheets and scripts are asked for too, and are not built: npm run build");

type Cell = "yes" | "own" | "no" | "sign-in";

let app: TestApp;
let provider: Awaited<ReturnType<typeof openProvider>>;
let world: World;

beforeAll(async () => {
  app = await openTestApp();
  provider = await openProvider([]);
  world = await openWorld(app, provider);
});
afterAll(async () => {
  await provider.close();
  await app.close();
});

describe("what each role may do", () => {
  it("is written down for every address of the product, and for no other", () => {
    expect([...written().keys()].sort()).toEqual(addresses(app).sort());
  });

  it.each(columns)(
    "is for %s what docs/roles/routes.md says",
    { timeout: 120_000 },
    async (column) => {
      const table = written();
      const said = new Map([...table].map(([address, cells]) => [address, cells[column]]));
      const found = new Map<string, string | undefined>();
      for (const address of table.keys()) found.set(address, await tryOut(address, column));

      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(said));
    },
  );
});

/** Asks for what is the role's own and for what is not; both at once where nothing tells them apart. */
async function tryOut(address: string, role: Column): Promise<Cell | string> {
  const [method = "", pattern = ""] = address.split(" ");
  const trial = { method, pattern, role };
  const mine = await ask(trial, inside);
  const form = formFor(pattern, world);
  const isOwned =
    pattern.includes("/:") || (method === "POST" && form !== undefined && !form.isFree);
  if (role === "guest" || !isOwned) return mine;
  const foreign = await ask(trial, outside);
  if (mine === "yes" && foreign === "no") return "own";
  return mine === foreign ? mine : `${mine} for one's own, ${foreign} for others'`;
}

type Trial = { method: string; pattern: string; role: Column };

async function ask({ method, pattern, role }: Trial, place: Place): Promise<Cell | string> {
  // Reading leaves no trace, so only an act needs records that nobody touched before.
  const { asker, subjects } = method === "GET" ? await readerOf(role) : await newcomer(world, role);
  const subject = await subjects(place);
  const path = await addressOf(world, pattern, subject);
  if (method === "GET") return meaningOf(await asker.get(path), pattern);
  await app.db.deleteFrom("core.rate_limits").execute();
  const form = (await formFor(pattern, world)?.(subject)) ?? {};
  return meaningOf(await asker.post(path, form), pattern);
}

// Every form sent here is right, so one that comes back was refused because of who sent it.
function meaningOf(response: Response, pattern: string): Cell | string {
  const signsIn = response.headers.get("location")?.startsWith("/sign-in") ?? false;
  if (signsIn && pattern !== "/password-reset/:token") return "sign-in";
  if ([200, 303].includes(response.status)) return "yes";
  return [403, 404, 422].includes(response.status) ? "no" : `status ${response.status}`;
}

const readers = new Map<Column, ReturnType<typeof newcomer>>();

function readerOf(role: Column): ReturnType<typeof newcomer> {
  const reader = readers.get(role) ?? newcomer(world, role);
  readers.set(role, reader);
  return reader;
}
