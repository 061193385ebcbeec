import { Hono } from "hono";
import { readQuery } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { territoryOn } from "#modules/network/base/queries.ts";
import { page } from "#ui/page.tsx";
import { presentEventsFor } from "../base/queries.ts";
import { CalendarPage } from "./pages/calendar.tsx";
import { keptTypes, listCalendar } from "./queries.ts";
import { offeredFacets, spanOf } from "./rules.ts";
import { CalendarQuery } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/calendar", async (c) => {
  const { db, today, language } = c.var;
  const { view, day = today, page: number, ...filters } = readQuery(c, CalendarQuery);
  const { network, events: present } = await presentEventsFor(c, db);
  const counted = offeredFacets(filters);
  const found = await listCalendar(present, { ...spanOf(view, day), filters, counted });
  const shown = {
    ...found,
    view,
    day,
    number,
    filters,
    types: await keptTypes(present),
    territory: await territoryOn(network, today),
  };
  return page(c, { title: inLanguage(texts, language).title }, <CalendarPage {...shown} />);
});
