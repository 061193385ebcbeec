import { promisify } from "node:util";
import { gzip, gzipSync } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import { gzippedAtOnce, replaceAnswer, takesGzip, worthGzipping } from "#lib/html.ts";
import type { App, Request } from "#lib/web.ts";

const squeeze = promisify(gzip);

/** Gzips pages, tables and documents; files are sent as they lie, so that ranges stay true. */
export const compressed: MiddlewareHandler<App> = async (c, next) => {
  await next();
  const type = c.res.headers.get("content-type") ?? "";
  const { headers: given, status } = c.res;
  const done = given.has("content-encoding") || given.has("accept-ranges") || status === 304;
  if (done || !takesGzip(c) || !/^(text\/|application\/(json|geo\+json))/.test(type)) return;
  const body = Buffer.from(await c.res.arrayBuffer());
  if (body.length < worthGzipping) {
    answer(c, body, { "Content-Length": String(body.length) });
    return;
  }
  const isSmall = body.length <= gzippedAtOnce;
  const bytes = isSmall ? gzipSync(body, { level: 6 }) : await squeeze(body, { level: 6 });
  answer(c, bytes, { "Content-Encoding": "gzip", "Content-Length": String(bytes.length) });
};

function answer(c: Request, body: Buffer, told: Record<string, string>): void {
  const headers = new Headers(c.res.headers);
  headers.append("Vary", "Accept-Encoding");
  for (const [name, value] of Object.entries(told)) headers.set(name, value);
  replaceAnswer(c, new Response(new Uint8Array(body), { status: c.res.status, headers }));
}
