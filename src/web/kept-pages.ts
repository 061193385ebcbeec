import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzipSync } from "node:zlib";
import type { MiddlewareHandler, Next } from "hono";
import type { KeptPages } from "#lib/area.ts";
import { replaceAnswer, takesGzip } from "#lib/html.ts";
import type { App, Request } from "#lib/web.ts";

const unsqueeze = promisify(gunzip);

type KeptPage = { revision: number; type: string; bytes: Uint8Array<ArrayBuffer>; tag: string };
const mostPages = 3000;

/**
 * Guests' pages, kept gzipped until the revision of what they show grows.
 * The revision is read for every request, so a kept page is never older than the last commit.
 */
export function keptPages(pages: readonly KeptPages[]): MiddlewareHandler<App> {
  const kept = new Map<string, KeptPage>();
  return async (c, next) => {
    const place = mayKeep(c) ? pages.find(({ address }) => address.test(c.req.path)) : undefined;
    if (!place) return next();
    const revision = await place.revision(c);
    const key = keyOf(c);
    const found = kept.get(key);
    const fresh =
      found?.revision === revision ? found : await made(c, next, { ...place, revision });
    if (!fresh) return;
    if (fresh !== found) remember(kept, key, fresh);
    replaceAnswer(c, await answer(c, fresh));
  };
}

async function made(
  c: Request,
  next: Next,
  { types, revision }: Pick<KeptPages, "types"> & { revision: number },
): Promise<KeptPage | null> {
  await next();
  const type = c.res.headers.get("content-type") ?? "";
  if (c.res.status !== 200 || !types.some((one) => type.startsWith(one))) return null;
  return keep(c.res, { revision, type });
}

// A map keeps the order of insertion, so the first key is the page made longest ago.
function remember(kept: Map<string, KeptPage>, key: string, page: KeptPage): void {
  kept.delete(key);
  if (kept.size >= mostPages) kept.delete(kept.keys().next().value ?? "");
  kept.set(key, page);
}

function mayKeep(c: Request): boolean {
  return c.req.method === "GET" && c.get("actor").kind === "guest";
}

function keyOf(c: Request): string {
  const url = c.req.url;
  return `${c.get("language")} ${c.get("today")} ${url.slice(url.indexOf("/", 8))}`;
}

// A page is gzipped in a third of a millisecond: sooner than a thread would take it over.
async function keep(
  response: Response,
  { revision, type }: { revision: number; type: string },
): Promise<KeptPage> {
  const body = Buffer.from(await response.arrayBuffer());
  const isGzipped = response.headers.has("content-encoding");
  const bytes = new Uint8Array(isGzipped ? body : gzipSync(body, { level: 6 }));
  const tag = `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 16)}"`;
  return { revision, type, bytes, tag };
}

async function answer(c: Request, page: KeptPage): Promise<Response> {
  const headers = new Headers(c.res.headers);
  headers.set("Content-Type", page.type);
  headers.set("ETag", page.tag);
  headers.set("Cache-Control", "private, no-cache");
  headers.set("Vary", "Cookie, Accept-Language, Accept-Encoding");
  headers.delete("Content-Length");
  if (c.req.header("if-none-match") === page.tag)
    return new Response(null, { status: 304, headers });
  if (!takesGzip(c)) {
    headers.delete("Content-Encoding");
    return new Response(new Uint8Array(await unsqueeze(page.bytes)), { headers });
  }
  headers.set("Content-Encoding", "gzip");
  return new Response(page.bytes, { headers });
}
