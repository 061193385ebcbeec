import { z } from "zod";
import type { Config } from "./config.ts";
import { type Db, expectRows } from "./db.ts";
import type { Files } from "./files.ts";
import { idField } from "./forms.ts";
import { JobRefused, type JobTools, maxAttempts, type Task } from "./jobs.ts";

export type RunnerTools = { db: Db; files: Files; config: Config; now(): Date };

const Payload = z.object({ jobId: idField("job") });

/** Runs one job of the queue and keeps its row telling the truth about it. */
export async function runJob(
  task: Task,
  { tools, payload, attempt }: { tools: RunnerTools; payload: unknown; attempt: number },
): Promise<void> {
  const { jobId } = Payload.parse(payload);
  const job = await markRunning(tools, jobId);
  if (!job) return;
  try {
    const { resultPath } = await task.run(toolsFor(tools, jobId), job.payload);
    await markDone(tools, { jobId, resultPath: resultPath ?? null });
  } catch (error) {
    const isCut = task.goesOn === true && isOfConnection(error);
    const final = error instanceof JobRefused || (attempt >= maxAttempts && !isCut);
    if (!final) await markWaiting(tools, jobId);
    else await markFailed(tools, { jobId, failure: reasonOf(error) });
    // The queue tries again what is thrown, and a refused job would only be refused again.
    if (!(error instanceof JobRefused)) throw error;
  }
}

function toolsFor({ db, files, config, now }: RunnerTools, jobId: string): JobTools {
  return {
    db,
    files,
    config,
    jobId,
    now,
    progress: async (done, total) => {
      const steps = { steps_done: done, steps_total: total };
      await expectRows(db.updateTable("core.jobs").set(steps).where("id", "=", jobId), { most: 1 });
    },
  };
}

async function markRunning({ db, now }: RunnerTools, jobId: string) {
  return db
    .updateTable("core.jobs")
    .set({ state: "running", started_at: now(), steps_done: 0, steps_total: 0 })
    .where("id", "=", jobId)
    .where("state", "in", ["waiting", "running"])
    .returning("payload")
    .executeTakeFirst();
}

async function markDone(
  { db, now }: RunnerTools,
  { jobId, resultPath }: { jobId: string; resultPath: string | null },
): Promise<void> {
  await expectRows(
    db
      .updateTable("core.jobs")
      .set({ state: "done", ended_at: now(), result_path: resultPath, failure: null })
      .where("id", "=", jobId),
    { most: 1 },
  );
}

async function markWaiting({ db }: RunnerTools, jobId: string): Promise<void> {
  await expectRows(db.updateTable("core.jobs").set({ state: "waiting" }).where("id", "=", jobId), {
    most: 1,
  });
}

async function markFailed(
  { db, now }: RunnerTools,
  { jobId, failure }: { jobId: string; failure: string },
): Promise<void> {
  await expectRows(
    db
      .updateTable("core.jobs")
      .set({ state: "failed", ended_at: now(), failure })
      .where("id", "=", jobId),
    { most: 1 },
  );
}

// Classes 08 and 57 of PostgreSQL's codes: the connection, and a server that is stopped or starts.
function isOfConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return /^(08|57P|ECONN|EPIPE)/.test(code) || /Connection terminated/i.test(error.message);
}

function reasonOf(error: unknown): string {
  return error instanceof JobRefused ? error.message : "unexpected";
}
