import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { cronOf } from "./job-worker.ts";
import { startJob, type Task } from "./jobs.ts";
import { openLog } from "./log.ts";
import { nightlyForgetting } from "./retention.ts";
import { hourlySweep, sweepDue } from "./sweep.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const log = openLog("silent");
const taskOf = (name: string, due: Task["due"]): Task =>
  Object.assign({ name, run: async () => ({}) }, due ? { due } : {});

async function jobsOf(task: string) {
  const jobs = app.db.selectFrom("core.jobs").where("task", "=", task);
  return jobs.select(["payload", "state"]).execute();
}

describe("the sweep", () => {
  it("starts one job for what is due, and none when it looks again", async () => {
    const eventId = randomUUID();
    const tasks = [taskOf("tell", async () => [{ eventId }])];
    expect(await sweepDue(app.db, { tasks, now, log })).toEqual({ tell: 1 });
    expect(await sweepDue(app.db, { tasks, now, log })).toEqual({ tell: 0 });
    expect(await jobsOf("tell")).toEqual([{ payload: { eventId }, state: "waiting" }]);
  });

  it.each([
    [{ state: "waiting", failure: null, hours: 0 }, 0],
    [{ state: "running", failure: null, hours: 0 }, 0],
    [{ state: "done", failure: null, hours: 2 }, 0],
    [{ state: "done", failure: null, hours: 25 }, 1],
    [{ state: "failed", failure: "unexpected", hours: 2 }, 0],
    [{ state: "failed", failure: "interrupted", hours: 2 }, 1],
  ] as const)("beside a job like %o starts %i", async ({ state, failure, hours }, count) => {
    const [name, eventId] = [randomUUID(), randomUUID()];
    const id = randomUUID();
    await startJob(app.db, { id, task: name, payload: { eventId }, by: null, now });
    const ended_at = state === "done" || state === "failed" ? hoursBefore(hours) : null;
    await app.db
      .updateTable("core.jobs")
      .set({ state, failure, ended_at })
      .where("id", "=", id)
      .execute();
    const tasks = [taskOf(name, async () => [{ eventId }])];
    expect(await sweepDue(app.db, { tasks, now, log })).toEqual({ [name]: count });
  });

  it("of one task is done though another's fails, and asks nothing of those that nothing is due of", async () => {
    const tasks = [
      taskOf("broken", () => Promise.reject(new Error("no"))),
      taskOf("quiet", undefined),
      taskOf("whole", async () => [{ roundId: randomUUID() }]),
    ];
    expect(await sweepDue(app.db, { tasks, now, log })).toEqual({ whole: 1 });
  });
});

function hoursBefore(hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000);
}

describe("what no worker did at its time", () => {
  it.each([
    ["of a night is made up for within a day", nightlyForgetting({}), 24 * 3_600_000],
    ["of an hour is not: the next sweep finds all that is due", hourlySweep([]), 0],
  ])("%s", (_, routine, backfillPeriod) => {
    expect(cronOf(routine).options?.backfillPeriod).toBe(backfillPeriod);
  });
});
