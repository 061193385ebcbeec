import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import type { App } from "#lib/web.ts";

const squeeze = promisify(gzip);
const worthwhile = 1024;

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
  c.res = new Response(new Uint8Array(await squeeze(body, { level: 6 })), {
    status: c.res.status,
    headers,
  });
};
