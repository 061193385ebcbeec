import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { daysBefore } from "#lib/retention.ts";
import { now, openTestApp, type TestApp, today, type Visitor } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makePost, makeTeacher } from "#test/make-people.ts";
import { showJoinCode } from "./rules.ts";

let app: TestApp;
const password = "берік құпиясөз 2026";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.db.deleteFrom("core.rate_limits").execute());

async function schoolWithCode() {
  const school = await makeSchool(app.db);
  const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
  await coordinator.post(`/accounts/joining/schools/${school.id}/code`);
  const { code } = await app.db
    .selectFrom("accounts.join_codes")
    .where("school_id", "=", school.id)
    .select("code")
    .executeTakeFirstOrThrow();
  return { school, coordinator, code };
}

const joinForm = (code: string, more: Record<string, string> = {}) => ({
  id: randomUUID(),
  code,
  familyName: "Әлімбекова",
  givenName: "Сәуле",
  contact: `${randomUUID()}@test.example`,
  ...more,
});

const lettersTo = (email: string) =>
  app.db
    .selectFrom("core.mails")
    .where("recipient", "=", email)
    .select(["subject", "body"])
    .orderBy("created_at")
    .execute();

async function linkFor(email: string): Promise<string> {
  const [letter] = await lettersTo(email);
  return /http:\/\/localhost(\/join\/\S+)/.exec(letter?.body ?? "")?.[1] ?? "";
}

/** Asks, and follows the link in the letter. */
async function join(form: ReturnType<typeof joinForm>): Promise<Response> {
  await app.guest("kk").post("/join", form);
  return app.guest("kk").post(await linkFor(form.contact), { password });
}

const usersAt = (contact: string) =>
  app.db
    .selectFrom("accounts.users")
    .where((eb) => eb.or([eb("email", "=", contact), eb("phone", "=", contact)]))
    .select(["id", "language", "given_name"])
    .execute();

async function requestOf(contact: string): Promise<{ id: string; userId: string }> {
  return app.db
    .selectFrom("accounts.requests as r")
    .innerJoin("accounts.users as u", "u.id", "r.user_id")
    .where("u.email", "=", contact)
    .select(["r.id", "u.id as userId"])
    .executeTakeFirstOrThrow();
}

async function placesOf(userId: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select p.school_id || ' ' || p.during as line from people.teachers t
    join people.posts p on p.teacher_id = t.id where t.user_id = ${userId} order by p.during`.execute(
    app.db,
  );
  return rows.map(({ line }) => line);
}

async function ask(visitor: Visitor, code: string, more: Record<string, string> = {}) {
  const form = { id: randomUUID(), code, since: today, ...more };
  return { form, response: await visitor.post("/account/joining", form) };
}

describe("joining a school", () => {
  it("waits for the coordinator, who recognises the person in the list", async () => {
    const { school, coordinator, code } = await schoolWithCode();
    const record = await makeTeacher(app.db, {
      schoolId: school.id,
      familyName: "Әлімбекова",
      givenName: "Сәуле",
    });
    const form = joinForm(showJoinCode(code).toLowerCase());

    expect((await join(form)).status).toBe(200);
    const { id, userId } = await requestOf(form.contact);
    const page = await (await coordinator.get(`/accounts/joining/${id}`)).text();
    expect(page).toContain(`value="${record.id}"`);
    expect((await coordinator.post(`/accounts/joining/${id}/confirm`)).status).toBe(422);
    const choice = { record: record.id };
    expect((await coordinator.post(`/accounts/joining/${id}/confirm`, choice)).status).toBe(303);
    expect((await coordinator.post(`/accounts/joining/${id}/confirm`, choice)).status).toBe(303);

    expect(await placesOf(userId)).toHaveLength(1);
    const grants = await app.db
      .selectFrom("accounts.grants")
      .where("user_id", "=", userId)
      .select(["role", "school_id"])
      .execute();
    expect(grants).toEqual([{ role: "teacher", school_id: school.id }]);
  });

  it("takes only a record that the page offers, not one of another school or one that is claimed", async () => {
    const { school, coordinator, code } = await schoolWithCode();
    const named = { familyName: "Әлімбекова", givenName: "Сәуле" };
    const elsewhere = await makeSchool(app.db);
    const records = [
      await makeTeacher(app.db, { ...named, schoolId: elsewhere.id }),
      await makeTeacher(app.db, { ...named, schoolId: school.id, userId: coordinator.userId }),
      { id: randomUUID() },
    ];
    // A name is written in many ways, and changes: whoever keeps the school knows the person.
    const own = await makeTeacher(app.db, { schoolId: school.id, familyName: "Басқаева" });
    const form = joinForm(code);
    await join(form);
    const { id, userId } = await requestOf(form.contact);
    const confirm = (record: string) =>
      coordinator.post(`/accounts/joining/${id}/confirm`, { record });

    for (const record of records) {
      const refused = await confirm(record.id);
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain("Этой карточки нет среди предложенных");
    }

    expect(await placesOf(userId)).toEqual([]);
    const waits = await app.db
      .selectFrom("accounts.requests")
      .where("id", "=", id)
      .select("state")
      .execute();
    expect(waits).toEqual([{ state: "waiting" }]);
    expect((await confirm(own.id)).status).toBe(303);
    expect(await placesOf(userId)).toHaveLength(1);
  });

  it("opens a new record for somebody who was in no list", async () => {
    const { school, coordinator, code } = await schoolWithCode();
    const form = joinForm(code);
    await join(form);
    const { id, userId } = await requestOf(form.contact);
    await coordinator.post(`/accounts/joining/${id}/confirm`, { record: "new" });

    expect(await placesOf(userId)).toEqual([`${school.id} [${today},)`]);
  });

  it("never tells whether an address has an account, but writes to it", async () => {
    const { coordinator, code } = await schoolWithCode();
    const known = joinForm(code, { contact: `${coordinator.userId}@test.example` });

    const response = await app.guest().post("/join", known);
    const fresh = await app.guest().post("/join", joinForm(code));

    expect(response.status).toBe(fresh.status);
    expect(await response.text()).toContain("Письмо отправлено");
    const letters = await lettersTo(known.contact);
    expect(letters.filter(({ body }) => body.startsWith("Кто-то просил"))).toHaveLength(1);
  });

  it("opens no account before the letter to that address was opened", async () => {
    const { code } = await schoolWithCode();
    const form = joinForm(code);

    const asked = await app.guest("kk").post("/join", form);
    const again = await app.guest("kk").post("/join", form);
    const letters = await lettersTo(form.contact);
    const before = await usersAt(form.contact);
    const link = await linkFor(form.contact);
    const page = await (await app.guest("kk").get(link)).text();
    const weak = await app.guest("kk").post(link, { password: "қысқа" });
    const opened = await app.guest("kk").post(link, { password });
    const after = await usersAt(form.contact);

    expect([asked.status, again.status]).toEqual([200, 200]);
    expect(await asked.text()).not.toContain(link);
    expect(letters.map(({ subject }) => subject)).toEqual(["Тірек: мектепке қосылу"]);
    expect(letters[0]?.body).not.toContain("Сәуле");
    expect(before).toEqual([]);
    expect(page).toContain("Әлімбекова Сәуле");
    expect([weak.status, opened.status]).toEqual([422, 200]);
    expect(after).toMatchObject([{ language: "kk", given_name: "Сәуле" }]);
  });

  it("opens one account by a link, whoever sends it again and whatever password it brings", async () => {
    const { code } = await schoolWithCode();
    const form = joinForm(code);
    await join(form);
    const link = await linkFor(form.contact);

    const others = await Promise.all(
      ["басқа берік құпиясөз", password].map((one) => app.guest().post(link, { password: one })),
    );
    const shown = await (await app.guest().get(link)).text();
    const [own, foreign] = [
      await app.guest().post("/sign-in", { login: form.contact, password }),
      await app.guest().post("/sign-in", { login: form.contact, password: "басқа берік құпиясөз" }),
    ];

    expect(others.map(({ status }) => status)).toEqual([200, 200]);
    expect(shown).toContain("Заявка отправлена");
    expect(shown).not.toContain("Сәуле");
    expect([own.status, foreign.status]).toEqual([303, 422]);
    expect(await usersAt(form.contact)).toHaveLength(1);
  });

  it("opens nothing by a link that nobody was given or that is two days old", async () => {
    const { code } = await schoolWithCode();
    const form = joinForm(code);
    await app.guest().post("/join", form);
    const link = await linkFor(form.contact);
    await app.db
      .updateTable("accounts.join_forms")
      .set({ made_at: daysBefore(now, 2) })
      .where("id", "=", form.id)
      .execute();

    const statuses = [
      (await app.guest().get(link)).status,
      (await app.guest().post(link, { password })).status,
      (await app.guest().get(`/join/${form.id}`)).status,
      (await app.guest().post(`/join/${form.id}`, { password })).status,
    ];

    expect(statuses).toEqual([404, 404, 404, 404]);
    expect(await usersAt(form.contact)).toEqual([]);
  });

  it("gives the link to an address to nobody who sends its form again with a phone", async () => {
    const { code } = await schoolWithCode();
    const form = joinForm(code);
    await app.guest().post("/join", form);
    const asked = await app.guest().post("/join", { ...form, contact: "+77015550177" });
    const link = asked.headers.get("location") ?? "";
    expect((await app.guest().post(link, { password })).status).toBe(404);
    expect(await usersAt(form.contact)).toEqual([]);
  });

  it("writes to nobody again and again because somebody else names their address", async () => {
    const { code } = await schoolWithCode();
    const contact = `${randomUUID()}@test.example`;
    for (let times = 0; times < 5; times++)
      await app.guest().post("/join", joinForm(code, { contact }));
    expect(await lettersTo(contact)).toHaveLength(3);
  });

  it("leads on at once from a phone, to which no letter goes, and asks the school whose it is", async () => {
    const { coordinator, code } = await schoolWithCode();
    const form = joinForm(code, { contact: "8 701 555 01 99" });

    const asked = await app.guest().post("/join", form);
    const again = await app.guest().post("/join", form);
    const link = asked.headers.get("location") ?? "";
    const opened = await app.guest().post(link, { password });
    const [user] = await usersAt("+77015550199");
    const request = await (await coordinator.get(`/accounts/joining/${form.id}`)).text();
    const other = joinForm(code, { contact: "+77015550199", givenName: "Басқа" });
    const taken = (await app.guest().post("/join", other)).headers.get("location") ?? "";
    const told = await app.guest().post(taken, { password });

    expect([asked.status, again.headers.get("location")]).toEqual([303, link]);
    expect(link).toMatch(/^\/join\/[\w-]{43}$/);
    expect([opened.status, told.status]).toEqual([200, 200]);
    expect(user?.given_name).toBe("Сәуле");
    expect(request).toContain("+77015550199");
    expect(request).toContain("убедитесь, что это номер этого человека");
    expect(await usersAt("+77015550199")).toHaveLength(1);
  });

  it("keeps what was typed when the code is wrong, and stops guessing", async () => {
    const wrong = joinForm("ZZZZ9999", { familyName: "Сақталған" });
    const html = await (await app.guest().post("/join", wrong)).text();
    expect(html).toContain("Такого кода нет");
    expect(html).toContain("Сақталған");
    for (let tries = 0; tries < 12; tries++) await app.guest().post("/join", joinForm("ZZZZ9999"));
    const stopped = await app.guest().post("/join", joinForm("ZZZZ9999"));
    expect(await stopped.text()).toContain("Слишком много попыток");
  });

  it("is refused with a reason the person can read, and by no other school", async () => {
    const { coordinator, code } = await schoolWithCode();
    const other = await schoolWithCode();
    const person = await app.signInAs("teacher", { schoolId: other.school.id });
    const { form } = await ask(person, code);

    expect((await other.coordinator.get(`/accounts/joining/${form.id}`)).status).toBe(403);
    const reason = { reason: "Не работает у нас" };
    expect((await coordinator.post(`/accounts/joining/${form.id}/refuse`, reason)).status).toBe(
      303,
    );
    expect(await (await person.get("/account/joining")).text()).toContain("Не работает у нас");
  });
});

describe("moving to another school", () => {
  it("ends the work and the role in the old school, tells it, and keeps what was", async () => {
    const old = await schoolWithCode();
    const next = await schoolWithCode();
    const person = await app.signInAs("teacher", { schoolId: old.school.id });
    await makeTeacher(app.db, { schoolId: old.school.id, userId: person.userId });
    const { form } = await ask(person, next.code);
    const second = await ask(person, next.code);
    expect(second.response.status).toBe(422);

    await next.coordinator.post(`/accounts/joining/${form.id}/confirm`);

    expect(await placesOf(person.userId)).toEqual([
      `${old.school.id} [2015-09-01,${today})`,
      `${next.school.id} [${today},)`,
    ]);
    const { rows } = await sql<{ line: string }>`
      select school_id || ' ' || during as line from accounts.grants
      where user_id = ${person.userId} order by during`.execute(app.db);
    expect(rows.map(({ line }) => line)).toEqual([
      `${old.school.id} [2025-09-01,${today})`,
      `${next.school.id} [${today},)`,
    ]);
    const told = await app.db
      .selectFrom("core.mails")
      .where("recipient", "=", `${old.coordinator.userId}@test.example`)
      .where("subject", "like", "%перешёл%")
      .select("id")
      .execute();
    expect(told.length + (await leftLetters(old.coordinator.userId))).toBeGreaterThan(0);
  });

  it("ends work that was to end later too, and waits for no work that begins later", async () => {
    const old = await schoolWithCode();
    const next = await schoolWithCode();
    const third = await makeSchool(app.db);
    const person = await app.signInAs("teacher", { schoolId: old.school.id });
    const { id: teacherId } = await makeTeacher(app.db, { userId: person.userId });
    await makePost(app.db, { teacherId, schoolId: old.school.id, until: "2026-08-31" });
    const later = await makePost(app.db, {
      teacherId,
      schoolId: third.id,
      since: "2026-09-01",
      until: "2027-06-01",
    });
    const { form } = await ask(person, next.code);
    const at = `/accounts/joining/${form.id}/confirm`;

    const refused = await next.coordinator.post(at);
    await app.db.deleteFrom("people.posts").where("id", "=", later).execute();
    const moved = await next.coordinator.post(at);

    expect([refused.status, moved.status]).toEqual([422, 303]);
    expect(await refused.text()).toContain("Работа в прежней школе началась позже этого дня");
    expect(await placesOf(person.userId)).toEqual([
      `${old.school.id} [2015-09-01,${today})`,
      `${next.school.id} [${today},)`,
    ]);
  });

  it("ends nothing when it is refused", async () => {
    const old = await schoolWithCode();
    const next = await schoolWithCode();
    const person = await app.signInAs("teacher", { schoolId: old.school.id });
    const { id: teacherId } = await makeTeacher(app.db, { userId: person.userId });
    await makePost(app.db, { teacherId, schoolId: old.school.id });
    await makePost(app.db, { teacherId, schoolId: next.school.id, since: "2020-09-01" });
    const { form } = await ask(person, next.code);

    const refused = await next.coordinator.post(`/accounts/joining/${form.id}/confirm`);

    expect(refused.status).toBe(422);
    expect(await placesOf(person.userId)).toEqual([
      `${old.school.id} [2015-09-01,)`,
      `${next.school.id} [2020-09-01,)`,
    ]);
  });

  it("may keep the old school beside the new one", async () => {
    const old = await schoolWithCode();
    const next = await schoolWithCode();
    const person = await app.signInAs("teacher", { schoolId: old.school.id });
    await makeTeacher(app.db, { schoolId: old.school.id, userId: person.userId });
    const { form } = await ask(person, next.code, { keepsOld: "1" });
    await next.coordinator.post(`/accounts/joining/${form.id}/confirm`);

    expect(await placesOf(person.userId)).toEqual([
      `${old.school.id} [2015-09-01,)`,
      `${next.school.id} [${today},)`,
    ]);
  });
});

async function leftLetters(userId: string): Promise<number> {
  const rows = await app.db
    .selectFrom("core.mails")
    .where("recipient", "=", `${userId}@test.example`)
    .where("subject", "=", "Мұғалім басқа мектепке ауысты")
    .select("id")
    .execute();
  return rows.length;
}
