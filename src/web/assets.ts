import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { Hono } from "hono";
import { asset } from "#lib/assets.ts";
import { rootPath } from "#lib/root.ts";
import type { App } from "#lib/web.ts";

const squeeze = promisify(gzip);
const types = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
};
const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M50 27a23 23 0 1 0 0 46a23 23 0 1 0 0-46M58.3 24.3L64.2 6.3M71.8 34.1L87.2 23M77 50L96 50M71.8 65.9L87.2 77M58.3 75.7L64.2 93.7M41.7 75.7L35.8 93.7M28.2 65.9L12.8 77M23 50L4 50M28.2 34.1L12.8 23M41.7 24.3L35.8 6.3" fill="none" stroke="#0b5563" stroke-width="8" stroke-linecap="round"/></svg>';

/** Built files under names that bear their hash, so a browser may keep them for a year. */
export function assets(notForRobots: readonly string[]): Hono<App> {
  const disallowed = notForRobots.map((path) => `Disallow: ${path}\n`).join("");
  const kept: PackedAssets = new Map();
  return (
    new Hono<App>()
      .get("/mark.svg", (c) =>
        c.body(mark, 200, {
          "Content-Type": types.svg,
          "Cache-Control": "public, max-age=86400",
        }),
      )
      // At the root, where it answers for every page; asked for anew, so that a new version comes at once.
      .get("/service-worker.js", async (c) => {
        const name = asset("service-worker.js").slice("/assets/".length);
        const bytes = await findOnce(kept, name);
        if (!bytes) return c.text(notBuilt, 404);
        return c.body(bytes, 200, {
          "Content-Type": types.js,
          "Content-Encoding": "gzip",
          "Cache-Control": "no-cache",
        });
      })
      .get("/robots.txt", (c) => c.text(`User-agent: *\n${disallowed}`))
      .get("/assets/:name{[a-z0-9.-]+\\.(css|js|svg)}", async (c) => {
        const name = c.req.param("name");
        const type = name.endsWith(".css")
          ? types.css
          : name.endsWith(".js")
            ? types.js
            : types.svg;
        const bytes = await findOnce(kept, name);
        if (!bytes) return c.text(notBuilt, 404);
        return c.body(bytes, 200, {
          "Content-Type": type,
          "Content-Encoding": "gzip",
          "Cache-Control": "public, max-age=31536000, immutable",
        });
      })
  );
}

// A browser asks for it beside a page, and before it is known who asks: there is no page to answer with.
const notBuilt = "there is no such file in this build";

type Packed = Uint8Array<ArrayBuffer>;
type PackedAssets = Map<string, Promise<Packed>>;

async function findOnce(kept: PackedAssets, name: string): Promise<Packed | null> {
  const reading = kept.get(name) ?? read(name);
  kept.set(name, reading);
  try {
    return await reading;
  } catch {
    kept.delete(name);
    return null;
  }
}

async function read(name: string): Promise<Packed> {
  const bytes = await readFile(rootPath("dist", "assets", name));
  return new Uint8Array(await squeeze(bytes, { level: 9 }));
}
