import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "#lib/actor.ts";
import { hashPassword } from "#lib/passwords.ts";
import { seal } from "#lib/sealed.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { openProvider } from "#test/oidc.ts";
import { aboutSecretOf } from "../providers/schema.ts";

let app: TestApp;
let provider: Awaited<ReturnType<typeof openProvider>>;
let passwordHash: string;
const password = "үш күшік ойнайды";
const ids = { ministry: randomUUID(), trusting: randomUUID() };

beforeAll(async () => {
  app = await openTestApp();
  passwordHash = await hashPassword(password);
  const clients = Object.values(ids).map((id) => ({
    id,
    redirectUri: `http://localhost/sign-in/with/${id}/answer`,
  }));
  provider = await openProvider(clients);
  await addProvider(ids.ministry);
  await addProvider(ids.trusting, { trusts_emails: true, email_claim: "upn" });
});
beforeEach(() => app.db.deleteFrom("core.rate_limits").execute());
afterAll(async () => {
  await provider.close();
  await app.close();
});

type Settings = {
  issuer?: string;
  trusts_emails?: boolean;
  email_claim?: string;
  is_on?: boolean;
};

async function addProvider(id: string, settings: Settings = {}): Promise<void> {
  await app.db
    .insertInto("accounts.providers")
    .values({
      id,
      name_kk: "Министрлік",
      name_ru: "Министерство",
      name_en: "Ministry",
      issuer: provider.issuer,
      client_id: id,
      is_on: true,
      created_at: now,
      sealed_secret: seal(app.config.SECRET, { text: provider.secret, about: aboutSecretOf(id) }),
      ...settings,
    })
    .execute();
}

async function makePerson(role: Role = "cpm_trainer") {
  const id = randomUUID();
  const email = `${id}@mektep.example`;
  await app.db
    .insertInto("accounts.users")
    .values({
      id,
      family_name: "Сейтова",
      given_name: "Жанар",
      email,
      language: "ru",
      password_hash: passwordHash,
      created_at: now,
    })
    .execute();
  const region_kato = role === "national" ? null : "150000000";
  await app.db
    .insertInto("accounts.grants")
    .values({ id: randomUUID(), user_id: id, role, region_kato, during: "[2025-09-01,)" })
    .execute();
  return { id, email, sub: `sub-${id}` };
}

/** A browser that keeps the cookies of our site and those of the provider's, and follows no redirect by itself. */
function openBrowser() {
  const jars = { ours: new Map([["lang", "ru"]]), theirs: new Map<string, string>() };
  const keep = (jar: Map<string, string>, response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "" || /max-age=0|1970/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
  };
  const cookieOf = (jar: Map<string, string>) =>
    [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const ours = async (path: string, form?: Record<string, string>) => {
    const headers = { cookie: cookieOf(jars.ours), origin: "http://localhost", host: "localhost" };
    const body = form && new URLSearchParams(form);
    const init = body ? { method: "POST", headers, body } : { headers };
    const response = await app.app.request(path, init);
    keep(jars.ours, response);
    return response;
  };
  const theirs = async (address: string): Promise<string> => {
    const headers = { cookie: cookieOf(jars.theirs) };
    const response = await fetch(address, { headers, redirect: "manual" });
    keep(jars.theirs, response);
    const to = new URL(response.headers.get("location") ?? "/nowhere", address);
    return to.host === "localhost" ? to.pathname + to.search : theirs(to.href);
  };
  return {
    jar: jars.ours,
    get: (path: string) => ours(path),
    post: (path: string, form: Record<string, string> = {}) => ours(path, form),
    /** Out to the provider, through its pages, and back: the path one returns to. */
    async wayBack(id: string, next = ""): Promise<string> {
      jars.theirs.clear();
      const begun = await ours(`/sign-in/with/${id}?next=${encodeURIComponent(next)}`);
      return theirs(begun.headers.get("location") ?? "");
    },
  };
}

const to = (response: Response) => response.headers.get("location");
type Browser = ReturnType<typeof openBrowser>;

/** The first time: through the provider, then the account's password. */
async function linkFirst(browser: Browser, person: { email: string; sub: string }): Promise<void> {
  provider.let({ sub: person.sub, email: person.email, email_verified: true });
  await browser.get(await browser.wayBack(ids.ministry));
  await browser.post("/sign-in/link", { password });
}

describe("signing in through a provider", () => {
  it("is offered on the sign-in page, with the way back", async () => {
    const page = await (await app.guest("en").get("/sign-in?next=/network/findings")).text();
    expect(page).toContain(`href="/sign-in/with/${ids.ministry}?next=%2Fnetwork%2Ffindings"`);
    expect(page).toContain("Sign in with Ministry");
  });

  it("the first time asks for the account's password once, then signs in where one was going", async () => {
    const person = await makePerson();
    const browser = openBrowser();
    provider.let({ sub: person.sub, email: person.email.toUpperCase(), email_verified: true });
    const answer = await browser.get(await browser.wayBack(ids.ministry, "/network/findings"));
    const early = await browser.get("/account");
    const page = await (await browser.get("/sign-in/link")).text();
    const wrong = await browser.post("/sign-in/link", { password: "не тот пароль" });
    const linked = await browser.post("/sign-in/link", { password });

    expect([to(answer), to(early)]).toEqual(["/sign-in/link", "/sign-in?next=%2Faccount"]);
    expect(page).toContain(person.email);
    expect(await wrong.text()).toContain("Пароль неверен");
    expect(to(linked)).toBe("/network/findings");
    expect(await (await browser.get("/account")).text()).toContain("Связанные внешние системы");
    expect(await actsOn(person.id)).toEqual(["providerLinked"]);
    expect(to(await browser.post("/sign-in/link", { password }))).toBe("/sign-in");
  });

  it("from then on needs no password, and goes by the subject though the address changed", async () => {
    const person = await makePerson();
    await linkFirst(openBrowser(), person);
    const browser = openBrowser();
    provider.let({ sub: person.sub, email: "new@mektep.example", email_verified: false });
    const answer = await browser.get(await browser.wayBack(ids.ministry));

    expect(to(answer)).toBe("/account");
    expect((await browser.get("/account")).status).toBe(200);
  });

  it("links one account to one person of the provider, until the link is removed", async () => {
    const person = await makePerson();
    const browser = openBrowser();
    await linkFirst(browser, person);
    const other = openBrowser();
    provider.let({ sub: "another subject", email: person.email, email_verified: true });
    await other.get(await other.wayBack(ids.ministry));
    const refused = await other.post("/sign-in/link", { password });
    const page = await (await browser.get("/account")).text();
    const remove = /\/account\/providers\/[0-9a-f-]+\/unlink/.exec(page)?.[0] ?? "";
    const stranger = await app.signInAs("national");

    expect(await refused.text()).toContain("уже связана с другим человеком");
    expect((await stranger.post(remove)).status).toBe(404);
    expect(to(await browser.post(remove))).toBe("/account");
    expect(to(await other.post("/sign-in/link", { password }))).toBe("/account");
    expect(await actsOn(person.id)).toEqual([
      "providerLinked",
      "providerLinked",
      "providerUnlinked",
    ]);
  });
});

describe("an answer that lets nobody in", () => {
  const tellsOf = async (browser: Browser, path: string) => {
    const response = await browser.get(path);
    return { status: response.status, text: await response.text(), jar: browser.jar };
  };

  it("for an address that nobody has says whom to ask", async () => {
    const browser = openBrowser();
    provider.let({ sub: "stranger", email: "stranger@mektep.example", email_verified: true });
    const told = await tellsOf(browser, await browser.wayBack(ids.ministry));

    expect(told.status).toBe(422);
    expect(told.text).toContain("Попросите приглашение у координатора своей школы");
    expect(told.jar.has("tirek")).toBe(false);
  });

  it("for an address nobody has confirmed, unless all of the provider's are trusted", async () => {
    const person = await makePerson();
    const browser = openBrowser();
    provider.let({ sub: person.sub, email: person.email, email_verified: false });
    const told = await tellsOf(browser, await browser.wayBack(ids.ministry));
    provider.let({ sub: person.sub, upn: person.email, email_verified: true });
    const trusted = await browser.get(await browser.wayBack(ids.trusting));

    expect(told.text).toContain("не подтверждён");
    expect(to(trusted)).toBe("/sign-in/link");
  });

  it("does not take email_verified for a promise about another claim", async () => {
    const person = await makePerson();
    const browser = openBrowser();
    await trust(false);
    provider.let({
      sub: person.sub,
      upn: person.email,
      email: "a@b.example",
      email_verified: true,
    });
    const told = await tellsOf(browser, await browser.wayBack(ids.trusting));
    await trust(true);

    expect(told.text).toContain("не подтверждён");
  });

  it("without an address at all", async () => {
    const browser = openBrowser();
    provider.let({ sub: "no address" });
    const told = await tellsOf(browser, await browser.wayBack(ids.ministry));
    expect(told.text).toContain("не сообщила ваш адрес почты");
  });

  it("when the person or the provider says no", async () => {
    const browser = openBrowser();
    provider.let({ sub: "nobody", refuses: true });
    const told = await tellsOf(browser, await browser.wayBack(ids.ministry));
    expect(told.status).toBe(422);
    expect(told.text).toContain("Во внешней системе вход отклонён");
  });

  it("with a state that is not this sign-in's, or from a browser that began none", async () => {
    const person = await makePerson();
    await linkFirst(openBrowser(), person);
    provider.let({ sub: person.sub });
    const browser = openBrowser();
    const back = await browser.wayBack(ids.ministry);
    const wrong = await tellsOf(browser, back.replace(/state=[^&]+/, "state=of-somebody-else"));
    const elsewhere = await tellsOf(openBrowser(), back);
    const right = await browser.get(back);

    expect([wrong.status, elsewhere.status]).toEqual([422, 422]);
    expect(wrong.text).toContain("Эта попытка входа устарела");
    expect(to(right)).toBe("/account");
  });

  it("that was taken before, and a code that was redeemed before", async () => {
    const person = await makePerson();
    await linkFirst(openBrowser(), person);
    provider.let({ sub: person.sub });
    const browser = openBrowser();
    const back = await browser.wayBack(ids.ministry);
    const way = browser.jar.get("tirek-way") ?? "";
    await browser.get(back);
    browser.jar.set("tirek-way", way);
    browser.jar.delete("tirek");
    const again = await tellsOf(browser, back);

    const thief = openBrowser();
    const fresh = await thief.wayBack(ids.ministry);
    const code = new URLSearchParams(back.split("?")[1]).get("code") ?? "";
    const stolen = await tellsOf(thief, fresh.replace(/code=[^&]+/, `code=${code}`));

    expect(again.text).toContain("Эта попытка входа устарела");
    expect(stolen.text).toContain("Эта попытка входа устарела");
    expect([again.jar.has("tirek"), stolen.jar.has("tirek")]).toEqual([false, false]);
  });

  it("because ten minutes have passed", async () => {
    const browser = openBrowser();
    provider.let({ sub: "late" });
    const back = await browser.wayBack(ids.ministry);
    await app.db.updateTable("accounts.provider_sign_ins").set({ expires_at: now }).execute();
    expect((await tellsOf(browser, back)).text).toContain("Эта попытка входа устарела");
  });

  it("for somebody who is blocked, linked or not", async () => {
    const [linked, unlinked] = [await makePerson(), await makePerson()];
    await linkFirst(openBrowser(), linked);
    await app.db
      .updateTable("accounts.users")
      .set({ blocked_at: now })
      .where("id", "in", [linked.id, unlinked.id])
      .execute();
    for (const { sub, email } of [linked, unlinked]) {
      const browser = openBrowser();
      provider.let({ sub, email, email_verified: true });
      const told = await tellsOf(browser, await browser.wayBack(ids.ministry));
      expect(told.text).toContain("Учётная запись остановлена");
    }
  });
});

describe("a provider in trouble", () => {
  const begin = async (id: string) => {
    const response = await app.guest("kk").get(`/sign-in/with/${id}`);
    return { status: response.status, text: await response.text() };
  };

  it("that does not answer, or answers with something else, gets a page and no failure of ours", async () => {
    const other = createServer((_request, response) => response.writeHead(404).end("no"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" ? address?.port : 0;
    const [silent, strange] = [randomUUID(), randomUUID()];
    await addProvider(silent, { issuer: "http://127.0.0.1:1" });
    await addProvider(strange, { issuer: `http://127.0.0.1:${port}` });

    for (const id of [silent, strange]) {
      const told = await begin(id);
      expect(told.status).toBe(503);
      expect(told.text).toContain("Сыртқы жүйе жауап бермей тұр");
    }
    other.close();
  });

  it("whose secret is not the one it knows", async () => {
    const id = ids.ministry;
    const person = await makePerson();
    const right = await keepSecret(id, "another secret");
    const browser = openBrowser();
    provider.let({ sub: person.sub });
    const told = await (await browser.get(await browser.wayBack(id))).text();
    await keepSealed(id, right);

    expect(told).toContain("Ответ внешней системы не удалось понять");
  });

  it("that is off, or unknown, is not there", async () => {
    const off = randomUUID();
    await addProvider(off, { is_on: false });
    expect((await begin(off)).status).toBe(404);
    expect((await begin(randomUUID())).status).toBe(404);
    expect(await (await app.guest().get("/sign-in")).text()).not.toContain(off);
  });
});

describe("a provider and the second factor", () => {
  it("counts as one when it says so, for a role that needs two steps", async () => {
    const person = await makePerson("national");
    const browser = openBrowser();
    await linkFirst(browser, person);
    expect(to(await browser.get("/account"))).toBe("/account/second-factor/set-up");

    provider.let({ sub: person.sub, amr: ["pwd", "otp"] });
    const vouched = openBrowser();
    const answer = await vouched.get(await vouched.wayBack(ids.ministry));
    expect(to(answer)).toBe("/account");
    expect((await vouched.get("/accounts/providers")).status).toBe(200);

    provider.let({ sub: person.sub, amr: ["pwd"] });
    const bare = openBrowser();
    const led = await bare.get(await bare.wayBack(ids.ministry));
    expect(to(led)).toBe("/account/second-factor/set-up");
  });

  it("does not replace one's own where the provider asked for none", async () => {
    const person = await makePerson();
    await linkFirst(openBrowser(), person);
    await app.db
      .insertInto("accounts.second_factors")
      .values({ user_id: person.id, sealed_secret: "-", last_step: 0, set_up_at: now })
      .execute();
    provider.let({ sub: person.sub });
    const browser = openBrowser();
    const half = await browser.get(await browser.wayBack(ids.ministry, "/network/findings"));
    provider.let({ sub: person.sub, amr: ["mfa"] });
    const vouched = openBrowser();

    expect(to(half)).toBe("/sign-in/code?next=%2Fnetwork%2Ffindings");
    expect(to(await browser.get("/account"))).toMatch("/sign-in");
    expect(to(await vouched.get(await vouched.wayBack(ids.ministry)))).toBe("/account");
  });
});

async function trust(trusts: boolean): Promise<void> {
  await app.db
    .updateTable("accounts.providers")
    .set({ trusts_emails: trusts })
    .where("id", "=", ids.trusting)
    .execute();
}

async function keepSecret(id: string, text: string): Promise<string> {
  const { sealed_secret: before } = await app.db
    .selectFrom("accounts.providers")
    .where("id", "=", id)
    .select("sealed_secret")
    .executeTakeFirstOrThrow();
  await keepSealed(id, seal(app.config.SECRET, { text, about: aboutSecretOf(id) }));
  return before;
}

async function keepSealed(id: string, sealed: string): Promise<void> {
  const providers = app.db.updateTable("accounts.providers").set({ sealed_secret: sealed });
  await providers.where("id", "=", id).execute();
}

/** By name: the clock of tests stands still. */
async function actsOn(userId: string): Promise<string[]> {
  const acts = await app.db
    .selectFrom("core.history")
    .where("subject_id", "=", userId)
    .orderBy("act")
    .select("act")
    .execute();
  return acts.map(({ act }) => act);
}
