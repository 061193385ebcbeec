import { Hono } from "hono";
import { NotFound } from "#lib/errors.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import type { App } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canOrganise, canSeeEvent } from "../base/access.ts";
import { getEvent } from "../base/queries.ts";
import { EventSummaryPage } from "./pages.tsx";
import { getEventSummary } from "./queries.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>().get("/events/:id{[0-9a-f-]{36}}/summary", async (c) => {
  const { db, actor, today, now, language } = c.var;
  const event = await getEvent(db, c.req.param("id"));
  if (!canSeeEvent(actor, event)) throw new NotFound();
  const t = inLanguage(texts, language);
  const shown = {
    event,
    today,
    isOver: event.endsAt <= now,
    isKnown: actor.kind === "person",
    organises: canOrganise(actor, event),
    outcome: await getEventSummary(db, { eventId: event.id, on: today }),
  };
  const crumbs = [
    { href: "/calendar", label: t.calendar },
    { href: `/events/${event.id}`, label: wordsIn(wordsOf(event, "title"), language) },
  ];
  return page(c, { title: t.title, crumbs }, <EventSummaryPage {...shown} />);
});
