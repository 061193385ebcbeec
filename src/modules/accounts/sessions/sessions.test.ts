import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "#lib/passwords.ts";
import { daysBefore } from "#lib/retention.ts";
import { now, openTestApp, sameWay, type TestApp } from "#test/app.ts";
import { startSession } from "./actions.ts";
import { loginOf } from "./schema.ts";

let app: TestApp;
const password = "үш күшік ойнайды";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.db.deleteFrom("core.rate_limits").execute());

function cookieOf(answer: Response, name: string): string {
  return answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`)) ?? "";
}

/** Signs in from a browser that keeps the cookie. */
function signInWith(kept: string, form: Record<string, string>) {
  const cookie = kept.split(";")[0] ?? "";
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  return app.app.request("/sign-in", { method: "POST", body: new URLSearchParams(form), headers });
}

async function makeAccount(language: "kk" | "ru" = "ru"): Promise<{ id: string; email: string }> {
  const id = randomUUID();
  const email = `${id.slice(0, 8)}@mektep.example`;
  await app.db
    .insertInto("accounts.users")
    .values({
      id,
      family_name: "Сейтова",
      given_name: "Жанар",
      email,
      language,
      password_hash: await hashPassword(password),
      created_at: now,
    })
    .execute();
  return { id, email };
}

describe("signing in", () => {
  it("opens a session with a cookie that scripts cannot read and other sites cannot send", async () => {
    const { email } = await makeAccount();
    const response = await app.guest().post("/sign-in", { login: email.toUpperCase(), password });
    const cookie = response.headers.get("set-cookie") ?? "";

    expect(response.status).toBe(303);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const token = /tirek=([^;]+)/.exec(cookie)?.[1];
    const account = await app.app.request("/account", { headers: { cookie: `tirek=${token}` } });
    expect(await account.text()).toContain("Сейтова Жанар");
    const kept = await app.db.selectFrom("accounts.sessions").select("token_hash").execute();
    expect(kept.map((row) => row.token_hash)).not.toContain(token);
  });

  it("says the same of a wrong password and of an unknown person, and keeps the login typed", async () => {
    const { email } = await makeAccount();
    const wrong = await (
      await app.guest("kk").post("/sign-in", { login: email, password: "мүлде басқа" })
    ).text();
    const unknown = await (
      await app.guest("kk").post("/sign-in", { login: "nobody@mektep.example", password })
    ).text();

    expect(wrong).toContain("Пошта, телефон немесе құпиясөз қате");
    expect(unknown).toContain("Пошта, телефон немесе құпиясөз қате");
    expect(wrong).toContain(email);
  });

  it("lets eight wrong passwords of one place be, known name or not, and says the same of both", async () => {
    const { email } = await makeAccount();
    const guess = async (login: string) => {
      let last = "";
      for (let attempt = 0; attempt < 9; attempt += 1) {
        const answer = await app
          .guest()
          .post("/sign-in", { login, password: `неверный ${attempt}` });
        last = (await answer.text()).replaceAll(login, "…");
      }
      return last;
    };

    const ofKnown = await guess(email);
    expect(ofKnown).toContain("Попробуйте через 15 минут");
    expect(await guess(`${randomUUID().slice(0, 8)}@mektep.example`)).toBe(ofKnown);
    const right = await app.guest().post("/sign-in", { login: email, password });
    expect(right.status).toBe(422);
  });

  it("counts right passwords against nobody", async () => {
    const { email } = await makeAccount();
    for (let time = 0; time < 12; time += 1) {
      const answer = await app.guest().post("/sign-in", { login: email, password });
      expect(answer.status).toBe(303);
    }
  });

  it("is not kept out by strangers in a browser that signed in before", async () => {
    const { email } = await makeAccount();
    const first = await app.guest().post("/sign-in", { login: email, password });
    const marks = cookieOf(first, "tirek-marks");
    for (let attempt = 0; attempt < 9; attempt += 1)
      await app.guest().post("/sign-in", { login: email, password: `неверный ${attempt}` });

    expect((await app.guest().post("/sign-in", { login: email, password })).status).toBe(422);
    expect((await signInWith(marks, { login: email, password })).status).toBe(303);
    for (let attempt = 0; attempt < 9; attempt += 1)
      await signInWith(marks, { login: email, password: `неверный ${attempt}` });
    expect((await signInWith(marks, { login: email, password })).status).toBe(422);
  });

  it("keeps no address and no name with the tries it counts", async () => {
    const { email } = await makeAccount();
    await app.guest().post("/sign-in", { login: email, password: "неверный пароль" });
    const { rows } = await sql<{ key: string }>`select key from core.rate_limits`.execute(app.db);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ key }) => key.includes(email) || /\d+\.\d+\.\d+/.test(key))).toEqual([]);
  });

  it("signs out this device, or all the others", async () => {
    const national = await app.signInAs("national");
    const other = await app.db
      .selectFrom("accounts.sessions")
      .where("user_id", "=", national.userId)
      .select("token_hash")
      .execute();

    expect(other).toHaveLength(1);
    await national.post("/sign-out-everywhere");
    expect((await national.get("/account")).status).toBe(200);
    const out = await national.post("/sign-out");
    expect(out.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect((await national.get("/account")).status).toBe(303);
    // What could not be sent before waits for its person where the session was over already.
    expect((await national.post("/sign-out")).headers.get("clear-site-data")).toBeNull();
  });

  it("signs out one device that is lost, of one's own, from the page that lists them", async () => {
    const national = await app.signInAs("national");
    const stranger = await app.signInAs("national");
    const token = await startSession(app.db, {
      userId: national.userId,
      now,
      device: "Lost phone",
      ...sameWay,
    });
    const lost = app.visitor(`tirek=${token}`);
    const page = await (await national.get("/account")).text();
    const [, id = ""] = /action="\/account\/sessions\/([0-9a-f-]+)\/end"/.exec(page) ?? [];

    expect(page.match(/\/account\/sessions\/[0-9a-f-]+\/end/g)).toHaveLength(1);
    expect((await stranger.post(`/account/sessions/${id}/end`)).status).toBe(404);
    expect((await lost.get("/account")).status).toBe(200);
    expect((await national.post(`/account/sessions/${id}/end`)).status).toBe(303);
    expect((await lost.get("/account")).status).toBe(303);
    expect((await national.post(`/account/sessions/${id}/end`)).status).toBe(303);
    expect((await national.get("/account")).status).toBe(200);
  });

  it("lasts while it is used, and the cookie with it", async () => {
    const national = await app.signInAs("national");
    const yesterday = new Date(now.getTime() - 24 * 3_600_000);
    await app.db
      .updateTable("accounts.sessions")
      .set({ seen_at: yesterday })
      .where("user_id", "=", national.userId)
      .execute();

    const first = await national.get("/account");
    const second = await national.get("/account");

    expect(first.headers.get("set-cookie")).toMatch(/tirek=.*Max-Age=1209600/);
    expect(second.headers.get("set-cookie")).toBeNull();
  });

  it("ends after ninety days however much it is used", async () => {
    const person = await app.signInAs("national");
    const session = app.db.selectFrom("accounts.sessions").where("user_id", "=", person.userId);
    const begin = (days: number) =>
      app.db
        .updateTable("accounts.sessions")
        .set({ created_at: daysBefore(now, days), seen_at: daysBefore(now, 1) })
        .where("user_id", "=", person.userId)
        .execute();
    const left = async () => {
      const { expires_at } = await session.select("expires_at").executeTakeFirstOrThrow();
      return (expires_at.getTime() - now.getTime()) / 86_400_000;
    };

    await begin(70);
    await person.get("/account");
    const young = await left();
    await begin(85);
    await person.get("/account");

    expect([young, await left()]).toEqual([14, 5]);
  });

  it("tells a device whose it is, each person another key and nobody else any", async () => {
    const [one, other] = [await app.signInAs("national"), await app.signInAs("national")];
    const keyOf = async (person: typeof one) => (await person.get("/account/device-key")).json();

    const keys = [await keyOf(one), await keyOf(one), await keyOf(other)];
    const refused = await app.guest().get("/account/device-key");

    expect(keys[0]).toEqual(keys[1]);
    expect(keys[0].key).not.toBe(keys[2].key);
    expect(keys[0].owner).not.toBe(keys[2].owner);
    expect(Buffer.from(keys[0].key, "base64")).toHaveLength(32);
    expect(refused.headers.get("location")).toContain("/sign-in");
  });

  it("refuses a form that another site sent", async () => {
    const { email } = await makeAccount();
    const body = new URLSearchParams({ login: email, password });
    const foreign = await app.app.request("/sign-in", {
      method: "POST",
      body,
      headers: { "sec-fetch-site": "cross-site" },
    });
    const silent = await app.app.request("/sign-in", { method: "POST", body });

    expect([foreign.status, silent.status]).toEqual([403, 403]);
  });

  it("sends a guest to sign in and back to the page they wanted", async () => {
    const response = await app.guest().get("/network/findings?kind=farPartner");
    expect(response.headers.get("location")).toBe(
      "/sign-in?next=%2Fnetwork%2Ffindings%3Fkind%3DfarPartner",
    );
  });
});

describe("the rules of signing in", () => {
  it("reads a phone number however it was typed", () => {
    for (const typed of ["8 701 123 45 67", "+7 (701) 123-45-67", "7011234567"]) {
      expect(loginOf(typed)).toEqual({ phone: "+77011234567" });
    }
    expect(loginOf(" Aigul@Mektep.kz ")).toEqual({ email: "aigul@mektep.kz" });
  });
});
