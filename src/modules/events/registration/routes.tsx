import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { dayOf, timeOf } from "#lib/dates.ts";
import { NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, takeForm } from "#lib/forms.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { sendTable } from "#ui/table-file.ts";
import { canOrganise, canSeeEvent } from "../base/access.ts";
import { getEventForOrganiser } from "../base/queries.ts";
import { canCancel, canRegister } from "./access.ts";
import { cancelRegistration, registerMany, registerSelf } from "./actions.ts";
import { MinePage } from "./pages/mine.tsx";
import { PeoplePage } from "./pages/people.tsx";
import { RegistrationPage } from "./pages/registration.tsx";
import {
  findOwnGuest,
  findOwnRegistration,
  getOpenEvent,
  listGuestsOf,
  listMyEvents,
  listOwnClashes,
  listRegistrations,
} from "./queries.ts";
import { isSmallFirst, smallUntil, whyNotRegister } from "./rules.ts";
import { RegisterForm, RegisterManyForm } from "./schema.ts";
import { texts } from "./texts.ts";

const at = "/events/:id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/events/mine", async (c) => {
    const { db, now, language } = c.var;
    const { userId } = personOf(c.var.actor);
    const t = inLanguage(texts, language);
    const events = await listMyEvents(db, { userId, now });
    const crumbs = [{ href: "/calendar", label: t.calendar }];
    return page(c, { title: t.mine, crumbs }, <MinePage events={events} />);
  })

  .get(`${at}/registration`, (c) => showRegistration(c, emptyForm))

  .post(`${at}/registration`, async (c) => {
    const { db, now, config } = c.var;
    const person = personOf(c.var.actor);
    const { id } = await takeForm(c, RegisterForm);
    const eventId = c.req.param("id");
    const result = await registerSelf(db, {
      person,
      eventId,
      id,
      now,
      publicUrl: config.PUBLIC_URL,
    });
    if (!result.ok) return showRegistration(c, { typed: { id }, problems: result.refusal });
    return c.redirect(`/events/${eventId}/registration`, 303);
  })

  .post(`${at}/registration/many/:school{[0-9a-f-]{36}}`, async (c) => {
    const { db, now, config } = c.var;
    const person = personOf(c.var.actor);
    const { teachers } = await takeForm(c, RegisterManyForm);
    const { id: eventId, school: schoolId } = c.req.param();
    const asked = { person, eventId, schoolId, teachers, now, publicUrl: config.PUBLIC_URL };
    const result = await registerMany(db, asked);
    if (!result.ok) return showRegistration(c, { typed: { teachers }, problems: result.refusal });
    return c.redirect(`/events/${eventId}/registration`, 303);
  })

  .post(`${at}/registration/:registration{[0-9a-f-]{36}}/cancel`, async (c) => {
    const { db, now, config } = c.var;
    const person = personOf(c.var.actor);
    const { id: eventId, registration: id } = c.req.param();
    const asked = { person, eventId, id, now, publicUrl: config.PUBLIC_URL };
    const result = await cancelRegistration(db, asked);
    if (!result.ok) return showRegistration(c, { typed: {}, problems: result.refusal });
    return c.redirect(`/events/${eventId}/registration`, 303);
  })

  .get(`${at}/people`, async (c) => {
    const { db, actor, now, language } = c.var;
    const event = await getEventForOrganiser(db, { id: c.req.param("id"), actor });
    const t = inLanguage(texts, language);
    const people = await listRegistrations(db, event.id);
    const parts = { event, people, isOver: now > event.endsAt };
    return page(c, { title: t.people, crumbs: crumbsOf(c, event) }, <PeoplePage {...parts} />);
  })

  .get(`${at}/people/:file{people\\.(csv|xlsx)}`, async (c) => {
    const { db, actor, language } = c.var;
    const event = await getEventForOrganiser(db, { id: c.req.param("id"), actor });
    const t = inLanguage(texts, language);
    const people = await listRegistrations(db, event.id);
    const rows = people.map((one) => [
      one.familyName,
      one.givenName,
      one.patronymic,
      wordsIn({ kk: one.school_kk, ru: one.school_ru }, language),
      t.standings[one.state],
      one.attendedAt && `${dayOf(one.attendedAt)} ${timeOf(one.attendedAt)}`,
    ]);
    const ending = c.req.param("file") === "people.csv" ? "csv" : "xlsx";
    return sendTable(c, { name: "people", columns: [...t.columns], rows }, ending);
  });

function crumbsOf(c: Request, event: { id: string; title_kk: string; title_ru: string }) {
  const { language } = c.var;
  const label = wordsIn(wordsOf(event, "title"), language);
  return [
    { href: "/calendar", label: inLanguage(texts, language).calendar },
    { href: `/events/${event.id}`, label },
  ];
}

async function showRegistration(c: Request, state: FormState): Promise<Response> {
  const { db, actor, now, language } = c.var;
  const person = personOf(actor);
  const event = await getOpenEvent(db, c.req.param("id") ?? "");
  if (!canSeeEvent(actor, event)) throw new NotFound();
  const guest = await findOwnGuest(db, { userId: person.userId, on: dayOf(now) });
  const people = await listRegistrations(db, event.id);
  const schools = person.grants.flatMap((grant) =>
    "schoolId" in grant && canRegister(person, { userId: null, schoolId: grant.schoolId })
      ? [grant.schoolId]
      : [],
  );
  const groups = await Promise.all(
    [...new Set(schools)].map(async (schoolId) => ({
      schoolId,
      guests: await listGuestsOf(db, { schoolId, on: dayOf(now) }),
    })),
  );
  const own = await findOwnRegistration(db, { eventId: event.id, userId: person.userId });
  const isOver = now > event.endsAt;
  const parts = {
    event,
    guest,
    own,
    state,
    isOver,
    newId: randomUUID(),
    why: isOver
      ? ("over" as const)
      : guest
        ? whyNotRegister(event, guest, now)
        : ("noSchool" as const),
    clashes: await listOwnClashes(db, { event, userId: person.userId }),
    groups: groups.map(({ schoolId, guests }) => ({
      schoolId,
      guests: guests.filter((one) => whyNotRegister(event, one, now) === null),
    })),
    registered: people.filter((one) => canCancel(actor, { event, registration: one })),
    mayOrganise: canOrganise(actor, event),
    smallUntil: isSmallFirst(event, now) ? dayOf(smallUntil(event) ?? now) : null,
  };
  const t = inLanguage(texts, language);
  const crumbs = crumbsOf(c, event);
  return page(c, { title: t.registration, crumbs, form: state }, <RegistrationPage {...parts} />);
}
