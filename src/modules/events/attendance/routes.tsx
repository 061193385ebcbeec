import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { deviceKeyOf } from "#lib/device-key.ts";
import { NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readJson, readQuery, takeForm } from "#lib/forms.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canSeeEvent } from "../base/access.ts";
import { getEventForOrganiser } from "../base/queries.ts";
import {
  findOwnRegistration,
  getOpenEvent,
  listCancelled,
  listRegistrations,
} from "../registration/queries.ts";
import { canCertify } from "./access.ts";
import { certify, checkIn, checkInLater, markByList, takeCaptures } from "./actions.ts";
import { AttendancePage } from "./pages/attendance.tsx";
import { DoorPage } from "./pages/door.tsx";
import { DoorsPage } from "./pages/doors.tsx";
import { HerePage } from "./pages/here.tsx";
import { countCertificates, findSignatory, listOpenDoors } from "./queries.ts";
import { codeAt } from "./rules.ts";
import { Captures, CertifyForm, HereForm, HereQuery, MarkForm } from "./schema.ts";
import { texts } from "./texts.ts";

const at = "/events/:id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get(`${at}/attendance`, (c) => showAttendance(c, emptyForm))

  .post(`${at}/attendance`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const form = await takeForm(c, MarkForm);
    const eventId = c.req.param("id");
    const result = await markByList(db, { person, eventId, form, now });
    if (!result.ok) return showAttendance(c, { typed: form, problems: result.refusal });
    return c.redirect(`/events/${eventId}/attendance`, 303);
  })

  .post(`${at}/attendance/captures`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const sent = Captures.safeParse(await readJson(c));
    if (!sent.success) return c.json({ problem: "notUnderstood" }, 422);
    const eventId = c.req.param("id");
    const { captures } = sent.data;
    const result = await takeCaptures(db, { person, eventId, captures, now });
    return result.ok ? c.json(result.value) : c.json({ problem: result.refusal }, 422);
  })

  .get(`${at}/door`, async (c) => {
    const { db, actor, now, config, language } = c.var;
    const event = await getEventForOrganiser(db, { id: c.req.param("id"), actor });
    const code = codeAt(config.SECRET, { eventId: event.id, at: now });
    const address = `${config.PUBLIC_URL}/events/${event.id}/here`;
    const typed = `${config.PUBLIC_URL.replace(/^https?:\/\//, "")}/here`;
    // Shown on a screen without a hand on it, the page asks for itself anew.
    c.header("Refresh", "30");
    const title = inLanguage(texts, language).door;
    return page(
      c,
      { title, crumbs: crumbsOf(c, event) },
      <DoorPage code={code} address={address} typed={typed} />,
    );
  })

  .get("/here", async (c) => {
    const { db, now, language } = c.var;
    const doors = await listOpenDoors(db, { userId: personOf(c.var.actor).userId, now });
    const [only] = doors;
    if (only && doors.length === 1) return c.redirect(`/events/${only.id}/here`, 303);
    return page(c, { title: inLanguage(texts, language).here }, <DoorsPage doors={doors} />);
  })
  .get(`${at}/here`, (c) => showHere(c, emptyForm))

  .post(`${at}/here`, async (c) => {
    const { db, now, config } = c.var;
    const person = personOf(c.var.actor);
    const eventId = c.req.param("id");
    return formAct(c, {
      form: HereForm,
      show: showHere,
      act: (form) =>
        checkIn(db, {
          person,
          eventId,
          ...form,
          secret: config.SECRET,
          now,
        }),
      next: () => `/events/${eventId}/here`,
    });
  })
  .post(`${at}/here/captures`, async (c) => {
    const { db, now, config } = c.var;
    const person = personOf(c.var.actor);
    const sent = HereForm.safeParse(await readJson(c));
    if (!sent.success) return c.json({ problem: "notUnderstood" }, 422);
    const here = { person, eventId: c.req.param("id"), ...sent.data, secret: config.SECRET, now };
    const result = await checkInLater(db, here);
    return result.ok ? c.json({ taken: true }) : c.json({ problem: result.refusal.code }, 422);
  })

  .post(`${at}/certificates`, async (c) => {
    const { db, now, config } = c.var;
    const person = personOf(c.var.actor);
    const eventId = c.req.param("id");
    return formAct(c, {
      form: CertifyForm,
      show: showAttendance,
      act: (form) => {
        const asked = { person, eventId, form, now, publicUrl: config.PUBLIC_URL };
        return certify(db, asked);
      },
      next: () => `/events/${eventId}/attendance`,
    });
  });

function crumbsOf(c: Request, event: { id: string; title_kk: string; title_ru: string }) {
  const { language } = c.var;
  const label = wordsIn(wordsOf(event, "title"), language);
  return [
    { href: "/calendar", label: inLanguage(texts, language).calendar },
    { href: `/events/${event.id}`, label },
  ];
}

async function showAttendance(c: Request, state: FormState): Promise<Response> {
  const { db, actor, now, today, language } = c.var;
  const event = await getEventForOrganiser(db, { id: c.req.param("id") ?? "", actor });
  const people = await listRegistrations(db, event.id);
  const parts = {
    event,
    people: people.filter((one) => one.state === "registered"),
    cancelled: await listCancelled(db, event.id),
    state,
    issued: await countCertificates(db, event.id),
    mayCertify: canCertify(actor, event),
    signatory: await findSignatory(db, { schoolId: event.schoolId, on: today }),
    isOver: now >= event.endsAt,
    owner: ownerOf(c),
  };
  const title = inLanguage(texts, language).attendance;
  const about = { title, crumbs: crumbsOf(c, event), form: state } as const;
  return page(c, about, <AttendancePage {...parts} />);
}

async function showHere(c: Request, state: FormState): Promise<Response> {
  const { db, actor, now, language } = c.var;
  const { userId } = personOf(actor);
  const event = await getOpenEvent(db, c.req.param("id") ?? "");
  if (!canSeeEvent(actor, event)) throw new NotFound();
  const own = await findOwnRegistration(db, { eventId: event.id, userId });
  const { code } = readQuery(c, HereQuery);
  const isOver = now > event.endsAt;
  const parts = { event, own, state, code, isOver, newId: randomUUID(), owner: ownerOf(c) };
  const title = inLanguage(texts, language).here;
  const about = { title, crumbs: crumbsOf(c, event), form: state } as const;
  return page(c, about, <HerePage {...parts} />);
}

/** Whose the notes are that the page keeps while there is no network. */
function ownerOf(c: Request): string {
  const { actor, config } = c.var;
  return deviceKeyOf(config.SECRET, personOf(actor).userId).owner;
}
