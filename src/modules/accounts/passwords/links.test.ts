import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

it("nobody makes a link for their own new password without the password they have", async () => {
  const school = await makeSchool(app.db, { status: "leading" });
  const me = await app.signInAs("leading_coordinator", { schoolId: school.id });
  await app.db
    .updateTable("accounts.users")
    .set({ email: null, phone: "+77010000001" })
    .where("id", "=", me.userId)
    .execute();
  const r = await me.post(`/accounts/users/${me.userId}/password-link`);
  const text = await r.text();
  const link = /password-reset\/([A-Za-z0-9_-]{20,})/.exec(text)?.[0];
  expect([r.status, link]).toEqual([403, undefined]);
});

it("a national makes no link for their own password, past password and second step", async () => {
  const me = await app.signInAs("national");
  await app.db
    .updateTable("accounts.users")
    .set({ email: null, phone: "+77010000002" })
    .where("id", "=", me.userId)
    .execute();
  const r = await me.post(`/accounts/users/${me.userId}/password-link`);
  expect(r.status).toBe(403);
});

it("a link made before a person rose opens nothing afterwards", async () => {
  const school = await makeSchool(app.db, { status: "leading" });
  const boss = await app.signInAs("leading_coordinator", { schoolId: school.id });
  const person = await app.signInAs("teacher", { schoolId: school.id });
  await app.db
    .updateTable("accounts.users")
    .set({ email: null, phone: "+77010000003" })
    .where("id", "=", person.userId)
    .execute();
  const text = await (await boss.post(`/accounts/users/${person.userId}/password-link`)).text();
  const link = /password-reset\/[A-Za-z0-9_-]{20,}/.exec(text)?.[0];
  const national = await app.signInAs("national");
  const given = await national.post(`/accounts/users/${person.userId}/roles`, {
    id: randomUUID(),
    role: "methodologist",
    districtKato: "156000000",
  });
  expect(given.status).toBe(303);
  expect(link).toBeDefined();
  const r = await app.guest().post(`/${link}`, { password: "жаңа құпия сөз тіркес" });
  expect([r.status, r.headers.get("location")]).not.toEqual([303, "/sign-in"]);
});
