import { randomUUID } from "node:crypto";
import { condition } from "./condition.ts";
import { type Db, inTransaction } from "./db.ts";
import { startJob, type Task } from "./jobs.ts";
import type { Log } from "./log.ts";
import { daysBefore } from "./retention.ts";
import type { Routine } from "./routines.ts";

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
      let count = 0;
      for (const payload of due) if (await startIfNone(db, { task, payload, now })) count += 1;
      started[task.name] = count;
    } catch (error) {
      // What is due of one task waits for no other.
      log.error({ err: error, task: task.name }, "what is due could not be started");
    }
  }
  return started;
}

type Starting = { task: Task; payload: object; now: Date };

async function startIfNone(db: Db, { task, payload, now }: Starting): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const standing = await tx
      .selectFrom("core.jobs")
      .where("task", "=", task.name)
      .where(condition`payload @> ${JSON.stringify(payload)}::jsonb`)
      .where(
        condition`state in ('waiting', 'running')
          or (ended_at > ${daysBefore(now, 1)} and failure is distinct from 'interrupted')`,
      )
      .select("id")
      .executeTakeFirst();
    if (standing) return false;
    const job = { id: randomUUID(), task: task.name, payload, by: null, now };
    await startJob(tx, task.goesOn ? { ...job, goesOn: true } : job);
    return true;
  });
}

/** Each hour, a few minutes past. */
export function hourlySweep(tasks: readonly Task[]): Routine {
  return {
    name: "start_what_is_due",
    at: "7 * * * *",
    run: async ({ db, log, now }) => {
      const started = await sweepDue(db, { tasks, now: now(), log });
      log.info({ started }, "what was due was started");
    },
  };
}
