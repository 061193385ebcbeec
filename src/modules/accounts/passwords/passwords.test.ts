import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashPassword, passwordFits, passwordProblem } from "#lib/passwords.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function makeAccount() {
  const id = randomUUID();
  const email = `${id.slice(0, 8)}@mektep.example`;
  await app.db
    .insertInto("accounts.users")
    .values({
      id,
      family_name: "Омаров",
      given_name: "Азат",
      email,
      language: "kk",
      password_hash: await hashPassword("ескі құпиясөз"),
      created_at: now,
    })
    .execute();
  return { id, email };
}

async function linkFor(email: string): Promise<string> {
  const letter = await app.db
    .selectFrom("core.mails")
    .where("recipient", "=", email)
    .selectAll()
    .executeTakeFirstOrThrow();
  return /http:\/\/localhost(\/password-reset\/\S+)/.exec(letter.body)?.[1] ?? "";
}

describe("a forgotten password", () => {
  it("is set anew by a link mailed in the person's language, once", async () => {
    const { email } = await makeAccount();
    await app.guest().post("/password-reset", { login: email });
    const link = await linkFor(email);

    const opened = await app.guest().get(link);
    const set = await app.guest().post(link, { password: "жаңа берік құпиясөз" });
    const twice = await app.guest().post(link, { password: "жаңа берік құпиясөз" });
    const again = await app.guest().post(link, { password: "тағы бір құпиясөз" });
    const signedIn = await app
      .guest()
      .post("/sign-in", { login: email, password: "жаңа берік құпиясөз" });

    const statuses = [opened, set, twice, again, signedIn].map(({ status }) => status);
    expect(statuses).toEqual([200, 303, 303, 422, 303]);
    const letter = await app.db
      .selectFrom("core.mails")
      .where("recipient", "=", email)
      .select("subject")
      .executeTakeFirst();
    expect(letter?.subject).toBe("Тірек: құпиясөзді жаңарту");
  });

  it("says the same to an address nobody has, and mails nothing", async () => {
    const response = await app.guest().post("/password-reset", { login: "nobody@mektep.example" });
    const letters = await app.db
      .selectFrom("core.mails")
      .where("recipient", "=", "nobody@mektep.example")
      .selectAll()
      .execute();

    expect(await response.text()).toContain("Если такая почта есть в системе");
    expect(letters).toHaveLength(0);
  });

  it("refuses a short password and one that anybody would guess", async () => {
    const { email } = await makeAccount();
    await app.guest().post("/password-reset", { login: email });
    const link = await linkFor(email);

    expect(await (await app.guest().post(link, { password: "қысқа" })).text()).toContain(
      "Пароль слишком короткий",
    );
    expect(await (await app.guest().post(link, { password: "1234567890" })).text()).toContain(
      "Такой пароль легко подобрать",
    );
  });
});

describe("a link that was used", () => {
  it("tells the password to nobody who guesses it", async () => {
    const { email } = await makeAccount();
    await app.guest().post("/password-reset", { login: email });
    const link = await linkFor(email);
    await app.guest().post(link, { password: "жаңа берік құпиясөз" });
    for (let guess = 0; guess < 5; guess += 1)
      await app.guest().post(link, { password: `болжанған құпиясөз ${guess}` });

    const right = await app.guest().post(link, { password: "жаңа берік құпиясөз" });

    expect(right.status).toBe(422);
  });
});

describe("links that were asked for before", () => {
  it("open nothing once one of them was used, and the owner is told of the new password", async () => {
    const { email } = await makeAccount();
    await app.guest().post("/password-reset", { login: email });
    await app.guest().post("/password-reset", { login: email });
    const letters = app.db.selectFrom("core.mails").where("recipient", "=", email);
    const bodies = await letters.select("body").orderBy("created_at").execute();
    const links = bodies.map(
      ({ body }) => /http:\/\/localhost(\/password-reset\/\S+)/.exec(body)?.[1],
    );
    const [first = "", second = ""] = links;

    const used = await app.guest().post(first, { password: "жаңа берік құпиясөз" });
    const late = await app.guest().post(second, { password: "бөтен берік құпиясөз" });

    expect([used.status, late.status]).toEqual([303, 422]);
    const told = await letters.select(["subject", "body"]).execute();
    expect(told.map(({ subject }) => subject)).toContain("Тірек: тіркелгіңіздегі өзгеріс");
    expect(told.map(({ body }) => body).join()).toContain("Сілтеме арқылы жаңа құпиясөз қойылды");
  });
});

describe("a link for somebody else's password", () => {
  it("goes to the person's own e-mail where there is one, and is not shown", async () => {
    const region = await app.signInAs("regional", { regionKato: "150000000" });
    const national = await app.signInAs("national");
    const page = await (
      await national.post(`/accounts/users/${region.userId}/password-link`)
    ).text();
    expect(page).not.toMatch(/\/password-reset\/[\w-]{40,}/);
    const { email } = await app.db
      .selectFrom("accounts.users")
      .where("id", "=", region.userId)
      .select("email")
      .executeTakeFirstOrThrow();
    expect(await linkFor(email ?? "")).toMatch(/\/password-reset\/[\w-]{40,}/);
  });

  it("is given by one who could give that person's roles, and by nobody else", async () => {
    const teacher = await app.signInAs("regional", { regionKato: "150000000" });
    const national = await app.signInAs("national");
    await app.db
      .updateTable("accounts.users")
      .set({ email: null, phone: "+77015550101" })
      .where("id", "=", teacher.userId)
      .execute();
    const path = `/accounts/users/${teacher.userId}/password-link`;

    const page = await (await national.post(path)).text();
    const link = /\/password-reset\/[\w-]{40,}/.exec(page)?.[0] ?? "";
    const stranger = await app.signInAs("regional", { regionKato: "150000000" });

    expect((await app.guest().post(link, { password: "жаңа берік құпиясөз" })).status).toBe(303);
    expect((await stranger.post(path)).status).toBe(403);
  });
});

describe("changing one's own password", () => {
  it("asks for the current one", async () => {
    const person = await app.signInAs("national");
    const response = await person.post("/account/password", {
      current: "не тот",
      password: "достаточно длинный",
    });
    expect(await response.text()).toContain("Нынешний пароль неверен");
  });

  it("may not be guessed without end by whoever sits at an open session", async () => {
    const person = await app.signInAs("national");
    const tries = [];
    for (let number = 0; number < 9; number += 1)
      tries.push(
        await person.post("/account/password", {
          current: `не тот ${number}`,
          password: "достаточно длинный",
        }),
      );
    expect(await tries.at(-1)?.text()).toContain("Слишком много попыток");
  });
});

describe("a kept password", () => {
  it("fits only itself and never the empty hash", async () => {
    const kept = await hashPassword("берік құпиясөз");
    expect(await passwordFits("берік құпиясөз", kept)).toBe(true);
    expect(await passwordFits("берік құпиясөзі", kept)).toBe(false);
    expect(await passwordFits("", null)).toBe(false);
    expect(passwordProblem("aaaaaaaaaaaa")).toBe("passwordCommon");
  });
});
