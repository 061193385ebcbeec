import { Hono } from "hono";
import { allowActor } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { readQuery } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { scopeOfDiagnoses } from "../diagnoses/access.ts";
import { LaggingPage } from "./pages.tsx";
import { listLaggingAreas, listLaggingSchools } from "./queries.ts";
import { LaggingQuery } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/needs/lagging", async (c) => {
  const { db, actor, on, language } = c.var;
  const scope = scopeOfDiagnoses(actor);
  allowActor(actor, scope !== null);
  if (!scope) throw new NotFound();
  const query = readQuery(c, LaggingQuery);
  const areas = await listLaggingAreas(db, { scope, on });
  const chosen = areas.find(({ code }) => code === query.area) ?? null;
  const schools = chosen
    ? await listLaggingSchools(db, { scope, on, area: chosen.code, page: query.page })
    : [];
  const t = inLanguage(texts, language);
  const crumbs = [{ href: "/needs", label: t.needs }];
  const parts = { areas, chosen, schools, page: query.page };
  return page(c, { title: t.title, crumbs }, <LaggingPage {...parts} />);
});
