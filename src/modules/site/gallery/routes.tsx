import { Hono } from "hono";
import { NotFound } from "#lib/errors.ts";
import { regionShapes } from "#lib/map.ts";
import type { App } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { GalleryPage } from "./pages.tsx";

/** Every component in its states, for those who build pages; not served in production. */
export const routes = new Hono<App>().get("/_ui", (c) => {
  if (c.var.config.TIREK_ENV === "production") throw new NotFound();
  return page(
    c,
    { title: "UI", crumbs: [{ href: "/_ui", label: "UI" }] },
    <GalleryPage shapes={regionShapes("2024")} />,
  );
});
