import { Hono } from "hono";
import { personOf } from "#lib/actor.ts";
import { emptyForm, type FormState, formAct, takeForm } from "#lib/forms.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { getEventForOrganiser } from "../base/queries.ts";
import { listWarnings } from "../events/queries.ts";
import { cancelEvent, holdEvent, publishEvent } from "./actions.ts";
import { CancelPage, HoldPage, PublishPage } from "./pages.tsx";
import { listDraftsOfSeries, listInvitedSchools } from "./queries.ts";
import { CancelForm, PublishForm } from "./schema.ts";
import { texts } from "./texts.ts";

const at = "/events/:id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get(`${at}/publication`, (c) => showPublish(c, emptyForm))
  .post(`${at}/publication`, async (c) => {
    const { db, now, config } = c.var;
    const person = personOf(c.var.actor);
    const { whole } = await takeForm(c, PublishForm);
    const id = c.req.param("id");
    const asked = { person, id, now, publicUrl: config.PUBLIC_URL, whole: whole === "yes" };
    const result = await publishEvent(db, asked);
    if (!result.ok) return showPublish(c, { typed: {}, problems: result.refusal });
    return c.redirect(`/events/${id}`, 303);
  })

  .get(`${at}/cancellation`, (c) => showCancel(c, emptyForm))
  .post(`${at}/cancellation`, async (c) => {
    const { db, now, config } = c.var;
    const person = personOf(c.var.actor);
    const id = c.req.param("id");
    const asked = { person, id, now, publicUrl: config.PUBLIC_URL };
    return formAct(c, {
      form: CancelForm,
      show: showCancel,
      act: (form) => cancelEvent(db, { ...asked, reason: form.reason }),
      next: () => `/events/${id}`,
    });
  })

  .post(`${at}/holding`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const id = c.req.param("id");
    const result = await holdEvent(db, { person, id, now });
    if (!result.ok) return showHold(c, { typed: {}, problems: result.refusal });
    return c.redirect(`/events/${id}`, 303);
  });

async function showPublish(c: Request, state: FormState): Promise<Response> {
  const { db, actor, today, language } = c.var;
  const event = await getEventForOrganiser(db, { id: c.req.param("id") ?? "", actor });
  const t = inLanguage(texts, language);
  const shown = {
    event,
    state,
    warnings: await listWarnings(db, { event, today }),
    drafts: (await listDraftsOfSeries(db, { seriesId: event.seriesId, actor })).length,
    invited: (await listInvitedSchools(db, event)).length,
  };
  const title = wordsIn(wordsOf(event, "title"), language);
  const crumbs = [
    { href: "/events", label: t.events },
    { href: `/events/${event.id}`, label: title },
  ];
  return page(c, { title: t.publishTitle, crumbs, form: state }, <PublishPage {...shown} />);
}

function showCancel(c: Request, state: FormState): Promise<Response> {
  return showAct(c, { state, title: "cancelTitle", Shown: CancelPage });
}

function showHold(c: Request, state: FormState): Promise<Response> {
  return showAct(c, { state, title: "holdTitle", Shown: HoldPage });
}

type ActPage = {
  state: FormState;
  title: "cancelTitle" | "holdTitle";
  Shown: typeof CancelPage;
};

async function showAct(c: Request, { state, title, Shown }: ActPage): Promise<Response> {
  const { db, actor, language } = c.var;
  const event = await getEventForOrganiser(db, { id: c.req.param("id") ?? "", actor });
  const t = inLanguage(texts, language);
  const crumbs = [
    { href: "/events", label: t.events },
    { href: `/events/${event.id}`, label: wordsIn(wordsOf(event, "title"), language) },
  ];
  return page(c, { title: t[title], crumbs, form: state }, <Shown event={event} state={state} />);
}
