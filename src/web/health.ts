import { Hono } from "hono";
import { sql } from "kysely";
import type { Config } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import type { Metrics } from "#lib/metrics.ts";
import type { App, Request } from "#lib/web.ts";

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** `/healthz` says the process lives, `/readyz` that it can serve, `/metrics` is for Prometheus. */
export function health({
  db,
  config,
  metrics,
}: {
  db: Db;
  config: Config;
  metrics: Metrics;
}): Hono<App> {
  return new Hono<App>()
    .get("/healthz", (c) => c.text("ok"))
    .get("/readyz", async (c) => {
      try {
        await sql`select id from core.files limit 1`.execute(db);
        return c.text("ready");
      } catch {
        return c.text("database not reachable", 503);
      }
    })
    .get("/metrics", async (c) => {
      if (!mayRead(c, config)) return c.text("forbidden", 403);
      return c.text(await metrics.text(), 200, { "Content-Type": metrics.contentType });
    });
}

function mayRead(c: Request, { METRICS_TOKEN }: Config): boolean {
  if (METRICS_TOKEN) return c.req.header("authorization") === `Bearer ${METRICS_TOKEN}`;
  if (c.req.header("x-forwarded-for")) return false;
  return loopback.has(c.env?.incoming?.socket.remoteAddress ?? "");
}
