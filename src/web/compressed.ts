import { promisify } from "node:util";
import { gzip, gzipSync } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import type { App } from "#lib/web.ts";

const squeeze = promisify(gzip);
const worthwhile = 1024;
// A page up to this size is gzipped in less time than it takes to hand it to a thread.
const soonDone = 64 * 1024;

/** Gzips pages, tables and documents; files are sent as they lie, so that ranges stay true. */
export const compressed: MiddlewareHandler<App> = async (c, next) => {
  await next();
  const type = c.res.headers.get("content-type") ?? "";
  const done =
    c.res.headers.has("content-encoding") || c.res.status === 206 || c.res.status === 304;
  const wanted = c.req.header("accept-encoding")?.includes("gzip");
  if (done || !wanted || !/^(text\/|application\/(json|geo\+json))/.test(type)) return;
  const body = Buffer.from(await c.res.arrayBuffer());
  const headers = new Headers(c.res.headers);
  headers.append("Vary", "Accept-Encoding");
  if (body.length < worthwhile) {
    c.res = new Response(body, { status: c.res.status, headers });
    return;
  }
  headers.set("Content-Encoding", "gzip");
  headers.delete("Content-Length");
  const isSmall = body.length <= soonDone;
  const bytes = isSmall ? gzipSync(body, { level: 6 }) : await squeeze(body, { level: 6 });
  c.res = new Response(new Uint8Array(bytes), { status: c.res.status, headers });
};
