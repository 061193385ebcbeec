import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { dayOf, timeOf } from "#lib/dates.ts";
import { emptyForm, type FormState, formAct, readQuery, type Typed, takeForm } from "#lib/forms.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { getEventForOrganiser } from "../base/queries.ts";
import { keepSession, removeSession } from "./actions.ts";
import { ProgrammePage } from "./pages.tsx";
import { listSessions } from "./queries.ts";
import { ProgrammeQuery, RemoveForm, type Session, SessionForm } from "./schema.ts";
import { texts } from "./texts.ts";

const at = "/events/:id{[0-9a-f-]{36}}/programme";

export const routes = new Hono<App>()
  .get(at, (c) => showProgramme(c, emptyForm))
  .post(at, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const eventId = c.req.param("id");
    return formAct(c, {
      form: SessionForm,
      show: showProgramme,
      act: (form) => keepSession(db, { person, eventId, form, now }),
      next: () => `/events/${eventId}/programme`,
    });
  })
  .post(`${at}/removal`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { session: sessionId } = await takeForm(c, RemoveForm);
    const eventId = c.req.param("id");
    await removeSession(db, { person, eventId, sessionId, now });
    return c.redirect(`/events/${eventId}/programme`, 303);
  });

async function showProgramme(c: Request, state: FormState): Promise<Response> {
  const { db, actor, language } = c.var;
  const event = await getEventForOrganiser(db, { id: c.req.param("id") ?? "", actor });
  const sessions = await listSessions(db, event.id);
  const chosen = sessions.find(
    ({ id }) => id === (state.typed.id ?? readQuery(c, ProgrammeQuery).session),
  );
  const isFresh = Object.keys(state.typed).length === 0;
  const filled = chosen && isFresh ? { typed: typedOf(chosen), problems: {} } : state;
  const t = inLanguage(texts, language);
  const title = wordsIn(wordsOf(event, "title"), language);
  const crumbs = [
    { href: "/events", label: t.events },
    { href: `/events/${event.id}`, label: title },
  ];
  const shown = { event, sessions, state: filled, isChange: chosen !== undefined };
  return page(
    c,
    { title: t.programme, crumbs, form: state },
    <ProgrammePage {...shown} newId={randomUUID()} />,
  );
}

function typedOf(session: Session): Typed {
  return {
    id: session.id,
    kind: session.kind,
    day: dayOf(session.startsAt),
    from: timeOf(session.startsAt),
    until: timeOf(session.endsAt),
    room: session.room ?? "",
    titleKk: session.title_kk,
    titleRu: session.title_ru,
    speaker: session.speaker ?? "",
    subject: session.subject ?? "",
    grade: session.grade === null ? "" : String(session.grade),
    language: session.language ?? "",
    aim: session.aim ?? "",
  };
}
