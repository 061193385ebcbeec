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

type Watched = { db: Db; config: Config; metrics: Metrics; clock(): Date };

/**
 * `/healthz` says the process lives and that something worked in the last minutes, `/readyz` that it can serve now, `/metrics`
 * is for Prometheus.
 */
export function health({ db, config, metrics, clock }: Watched): Hono<App> {
  const isAnswered = inTime(async () => {
    await sql`select id from core.files limit 1`.execute(db);
  });
  let silentSince: number | null = null;
  const look = async () => {
    const isGood = await isAnswered();
    silentSince = isGood ? null : (silentSince ?? clock().getTime());
    return isGood;
  };
  return new Hono<App>()
    .get("/healthz", async (c) => {
      await look();
      const isHopeless = silentSince !== null && clock().getTime() - silentSince > hopelessMs;
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
function inTime(look: () => Promise<void>): () => Promise<boolean> {
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
    return Promise.race([running, pause(longestAnswerMs, false, { ref: false })]);
  };
}

function mayRead(c: Request, { METRICS_TOKEN }: Config): boolean {
  if (METRICS_TOKEN) return c.req.header("authorization") === `Bearer ${METRICS_TOKEN}`;
  if (c.req.header("x-forwarded-for")) return false;
  return loopback.has(c.env?.incoming?.socket.remoteAddress ?? "");
}
