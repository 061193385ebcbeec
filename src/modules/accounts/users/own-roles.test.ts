import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

it("nobody prolongs their own role by inviting themselves", async () => {
  const school = await makeSchool(app.db, { status: "leading" });
  const me = await app.signInAs("leading_coordinator", { schoolId: school.id });
  await app.db
    .updateTable("accounts.grants")
    .set({ during: "[2025-09-01,2026-03-10)" })
    .where("user_id", "=", me.userId)
    .execute();
  const email = `${me.userId}@test.example`;
  const sent = await me.post("/accounts/invitations/new", {
    id: randomUUID(),
    contact: email,
    language: "ru",
    role: "leading_coordinator",
    schoolCode: school.code,
  });
  expect(sent.status).toBe(422);
  const { rows } = await sql<{
    during: string;
  }>`select during::text from accounts.grants where user_id = ${me.userId}`.execute(app.db);
  expect(rows).toEqual([{ during: "[2025-09-01,2026-03-10)" }]);
});

it("nobody gives themselves the next period of their role", async () => {
  const school = await makeSchool(app.db, { status: "leading" });
  const me = await app.signInAs("leading_coordinator", { schoolId: school.id });
  await app.db
    .updateTable("accounts.grants")
    .set({ during: "[2025-09-01,2026-03-10)" })
    .where("user_id", "=", me.userId)
    .execute();
  const r = await me.post(`/accounts/users/${me.userId}/roles`, {
    id: randomUUID(),
    role: "leading_coordinator",
    schoolCode: school.code,
    from: "2026-03-10",
  });
  const { rows } = await sql<{
    during: string;
  }>`select during::text from accounts.grants where user_id = ${me.userId} order by 1`.execute(
    app.db,
  );
  expect(r.status).toBe(422);
  expect(rows).toHaveLength(1);
});

it("a role that was ended does not come back by an invitation that waited", async () => {
  const school = await makeSchool(app.db, { status: "leading" });
  const boss = await app.signInAs("leading_director", { schoolId: school.id });
  const national = await app.signInAs("national");
  const person = await app.signInAs("leading_coordinator", { schoolId: school.id });
  const email = `${person.userId}@test.example`;
  await boss.post("/accounts/invitations/new", {
    id: randomUUID(),
    contact: email,
    language: "ru",
    role: "leading_coordinator",
    schoolCode: school.code,
  });
  const mail = await app.db
    .selectFrom("core.mails")
    .where("recipient", "=", email)
    .where("body", "like", "%/invitations/%")
    .select("body")
    .executeTakeFirstOrThrow();
  const link = /\/invitations\/[\w-]+/.exec(mail.body)?.[0] ?? "";
  const grant = await app.db
    .selectFrom("accounts.grants")
    .where("user_id", "=", person.userId)
    .select("id")
    .executeTakeFirstOrThrow();
  expect((await national.post(`/accounts/roles/${grant.id}/end`)).status).toBe(303);
  const taken = await person.post(link);
  const back = await person.get("/accounts/users");
  expect([taken.status, back.status]).toEqual([422, 403]);
});
