import { Hono } from "hono";
import { regionShapes } from "#lib/map.ts";
import type { App } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { GalleryPage } from "./pages.tsx";

/** Every component in its states, for those who build pages; not served in production. */
export const gallery = new Hono<App>().get("/_ui", (c) =>
  page(
    c,
    { title: "UI", crumbs: [{ href: "/_ui", label: "UI" }] },
    <GalleryPage shapes={regionShapes("2024")} />,
  ),
);
