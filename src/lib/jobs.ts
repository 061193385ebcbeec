import { sql } from "kysely";
import type { Person } from "./actor.ts";
import type { Config } from "./config.ts";
import { type Db, inTransaction } from "./db.ts";
import type { Files } from "./files.ts";

export type JobTools = {
  db: Db;
  files: Files;
  config: Config;
  jobId: string;
  now(): Date;
  /** Tells the person how far the work is; written at once, outside the work's own transaction. */
  progress(done: number, total: number): Promise<void>;
};

/** A long piece of work. It may be begun again after a crash, so what it writes must bear repeating. */
export type Task = {
  name: string;
  /** Goes on where it stopped: cut off however often, it is begun again. */
  goesOn?: boolean;
  /** What the records alone say is due, as payloads: of what has no job the hourly sweep starts one. */
  due?(db: Db, asked: { now: Date; most: number }): Promise<readonly object[]>;
  run(tools: JobTools, payload: unknown): Promise<{ resultPath?: string }>;
};

/** Thrown by a task that cannot succeed however often it is tried; its message is a key of the words shown. */
export class JobRefused extends Error {
  override name = "JobRefused";
}

export type Job = {
  id: string;
  task: string;
  state: "waiting" | "running" | "done" | "failed";
  stepsDone: number;
  stepsTotal: number;
  resultPath: string | null;
  /** "unexpected", "interrupted", or the reason of a JobRefused. */
  failure: string | null;
  startedBy: string | null;
  createdAt: Date;
  endedAt: Date | null;
};

export const maxAttempts = 2;
/** Of work that goes on where it stopped; what it throws by itself ends it as soon as any other. */
const maxInterruptions = 1_000;

type NewJob = {
  id: string;
  task: string;
  payload: unknown;
  by: Person | null;
  now: Date;
  /** Not before this moment; at once when it is left out. */
  runAt?: Date;
  /** Whether the task goes on where it stopped. */
  goesOn?: boolean;
  /** Where whoever started it looks when it failed. */
  place?: string;
};

/** Puts a job into the queue in the caller's transaction; sending the same id twice changes nothing. */
export async function startJob(db: Db, job: NewJob): Promise<void> {
  await inTransaction(db, async (tx) => {
    const made = await tx
      .insertInto("core.jobs")
      .values({
        id: job.id,
        task: job.task,
        payload: JSON.stringify(job.payload),
        started_by: job.by?.userId ?? null,
        state: "waiting",
        created_at: job.now,
        result_path: job.place ?? null,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return;
    await sql`select graphile_worker.add_job(${job.task}, ${JSON.stringify({ jobId: job.id })}::json,
      max_attempts := ${job.goesOn ? maxInterruptions : maxAttempts}, job_key := ${job.id}, run_at := ${job.runAt ?? job.now})`.execute(
      tx,
    );
  });
}

/** How a job stands, or undefined when there is none of that id. */
export async function findJob(db: Db, id: string): Promise<Job | undefined> {
  return db
    .selectFrom("core.jobs")
    .where("id", "=", id)
    .select([
      "id",
      "task",
      "state",
      "steps_done as stepsDone",
      "steps_total as stepsTotal",
      "result_path as resultPath",
      "failure",
      "started_by as startedBy",
      "created_at as createdAt",
      "ended_at as endedAt",
    ])
    .executeTakeFirst();
}
