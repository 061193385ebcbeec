import { sql } from "kysely";
import { runJob } from "#lib/job-runner.ts";
import { given } from "#lib/shown.ts";
import { areas } from "../src/areas.ts";
import { now, type TestApp } from "./app.ts";

const tasks = given(areas.map((area) => area.tasks));

/** Does the jobs that wait, one after the other, as the worker would at the moment, whatever day they wait for. */
export async function runWaitingJobs(app: TestApp, at: Date = now): Promise<void> {
  const waiting = await app.db
    .selectFrom("core.jobs")
    .where("state", "=", "waiting")
    .select(["id", "task as name"])
    .orderBy("created_at")
    .orderBy("task")
    .execute();
  for (const { id, name } of waiting) await runOne(app, { id, name, at });
}

/** Does the jobs that wait, each at the moment it waits for, and then those they start. */
export async function runJobsInTime(app: TestApp): Promise<void> {
  const { rows } = await sql<{ id: string; name: string; at: Date }>`
    select j.id, j.task as name, q.run_at as at from core.jobs j
    join graphile_worker.jobs q on q.key = j.id::text
    where j.state = 'waiting' order by q.run_at, j.task`.execute(app.db);
  for (const job of rows) await runOne(app, job);
  if (rows.length > 0) await runJobsInTime(app);
}

/** Lets nothing wait any more: what is measured next starts its own. */
export async function forgetJobs(app: TestApp): Promise<void> {
  const waiting = app.db.updateTable("core.jobs").where("state", "=", "waiting");
  await waiting.set({ state: "done" }).execute();
}

async function runOne(
  app: TestApp,
  { id, name, at }: { id: string; name: string; at: Date },
): Promise<void> {
  const task = tasks.find((one) => one.name === name);
  if (!task) throw new Error(`no task ${name}`);
  const tools = { db: app.db, files: app.files, config: app.config, now: () => at };
  await runJob(task, { tools, payload: { jobId: id }, attempt: 1 });
}
