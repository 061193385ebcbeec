import type { Config } from "./config.ts";
import type { Db } from "./db.ts";
import type { Log } from "./log.ts";

export type RoutineTools = { db: Db; config: Config; log: Log; now(): Date };

/** What the worker does by the clock, of several workers one. */
export type Routine = {
  name: string;
  /** When, as cron says it, in UTC. */
  at: string;
  /** For how many hours back what no worker did is made up for, each time that was missed; none where the next time does it. */
  madeUpHours: number;
  run(tools: RoutineTools): Promise<void>;
};
