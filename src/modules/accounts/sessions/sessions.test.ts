import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "#lib/passwords.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { loginOf } from "./schema.ts";

let app: TestApp;
const password = "үш күшік ойнайды";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

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

  it("rests the account after eight wrong passwords, and then even the right one waits", async () => {
    const { email } = await makeAccount();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await app.guest().post("/sign-in", { login: email, password: `неверный ${attempt}` });
    }
    const right = await app.guest().post("/sign-in", { login: email, password });

    expect(right.status).toBe(422);
    expect(await right.text()).toContain("Попробуйте через 15 минут");
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
    await national.post("/sign-out");
    expect((await national.get("/account")).status).toBe(303);
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
