import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Db, inTransaction } from "./db.ts";
import { startJob, type Task } from "./jobs.ts";
import type { Log } from "./log.ts";
import { daysBefore } from "./retention.ts";
import type { Routine } from "./routines.ts";
import { sqlOf } from "./rows.ts";

const mostAtOnce = 1_000;

/**
 * Starts what the records say is due and no job stands for: an act forgot to plan it, or its job was lost with a crash or a
 * restore. What ended within a day is not begun again. Answers how many jobs of each task were started.
 */
export async function sweepDue(
  db: Db,
  { tasks, now, log }: { tasks: readonly Task[]; now: Date; log: Log },
): Promise<Record<string, number>> {
  const started: Record<string, number> = {};
  for (const task of tasks) {
    if (!task.due) continue;
    try {
      const due = await task.due(db, { now, most: mostAtOnce });
      started[task.name] = await startMissing(db, { task, due, now });
    } catch (error) {
      // What is due of one task waits for no other.
      log.error({ err: error, task: task.name }, "what is due could not be started");
    }
  }
  return started;
}

type Starting = { task: Task; due: readonly object[]; now: Date };
const missingRow = z.strictObject({ payload: z.looseObject({}) });

async function startMissing(db: Db, { task, due, now }: Starting): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sqlOf(missingRow)`
      select due.payload from jsonb_array_elements(${JSON.stringify(due)}::jsonb) as due (payload)
      where not exists (select from core.jobs j
        where j.task = ${task.name} and j.payload @> due.payload
          and (j.state in ('waiting', 'running')
            or (j.ended_at > ${daysBefore(now, 1)} and j.failure is distinct from 'interrupted')))`.execute(
      tx,
    );
    for (const { payload } of rows) {
      const job = { id: randomUUID(), task: task.name, payload, by: null, now };
      await startJob(tx, task.goesOn ? { ...job, goesOn: true } : job);
    }
    return rows.length;
  });
}

/** Each hour, a few minutes past. */
export function hourlySweep(tasks: readonly Task[]): Routine {
  return {
    name: "start_what_is_due",
    at: "7 * * * *",
    madeUpHours: 0,
    run: async ({ db, log, now }) => {
      const started = await sweepDue(db, { tasks, now: now(), log });
      log.info({ started }, "what was due was started");
    },
  };
}
