import type { Config } from "./config.ts";
import type { Db } from "./db.ts";
import type { Log } from "./log.ts";

export type RoutineTools = { db: Db; config: Config; log: Log; now(): Date };

/** What the worker does by the clock, of several workers one. */
export type Routine = {
  name: string;
  /** When, as cron says it, in UTC. */
  at: string;
  run(tools: RoutineTools): Promise<void>;
};
