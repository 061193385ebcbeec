import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { readConfig } from "./config.ts";
import { runWorker } from "./job-worker.ts";
import { findJob, JobRefused, startJob, type Task } from "./jobs.ts";
import { rootPath } from "./root.ts";

let t: TestDatabase;
let worker: { stop(): Promise<void> } | undefined;
const now = new Date("2026-03-01T09:00:00Z");
const secret = "0123456789abcdef0123456789abcdef";
const environment = () => ({
  TIREK_ENV: "test",
  DATABASE_URL: t.url,
  SECRET: secret,
  DATA_DIR: tmpdir(),
});

beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

async function start(tasks: Task[]): Promise<void> {
  worker = await runWorker({ config: readConfig(environment()), db: t.db, tasks });
}
async function ended(id: string) {
  for (;;) {
    const job = await findJob(t.db, id);
    if (job?.endedAt) return job;
    await pause(50);
  }
}
function queued(task: string, payload: unknown = {}) {
  return { id: randomUUID(), task, payload, by: null, now };
}

test("a job runs once, tells how far it is and where its result lies", async () => {
  const seen: unknown[] = [];
  const job = queued("count", { to: 3 });
  await startJob(t.db, job);
  await startJob(t.db, job);
  expect(await findJob(t.db, job.id)).toMatchObject({ state: "waiting", stepsDone: 0 });
  await start([
    {
      name: "count",
      run: async ({ progress }, payload) => {
        seen.push(payload);
        await progress(3, 3);
        return { resultPath: "/network/imports/1" };
      },
    },
  ]);
  expect(await ended(job.id)).toMatchObject({
    state: "done",
    stepsDone: 3,
    resultPath: "/network/imports/1",
    failure: null,
  });
  expect(seen).toEqual([{ to: 3 }]);
});

test("a job of an act that was rolled back never runs", async () => {
  const job = queued("count");
  const act = t.db.transaction().execute(async (tx) => {
    await startJob(tx, job);
    throw new Error("refused");
  });
  await expect(act).rejects.toThrow("refused");
  expect(await findJob(t.db, job.id)).toBeUndefined();
});

test("a task that breaks is tried twice and then shown as failed", async () => {
  let tries = 0;
  const job = queued("break");
  await startJob(t.db, job);
  await start([
    {
      name: "break",
      run: async () => {
        tries += 1;
        throw new Error("no such column");
      },
    },
  ]);
  expect(await ended(job.id)).toMatchObject({ state: "failed", failure: "unexpected" });
  expect(tries).toBe(2);
});

test("a task that refuses is tried once, and its reason is kept for the person", async () => {
  let tries = 0;
  const job = queued("refuse");
  await startJob(t.db, job);
  await start([
    {
      name: "refuse",
      run: async () => {
        tries += 1;
        throw new JobRefused("too_large");
      },
    },
  ]);
  expect(await ended(job.id)).toMatchObject({ state: "failed", failure: "too_large" });
  await pause(100);
  expect(tries).toBe(1);
});

test("work that goes on where it stopped is taken up however often it was cut", async () => {
  const job = { ...queued("go_on"), goesOn: true };
  await startJob(t.db, job);
  await sql`update graphile_worker._private_jobs set attempts = 7 where key = ${job.id}`.execute(
    t.db,
  );
  let tries = 0;
  await start([
    {
      name: "go_on",
      goesOn: true,
      run: async () => {
        tries += 1;
        throw Object.assign(new Error("terminating connection"), { code: "57P01" });
      },
    },
  ]);
  while (tries === 0) await pause(50);
  await pause(200);
  expect(await findJob(t.db, job.id)).toMatchObject({ state: "waiting" });
});

test("jobs whose worker was killed are taken up, or given up after the last try", {
  timeout: 60_000,
}, async () => {
  const first = queued("count", { to: 2 });
  const second = queued("count", { to: 2 });
  await startJob(t.db, first);
  await startJob(t.db, second);
  await sql`update graphile_worker._private_jobs set attempts = 1 where key = ${second.id}`.execute(
    t.db,
  );
  const doomed = fork(rootPath("test", "slow-worker.ts"), {
    env: { ...process.env, ...environment() },
  });
  for (const { id } of [first, second])
    while ((await findJob(t.db, id))?.stepsDone !== 1) await pause(50);
  expect(await findJob(t.db, first.id)).toMatchObject({ state: "running", stepsDone: 1 });
  doomed.kill("SIGKILL");
  await start([{ name: "count", run: async () => ({}) }]);
  expect(await ended(first.id)).toMatchObject({ state: "done", failure: null });
  expect(await ended(second.id)).toMatchObject({ state: "failed", failure: "interrupted" });
});
