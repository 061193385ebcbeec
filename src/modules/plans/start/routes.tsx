import { Hono } from "hono";
import { allowActor } from "#lib/actor.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { schoolsToStart } from "./access.ts";
import { StartPage } from "./pages.tsx";
import { listStarts } from "./queries.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/plans/start", async (c) => {
  const { db, actor, today, language } = c.var;
  const schoolIds = schoolsToStart(actor);
  allowActor(actor, schoolIds.length > 0);
  const starts = await listStarts(db, { schoolIds, on: today });
  const t = inLanguage(texts, language);
  const crumbs = [{ href: "/plans", label: t.plans }];
  return page(c, { title: t.title, crumbs }, <StartPage starts={starts} />);
});
