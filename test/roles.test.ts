import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asset } from "#lib/assets.ts";
import { isFormOwned, makeForm, makePath } from "#test/all-trials.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { openProvider } from "#test/oidc.ts";
import { written } from "#test/roles-table.ts";
import {
  type Column,
  columns,
  inside,
  newcomer,
  openWorld,
  outside,
  type Place,
  type World,
} from "#test/roles-world.ts";
import { refuseGaps } from "#test/trials-gaps.ts";

if (asset("main.css") === "/assets/main.css")
  throw new Error("stylesheets and scripts are asked for too, and are not built: npm run build");

type Cell = "yes" | "own" | "no" | "sign-in";

let app: TestApp;
let provider: Awaited<ReturnType<typeof openProvider>>;
let world: World;

beforeAll(async () => {
  app = await openTestApp();
  await refuseGaps(app);
  provider = await openProvider([]);
  world = await openWorld(app, provider);
});
afterAll(async () => {
  await provider.close();
  await app.close();
});

describe("where each role is led", () => {
  it.each(columns)(
    "is open to %s: from the first page, the own page and every section",
    { timeout: 120_000 },
    async (column) => {
      const { asker } = await readerOf(column);
      const seen = new Map<string, number>();
      const ask = async (path: string) => {
        if (seen.has(kindOf(path))) return [];
        const answer = await asker.get(path);
        seen.set(kindOf(path), answer.status);
        return isPage(answer) ? linksIn(await answer.text()) : [];
      };
      const sections = [...(await ask("/")), ...(await ask("/account"))];
      for (const section of sections) for (const path of await ask(section)) await ask(path);

      const closed = [...seen].filter(([, status]) => status >= 400);
      expect(closed).toEqual([]);
    },
  );
});

describe("what each role may do", () => {
  it.each(columns)(
    "is for %s what docs/roles/routes.md says",
    { timeout: 300_000 },
    async (column) => {
      const table = written();
      const said = new Map([...table].map(([address, cells]) => [address, cells[column]]));
      const found = new Map<string, string | undefined>();
      for (const address of table.keys()) found.set(address, await tryOut(address, column));

      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(said));
    },
  );
});

/** Of a list's many links one is followed: they differ in whom they are about, or in what is filtered by. */
function kindOf(path: string): string {
  const [address = "", query = ""] = path.split("?");
  const asked = [...new URLSearchParams(query)].map(([name]) => name).join("&");
  return `${address.replaceAll(/[0-9a-f-]{36}|\d+/g, ":")}?${asked}`;
}

function isPage({ headers }: Response): boolean {
  return headers.get("content-type")?.startsWith("text/html") ?? false;
}

function linksIn(html: string): string[] {
  const links = [...html.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)];
  return [...new Set(links.map(([, path = ""]) => path.replaceAll("&amp;", "&")))];
}

/** Asks for what is the role's own and for what is not; both at once where nothing tells them apart. */
async function tryOut(address: string, role: Column): Promise<Cell | string> {
  const trial = { address, role };
  const mine = await ask(trial, inside);
  const isOwned = address.includes("/:") || (isAct(address) && isFormOwned(address));
  if (role === "guest" || !isOwned) return mine;
  const foreign = await ask(trial, outside);
  if (mine === "yes" && foreign === "no") return "own";
  return mine === foreign ? mine : `${mine} for one's own, ${foreign} for others'`;
}

function isAct(address: string): boolean {
  return address.startsWith("POST ");
}

type Trial = { address: string; role: Column };

async function ask({ address, role }: Trial, place: Place): Promise<Cell | string> {
  // Reading leaves no trace, so only an act needs records that nobody touched before.
  const { asker, subjects } = isAct(address) ? await newcomer(world, role) : await readerOf(role);
  const subject = await subjects(place);
  const path = await makePath(world, address, subject);
  if (!isAct(address)) {
    const answer = await asker.get(path);
    return isKeptSomewhere(answer, { address, role })
      ? "kept by the browser"
      : meaningOf(answer, address);
  }
  await app.db.deleteFrom("core.rate_limits").execute();
  const form = await makeForm(world, address, subject);
  return meaningOf(await asker.post(path, form), address);
}

// Answered before anybody is recognised.
const ofNobody = /^GET \/(healthz|readyz|metrics|robots\.txt)$/;

/** Whether the next at the machine could find it after the reader signed out. */
function isKeptSomewhere({ headers }: Response, { address, role }: Trial): boolean {
  return (
    role !== "guest" &&
    !ofNobody.test(address) &&
    !/no-store|no-cache|public/.test(headers.get("cache-control") ?? "")
  );
}

// Every form sent here is right, so one that comes back was refused because of who sent it.
function meaningOf(response: Response, address: string): Cell | string {
  const signsIn = response.headers.get("location")?.startsWith("/sign-in") ?? false;
  if (signsIn && address !== "POST /password-reset/:token") return "sign-in";
  if ([200, 303].includes(response.status)) return "yes";
  return [403, 404, 422].includes(response.status) ? "no" : `status ${response.status}`;
}

const readers = new Map<Column, ReturnType<typeof newcomer>>();

function readerOf(role: Column): ReturnType<typeof newcomer> {
  const reader = readers.get(role) ?? newcomer(world, role);
  readers.set(role, reader);
  return reader;
}
