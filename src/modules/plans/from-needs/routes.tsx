import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, personOf } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import {
  emptyForm,
  type FormState,
  type Problems,
  problemsOf,
  readForm,
  readQuery,
} from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { listCircle } from "#modules/needs/diagnoses/queries.ts";
import { weeksAhead, weeksOf } from "#modules/network/base/rules/school-year.ts";
import { page } from "#ui/page.tsx";
import { canArrange, canSeePlan } from "../base/access.ts";
import { keepItems } from "../cyclogrammes/actions.ts";
import {
  getCyclogramme,
  listEventTypes,
  listItems,
  listNeedChoices,
  listOccupiedDays,
} from "../cyclogrammes/queries.ts";
import { ItemForm } from "../cyclogrammes/schema.ts";
import { FromNeedsPage } from "./pages.tsx";
import { listUsualTypes } from "./queries.ts";
import { atNeed, itemsFrom, loadOf, suggest, unplanned } from "./rules.ts";
import { FromNeedsForm, PaceQuery } from "./schema.ts";
import { texts } from "./texts.ts";

const at = "/plans/:id{[0-9a-f-]{36}}/from-needs";

export const routes = new Hono<App>()
  .get(at, (c) => showSuggestions(c, emptyForm))

  .post(at, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { plan } = await arranged(c);
    const sent = await readForm(c, FromNeedsForm);
    if (!sent.ok) return showSuggestions(c, sent);
    const { typed, value } = sent;
    const needs = await listNeedChoices(db, plan.leadingId);
    const types = new Map((await listEventTypes(db)).map((type) => [type.code, type]));
    const wrong = (problems: Problems, need = "") =>
      showSuggestions(c, { typed, problems: atNeed(problems, need) });
    const forms: ItemForm[] = [];
    for (const [place, item] of itemsFrom(value, { typed, needs, types }).entries()) {
      const read = ItemForm.safeParse(item);
      if (!read.success) return wrong(problemsOf(read.error), value.take[place]);
      forms.push(read.data);
    }
    if (forms.length < value.take.length) return wrong({ take: "notOffered" });
    const result = await keepItems(db, { person, id: plan.id, forms, now });
    if (!result.ok) return wrong({ ...result.refusal.why }, value.take[result.refusal.at]);
    return c.redirect(`/plans/${plan.id}#grid`, 303);
  });

/** The plan, for those who draw it up. */
async function arranged(c: Request) {
  const { db, actor, today } = c.var;
  personOf(actor);
  const plan = await getCyclogramme(db, c.req.param("id") ?? "");
  const schools = await listCircle(db, { leadingId: plan.leadingId, on: today });
  const leading = schools.find(({ isLeading }) => isLeading);
  if (!leading || !canSeePlan(actor, schools)) throw new NotFound();
  allowActor(actor, canArrange(actor, leading));
  return { plan, schools, leading };
}

async function showSuggestions(c: Request, state: FormState): Promise<Response> {
  const { db, actor, today, language } = c.var;
  const { name } = personOf(actor);
  const { plan, schools, leading } = await arranged(c);
  const { pace } = readQuery(c, PaceQuery);
  const weeks = weeksOf(plan.halfYear);
  const items = await listItems(db, plan.id);
  const needs = unplanned(await listNeedChoices(db, plan.leadingId), items);
  const { districtKato } = leading;
  const taken = await listOccupiedDays(db, { districtKato, leadingId: plan.leadingId, weeks });
  const usual = await listUsualTypes(
    db,
    needs.map(({ area }) => area),
  );
  const load = (week: string) => loadOf(week, { items, taken });
  const ahead = weeksAhead(weeks, today);
  const suggestions = suggest({ needs, pace, usual, weeks: ahead, load });
  const parts = {
    plan,
    schools,
    pace,
    state,
    responsible: name,
    weeks: ahead,
    suggestions: suggestions.map((one) => ({ ...one, newId: randomUUID() })),
    types: await listEventTypes(db),
  };
  const t = inLanguage(texts, language);
  const crumbs = [
    { href: "/plans", label: t.plans },
    { href: `/plans/${plan.id}`, label: t.planOf(named(plan, language)) },
  ];
  return page(c, { title: t.title, crumbs, form: state }, <FromNeedsPage {...parts} />);
}
