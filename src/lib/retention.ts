import { type RawBuilder, sql } from "kysely";
import type { Db } from "./db.ts";
import type { Log } from "./log.ts";
import type { Routine } from "./routines.ts";

/** What is due to be forgotten: at most so many rows at once. */
export type Due = { now: Date; most: number };

/** For how long the rows of a table are kept. */
export type Retention = {
  /** As docs/retention.md says it. */
  kept: string;
  /** Forgets some of what is due and answers how many rows that were; left out where nothing ends by itself. */
  forget?(db: Db, due: Due): Promise<number>;
};

/** By "schema.table". */
export type Retentions = Readonly<Record<string, Retention>>;

export function lasting(kept: string): Retention {
  return { kept };
}

/** The same for several tables. */
export function alike(tables: readonly string[], retention: Retention): Retentions {
  return Object.fromEntries(tables.map((table) => [table, retention]));
}

/** Deletes, of the rows that the condition calls due, so many as asked for. */
export function deletes(
  table: string,
  dueAt: (now: Date) => RawBuilder<boolean>,
): Required<Retention>["forget"] {
  return async (db, { now, most }) => {
    const rows = sql.table(table);
    const { numAffectedRows } = await sql`
      delete from ${rows} where ctid in (select ctid from ${rows} where ${dueAt(now)} limit ${most})`.execute(
      db,
    );
    return Number(numAffectedRows ?? 0);
  };
}

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

const atOnce = 1_000;
// What is left after so many rounds is forgotten in the next night.
const mostRounds = 500;

/** Forgets whatever is due, a thousand rows at a time; answers how many rows of each table that were. */
export async function forgetDue(
  db: Db,
  { retentions, now, log }: { retentions: Retentions; now: Date; log: Log },
): Promise<Record<string, number>> {
  const gone: Record<string, number> = {};
  for (const [table, { forget }] of Object.entries(retentions)) {
    if (!forget) continue;
    try {
      gone[table] = await untilNoneIsLeft((most) => forget(db, { now, most }));
    } catch (error) {
      // One table that fails keeps no other from being looked at.
      log.error({ err: error, table }, "what was due could not be forgotten");
    }
  }
  return gone;
}

async function untilNoneIsLeft(forget: (most: number) => Promise<number>): Promise<number> {
  let gone = 0;
  for (let round = 0; round < mostRounds; round++) {
    const count = await forget(atOnce);
    gone += count;
    if (count < atOnce) break;
  }
  return gone;
}

/** In the night of Kazakhstan, when few are awake. */
export function nightlyForgetting(retentions: Retentions): Routine {
  return {
    name: "forget_what_is_due",
    at: "40 20 * * *",
    madeUpHours: 24,
    run: async ({ db, log, now }) => {
      const gone = await forgetDue(db, { retentions, now: now(), log });
      log.info({ gone }, "what was due was forgotten");
    },
  };
}
