import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLog } from "#lib/log.ts";
import { forgetDue } from "#lib/retention.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeRound } from "#test/make-surveys.ts";
import { retentions } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const forget = () => forgetDue(app.db, { retentions, now, log: openLog("silent") });

describe("in the night", () => {
  it.each([
    ["2026-02-28", 0],
    ["2026-03-01", 1],
  ])("what is half filled in of a round that ends on %s leaves %i", async (closesOn, left) => {
    const school = await makeSchool(app.db);
    const { id: round_id } = await makeRound(app.db, { schools: [school], closesOn });
    const key_hash = randomUUID();
    await app.db
      .insertInto("surveys.drafts")
      .values({ key_hash, round_id, answers: "{}", saved_at: now })
      .execute();
    await forget();
    const drafts = app.db.selectFrom("surveys.drafts").where("key_hash", "=", key_hash);
    expect(await drafts.select("round_id").execute()).toHaveLength(left);
  });

  it.each([
    ["2026-01-28", null],
    ["2026-02-10", "zhauap@test.example"],
  ])(
    "of an invitation to a round that ended on %s the address left is %s",
    async (closesOn, left) => {
      const school = await makeSchool(app.db);
      const round = await makeRound(app.db, { schools: [school], mode: "named", closesOn });
      const id = randomUUID();
      await app.db
        .insertInto("surveys.invitations")
        .values({
          id,
          round_id: round.id,
          school_id: school.id,
          email: "zhauap@test.example",
          token_hash: id,
        })
        .execute();
      await forget();
      const [found] = await app.db
        .selectFrom("surveys.invitations")
        .where("id", "=", id)
        .select("email")
        .execute();
      expect(found).toEqual({ email: left });
    },
  );
});
