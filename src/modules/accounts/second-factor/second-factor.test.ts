import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "#lib/actor.ts";
import { hashPassword } from "#lib/passwords.ts";
import { hashToken } from "#lib/tokens.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { codeAt, inFours } from "./rules.ts";

let app: TestApp;
let passwordHash: string;
const password = "үш күшік ойнайды";
const setUpPage = "/account/second-factor/set-up";
const region = "150000000";

beforeAll(async () => {
  app = await openTestApp();
  passwordHash = await hashPassword(password);
});
beforeEach(() => app.db.deleteFrom("core.rate_limits").execute());
afterAll(() => app.close());

type Account = { id: string; email: string };

/** Somebody real, unlike the demo people that other tests sign in as. */
async function makePerson(role: Role, isDemo = false): Promise<Account> {
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
      is_demo: isDemo,
      created_at: now,
    })
    .execute();
  const region_kato = role === "national" ? null : region;
  await app.db
    .insertInto("accounts.grants")
    .values({ id: randomUUID(), user_id: id, role, region_kato, during: "[2025-09-01,)" })
    .execute();
  return { id, email };
}

type Browser = Visitor & { location: string; status: number; text: string };

/** Posts a form and goes on with the session cookie that came back. */
async function signInWith(form: Record<string, string>, path = "/sign-in", cookie = "") {
  const headers = { cookie: `lang=ru; ${cookie}`, origin: "http://localhost", host: "localhost" };
  const response = await app.app.request(path, {
    method: "POST",
    headers,
    body: new URLSearchParams(form),
  });
  const token = /tirek=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1] ?? "";
  const session = { ...headers, cookie: `lang=ru; tirek=${token}` };
  const browser: Browser = {
    location: response.headers.get("location") ?? "",
    status: response.status,
    text: await response.text(),
    get: async (address) => app.app.request(address, { headers: session }),
    post: async (address, sent = {}) =>
      app.app.request(address, {
        method: "POST",
        headers: session,
        body: new URLSearchParams(Object.entries(sent).map(([name, value]) => [name, `${value}`])),
      }),
  };
  return { ...browser, cookie: `tirek=${token}`, token };
}

const enter = (person: Account) => signInWith({ login: person.email, password });
const secretOn = (page: string) => /<code>([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(" ", "") ?? "";
const sealedOn = (page: string) => /name="secret" value="([^"]+)"/.exec(page)?.[1] ?? "";
const codesOn = (page: string) => [...page.matchAll(/<code>([^<]+)</g)].map(([, code]) => code);

async function setUp(browser: Visitor) {
  const page = await (await browser.get(setUpPage)).text();
  const [secret, sealed] = [secretOn(page), sealedOn(page)];
  const done = await browser.post(setUpPage, {
    secret: sealed,
    code: codeAt(secret, now),
    password,
  });
  return { secret, sealed, done, codes: codesOn(await done.text()) };
}

/** The code of the next half-minute: that of this one was spent at set-up. */
const nextCode = (secret: string) => codeAt(secret, new Date(now.getTime() + 30_000));
function wrongCode(secret: string): string {
  const accepted = [-30_000, 0, 30_000].map((away) => codeAt(secret, new Date(+now + away)));
  return ["000000", "111111", "222222", "333333"].find((code) => !accepted.includes(code)) ?? "";
}

describe("a role that needs two steps", () => {
  it.each(["national", "regional"] as const)(
    "leads %s to set-up and opens nothing else until it is done",
    async (role) => {
      const entered = await enter(await makePerson(role));

      expect(entered.location).toBe(setUpPage);
      for (const path of ["/account", "/accounts/users", "/network/imports", "/sign-in"]) {
        expect((await entered.get(path)).headers.get("location")).toBe(setUpPage);
      }
      const write = await entered.post("/network/schools/new", { code: "N-1" });
      expect(write.headers.get("location")).toBe(setUpPage);
      expect(await (await entered.get("/network")).text()).toContain('href="/sign-in');

      const { done, codes } = await setUp(entered);
      expect(done.status).toBe(200);
      expect(codes).toHaveLength(10);
      expect((await entered.get("/account")).status).toBe(200);
      expect((await entered.get("/network/imports")).status).toBe(200);
    },
  );

  it("leaves the door out open before set-up", async () => {
    const entered = await enter(await makePerson("national"));
    await entered.post("/sign-out");
    expect((await entered.get("/account")).headers.get("location")).toMatch("/sign-in");
  });

  it("does not trouble others, nor the demo people outside production", async () => {
    const trainer = await enter(await makePerson("cpm_trainer"));
    const demo = await enter(await makePerson("national", true));

    expect([trainer.location, demo.location]).toEqual(["/account", "/account"]);
    expect((await demo.get("/accounts/users")).status).toBe(200);
  });

  it("may not be signed in to with one step again", async () => {
    const entered = await enter(await makePerson("regional"));
    await setUp(entered);
    const page = await (await entered.get("/account/second-factor")).text();
    const off = await entered.post("/account/second-factor/off", { password });

    expect(page).not.toContain("/account/second-factor/off");
    expect(off.status).toBe(403);
  });
});

describe("signing in with a second factor", () => {
  it("asks for the code after the password, and until then treats the person as a guest", async () => {
    const person = await makePerson("cpm_trainer");
    const { secret } = await setUp(await enter(person));
    const next = "/network/findings?kind=farPartner";
    const half = await signInWith({ login: person.email, password, next });

    expect(half.location).toBe(`/sign-in/code?next=${encodeURIComponent(next)}`);
    expect((await half.get("/account")).headers.get("location")).toMatch("/sign-in");
    const page = await half.get(half.location);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/href="[^"]*next=[^"]*findings[^"]*with=recovery"/);
    const whole = await signInWith({ code: nextCode(secret), next }, "/sign-in/code", half.cookie);

    expect([whole.status, whole.location]).toEqual([303, next]);
    expect((await whole.get("/account")).status).toBe(200);
    expect((await half.get("/account")).status).toBe(303);
    expect(whole.token).not.toBe(half.token);
  });

  it("takes a code once, and none of the steps before it", async () => {
    const person = await makePerson("cpm_trainer");
    const { secret } = await setUp(await enter(person));
    const first = await enter(person);
    const again = await signInWith({ code: codeAt(secret, now) }, "/sign-in/code", first.cookie);
    const good = await signInWith({ code: nextCode(secret) }, "/sign-in/code", first.cookie);
    const second = await enter(person);
    const replayed = await signInWith({ code: nextCode(secret) }, "/sign-in/code", second.cookie);

    expect([again.status, good.status, replayed.status]).toEqual([422, 303, 422]);
    expect(replayed.text).toContain("Код не подошёл");
  });

  it("rests the second step after eight wrong codes, whatever the password", async () => {
    const person = await makePerson("cpm_trainer");
    const { secret } = await setUp(await enter(person));
    const half = await enter(person);
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await signInWith({ code: wrongCode(secret) }, "/sign-in/code", half.cookie);
    }
    // The right password between two codes wins no further guesses.
    const other = await enter(person);
    await signInWith({ code: wrongCode(secret) }, "/sign-in/code", other.cookie);
    const right = await signInWith({ code: nextCode(secret) }, "/sign-in/code", other.cookie);

    expect(right.status).toBe(422);
    expect(right.text).toContain("Попробуйте через 15 минут");
  });

  it("waits ten minutes for the code and no longer", async () => {
    const person = await makePerson("cpm_trainer");
    const { secret } = await setUp(await enter(person));
    const half = await enter(person);
    const { expires_at: until } = await app.db
      .selectFrom("accounts.sessions")
      .where("token_hash", "=", hashToken(half.token))
      .select("expires_at")
      .executeTakeFirstOrThrow();
    await app.db
      .updateTable("accounts.sessions")
      .set({ expires_at: now })
      .where("token_hash", "=", hashToken(half.token))
      .execute();
    const late = await signInWith({ code: nextCode(secret) }, "/sign-in/code", half.cookie);

    expect(until.getTime() - now.getTime()).toBe(600_000);
    expect(late.location).toBe("/sign-in");
  });

  it("lets somebody without the phone in by a recovery code, once each", async () => {
    const person = await makePerson("cpm_trainer");
    const { codes } = await setUp(await enter(person));
    const code = (codes[3] ?? "").toLowerCase();
    const first = await signInWith({ code }, "/sign-in/code", (await enter(person)).cookie);
    const half = await enter(person);
    const again = await signInWith({ code }, "/sign-in/code?with=recovery", half.cookie);

    expect([first.location, again.status]).toEqual(["/account", 422]);
    expect(again.text).toContain("Резервный код");
    expect(await (await first.get("/account/second-factor")).text()).toContain(
      "Осталось резервных кодов: 9",
    );
  });

  it("does not let a code page be opened without the password", async () => {
    expect((await app.guest().get("/sign-in/code")).headers.get("location")).toMatch("/sign-in");
    const sent = await app.guest().post("/sign-in/code", { code: "123456" });
    expect(sent.headers.get("location")).toBe("/sign-in");
  });
});

describe("setting it up", () => {
  it("shows the secret as a square and as letters, keeps it sealed, and never shows it again", async () => {
    const person = await makePerson("cpm_trainer");
    const entered = await enter(person);
    const page = await (await entered.get(setUpPage)).text();
    const { secret } = await setUp(entered);
    const kept = await app.db
      .selectFrom("accounts.second_factors")
      .where("user_id", "=", person.id)
      .select("sealed_secret")
      .executeTakeFirstOrThrow();

    expect(page).toContain('<svg role="img"');
    expect(page).toContain(`otpauth://totp/Tirek:${encodeURIComponent(person.email)}`);
    expect(kept.sealed_secret).not.toContain(secret);
    expect(secretOn(await (await entered.get(setUpPage)).text())).not.toBe(secret);
    expect(await (await entered.get("/account/second-factor")).text()).not.toContain(
      inFours(secret),
    );
  });

  it("refuses a wrong code, keeps the same square, and does not take another person's secret", async () => {
    const entered = await enter(await makePerson("cpm_trainer"));
    const stranger = await enter(await makePerson("cpm_trainer"));
    const page = await (await entered.get(setUpPage)).text();
    const [secret, sealed] = [secretOn(page), sealedOn(page)];
    const wrong = await entered.post(setUpPage, {
      secret: sealed,
      code: wrongCode(secret),
      password,
    });
    const body = await wrong.text();
    const foreign = await stranger.post(setUpPage, {
      secret: sealed,
      code: codeAt(secret, now),
      password,
    });

    expect([wrong.status, foreign.status]).toEqual([422, 422]);
    expect(secretOn(body)).toBe(secret);
    expect(body).toContain("Код не подошёл");
    expect(await foreign.text()).toContain("Страница устарела");
  });

  it("sent twice sets it up once, and signs the other devices out", async () => {
    const person = await makePerson("cpm_trainer");
    const other = await enter(person);
    const entered = await enter(person);
    const { secret, sealed } = await setUp(entered);
    const twice = await entered.post(setUpPage, {
      secret: sealed,
      code: codeAt(secret, now),
      password,
    });
    const acts = await actsOn(person);

    expect(twice.headers.get("location")).toBe("/account/second-factor");
    expect((await other.get("/account")).status).toBe(303);
    expect(acts).toEqual(["secondFactorSet"]);
  });

  it("moves to a new phone with the password, and the old phone's codes no longer work", async () => {
    const person = await makePerson("regional");
    const entered = await enter(person);
    const old = await setUp(entered);
    const page = await (await entered.get(setUpPage)).text();
    const [secret, sealed] = [secretOn(page), sealedOn(page)];
    const form = { secret: sealed, code: codeAt(secret, now) };
    const without = await entered.post(setUpPage, form);
    const wrong = await entered.post(setUpPage, { ...form, password: "не тот пароль" });
    const moved = await entered.post(setUpPage, { ...form, password });
    const half = await enter(person);
    const tryCode = (code: string) => signInWith({ code }, "/sign-in/code", half.cookie);
    const refused = [await tryCode(nextCode(old.secret)), await tryCode(old.codes[0] ?? "")];
    const good = await tryCode(nextCode(secret));

    expect([without.status, wrong.status, moved.status]).toEqual([422, 422, 200]);
    expect(refused.map(({ status }) => status)).toEqual([422, 422]);
    expect(good.location).toBe("/account");
  });

  it("gives ten new codes for the password, and the earlier ones no longer work", async () => {
    const person = await makePerson("cpm_trainer");
    const entered = await enter(person);
    const { codes } = await setUp(entered);
    const path = "/account/second-factor/recovery-codes";
    const wrong = await entered.post(path, { password: "не тот пароль" });
    const fresh = codesOn(await (await entered.post(path, { password })).text());
    const half = await enter(person);
    const old = await signInWith({ code: codes[0] ?? "" }, "/sign-in/code", half.cookie);
    const good = await signInWith({ code: fresh[0] ?? "" }, "/sign-in/code", half.cookie);

    expect([wrong.status, fresh.length, old.status, good.status]).toEqual([422, 10, 422, 303]);
  });

  it("is turned off with the password where no role needs it", async () => {
    const person = await makePerson("cpm_trainer");
    const entered = await enter(person);
    await setUp(entered);
    const wrong = await entered.post("/account/second-factor/off", { password: "не тот пароль" });
    const off = await entered.post("/account/second-factor/off", { password });

    expect([wrong.status, off.status]).toEqual([422, 303]);
    expect((await enter(person)).location).toBe("/account");
    expect(await actsOn(person)).toEqual(["secondFactorOff", "secondFactorSet"]);
  });
});

describe("a lost phone and lost codes", () => {
  it("is helped by the national team: sessions end, a letter goes out, and set-up begins anew", async () => {
    const person = await makePerson("regional");
    const entered = await enter(person);
    await setUp(entered);
    const national = await app.signInAs("national");
    const path = `/accounts/users/${person.id}`;
    const page = await (await national.get(path)).text();
    const reset = await national.post(`${path}/second-factor/reset`);
    const letter = await app.db
      .selectFrom("core.mails")
      .where("recipient", "=", person.email)
      .where("subject", "=", "Тірек: вход в два шага сброшен")
      .select("subject")
      .executeTakeFirst();

    expect(page).toContain("Сбросить вход в два шага");
    expect(reset.headers.get("location")).toBe(path);
    expect(letter?.subject).toBe("Тірек: вход в два шага сброшен");
    expect((await entered.get("/account")).headers.get("location")).toMatch("/sign-in");
    expect((await enter(person)).location).toBe(setUpPage);
    expect(await actsOn(person)).toContain("secondFactorReset");
  });

  it("is not for others to help, nor for oneself", async () => {
    const person = await makePerson("regional");
    await setUp(await enter(person));
    const region = await app.signInAs("regional", { regionKato: "150000000" });
    const national = await app.signInAs("national");
    const byRegion = await region.post(`/accounts/users/${person.id}/second-factor/reset`);
    const own = await national.post(`/accounts/users/${national.userId}/second-factor/reset`);

    expect([byRegion.status, own.status]).toEqual([403, 403]);
    expect((await enter(person)).location).toMatch("/sign-in/code");
  });
});

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
