import { Hono } from "hono";
import { allowActor, personOf } from "#lib/actor.ts";
import { emptyForm, type FormState, formAct, takeForm } from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { getPlaceOfSchool, getSchool } from "../base/queries.ts";
import { schoolYearOf } from "../base/rules/school-year.ts";
import { canDecideStatus } from "./access.ts";
import { confirmStatus, endStatus } from "./actions.ts";
import { StatusPage } from "./pages.tsx";
import { getStatus, listConfirmations, listStatuses } from "./queries.ts";
import { ConfirmForm, EndForm } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/network/schools/:id{[0-9a-f-]{36}}/status", (c) => show(c, c.req.param("id"), emptyForm))

  .post("/network/statuses/:id{[0-9a-f-]{36}}/confirm", async (c) => {
    const { db, now, actor } = c.var;
    const person = personOf(actor);
    const { note = null } = await takeForm(c, ConfirmForm);
    const statusId = c.req.param("id");
    const result = await confirmStatus(db, { person, statusId, note, now });
    const { schoolId } = await getStatus(db, statusId);
    if (!result.ok) return show(c, schoolId, { typed: {}, problems: { "": result.refusal } });
    return c.redirect(`/network/schools/${schoolId}/status`, 303);
  })

  .post("/network/schools/:school{[0-9a-f-]{36}}/status/:id{[0-9a-f-]{36}}/end", async (c) => {
    const { db, now, actor } = c.var;
    const person = personOf(actor);
    const schoolId = c.req.param("school");
    return formAct(c, {
      form: EndForm,
      show: (_, state) => show(c, schoolId, state),
      act: (form) =>
        endStatus(db, {
          person,
          statusId: c.req.param("id"),
          form,
          now,
        }),
      next: () => `/network/schools/${schoolId}`,
    });
  });

async function show(c: Request, schoolId: string, state: FormState): Promise<Response> {
  const { db, today, actor, language } = c.var;
  const school = await getSchool(db, schoolId);
  const place = await getPlaceOfSchool(db, { id: schoolId, on: today });
  allowActor(actor, canDecideStatus(actor, place));
  const statuses = await listStatuses(db, schoolId);
  const confirmations = await listConfirmations(db, schoolId);
  const t = inLanguage(texts, language);
  const crumbs = [{ href: `/network/schools/${schoolId}`, label: named(school, language) }];
  return page(
    c,
    { title: t.title, crumbs, form: state },
    <StatusPage
      schoolId={schoolId}
      statuses={statuses}
      confirmations={confirmations}
      state={state}
      today={today}
      schoolYear={schoolYearOf(today)}
    />,
  );
}
