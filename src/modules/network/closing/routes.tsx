import { Hono } from "hono";
import { allowActor, personOf } from "#lib/actor.ts";
import { emptyForm, type FormState, formAct } from "#lib/forms.ts";
import { parsePeriod } from "#lib/period.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { getPlaceOfSchool, getSchool } from "../base/queries.ts";
import { canKeepSchools } from "../schools/access.ts";
import { closeSchool, reopenSchool } from "./actions.ts";
import { ClosePage } from "./pages.tsx";
import { isClosedByAct, listTogether } from "./queries.ts";
import { CloseForm } from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get(`/network/schools/${id}/close`, (c) => showClosing(c, c.req.param("id"), emptyForm))

  .post(`/network/schools/${id}/close`, async (c) => {
    const { db, now } = c.var;
    const schoolId = c.req.param("id");
    const person = personOf(c.var.actor);
    return formAct(c, {
      form: CloseForm,
      show: (_, state) => showClosing(c, schoolId, state),
      act: (form) => closeSchool(db, { person, id: schoolId, ...form, now }),
      next: () => `/network/schools/${schoolId}`,
    });
  })

  .post(`/network/schools/${id}/reopen`, async (c) => {
    const { db, now } = c.var;
    const schoolId = c.req.param("id");
    const person = personOf(c.var.actor);
    const result = await reopenSchool(db, { person, id: schoolId, now });
    if (!result.ok) return showClosing(c, schoolId, { typed: {}, problems: result.refusal });
    return c.redirect(`/network/schools/${schoolId}`, 303);
  });

async function showClosing(c: Request, schoolId: string, state: FormState): Promise<Response> {
  const { db, actor, today, language } = c.var;
  const school = await getSchool(db, schoolId);
  const place = await getPlaceOfSchool(db, { id: schoolId, on: today });
  allowActor(actor, canKeepSchools(actor, place));
  const { until } = parsePeriod(school.open_during);
  const isByAct = until !== null && (await isClosedByAct(db, { schoolId, closedOn: until }));
  const together = await listTogether(db, { schoolId, on: today });
  const crumbs = [{ href: `/network/schools/${schoolId}`, label: named(school, language) }];
  return page(
    c,
    { title: inLanguage(texts, language).close, crumbs, form: state },
    <ClosePage
      school={school}
      isByAct={isByAct}
      status={place.status}
      together={together}
      state={state}
    />,
  );
}
