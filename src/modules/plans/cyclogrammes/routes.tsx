import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, personOf } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readQuery } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage, named } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { listAreas, listCircle, listLeadingSchools } from "#modules/needs/diagnoses/queries.ts";
import { halfYearOf, weeksOf } from "#modules/network/base/rules/school-year.ts";
import { page } from "#ui/page.tsx";
import { canArrange, canPropose, canSeePlan, scopeOfPlans } from "../base/access.ts";
import { canDrawUpSome } from "../development/access.ts";
import { listDevelopments } from "../development/queries.ts";
import { schoolsToStart } from "../start/access.ts";
import { listStarts } from "../start/queries.ts";
import { canTake } from "./access.ts";
import { cancelItem, decideItem, keepItem, openCyclogramme, takeStep } from "./actions.ts";
import { ItemPage } from "./pages/item.tsx";
import { PlansPage } from "./pages/list.tsx";
import { PlanPage } from "./pages/plan.tsx";
import {
  getCyclogramme,
  listCyclogrammes,
  listEventTypes,
  listItems,
  listNeedChoices,
  listOccupiedDays,
} from "./queries.ts";
import { clashesOf, halfYearAfter, halfYearToPlan, progressOf, stateAfter } from "./rules.ts";
import {
  CancelForm,
  DecisionForm,
  ItemForm,
  OpenForm,
  PlansQuery,
  StepForm,
  steps,
} from "./schema.ts";
import { texts } from "./texts.ts";

const at = "/plans/:id{[0-9a-f-]{36}}";
const item = "items/:item{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/plans", (c) => showPlans(c, emptyForm))

  .post("/plans", async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    return formAct(c, {
      form: OpenForm,
      show: showPlans,
      act: (form) => openCyclogramme(db, { person, form, now }),
      next: (made) => `/plans/${made.id}`,
    });
  })

  .get(at, (c) => showPlan(c, emptyForm))

  .post(`${at}/:step{(submit|agree|approve|return)}`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const step = steps.find((one) => one === c.req.param("step")) ?? "submit";
    const id = c.req.param("id");
    return formAct(c, {
      form: StepForm,
      show: showPlan,
      act: ({ returnReason: reason }) => takeStep(db, { person, id, step, reason, now }),
      next: () => `/plans/${id}`,
    });
  })

  .get(`${at}/items/new`, (c) => showItem(c, emptyForm))
  .get(`${at}/${item}`, (c) => showItem(c, emptyForm))

  .post(`${at}/items/new`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const id = c.req.param("id");
    return formAct(c, {
      form: ItemForm,
      show: showItem,
      act: (form) => keepItem(db, { person, id, form, now }),
      next: (_, { week }) => `/plans/${id}#w-${week ?? "new"}`,
    });
  })

  .post(`${at}/${item}/decision`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { id, item: itemId } = c.req.param();
    return formAct(c, {
      form: DecisionForm,
      show: showPlan,
      act: (form) => decideItem(db, { person, id, itemId, form, now }),
      next: () => `/plans/${id}#proposals`,
    });
  })

  .post(`${at}/${item}/cancel`, async (c) => {
    const { db, now } = c.var;
    const person = personOf(c.var.actor);
    const { id, item: itemId } = c.req.param();
    return formAct(c, {
      form: CancelForm,
      show: showItem,
      act: ({ changeReason: reason }) => cancelItem(db, { person, id, itemId, reason, now }),
      next: () => `/plans/${id}`,
    });
  });

async function showPlans(c: Request, state: FormState): Promise<Response> {
  const { db, actor, today, language } = c.var;
  const scope = scopeOfPlans(actor);
  allowActor(actor, scope !== null);
  if (!scope) throw new NotFound();
  const leadingId = readQuery(c, PlansQuery).circle ?? null;
  const leading = await listLeadingSchools(db, { scope, on: today });
  const circles = await Promise.all(
    leading.slice(0, 30).map(async ({ id }) => listCircle(db, { leadingId: id, on: today })),
  );
  const current = halfYearOf(today);
  const parts = {
    plans: await listCyclogrammes(db, { scope, on: today, leadingId }),
    developments: await listDevelopments(db, { scope, on: today, leadingId }),
    starts: await listStarts(db, { schoolIds: schoolsToStart(actor), on: today }),
    mayDevelop: canDrawUpSome(actor),
    leading: circles.flatMap((schools) =>
      schools.filter((school) => school.isLeading && canArrange(actor, school)),
    ),
    halfYears: [current, halfYearAfter(current)],
    halfYear: halfYearToPlan(today),
    newId: randomUUID(),
    state,
  };
  const title = inLanguage(texts, language).plans;
  return page(c, { title, form: state }, <PlansPage {...parts} />);
}

/** The plan with its circle, for those who may see it; for others there is none. */
async function seen(c: Request) {
  const { db, actor, today } = c.var;
  personOf(actor);
  const plan = await getCyclogramme(db, c.req.param("id") ?? "");
  const schools = await listCircle(db, { leadingId: plan.leadingId, on: today });
  const leading = schools.find(({ isLeading }) => isLeading);
  if (!leading || !canSeePlan(actor, schools)) throw new NotFound();
  return { plan, schools, leading };
}

async function showPlan(c: Request, state: FormState): Promise<Response> {
  const { db, actor, language } = c.var;
  const { plan, schools, leading } = await seen(c);
  const items = await listItems(db, plan.id);
  const weeks = weeksOf(plan.halfYear);
  const isAgreed = plan.state === "agreed";
  const mayTake = (step: (typeof steps)[number]) =>
    stateAfter(plan.state, step) !== null && canTake(actor, { step, leading, isAgreed });
  const parts = {
    plan,
    items,
    weeks,
    state,
    clashes: clashesOf(items),
    progress: progressOf(items),
    taken: await listOccupiedDays(db, {
      districtKato: leading.districtKato,
      leadingId: leading.id,
      weeks,
    }),
    acts: await listHistory(db, { kind: "cyclogramme", id: plan.id }),
    may: {
      arrange: canArrange(actor, leading),
      propose: schools.some((school) => canPropose(actor, { leading, school })),
      take: steps.filter(mayTake),
    },
  };
  const t = inLanguage(texts, language);
  const crumbs = [{ href: "/plans", label: t.plans }];
  const title = t.titleOf(named(plan, language));
  return page(c, { title, crumbs, form: state }, <PlanPage {...parts} />);
}

async function showItem(c: Request, state: FormState): Promise<Response> {
  const { db, actor, language } = c.var;
  const { plan, schools, leading } = await seen(c);
  const mine = schools.filter((school) => canPropose(actor, { leading, school }));
  allowActor(actor, mine.length > 0);
  const asked = c.req.param("item");
  const items = await listItems(db, plan.id);
  const found = items.find(({ id }) => id === asked) ?? null;
  if (asked && !found) throw new NotFound();
  const arranges = canArrange(actor, leading);
  allowActor(actor, arranges || !found || mine.some(({ id }) => id === found.schoolId));
  const parts = {
    plan,
    item: found,
    schools: mine,
    state,
    newId: randomUUID(),
    arranges,
    weeks: weeksOf(plan.halfYear),
    types: await listEventTypes(db),
    needs: await listNeedChoices(db, plan.leadingId),
    areas: await listAreas(db),
  };
  const t = inLanguage(texts, language);
  const crumbs = [
    { href: "/plans", label: t.plans },
    { href: `/plans/${plan.id}`, label: t.titleOf(named(plan, language)) },
  ];
  const title = found ? t.changeItem : arranges ? t.addItem : t.propose;
  return page(c, { title, crumbs, form: state }, <ItemPage {...parts} title={title} />);
}
