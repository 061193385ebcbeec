import { EventEmitter } from "node:events";
import {
  type CronItem,
  Logger,
  parseCronItems,
  run,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import { sql } from "kysely";
import type { Config } from "./config.ts";
import { type Db, poolOf } from "./db.ts";
import { openFiles } from "./files.ts";
import { type RunnerTools, runJob } from "./job-runner.ts";
import type { Task } from "./jobs.ts";
import { type Log, openLog } from "./log.ts";
import { deliverMail, mailTask } from "./mail.ts";
import type { Routine, RoutineTools } from "./routines.ts";

const beatMs = 2_000;
const deadAfterSeconds = 10;

/** Takes jobs from the queue until it is stopped; several may run on one database. */
export async function runWorker({
  config,
  db,
  tasks,
  routines = [],
  log = openLog(config.LOG_LEVEL),
}: {
  config: Config;
  db: Db;
  tasks: readonly Task[];
  routines?: readonly Routine[];
  log?: Log;
}): Promise<{ stop(): Promise<void> }> {
  const tools = { db, config, files: openFiles(config.FILES_URL), now: () => new Date() };
  const ids = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => ids.add(worker.workerId));
  const runner = await run({
    pgPool: poolOf(db),
    events,
    concurrency: config.WORKER_JOBS,
    // Behind PgBouncer nothing is announced and nothing stays prepared: the queue is asked.
    pollInterval: 1_000,
    noPreparedStatements: true,
    noHandleSignals: true,
    taskList: {
      ...taskListOf(tasks, tools),
      ...routineList(routines, { db, config, log, now: tools.now }),
    },
    parsedCronItems: parseCronItems(routines.map(cronOf)),
    logger: loggerTo(log),
  });
  const heart = beatWhileAlive({ db, ids, log });
  return {
    stop: async () => {
      await runner.stop();
      await heart.stop();
    },
  };
}

function taskListOf(tasks: readonly Task[], tools: RunnerTools): TaskList {
  const list: TaskList = {
    [mailTask]: (payload, { job }) => deliverMail(tools, payload, job.attempts),
  };
  for (const task of tasks) {
    list[task.name] = (payload, { job }) => runJob(task, { tools, payload, attempt: job.attempts });
  }
  return list;
}

function routineList(routines: readonly Routine[], tools: RoutineTools): TaskList {
  return Object.fromEntries(routines.map((one) => [one.name, () => one.run(tools)]));
}

export function cronOf({ name, at, madeUpHours }: Routine): CronItem {
  const backfillPeriod = madeUpHours * 3600 * 1000;
  return { task: name, match: at, options: { backfillPeriod, maxAttempts: 3 } };
}

type Life = { db: Db; ids: ReadonlySet<string>; log: Log };

function beatWhileAlive(life: Life): { stop(): Promise<void> } {
  let last = beatAndSweep(life);
  const timer = setInterval(() => {
    last = last.then(() => beatAndSweep(life));
  }, beatMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await last;
      const ids = [...life.ids];
      await sql`delete from core.workers where id = any(${ids}::text[])`.execute(life.db);
    },
  };
}

async function beatAndSweep({ db, ids, log }: Life): Promise<void> {
  try {
    await sql`
      insert into core.workers (id, beat_at)
      select id, now() from unnest(${[...ids]}::text[]) as id
      on conflict (id) do update set beat_at = excluded.beat_at`.execute(db);
    await takeOverFromTheDead(db, ids);
  } catch (error) {
    log.error({ err: error }, "the worker could not beat");
  }
}

/** Frees what dead workers held, and fails what has no attempt left. */
async function takeOverFromTheDead(db: Db, own: ReadonlySet<string>): Promise<void> {
  await sql`
    delete from core.workers
    where beat_at < now() - make_interval(secs => ${deadAfterSeconds})`.execute(db);
  await sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker.jobs
    where locked_at < now() - make_interval(secs => ${deadAfterSeconds})
      and not exists (select from core.workers where id = locked_by)
      and locked_by <> all (${[...own]}::text[])
    having count(*) > 0`.execute(db);
  await sql`
    update core.jobs set state = 'failed', failure = 'interrupted', ended_at = now()
    from graphile_worker.jobs as queued
    where core.jobs.id::text = queued.key and core.jobs.state in ('waiting', 'running')
      and queued.attempts >= queued.max_attempts and queued.locked_at is null`.execute(db);
}

function loggerTo(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log.error({}, message);
    else if (level === "warning") log.warn({}, message);
  });
}
