import { gzipSync } from "node:zlib";
import type { Request } from "./web.ts";

export const worthGzipping = 1024;
/** A text up to this size is gzipped in less time than it takes to hand it to a thread. */
export const gzippedAtOnce = 64 * 1024;

export function takesGzip(c: Request): boolean {
  return c.req.header("accept-encoding")?.includes("gzip") ?? false;
}

/** Answers with a page, gzipped while it is still a text; a large one is left to whoever gzips all the rest. */
export function sendHtml(c: Request, html: string, status: PageStatus = 200): Response {
  const isSmall = html.length >= worthGzipping && html.length <= gzippedAtOnce / 2;
  if (!isSmall || !takesGzip(c)) return c.html(html, status);
  return c.body(new Uint8Array(gzipSync(html, { level: 6 })), status, {
    "Content-Type": "text/html; charset=UTF-8",
    "Content-Encoding": "gzip",
    Vary: "Accept-Encoding",
  });
}

/** Answers with that instead of what stands. Set beside another, it would be made anew as a stream. */
export function replaceAnswer(c: Request, answer: Response): void {
  c.res = undefined;
  c.res = answer;
}

export type PageStatus = 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;
