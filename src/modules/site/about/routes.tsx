import { Hono } from "hono";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { AboutPage, AccessibilityPage, NoNetworkPage } from "./pages.tsx";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/about", (c) => page(c, { title: inLanguage(texts, c.var.language).about }, <AboutPage />))
  .get("/accessibility", (c) =>
    page(c, { title: inLanguage(texts, c.var.language).accessibility }, <AccessibilityPage />),
  )
  .get("/no-network", (c) =>
    page(c, { title: inLanguage(texts, c.var.language).noNetwork }, <NoNetworkPage />),
  );
