import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { personWith } from "#test/reach.ts";
import { eraseOfPerson } from "./actions.ts";
import { readOfPerson } from "./queries.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** Somebody of the school who was invited, asked to move and was refused. */
async function makePerson(schoolId: string) {
  const person = await app.signInAs("teacher", { schoolId });
  const { userId } = person;
  const email = `${userId}@test.example`;
  const made = { school_id: schoolId, user_id: userId, since: "2026-01-01", made_at: now };
  await app.db
    .insertInto("accounts.requests")
    .values({ ...made, id: randomUUID(), kind: "move", state: "refused", reason: "Себебі" })
    .execute();
  await app.db
    .insertInto("accounts.invitations")
    .values({
      id: randomUUID(),
      token_hash: randomUUID(),
      role: "teacher",
      school_id: schoolId,
      language: "kk",
      email,
      created_at: now,
      expires_at: now,
      invited_by: userId,
      accepted_by: userId,
      accepted_at: now,
    })
    .execute();
  return { ...person, email };
}

const factsOf = (userId: string) => readOfPerson(app.db, { userId, teacherIds: [], now });

function erase({ userId, email }: { userId: string; email: string }) {
  const who = { userId, teacherIds: [], person: personWith(), now };
  const known = { names: [], emails: [email], phones: [] };
  return app.db.transaction().execute((tx) => eraseOfPerson(tx, { ...who, ...known }));
}

it("tells the account of its roles, requests and invitations, and nothing that lets anybody in", async () => {
  const school = await makeSchool(app.db);
  const [one, other] = [await makePerson(school.id), await makePerson(school.id)];
  const facts = await factsOf(one.userId);

  expect(facts).toMatchObject({
    account: { email: one.email },
    roles: [{ role: "teacher", schoolId: school.id }],
    requests: [{ reason: "Себебі" }],
    invitations: [{ email: one.email }],
  });
  const text = JSON.stringify(facts);
  expect(text).toContain(one.userId);
  expect(text).not.toContain(other.userId);
  expect(text).not.toContain("okenHash");
});

it("is emptied for one person, who is signed out everywhere, and stays as it was for the others", async () => {
  const school = await makeSchool(app.db);
  const [one, other] = [await makePerson(school.id), await makePerson(school.id)];
  const before = await factsOf(other.userId);

  await erase(one);

  expect((await one.get("/account")).status).toBe(303);
  expect((await other.get("/account")).status).toBe(200);
  expect(await factsOf(other.userId)).toEqual(before);
  const left = await factsOf(one.userId);
  expect(left).toMatchObject({ roles: [], sessions: [], requests: [{ reason: null }] });
  expect(JSON.stringify(left)).not.toContain(one.email);
});

it("keeps a name out of the way of the next person with that address", async () => {
  const school = await makeSchool(app.db);
  const [one, other] = [await makePerson(school.id), await makePerson(school.id)];
  await erase(one);
  await app.db
    .updateTable("accounts.users")
    .set({ email: one.email })
    .where("id", "=", other.userId)
    .execute();
  expect(await factsOf(other.userId)).toMatchObject({ account: { email: one.email } });
});
