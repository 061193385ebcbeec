import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { Forbidden, NotFound } from "#lib/errors.ts";
import { readQuery } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { findLinkAbout } from "#modules/surveys/rounds/queries.ts";
import { page } from "#ui/page.tsx";
import { canOrganise, canSeeEvent } from "../base/access.ts";
import { getEvent } from "../base/queries.ts";
import { canSeeMaterial } from "../materials/access.ts";
import { getRegistered, listMaterials } from "../materials/queries.ts";
import { listSessions } from "../programme/queries.ts";
import { scopeOfEvents } from "./access.ts";
import { EventPage } from "./pages/event.tsx";
import { OwnEventsPage } from "./pages/own.tsx";
import { listOwnEvents, listSpeakers, listWarnings } from "./queries.ts";
import { linkedEvent } from "./rules.ts";
import { OwnFilters } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/events", async (c) => {
    const { db, now, language } = c.var;
    const scope = scopeOfEvents(personOf(c.var.actor));
    if (!scope) throw new Forbidden();
    const filters = readQuery(c, OwnFilters);
    const found = await listOwnEvents(db, { scope, filters, now });
    const t = inLanguage(texts, language);
    return page(c, { title: t.title }, <OwnEventsPage {...found} filters={filters} />);
  })

  .get("/events/:id{[0-9a-f-]{36}}", (c) => showEvent(c));

async function showEvent(c: Request): Promise<Response> {
  const { db, actor, today, now, language, config } = c.var;
  const event = await getEvent(db, c.req.param("id") ?? "");
  if (!canSeeEvent(actor, event)) throw new NotFound();
  const organises = canOrganise(actor, event);
  const registered =
    actor.kind === "guest" ? { users: [], schools: [] } : await getRegistered(db, event.id);
  const comes = actor.kind === "person" && registered.users.includes(actor.userId);
  const speakers = await listSpeakers(db, event.id);
  const materials = await listMaterials(db, event.id);
  const seen = materials.filter((one) => canSeeMaterial(actor, { ...one, event, registered }));
  const shown = {
    event,
    speakers,
    organises,
    comes,
    now,
    sessions: await listSessions(db, event.id),
    materials: seen,
    hidden: materials.length - seen.length,
    warnings: organises ? await listWarnings(db, { event, today }) : [],
    acts: organises ? await listHistory(db, { kind: "event", id: event.id }) : [],
    feedbackLink: actor.kind === "person" && comes ? await ownFeedback(c, event.id) : null,
  };
  const t = inLanguage(texts, language);
  const title = wordsIn(wordsOf(event, "title"), language);
  const linked = linkedEvent(event, { speakers, language, publicUrl: config.PUBLIC_URL });
  const crumbs = [{ href: "/calendar", label: t.calendar }];
  return page(c, { title, crumbs, linked }, <EventPage {...shown} />);
}

/** Where the signed-in visitor says what it gave, while that is asked and was not said yet. */
async function ownFeedback(c: Request, eventId: string): Promise<string | null> {
  const { db, today, config } = c.var;
  const { userId } = personOf(c.var.actor);
  const about = { kind: "event", id: eventId };
  return findLinkAbout(db, { about, userId, secret: config.SECRET, on: today });
}
