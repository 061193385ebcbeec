import { CompiledQuery } from "kysely";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Db } from "./db.ts";

export type Limit = { name: string; points: number; seconds: number };

const limiters = new WeakMap<Db, Map<string, RateLimiterPostgres>>();

/** Counts one try of `who` in PostgreSQL; false when there were too many in the time. */
export async function mayTry(db: Db, limit: Limit, who: string): Promise<boolean> {
  try {
    await limiterOf(db, limit).consume(who);
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}

/** Whether `who` has tries left, without counting one. */
export async function hasTries(db: Db, limit: Limit, who: string): Promise<boolean> {
  const counted = await limiterOf(db, limit).get(who);
  return counted === null || counted.consumedPoints <= limit.points;
}

function limiterOf(db: Db, limit: Limit): RateLimiterPostgres {
  const known = limiters.get(db) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(db, known);
  let limiter = known.get(limit.name);
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient: { query: queryThrough(db) },
      storeType: "client",
      schemaName: "core",
      tableName: "rate_limits",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: limit.name,
      points: limit.points,
      duration: limit.seconds,
    });
    known.set(limit.name, limiter);
  }
  return limiter;
}

// The library asks for a pg client; ours is Kysely's pool, shared with the requests.
function queryThrough(db: Db) {
  return async ({ text, values }: { text: string; values: unknown[] }) => {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
    return { rows, rowCount: rows.length };
  };
}
