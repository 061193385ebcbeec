import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, type Person } from "#lib/actor.ts";
import { allow } from "#lib/errors.ts";
import { readQuery, takeForm } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { listRegions } from "#modules/network/base/queries.ts";
import { page } from "#ui/page.tsx";
import { canRecommendSomewhere } from "../base/access.ts";
import { canRecommend } from "./access.ts";
import { offerPair, startRecommendation } from "./actions.ts";
import { RecommendationsPage } from "./pages/list.tsx";
import { ResultPage } from "./pages/result.tsx";
import {
  countRecommended,
  getRecommendation,
  listRecommendations,
  listRecommended,
} from "./queries.ts";
import { OfferAllForm, ResultQuery, StartForm } from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/people/recommendations", async (c) => {
    const { db, actor, language, today } = c.var;
    asking(c);
    const t = inLanguage(texts, language);
    const all = await listRegions(db, today);
    const parts = {
      recommendations: (await listRecommendations(db)).filter((one) => canRecommend(actor, one)),
      regions: all.filter(({ kato }) => canRecommend(actor, { regionKato: kato })),
      mayCountry: canRecommend(actor, { regionKato: null }),
    };
    return page(c, { title: t.title }, <RecommendationsPage {...parts} id={randomUUID()} />);
  })

  .post("/people/recommendations", async (c) => {
    const { db, now } = c.var;
    const person = asking(c);
    const form = await takeForm(c, StartForm);
    const { jobId } = await startRecommendation(db, { person, form, now });
    return c.redirect(`/jobs/${jobId}`, 303);
  })

  .get(`/people/recommendations/${id}`, async (c) => {
    const { db, actor, language, today } = c.var;
    asking(c);
    const found = await getRecommendation(db, c.req.param("id"));
    allow(canRecommend(actor, found));
    if (!found.readyAt) return c.redirect(`/jobs/${found.jobId}`, 303);
    const { region, page: number } = readQuery(c, ResultQuery);
    const t = inLanguage(texts, language);
    const parts = {
      found,
      region,
      page: number,
      regions: await listRegions(db, today),
      rows: await listRecommended(db, { id: found.id, regionKato: region, page: number }),
      counts: await countRecommended(db, found.id),
    };
    const crumbs = [{ href: "/people/recommendations", label: t.title }];
    return page(c, { title: t.title, crumbs }, <ResultPage {...parts} />);
  })

  .post(`/people/recommendations/${id}/offers`, async (c) => {
    const { db, actor, now, config } = c.var;
    const person = asking(c);
    const found = await getRecommendation(db, c.req.param("id"));
    allow(canRecommend(actor, found));
    const { schoolId, direction } = await takeForm(c, OfferAllForm);
    const asked = { person, id: found.id, schoolId, direction, now, publicUrl: config.PUBLIC_URL };
    const result = await offerPair(db, asked);
    const back = `/people/support-offers/schools/${schoolId}?direction=${direction}`;
    return c.redirect(result.ok ? `/people/support-offers/${result.value.id}` : back, 303);
  });

function asking(c: Request): Person {
  const { actor } = c.var;
  allowActor(actor, canRecommendSomewhere(actor));
  return actor;
}
