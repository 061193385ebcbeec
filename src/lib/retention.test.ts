import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { coreRetention } from "./core-retention.ts";
import { openLog } from "./log.ts";
import { daysBefore, forgetDue, type Retentions } from "./retention.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const log = openLog("silent");

describe("what is due", () => {
  it("is forgotten part by part until nothing is left", async () => {
    const parts = [1_000, 1_000, 5];
    const forget = async (_: unknown, { most }: { most: number }) =>
      Math.min(most, parts.shift() ?? 0);
    expect(await forgetDue(app.db, { retentions: { t: { kept: "", forget } }, now, log })).toEqual({
      t: 2_005,
    });
  });

  it("of one table is forgotten though another table's fails", async () => {
    const retentions: Retentions = {
      broken: { kept: "", forget: () => Promise.reject(new Error("no")) },
      whole: { kept: "", forget: async () => 1 },
      lasting: { kept: "" },
    };
    expect(await forgetDue(app.db, { retentions, now, log })).toEqual({ whole: 1 });
  });
});

describe("a letter", () => {
  type Days = { made: number; sent: number | null; failure?: string };
  const letter = async ({ made, sent, failure }: Days) => {
    const id = randomUUID();
    await app.db
      .insertInto("core.mails")
      .values({
        id,
        recipient: "a@test.example",
        language: "kk",
        subject: "Кіру",
        body: "https://tirek.example/password-reset/secret",
        created_at: daysBefore(now, made),
        sent_at: sent === null ? null : daysBefore(now, sent),
        failure: failure ?? null,
      })
      .execute();
    return id;
  };
  const bodyOf = async (id: string) => {
    const mails = app.db.selectFrom("core.mails").where("id", "=", id).select("body");
    return (await mails.executeTakeFirst())?.body;
  };

  it.each([
    ["sent a week ago", { made: 9, sent: 8 }, "–"],
    ["sent yesterday", { made: 9, sent: 1 }, "https://tirek.example/password-reset/secret"],
    ["never sent, a month old", { made: 31, sent: null }, "–"],
    [
      "never sent, a week old",
      { made: 8, sent: null },
      "https://tirek.example/password-reset/secret",
    ],
    ["given up a week ago", { made: 8, sent: null, failure: "bounced" }, "–"],
    [
      "still tried",
      { made: 6, sent: null, failure: "bounced" },
      "https://tirek.example/password-reset/secret",
    ],
    ["a year old", { made: 366, sent: 366 }, undefined],
  ] as const)("%s", async (_, days, body) => {
    const id = await letter(days);
    await forgetDue(app.db, { retentions: coreRetention, now, log });
    expect(await bodyOf(id)).toBe(body);
  });
});

describe("counted tries and ended work", () => {
  it("go when they count no more, and stay while they do", async () => {
    const [over, stands] = [randomUUID(), randomUUID()];
    await app.db
      .insertInto("core.rate_limits")
      .values([
        { key: over, points: 1, expire: now.getTime() - 1 },
        { key: stands, points: 1, expire: now.getTime() + 1_000 },
      ])
      .execute();
    const job = (id: string, state: "done" | "failed" | "waiting", days: number) => ({
      id,
      task: "t",
      payload: "{}",
      state,
      created_at: daysBefore(now, 200),
      ended_at: state === "waiting" ? null : daysBefore(now, days),
    });
    const [old, fresh, waiting] = [randomUUID(), randomUUID(), randomUUID()];
    await app.db
      .insertInto("core.jobs")
      .values([job(old, "done", 91), job(fresh, "failed", 89), job(waiting, "waiting", 0)])
      .execute();
    await forgetDue(app.db, { retentions: coreRetention, now, log });
    const keys = app.db.selectFrom("core.rate_limits").where("key", "in", [over, stands]);
    expect(await keys.select("key").execute()).toEqual([{ key: stands }]);
    const jobs = app.db.selectFrom("core.jobs").where("id", "in", [old, fresh, waiting]);
    const left = (await jobs.select("id").execute()).map(({ id }) => id);
    expect(left.toSorted()).toEqual([fresh, waiting].toSorted());
  });
});
