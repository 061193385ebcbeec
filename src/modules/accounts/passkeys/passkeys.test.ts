import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "#lib/actor.ts";
import { hashPassword } from "#lib/passwords.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeAuthenticator, type Twist } from "#test/authenticator.ts";
import { codeAt } from "../second-factor/rules.ts";

let app: TestApp;
let passwordHash: string;
const password = "үш күшік ойнайды";
const list = "/account/passkeys";

beforeAll(async () => {
  app = await openTestApp();
  passwordHash = await hashPassword(password);
});
beforeEach(() => app.db.deleteFrom("core.rate_limits").execute());
afterAll(() => app.close());

type Account = { id: string; email: string };

async function makePerson(role: Role = "cpm_trainer"): Promise<Account> {
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
  await giveRole(id, role);
  return { id, email };
}

async function giveRole(userId: string, role: Role): Promise<void> {
  const region_kato = role === "national" ? null : "150000000";
  await app.db
    .insertInto("accounts.grants")
    .values({ id: randomUUID(), user_id: userId, role, region_kato, during: "[2025-09-01,)" })
    .execute();
}

/** A browser that keeps our cookies and follows no redirect by itself. */
function openBrowser(jar = new Map([["lang", "ru"]])) {
  const ask = async (path: string, form?: Record<string, string>) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, origin: "http://localhost", host: "localhost" };
    const body = form && new URLSearchParams(form);
    const init = body ? { method: "POST", headers, body } : { headers };
    const response = await app.app.request(path, init);
    for (const set of response.headers.getSetCookie()) keepCookie(jar, set);
    const to = response.headers.get("location") ?? "";
    return { status: response.status, to, text: await response.text() };
  };
  return {
    jar,
    get: (path: string) => ask(path),
    post: (path: string, form: Record<string, string> = {}) => ask(path, form),
  };
}

function keepCookie(jar: Map<string, string>, set: string): void {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
  if (value === "" || /max-age=0/i.test(set)) jar.delete(name);
  else jar.set(name, value);
}

type Browser = ReturnType<typeof openBrowser>;
type Device = ReturnType<typeof makeAuthenticator>;

async function enter(person: Account, next = ""): Promise<Browser & { to: string }> {
  const browser = openBrowser();
  const { to } = await browser.post("/sign-in", { login: person.email, password, next });
  return { ...browser, to };
}

/** What the page that asks the device tells its script. */
function optionsOn(html: string) {
  const given = /data-given="([^"]+)"/.exec(html)?.[1] ?? "{}";
  return JSON.parse(given.replaceAll("&quot;", '"').replaceAll("&amp;", "&")).options;
}

async function askToAdd(browser: Browser, name = "Телефон") {
  return optionsOn((await browser.post(`${list}/new`, { name, password })).text);
}

async function add(browser: Browser, device: Device, name = "Телефон") {
  const options = await askToAdd(browser, name);
  return browser.post(list, { name, answer: device.make(options) });
}

async function askToSign(browser: Browser) {
  return JSON.parse((await browser.post("/sign-in/passkey/challenge")).text);
}

async function signIn(
  browser: Browser,
  device: Device,
  { next = "", ...twist }: Twist & { next?: string } = {},
) {
  const options = await askToSign(browser);
  return browser.post("/sign-in/passkey", { answer: device.sign(options, twist), next });
}

/** A person with a passkey, and the device that holds it. */
async function withPasskey(role: Role = "cpm_trainer", counts = true) {
  const person = await makePerson(role);
  const device = makeAuthenticator({ counts });
  const browser = await enter(person);
  await add(browser, device);
  return { person, device, browser };
}

const isIn = async (browser: Browser) => (await browser.get("/account")).status === 200;
const passkeysOf = (person: Account) =>
  app.db
    .selectFrom("accounts.passkeys")
    .where("user_id", "=", person.id)
    .orderBy("name")
    .selectAll()
    .execute();

/** By name: the clock of tests stands still. */
async function actsOn(person: Account): Promise<string[]> {
  const acts = await app.db
    .selectFrom("core.history")
    .where("subject_id", "=", person.id)
    .orderBy("act")
    .select("act")
    .execute();
  return acts.map(({ act }) => act);
}

async function lettersTo(person: Account): Promise<string[]> {
  const letters = await app.db
    .selectFrom("core.mails")
    .where("recipient", "=", person.email)
    .orderBy("subject")
    .select("subject")
    .execute();
  return letters.map(({ subject }) => subject);
}

const expireChallenges = () =>
  app.db.updateTable("accounts.passkey_challenges").set({ expires_at: now }).execute();

describe("adding a passkey", () => {
  it("takes the password and the device, is told by letter, and stands in the list", async () => {
    const person = await makePerson();
    const browser = await enter(person);
    const device = makeAuthenticator();
    expect((await browser.get(list)).text).toContain("У вас пока нет ключей доступа");
    const options = await askToAdd(browser, "Рабочий ноутбук");
    const answer = device.make(options);
    const added = await browser.post(list, { name: "Рабочий ноутбук", answer });
    const twice = await browser.post(list, { name: "Рабочий ноутбук", answer });
    const page = (await browser.get(list)).text;

    expect(options).toMatchObject({
      rp: { id: "localhost" },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    expect([added.to, twice.to]).toEqual([list, list]);
    expect(page).toContain("Рабочий ноутбук");
    expect(page).toContain("ещё не было");
    expect(await passkeysOf(person)).toMatchObject([
      { credential_id: device.credentialId, transports: ["internal"], sign_count: 0 },
    ]);
    expect(await actsOn(person)).toEqual(["passkeyAdded"]);
    expect(await lettersTo(person)).toEqual(["Тірек: добавлен ключ доступа"]);
  });

  it("asks for nothing without the right password and a name", async () => {
    const browser = await enter(await makePerson());
    const wrong = await browser.post(`${list}/new`, { name: "Телефон", password: "не тот" });
    const nameless = await browser.post(`${list}/new`, { password });

    expect([wrong.status, nameless.status]).toEqual([422, 422]);
    expect(wrong.text).toContain("Пароль неверен");
    expect(wrong.text).toContain('value="Телефон"');
    expect(browser.jar.has("tirek-asked")).toBe(false);
  });

  it.each<[string, Twist]>([
    ["another site's page", { origin: "https://tirek.example" }],
    ["another site's key", { rpId: "tirek.example" }],
    ["another challenge", { challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
    ["an owner who was not recognised", { verified: false }],
  ])("refuses an answer with %s, and its challenge is spent", async (_, twist) => {
    const person = await makePerson();
    const browser = await enter(person);
    const device = makeAuthenticator();
    const options = await askToAdd(browser);
    const bad = await browser.post(list, { name: "Т", answer: device.make(options, twist) });
    const good = await browser.post(list, { name: "Т", answer: device.make(options) });

    expect([bad.status, good.status]).toEqual([422, 422]);
    expect(bad.text).toContain("Ключ не добавлен");
    expect(good.text).toContain("Запрос устарел");
    expect(await passkeysOf(person)).toEqual([]);
  });

  it("refuses what is no answer at all", async () => {
    const browser = await enter(await makePerson());
    for (const answer of ["", "{", "[]", '{"id":"a"}']) {
      await askToAdd(browser);
      expect((await browser.post(list, { name: "Т", answer })).status).toBe(422);
    }
  });

  it("waits five minutes, for the person and the purpose it was asked for", async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    const [browser, stranger] = [await enter(person), await enter(other)];
    const device = makeAuthenticator();
    const late = await askToAdd(browser);
    await expireChallenges();
    const tooLate = await browser.post(list, { name: "Т", answer: device.make(late) });
    const options = await askToAdd(browser);
    stranger.jar.set("tirek-asked", browser.jar.get("tirek-asked") ?? "");
    const taken = await stranger.post(list, { name: "Т", answer: device.make(options) });
    const toSign = await askToSign(browser);
    const mixed = await browser.post(list, { name: "Т", answer: device.make(toSign) });

    expect([tooLate.status, taken.status, mixed.status]).toEqual([422, 422, 422]);
    expect([...(await passkeysOf(person)), ...(await passkeysOf(other))]).toEqual([]);
  });

  it("does not take a key that is somebody else's already", async () => {
    const { person, device } = await withPasskey();
    const other = await makePerson();
    const again = await add(await enter(other), device);

    expect(again.status).toBe(422);
    expect(again.text).toContain("Этот ключ уже добавлен");
    expect(await passkeysOf(other)).toEqual([]);
    expect(await passkeysOf(person)).toHaveLength(1);
  });

  it("tells a device which keys the person has", async () => {
    const { device, browser } = await withPasskey();
    const { excludeCredentials } = await askToAdd(browser);
    expect(excludeCredentials).toMatchObject([{ id: device.credentialId }]);
  });
});

describe("signing in with a passkey", () => {
  it("needs neither name nor password, and leads where one wanted to go", async () => {
    const { person, device } = await withPasskey();
    const browser = openBrowser();
    const options = await askToSign(browser);
    const next = "/network/findings?kind=farPartner";
    const signed = await browser.post("/sign-in/passkey", { answer: device.sign(options), next });

    expect(options).toMatchObject({ rpId: "localhost", userVerification: "required" });
    expect(options.allowCredentials ?? []).toEqual([]);
    expect([signed.status, signed.to]).toEqual([303, next]);
    expect(await isIn(browser)).toBe(true);
    expect(browser.jar.has("tirek-asked")).toBe(false);
    expect(await passkeysOf(person)).toMatchObject([{ sign_count: 1, used_at: now }]);
    expect((await signIn(openBrowser(), device)).to).toBe("/account");
  });

  it("is offered on the sign-in page to whoever has a script, and the page works without", async () => {
    const page = (await openBrowser().get("/sign-in?next=/network/findings")).text;
    expect(page).toMatch(/<form[^>]*action="\/sign-in\/passkey"[^>]*hidden/);
    expect(page).toContain('name="next" value="/network/findings"');
    expect(page).toContain('name="password"');
    const own = (await openBrowser().get("/sign-in/passkey")).text;
    expect(own).toContain("В этом браузере ключи доступа не работают");
  });

  it.each<[string, Twist]>([
    ["another site's page", { origin: "https://tirek.example" }],
    ["another site's key", { rpId: "tirek.example" }],
    ["another challenge", { challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
    ["an owner who was not recognised", { verified: false }],
    ["another person's name", { userHandle: Buffer.from(randomUUID()).toString("base64url") }],
  ])("refuses an answer with %s", async (_, twist) => {
    const { person, device } = await withPasskey();
    const browser = openBrowser();
    const refused = await signIn(browser, device, twist);

    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Ключ не принят");
    expect(await isIn(browser)).toBe(false);
    expect(await passkeysOf(person)).toMatchObject([{ used_at: null }]);
  });

  it("refuses a signature by another's key, whatever it says it is", async () => {
    const [victim, thief] = [await withPasskey(), await withPasskey()];
    const browser = openBrowser();
    const userHandle = Buffer.from(victim.person.id).toString("base64url");
    const { credentialId } = victim.device;
    const refused = await signIn(browser, thief.device, { credentialId, userHandle });

    expect(refused.status).toBe(422);
    expect(await isIn(browser)).toBe(false);
  });

  it("takes an answer once, within five minutes, in the browser that asked", async () => {
    const { device } = await withPasskey();
    const browser = openBrowser();
    const options = await askToSign(browser);
    const asked = browser.jar.get("tirek-asked") ?? "";
    const first = await browser.post("/sign-in/passkey", { answer: device.sign(options) });
    const replayed = openBrowser(new Map([["tirek-asked", asked]]));
    const again = await replayed.post("/sign-in/passkey", { answer: device.sign(options) });
    const toOther = await askToSign(openBrowser());
    const elsewhere = openBrowser();
    await askToSign(elsewhere);
    const foreign = await elsewhere.post("/sign-in/passkey", { answer: device.sign(toOther) });
    const late = openBrowser();
    const lateOptions = await askToSign(late);
    await expireChallenges();
    const tooLate = await late.post("/sign-in/passkey", { answer: device.sign(lateOptions) });

    expect([first.status, again.status, foreign.status, tooLate.status]).toEqual([
      303, 422, 422, 422,
    ]);
    expect([await isIn(replayed), await isIn(elsewhere), await isIn(late)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("refuses a count that does not rise, and tells the person", async () => {
    const { person, device } = await withPasskey();
    await signIn(openBrowser(), device, { count: 7 });
    const browser = openBrowser();
    const same = await signIn(browser, device, { count: 7 });
    const back = await signIn(browser, device, { count: 0 });
    const on = await signIn(openBrowser(), device, { count: 8 });

    expect([same.status, back.status, on.status]).toEqual([422, 422, 303]);
    expect(same.text).toContain("у этого ключа есть копия");
    expect(await isIn(browser)).toBe(false);
    expect(await actsOn(person)).toEqual(["passkeyAdded", "passkeyCopied", "passkeyCopied"]);
    expect(await lettersTo(person)).toContain("Тірек: возможно, ключ доступа скопирован");
  });

  it("takes a device that does not count again and again", async () => {
    const { device } = await withPasskey("cpm_trainer", false);
    const times = [await signIn(openBrowser(), device), await signIn(openBrowser(), device)];
    expect(times.map(({ status }) => status)).toEqual([303, 303]);
  });

  it("does not let blocked and locked people in", async () => {
    const { person, device } = await withPasskey();
    const set = (state: { blocked_at?: Date | null; locked_until?: Date | null }) =>
      app.db.updateTable("accounts.users").set(state).where("id", "=", person.id).execute();
    await set({ blocked_at: now });
    const blocked = await signIn(openBrowser(), device);
    await set({ blocked_at: null, locked_until: new Date(now.getTime() + 60_000) });
    const locked = await signIn(openBrowser(), device);
    await set({ locked_until: null });
    const free = await signIn(openBrowser(), device);

    expect([blocked.status, locked.status, free.status]).toEqual([422, 422, 303]);
    expect(blocked.text).toContain("Учётная запись остановлена");
    expect(locked.text).toContain("Слишком много ошибок");
  });

  it("rests the account after eight wrong answers, and the network after thirty", async () => {
    const { person, device } = await withPasskey();
    const browser = openBrowser();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await signIn(browser, device, { verified: false });
    }
    const right = await signIn(browser, device);
    for (let attempt = 0; attempt < 21; attempt += 1) {
      await browser.post("/sign-in/passkey", { answer: device.sign({ challenge: "AAAA" }) });
    }
    const tooMany = await signIn(browser, device);

    expect(right.text).toContain("Слишком много ошибок");
    expect(await actsOn(person)).toContain("accountLocked");
    expect(tooMany.text).toContain("Слишком много попыток");
  });

  it("asks a network no more than sixty times in ten minutes", async () => {
    const browser = openBrowser();
    const statuses = [];
    for (let time = 0; time < 61; time += 1) {
      statuses.push((await browser.post("/sign-in/passkey/challenge")).status);
    }
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([200]));
    expect(statuses.at(-1)).toBe(429);
  });

  it("takes the place of the session that this browser had", async () => {
    const { person, device } = await withPasskey();
    const secret = await setUpCodes(await enter(person));
    const half = await enter(person);
    expect(half.to).toMatch("/sign-in/code");
    const before = half.jar.get("tirek") ?? "";
    const signed = await signIn(half, device);

    expect([signed.to, await isIn(half)]).toEqual(["/account", true]);
    const old = openBrowser(new Map([["tirek", before]]));
    const code = codeAt(secret, new Date(now.getTime() + 30_000));
    expect((await old.post("/sign-in/code", { code })).to).toBe("/sign-in");
  });
});

/** Sets up codes from an app and returns their secret. */
async function setUpCodes(browser: Browser): Promise<string> {
  const path = "/account/second-factor/set-up";
  const page = (await browser.get(path)).text;
  const secret = /<code>([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(" ", "") ?? "";
  const sealed = /name="secret" value="([^"]+)"/.exec(page)?.[1] ?? "";
  await browser.post(path, { secret: sealed, code: codeAt(secret, now), password });
  return secret;
}

describe("a role that needs two steps", () => {
  it.each<Role>(["national", "regional"])(
    "of %s is served by a passkey instead of codes",
    async (role) => {
      const person = await makePerson(role);
      const browser = await enter(person);
      expect(browser.to).toBe("/account/second-factor/set-up");
      expect((await browser.get(browser.to)).text).toContain(`href="${list}/new"`);
      expect((await browser.get(list)).to).toBe("/account/second-factor/set-up");
      const device = makeAuthenticator();
      const added = await add(browser, device);

      expect([added.to, await isIn(browser)]).toEqual(["/account", true]);
      const fresh = openBrowser();
      expect((await signIn(fresh, device)).to).toBe("/account");
      expect((await fresh.get("/accounts/users")).status).toBe(200);
    },
  );

  it("is not opened by the password alone, nor are codes set up with it", async () => {
    const { person, device } = await withPasskey("regional");
    const next = "/network/findings";
    const browser = await enter(person, next);
    expect(browser.to).toBe(`/sign-in/passkey?next=${encodeURIComponent(next)}`);
    const page = await browser.get(browser.to);
    expect(page.text).toContain("подтвердите вход ключом доступа");
    expect(page.text).toContain("Войдите на устройстве, где есть ваш ключ");
    for (const path of ["/account", "/account/second-factor/set-up", `${list}/new`, list]) {
      expect((await browser.get(path)).to).toMatch(/^\/sign-in\?/);
    }
    const form = { name: "Чужой", password };
    expect((await browser.post(`${list}/new`, form)).to).toBe("/sign-in");
    expect((await browser.post("/account/second-factor/set-up", form)).to).toBe("/sign-in");

    expect((await signIn(browser, device, { next })).to).toBe(next);
    expect(await isIn(browser)).toBe(true);
  });

  it("closes sessions that the password alone had opened before the role came", async () => {
    const { person, device, browser } = await withPasskey();
    const plain = await enter(person);
    expect([plain.to, await isIn(plain)]).toEqual(["/account", true]);
    await giveRole(person.id, "regional");

    expect([await isIn(plain), await isIn(browser)]).toEqual([false, true]);
    await signIn(plain, device);
    expect(await isIn(plain)).toBe(true);
  });

  it("leaves the password enough where no role asks for more", async () => {
    const { person } = await withPasskey();
    expect((await enter(person)).to).toBe("/account");
  });

  it("lets codes stand in for the passkey, and the passkey for codes", async () => {
    const { person, device, browser } = await withPasskey("national");
    const secret = await setUpCodes(browser);
    const byCode = await enter(person);
    expect(byCode.to).toMatch("/sign-in/code");
    const code = codeAt(secret, new Date(now.getTime() + 30_000));
    expect((await byCode.post("/sign-in/code", { code })).to).toBe("/account");
    expect((await signIn(openBrowser(), device)).to).toBe("/account");
  });

  it("keeps its last second step until there is another", async () => {
    const { person, browser } = await withPasskey("national");
    const [passkey] = await passkeysOf(person);
    const path = `${list}/${passkey?.id}`;
    const page = (await browser.get(path)).text;
    const refused = await browser.post(`${path}/removal`, { password });
    await setUpCodes(browser);
    const removed = await browser.post(`${path}/removal`, { password });

    expect(page).not.toContain(`${path}/removal`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Сначала добавьте ещё один ключ");
    expect([removed.to, await passkeysOf(person)]).toEqual([list, []]);
  });

  it("of two passkeys lets one go, however quickly both are pressed", async () => {
    const { person, browser } = await withPasskey("regional");
    await add(browser, makeAuthenticator(), "Ноутбук");
    const both = await passkeysOf(person);
    const pressed = await whileHeld(person, () =>
      both.map(({ id }) => browser.post(`${list}/${id}/removal`, { password })),
    );

    expect(pressed.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await passkeysOf(person)).toHaveLength(1);
  });

  it("with a lost device is helped by the national team", async () => {
    const { person, device, browser } = await withPasskey("regional");
    const national = await app.signInAs("national");
    const path = `/accounts/users/${person.id}`;
    const page = await (await national.get(path)).text();
    await national.post(`${path}/second-factor/reset`);

    expect(page).toContain("Сбросить вход в два шага");
    expect(await passkeysOf(person)).toEqual([]);
    expect(await isIn(browser)).toBe(false);
    expect((await signIn(openBrowser(), device)).status).toBe(422);
    expect((await enter(person)).to).toBe("/account/second-factor/set-up");
    expect(await lettersTo(person)).toContain("Тірек: вход в два шага сброшен");
  });
});

/** Holds the person's passkeys until two acts wait for them, so that both have begun before either is done. */
async function whileHeld<Done>(person: Account, act: () => Promise<Done>[]): Promise<Done[]> {
  const going = await app.db.transaction().execute(async (tx) => {
    const own = tx.selectFrom("accounts.passkeys").where("user_id", "=", person.id);
    await own.select("id").forUpdate().execute();
    const begun = act();
    while ((await countWaiting()) < 2) await setTimeout(5);
    return { begun };
  });
  return Promise.all(going.begun);
}

async function countWaiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct pid)::int as count from pg_locks
    where not granted and pid in
      (select pid from pg_stat_activity where datname = current_database())`.execute(app.db);
  return rows[0]?.count ?? 0;
}

describe("one's own passkeys", () => {
  it("are renamed, and keep their name when nothing was typed", async () => {
    const { person, browser } = await withPasskey();
    const [passkey] = await passkeysOf(person);
    const path = `${list}/${passkey?.id}`;
    const empty = await browser.post(path, { name: " " });
    const renamed = await browser.post(path, { name: "Планшет" });
    await browser.post(path, { name: "Планшет" });

    expect([empty.status, renamed.to]).toEqual([422, list]);
    expect(await passkeysOf(person)).toMatchObject([{ name: "Планшет" }]);
    expect(await actsOn(person)).toEqual(["passkeyAdded", "passkeyRenamed"]);
  });

  it("are removed with the password: they sign nobody in, and other devices are signed out", async () => {
    const { person, device, browser } = await withPasskey();
    const other = openBrowser();
    await signIn(other, device);
    const [passkey] = await passkeysOf(person);
    const path = `${list}/${passkey?.id}/removal`;
    const wrong = await browser.post(path, { password: "не тот пароль" });
    const removed = await browser.post(path, { password });
    const after = await signIn(openBrowser(), device);

    expect([wrong.status, removed.to, after.status]).toEqual([422, list, 422]);
    expect(after.text).toContain("Этот ключ не привязан");
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false]);
    expect(await actsOn(person)).toEqual(["passkeyAdded", "passkeyRemoved"]);
    expect(await lettersTo(person)).toContain("Тірек: удалён ключ доступа");
  });

  it("are nobody else's to see, rename or remove", async () => {
    const { person } = await withPasskey();
    const [passkey] = await passkeysOf(person);
    const stranger = await enter(await makePerson());
    const path = `${list}/${passkey?.id}`;
    const asked = [
      await stranger.get(path),
      await stranger.post(path, { name: "Моё" }),
      await stranger.get(`${path}/removal`),
      await stranger.post(`${path}/removal`, { password }),
    ];

    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await passkeysOf(person)).toMatchObject([{ name: "Телефон" }]);
  });
});
