import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { type Log, logRequest } from "#lib/log.ts";
import type { Metrics } from "#lib/metrics.ts";
import type { App } from "#lib/web.ts";

/** Counts and logs each answer by its route's pattern, never by its address. */
export function measured({ log, metrics }: { log: Log; metrics: Metrics }): MiddlewareHandler<App> {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const ms = performance.now() - began;
    const route = matchedRoutes(c).findLast((match) => match.method !== "ALL")?.path ?? "none";
    const request = { method: c.req.method, route, status: c.res.status, ms };
    metrics.countRequest(request);
    logRequest(log, { id: c.get("requestId"), ...request });
    c.res.headers.set("Server-Timing", `app;dur=${ms.toFixed(1)}`);
  };
}
