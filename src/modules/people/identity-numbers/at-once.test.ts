import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { hashIdentityNumber } from "../base/rules/identity-number.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** Does it while a list brings a record that is the first to bear the number, and is not yet done. */
async function besideList<Value>(hash: string, act: () => Promise<Value>): Promise<Value> {
  const { id } = await makeTeacher(app.db);
  let acting: Promise<Value> | undefined;
  await app.db.transaction().execute(async (tx) => {
    const number = { iin_hash: hash, shares_number: false };
    await tx.updateTable("people.teachers").set(number).where("id", "=", id).execute();
    acting = act();
    await untilHeldUp(acting);
  });
  if (!acting) throw new Error("nothing was done beside the list");
  return acting;
}

/** Until the act waits for the list's transaction, or has come to its end without. */
async function untilHeldUp(acting: Promise<unknown>): Promise<void> {
  let isOver = false;
  void acting.finally(() => {
    isOver = true;
  });
  for (let tries = 0; tries < 500 && !isOver; tries += 1) {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(app.db);
    if (rows.length > 0) return;
    await pause(20);
  }
}

async function bearersOf(hash: string) {
  const bearers = app.db.selectFrom("people.teachers").where("iin_hash", "=", hash);
  const rows = await bearers.select(["id", "shares_number as shares"]).execute();
  const ids = rows.map(({ id }) => id);
  const pairs = app.db.selectFrom("people.duplicate_pairs").where("first_id", "in", ids);
  const asked = await pairs.where("second_id", "in", ids).select("id").execute();
  return { shares: rows.map(({ shares }) => shares).sort(), asked: asked.length };
}

describe("a number that two bring in one moment", () => {
  it("is borne by both when one of them is typed, and asked of", async () => {
    const iin = "880412310019";
    const hash = hashIdentityNumber(iin, app.config.SECRET);
    const school = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const form = { id: randomUUID(), postId: randomUUID(), school: school.code, iin };
    const more = { position: "teacher", familyName: "Қос", givenName: "А", since: "2020-09-01" };

    const { status } = await besideList(hash, () =>
      person.post("/people/teachers/new", Object.assign(form, more)),
    );

    expect(status).toBe(303);
    expect(await bearersOf(hash)).toEqual({ shares: [false, true], asked: 1 });
  });

  it("is borne by both when one of them comes to it by a joining, and asked of", async () => {
    const hash = randomUUID().replaceAll("-", "").repeat(2);
    const { id: schoolId } = await makeSchool(app.db);
    const person = await app.signInAs("national");
    const kept = await makeTeacher(app.db, { schoolId, userId: person.userId });
    const merged = await makeTeacher(app.db, { schoolId });
    const number = { iin_hash: hash, shares_number: true };
    await app.db.updateTable("people.teachers").set(number).where("id", "=", merged.id).execute();
    const [first_id = "", second_id = ""] = [kept.id, merged.id].sort();
    const pair = { id: randomUUID(), first_id, second_id, found_at: new Date() };
    const pairs = app.db.insertInto("people.duplicate_pairs");
    await pairs.values(Object.assign(pair, { reason: "sameSchool" as const })).execute();

    const { status } = await besideList(hash, () =>
      person.post(`/people/duplicates/${pair.id}`, { mergeId: randomUUID(), decision: "same" }),
    );

    expect(status).toBe(303);
    expect(await bearersOf(hash)).toEqual({ shares: [false, true], asked: 1 });
  });
});
