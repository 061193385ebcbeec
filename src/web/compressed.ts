import { promisify } from "node:util";
import { gzip, gzipSync } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import { gzippedAtOnce, takesGzip, worthGzipping } from "#lib/html.ts";
import type { App } from "#lib/web.ts";

const squeeze = promisify(gzip);

/** Gzips pages, tables and documents; files are sent as they lie, so that ranges stay true. */
export const compressed: MiddlewareHandler<App> = async (c, next) => {
  await next();
  const type = c.res.headers.get("content-type") ?? "";
  const done =
    c.res.headers.has("content-encoding") || c.res.status === 206 || c.res.status === 304;
  if (done || !takesGzip(c) || !/^(text\/|application\/(json|geo\+json))/.test(type)) return;
  const body = Buffer.from(await c.res.arrayBuffer());
  const headers = new Headers(c.res.headers);
  headers.append("Vary", "Accept-Encoding");
  if (body.length < worthGzipping) {
    c.res = new Response(body, { status: c.res.status, headers });
    return;
  }
  headers.set("Content-Encoding", "gzip");
  headers.delete("Content-Length");
  const isSmall = body.length <= gzippedAtOnce;
  const bytes = isSmall ? gzipSync(body, { level: 6 }) : await squeeze(body, { level: 6 });
  c.res = new Response(new Uint8Array(bytes), { status: c.res.status, headers });
};
