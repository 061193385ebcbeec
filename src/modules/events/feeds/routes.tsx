import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { plusDays } from "#lib/dates.ts";
import { NotFound } from "#lib/errors.ts";
import { readQuery } from "#lib/forms.ts";
import { listGrantsToday } from "#lib/person.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { bare, page } from "#ui/page.tsx";
import { presentEventsFor } from "../base/queries.ts";
import { listAhead } from "../calendar/queries.ts";
import { EventFilters } from "../calendar/schema.ts";
import { schoolsRunBy } from "./access.ts";
import { renewFeed } from "./actions.ts";
import { EmbedPage, OwnFeedPage } from "./pages.tsx";
import { findFeedNumber, isAccountOpen, listFeedEvents, listPersonalEvents } from "./queries.ts";
import { isSigned, signedName, writeAtom, writeCalendar } from "./rules.ts";
import type { FeedEvent } from "./schema.ts";
import { texts } from "./texts.ts";

const most = { calendar: 2000, atom: 100, embed: 20 };
const daysBack = { calendar: 60, atom: 7, embed: 0, own: 370 };
const calendarType = "text/calendar; charset=utf-8";

export const routes = new Hono<App>()
  .get("/calendar.ics", async (c) => {
    const events = await shownEvents(c, "calendar");
    return c.body(writeCalendar(events, feedOf(c)), 200, { "Content-Type": calendarType });
  })
  .get("/calendar.atom", async (c) => {
    const events = await shownEvents(c, "atom");
    const text = writeAtom(events, { ...feedOf(c), now: c.var.now });
    return c.body(text, 200, { "Content-Type": "application/atom+xml; charset=utf-8" });
  })
  .get("/calendar/embed", async (c) => {
    const events = await shownEvents(c, "embed");
    const { language, config } = c.var;
    const title = inLanguage(texts, language).feedName;
    return bare(c, title, <EmbedPage events={events} publicUrl={config.PUBLIC_URL} />);
  })

  .get("/events/:ics{[0-9a-f-]{36}\\.ics}", async (c) => {
    const { db, language } = c.var;
    const id = c.req.param("ics").slice(0, 36);
    const [event] = await listFeedEvents(db, { ids: [id], language });
    if (!event) throw new NotFound();
    return c.body(writeCalendar([event], feedOf(c)), 200, { "Content-Type": calendarType });
  })

  .get("/calendar/my", async (c) => {
    const { db, config, language } = c.var;
    const { userId } = personOf(c.var.actor);
    const number = await findFeedNumber(db, userId);
    const name = signedName(config.SECRET, { userId, number });
    const address = `${config.PUBLIC_URL}/calendar/my/${name}.ics`;
    const t = inLanguage(texts, language);
    const crumbs = [{ href: "/calendar", label: t.calendar }];
    return page(c, { title: t.title, crumbs }, <OwnFeedPage address={address} />);
  })
  .post("/calendar/my/renewal", async (c) => {
    await renewFeed(c.var.db, { person: personOf(c.var.actor), now: c.var.now });
    return c.redirect("/calendar/my", 303);
  })
  .get("/calendar/my/:signed{[0-9a-f-]{36}\\.[\\w-]{32}\\.ics}", async (c) => {
    const { db, config, language, today } = c.var;
    const name = c.req.param("signed").slice(0, -4);
    const userId = name.slice(0, 36);
    const number = await findFeedNumber(db, userId);
    if (!isSigned(config.SECRET, { name, userId, number })) throw new NotFound();
    if (!(await isAccountOpen(db, userId))) throw new NotFound();
    const grants = await listGrantsToday(db, { userId, today });
    const since = new Date(`${plusDays(today, -daysBack.own)}T00:00:00Z`);
    const schoolIds = schoolsRunBy(grants);
    const events = await listPersonalEvents(db, { userId, schoolIds, language, since });
    const feed = { ...feedOf(c), name: inLanguage(texts, language).ownFeedName };
    return c.body(writeCalendar(events, feed), 200, {
      "Content-Type": calendarType,
      "Cache-Control": "private, no-store",
    });
  });

function feedOf(c: Request) {
  const { language, config } = c.var;
  const { pathname, search } = new URL(c.req.url);
  const name = inLanguage(texts, language).feedName;
  return { name, language, publicUrl: config.PUBLIC_URL, source: `${pathname}${search}` };
}

/** The events that fit the filters of the address, from some days ago on. */
async function shownEvents(c: Request, kind: keyof typeof most): Promise<FeedEvent[]> {
  const { db, today, language } = c.var;
  const filters = readQuery(c, EventFilters);
  const from = plusDays(today, -daysBack[kind]);
  const { events: present } = await presentEventsFor(c, db);
  const events = await listAhead(present, { from, filters });
  const ids = events.slice(0, most[kind]).map(({ id }) => id);
  return listFeedEvents(db, { ids, language });
}
