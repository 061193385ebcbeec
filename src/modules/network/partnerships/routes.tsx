import { Hono } from "hono";
import { allowActor, personOf } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { sendTable } from "#ui/table-file.ts";
import { findSchoolOn, getPlaceOfSchool, getSchool } from "../base/queries.ts";
import { canKeepCircle } from "./access.ts";
import { beginPartnership, endPartnership } from "./actions.ts";
import { CirclePage, circleTable } from "./pages/circle.tsx";
import { BeginPage, EndPage } from "./pages/forms.tsx";
import { findPartnership, listCircle, listPastCircle } from "./queries.ts";
import { BeginForm, EndForm } from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get(`/network/schools/${id}/circle`, async (c) => {
    const { db, on, today, actor, language } = c.var;
    const leadingId = c.req.param("id");
    const school = await getSchool(db, leadingId);
    const place = await getPlaceOfSchool(db, { id: leadingId, on: today });
    const row = await findSchoolOn(db, { id: leadingId, on });
    const members = await listCircle(db, { leadingId, on });
    const past = await listPastCircle(db, { leadingId, on });
    const crumbs = [{ href: `/network/schools/${leadingId}`, label: named(school, language) }];
    const t = inLanguage(texts, language);
    const mayKeep = canKeepCircle(actor, place);
    return page(
      c,
      { title: `${t.circle}: ${named(school, language)}`, crumbs },
      <CirclePage
        school={school}
        place={place}
        row={row}
        members={members}
        past={past}
        mayKeep={mayKeep}
      />,
    );
  })

  .get(`/network/schools/${id}/circle.csv`, (c) => sendCircle(c, "csv"))
  .get(`/network/schools/${id}/circle.xlsx`, (c) => sendCircle(c, "xlsx"))

  .get(`/network/schools/${id}/circle/new`, (c) => showBegin(c, c.req.param("id"), emptyForm))

  .post(`/network/schools/${id}/circle/new`, async (c) => {
    const { db, now, actor } = c.var;
    const leadingId = c.req.param("id");
    const person = personOf(actor);
    return formAct(c, {
      form: BeginForm,
      show: (_, state) => showBegin(c, leadingId, state),
      act: (form) => beginPartnership(db, { person, leadingId, form, now }),
      next: () => `/network/schools/${leadingId}/circle`,
    });
  })

  .get(`/network/partnerships/${id}/end`, (c) => showEnd(c, c.req.param("id"), emptyForm))

  .post(`/network/partnerships/${id}/end`, async (c) => {
    const { db, now, actor } = c.var;
    const partnershipId = c.req.param("id");
    const person = personOf(actor);
    return formAct(c, {
      form: EndForm,
      show: (_, state) => showEnd(c, partnershipId, state),
      act: (form) => endPartnership(db, { person, id: partnershipId, form, now }),
      next: (made) => `/network/schools/${made.leadingId}/circle`,
    });
  });

async function sendCircle(c: Request, ending: "csv" | "xlsx"): Promise<Response> {
  const { db, on, language } = c.var;
  const leadingId = c.req.param("id") ?? "";
  const { code } = await getSchool(db, leadingId);
  const members = await listCircle(db, { leadingId, on });
  return sendTable(c, { name: `circle-${code}-${on}`, ...circleTable(members, language) }, ending);
}

async function keeping(c: Request, leadingId: string) {
  const { db, today, actor } = c.var;
  const school = await getSchool(db, leadingId);
  const place = await getPlaceOfSchool(db, { id: leadingId, on: today });
  allowActor(actor, canKeepCircle(actor, place));
  return school;
}

async function showBegin(c: Request, leadingId: string, state: FormState): Promise<Response> {
  const school = await keeping(c, leadingId);
  const { language, today } = c.var;
  const t = inLanguage(texts, language);
  const crumbs = [{ href: `/network/schools/${leadingId}/circle`, label: named(school, language) }];
  return page(c, { title: t.add, crumbs, form: state }, <BeginPage state={state} today={today} />);
}

async function showEnd(c: Request, partnershipId: string, state: FormState): Promise<Response> {
  const partnership = await findPartnership(c.var.db, partnershipId);
  if (!partnership) throw new NotFound();
  await keeping(c, partnership.leadingId);
  const { language, today } = c.var;
  const t = inLanguage(texts, language);
  const crumbs = [{ href: `/network/schools/${partnership.leadingId}/circle`, label: t.circle }];
  const name = named(partnership, language);
  return page(
    c,
    { title: t.end, crumbs, form: state },
    <EndPage state={state} today={today} name={name} />,
  );
}
