import { Hono } from "hono";
import { allowActor, isPerson } from "#lib/actor.ts";
import { parseRange } from "#lib/byte-range.ts";
import { NotFound } from "#lib/errors.ts";
import { findFile } from "#lib/files.ts";
import { isSafeInline } from "#lib/media-type.ts";
import { given } from "#lib/shown.ts";
import type { App } from "#lib/web.ts";
import { canRead } from "./access.ts";
import { findReader } from "./queries.ts";

export const routes = new Hono<App>().get("/files/:id{[0-9a-f-]{36}}", async (c) => {
  const { db, files, today, actor, areas } = c.var;
  const file = await findFile(db, c.req.param("id"));
  if (!file) throw new NotFound();
  const keepers = given(areas.map((area) => area.files));
  const readers = await findReader(db, { id: file.id, today, keepers });
  // A guest may read what is for everyone, and is sent to sign in before anything else.
  if (!canRead(actor, readers)) allowActor(actor, false);
  const headers = {
    "Content-Type": withLetters(file.mediaType),
    "Content-Disposition": `${isSafeInline(file.mediaType) ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    "Accept-Ranges": "bytes",
    // Asked for again each time, with what it was when it was kept: who may read it may change.
    "Cache-Control": isPerson(actor) ? "private, no-store" : "private, no-cache",
    ETag: `"${file.sha256}"`,
  };
  if (c.req.header("if-none-match") === headers.ETag) return c.body(null, 304, headers);
  const range = parseRange(c.req.header("range"), file.size);
  if (range === "unsatisfiable")
    return c.body(null, 416, { "Content-Range": `bytes */${file.size}` });
  if (range) {
    const { start, end } = range;
    return c.body(await files.read(file.sha256, range), 206, {
      ...headers,
      "Content-Range": `bytes ${start}-${end}/${file.size}`,
      "Content-Length": String(end - start + 1),
    });
  }
  return c.body(await files.read(file.sha256), 200, {
    ...headers,
    "Content-Length": String(file.size),
  });
});

// What is kept as text is UTF-8: all else is told apart when it is taken.
function withLetters(mediaType: string): string {
  return mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType;
}
