import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import { CompiledQuery } from "kysely";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Db } from "./db.ts";

export type Limit = { name: string; points: number; seconds: number };

const limiters = new WeakMap<Db, Map<string, RateLimiterPostgres>>();

/** Counts one try of `who` in PostgreSQL, kept as a hash; false when there were too many in the time. */
export async function mayTry(db: Db, limit: Limit, who: string): Promise<boolean> {
  try {
    await limiterOf(db, limit).consume(keyOf(who));
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}

/** Whether `who` has tries left, without counting one. */
export async function hasTries(db: Db, limit: Limit, who: string): Promise<boolean> {
  const counted = await limiterOf(db, limit).get(keyOf(who));
  return counted === null || counted.consumedPoints < limit.points;
}

/** Counts tries that were made, however many are left. */
export async function spendTries(
  db: Db,
  limit: Limit,
  { who, tries }: { who: string; tries: number },
): Promise<void> {
  if (tries > 0) await limiterOf(db, limit).penalty(keyOf(who), tries);
}

/** Takes one counted try back. */
export async function giveTryBack(db: Db, limit: Limit, who: string): Promise<void> {
  await limiterOf(db, limit).reward(keyOf(who));
}

/** Forgets all tries that were counted. */
export async function forgetTries(db: Db, limit: Limit, who: string): Promise<void> {
  await limiterOf(db, limit).delete(keyOf(who));
}

/** Of an IPv6 address the half that its provider gives out: whoever has one has all the others of it. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  const [front = [], back = []] = plain.split("::").map((side) => side.split(":").filter(Boolean));
  const embedded = plain.includes(".") ? 1 : 0;
  const left = plain.includes("::") ? 8 - front.length - back.length - embedded : 0;
  const groups = [...front, ...Array<string>(left).fill("0"), ...back];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}

function keyOf(who: string): string {
  return createHash("sha256").update(who).digest("base64url");
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
