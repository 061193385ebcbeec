import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, personOf } from "#lib/actor.ts";
import { done, NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canSeePlan } from "../base/access.ts";
import { canDrawUp, mayWrite } from "../development/access.ts";
import { getRow, getWithSchools, listRows } from "../development/queries.ts";
import { keepMonitoring, markRow } from "./actions.ts";
import { MarkPage, MonitoringPage } from "./pages.tsx";
import { isLate, progressOf } from "./rules.ts";
import { MarkForm, MonitoringForm } from "./schema.ts";
import { texts } from "./texts.ts";

const id = "{[0-9a-f-]{36}}";
const at = `/plans/development/:id${id}`;
const marking = `${at}/steps/:step${id}/marks`;

export const routes = new Hono<App>()
  .get(marking, (c) => showMarking(c, emptyForm))
  .post(marking, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { id: planId, step: rowId } = c.req.param();
    return formAct(c, {
      form: MarkForm,
      show: showMarking,
      act: (form) => markRow(db, { person, now, id: planId, rowId, form }),
      next: () => `/plans/development/${planId}#s-${rowId}`,
    });
  })

  .get(`${at}/monitoring`, (c) => showMonitoring(c, emptyForm))
  .post(`${at}/monitoring`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const asked = { person, now, id: c.req.param("id") };
    return formAct(c, {
      form: MonitoringForm,
      show: showMonitoring,
      act: async ({ monitoring }) => done(await keepMonitoring(db, { ...asked, monitoring })),
      next: () => `/plans/development/${asked.id}/monitoring`,
    });
  });

async function seen(c: Request) {
  const { db, actor, today } = c.var;
  personOf(actor);
  const found = await getWithSchools(db, { id: c.req.param("id") ?? "", on: today });
  if (!canSeePlan(actor, found.schools)) throw new NotFound();
  return found;
}

function crumbs(c: Request, planId: string) {
  const t = inLanguage(texts, c.var.language);
  return [
    { href: "/plans", label: t.plans },
    { href: `/plans/development/${planId}`, label: t.plan },
  ];
}

async function showMarking(c: Request, state: FormState): Promise<Response> {
  const { db, actor, language } = c.var;
  const found = await seen(c);
  const { plan } = found;
  const row = await getRow(db, { developmentId: plan.id, id: c.req.param("step") ?? "" });
  allowActor(
    actor,
    mayWrite(found, { person: personOf(actor), schoolId: row.schoolId, isThere: true }),
  );
  const about = { title: inLanguage(texts, language).mark, form: state };
  return page(
    c,
    { ...about, crumbs: crumbs(c, plan.id) },
    <MarkPage plan={plan} row={row} state={state} id={randomUUID()} />,
  );
}

async function showMonitoring(c: Request, state: FormState): Promise<Response> {
  const { db, actor, language, today } = c.var;
  const { plan, place } = await seen(c);
  const rows = (await listRows(db, plan.id)).filter((row) => row.state === "accepted");
  const parts = {
    plan,
    state,
    progress: progressOf(rows, today),
    late: rows.filter((row) => isLate(row, today)),
    mayWrite: canDrawUp(actor, { kind: plan.kind, place }),
  };
  const about = { title: inLanguage(texts, language).monitoring, form: state };
  return page(c, { ...about, crumbs: crumbs(c, plan.id) }, <MonitoringPage {...parts} />);
}
