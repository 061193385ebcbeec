import { setTimeout as pause } from "node:timers/promises";
import { Hono } from "hono";
import { sql } from "kysely";
import type { Config } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import type { Metrics } from "#lib/metrics.ts";
import type { App, Request } from "#lib/web.ts";

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

const longestAnswerMs = 5_000;
/** So long nothing may have worked before whoever watches is told to begin the process anew. */
export const hopelessMs = 180_000;

/** Looks further apart than this say nothing of the time between them. */
const longestGapMs = 60_000;

type Watched = {
  db: Db;
  config: Config;
  metrics: Metrics;
  clock(): Date;
  /** For how long a look may wait. */
  patienceMs?: number;
};

/**
 * `/healthz` says at once that the process lives and that something worked in the last minutes, as far as was seen; `/readyz`
 * looks whether it can serve now; `/metrics` is for Prometheus.
 */
export function health({
  db,
  config,
  metrics,
  clock,
  patienceMs = longestAnswerMs,
}: Watched): Hono<App> {
  const isAnswered = inTime(patienceMs, async () => {
    await sql`select id from core.files limit 1`.execute(db);
  });
  let silentSince: number | null = null;
  let lookedAt = 0;
  const look = async () => {
    const isGood = await isAnswered();
    const now = clock().getTime();
    const isOneRow = now - lookedAt <= longestGapMs;
    silentSince = isGood ? null : isOneRow ? (silentSince ?? now) : now;
    lookedAt = now;
    return isGood;
  };
  return new Hono<App>()
    .get("/healthz", (c) => {
      // Whoever asks waits for no database: a slow one would have the process ended.
      void look();
      const isHopeless = silentSince !== null && lookedAt - silentSince > hopelessMs;
      return isHopeless ? c.text("nothing works", 503) : c.text("ok");
    })
    .get("/readyz", async (c) =>
      (await look()) ? c.text("ready") : c.text("database not reachable", 503),
    )
    .get("/metrics", async (c) => {
      if (!mayRead(c, config)) return c.text("forbidden", 403);
      return c.text(await metrics.text(), 200, { "Content-Type": metrics.contentType });
    });
}

/** Whether the look comes to an end in time; one that hangs is not begun a second time. */
function inTime(patienceMs: number, look: () => Promise<void>): () => Promise<boolean> {
  let running: Promise<boolean> | null = null;
  return () => {
    running ??= look()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        running = null;
      });
    return Promise.race([running, pause(patienceMs, false, { ref: false })]);
  };
}

function mayRead(c: Request, { METRICS_TOKEN }: Config): boolean {
  if (METRICS_TOKEN) return c.req.header("authorization") === `Bearer ${METRICS_TOKEN}`;
  if (c.req.header("x-forwarded-for")) return false;
  return loopback.has(c.env?.incoming?.socket.remoteAddress ?? "");
}
