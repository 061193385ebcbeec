import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLog } from "#lib/log.ts";
import { daysBefore, forgetDue } from "#lib/retention.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { retentions } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const forget = () => forgetDue(app.db, { retentions, now, log: openLog("silent") });

describe("in the night", () => {
  it.each([
    [1, false],
    [2, true],
  ])("a session that ended %i days ago is forgotten: %s", async (days, isForgotten) => {
    const { userId } = await app.signInAs("national");
    const token_hash = randomUUID();
    await app.db
      .insertInto("accounts.sessions")
      .values({
        token_hash,
        user_id: userId,
        created_at: daysBefore(now, 60),
        seen_at: daysBefore(now, days),
        expires_at: daysBefore(now, days),
      })
      .execute();
    await forget();
    const left = app.db.selectFrom("accounts.sessions").where("token_hash", "=", token_hash);
    expect((await left.select("id").execute()).length).toBe(isForgotten ? 0 : 1);
  });

  it("whoever is signed in stays so", async () => {
    const person = await app.signInAs("national");
    await forget();
    expect((await person.get("/account")).status).toBe(200);
  });

  it.each([
    ["withdrawn_at", 91, true],
    ["withdrawn_at", 89, false],
    ["accepted_at", 91, true],
    ["expires_at", 91, true],
    ["expires_at", -1, false],
  ] as const)(
    "an invitation whose %s lies %i days back is forgotten: %s",
    async (column, days, isForgotten) => {
      const school = await makeSchool(app.db);
      const { userId } = await app.signInAs("partner_coordinator", { schoolId: school.id });
      const id = randomUUID();
      await app.db
        .insertInto("accounts.invitations")
        .values({
          id,
          token_hash: id,
          email: "shaqyrylgan@test.example",
          role: "teacher",
          school_id: school.id,
          language: "kk",
          invited_by: userId,
          created_at: daysBefore(now, 120),
          expires_at: daysBefore(now, 100),
          [column]: daysBefore(now, days),
        })
        .execute();
      await forget();
      const left = app.db.selectFrom("accounts.invitations").where("id", "=", id);
      expect((await left.select("id").execute()).length).toBe(isForgotten ? 0 : 1);
    },
  );

  it("counts what was forgotten, and finds nothing more when it looks again", async () => {
    const { userId } = await app.signInAs("national");
    for (const days of [8, 9, 6])
      await app.db
        .insertInto("accounts.password_resets")
        .values({ token_hash: randomUUID(), user_id: userId, expires_at: daysBefore(now, days) })
        .execute();
    expect(await forget()).toMatchObject({ "accounts.password_resets": 2 });
    expect(await forget()).toMatchObject({ "accounts.password_resets": 0 });
  });
});
