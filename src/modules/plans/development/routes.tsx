import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, personOf } from "#lib/actor.ts";
import { NotFound, type Result } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, type Problems } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { listAreas } from "#modules/needs/diagnoses/queries.ts";
import { halfYearOf } from "#modules/network/base/rules/school-year.ts";
import { page } from "#ui/page.tsx";
import { canSeePlan, scopeOfPlans } from "../base/access.ts";
import { canAddFor, canDrawUp, canTake } from "./access.ts";
import {
  addPriority,
  decideRow,
  keepAudit,
  keepRow,
  openDevelopment,
  removePriority,
  removeRow,
  takeAct,
} from "./actions.ts";
import { OpenPage, RowPage } from "./pages/forms.tsx";
import { PlanPage } from "./pages/plan.tsx";
import { planTitle } from "./pages/words.tsx";
import {
  getWithSchools,
  listDiagnosisChoices,
  listPlaces,
  listPriorities,
  listRows,
} from "./queries.ts";
import { stateAfter } from "./rules.ts";
import {
  ActForm,
  AuditForm,
  acts,
  DecisionForm,
  kinds,
  OpenForm,
  PriorityForm,
  RowForm,
} from "./schema.ts";
import { texts } from "./texts.ts";

const id = "{[0-9a-f-]{36}}";
const at = `/plans/development/:id${id}`;
const row = `${at}/steps/:step${id}`;

export const routes = new Hono<App>()
  .get("/plans/development/new", (c) => showOpen(c, emptyForm))
  .post("/plans/development/new", async (c) => {
    const person = personOf(c.var.actor);
    const { db, now } = c.var;
    return formAct(c, {
      form: OpenForm,
      show: showOpen,
      act: (form) => openDevelopment(db, { person, form, now }),
      next: (made) => `/plans/development/${made.id}`,
    });
  })

  .get(at, (c) => showPlan(c, emptyForm))
  .post(at, async (c) => {
    const asked = askedBy(c);
    return formAct(c, {
      form: AuditForm,
      show: showPlan,
      act: (form) => keepAudit(c.var.db, { ...asked, form }),
      next: () => pathOf(asked),
    });
  })
  .post(`${at}/priorities`, async (c) => {
    const asked = askedBy(c);
    return formAct(c, {
      form: PriorityForm,
      show: showPlan,
      act: (form) => addPriority(c.var.db, { ...asked, form }),
      next: () => pathOf(asked),
    });
  })
  .post(`${at}/priorities/:priority${id}/removal`, async (c) => {
    const asked = { ...askedBy(c), priorityId: c.req.param("priority") };
    return afterRemoval(c, await removePriority(c.var.db, asked));
  })
  .post(`${at}/:act{(submit|agree|approve|return)}`, async (c) => {
    const asked = askedBy(c);
    const act = acts.find((one) => one === c.req.param("act")) ?? "submit";
    return formAct(c, {
      form: ActForm,
      show: showPlan,
      act: ({ returnReason: reason }) => takeAct(c.var.db, { ...asked, act, reason }),
      next: () => pathOf(asked),
    });
  })

  .get(`${at}/steps/new`, (c) => showRow(c, emptyForm))
  .post(`${at}/steps/new`, async (c) => {
    const asked = askedBy(c);
    return formAct(c, {
      form: RowForm,
      show: showRow,
      act: (form) => keepRow(c.var.db, { ...asked, form }),
      next: (_, { id: rowId }) => `${pathOf(asked)}#s-${rowId}`,
    });
  })
  .get(row, (c) => showRow(c, emptyForm))
  .post(`${row}/decision`, async (c) => {
    const asked = { ...askedBy(c), rowId: c.req.param("step") };
    return formAct(c, {
      form: DecisionForm,
      show: showPlan,
      act: (form) => decideRow(c.var.db, { ...asked, form }),
      next: () => pathOf(asked),
    });
  })
  .post(`${row}/removal`, async (c) => {
    const asked = { ...askedBy(c), rowId: c.req.param("step") };
    return afterRemoval(c, await removeRow(c.var.db, asked));
  });

function askedBy(c: Request) {
  return { person: personOf(c.var.actor), now: c.var.now, id: c.req.param("id") ?? "" };
}

function pathOf({ id: planId }: { id: string }): string {
  return `/plans/development/${planId}`;
}

/** Back to the plan, or the plan with what is wrong. */
async function afterRemoval(c: Request, result: Result<null, Problems>): Promise<Response> {
  if (result.ok) return c.redirect(pathOf(askedBy(c)), 303);
  return showPlan(c, { typed: {}, problems: result.refusal });
}

async function showOpen(c: Request, state: FormState): Promise<Response> {
  const { db, actor, today, language } = c.var;
  const scope = scopeOfPlans(actor);
  const places = scope ? await listPlaces(db, { scope, on: today }) : [];
  const own = places.filter((place) => kinds.some((kind) => canDrawUp(actor, { kind, place })));
  allowActor(actor, own.length > 0);
  const year = Number(halfYearOf(today).slice(0, 4));
  const parts = {
    schools: own,
    state,
    id: randomUUID(),
    firstYears: [year, year + 1, year - 1],
    mayJoin: own.some((place) => place.isLeading && canDrawUp(actor, { kind: "joint", place })),
  };
  const t = inLanguage(texts, language);
  const crumbs = [{ href: "/plans", label: t.plans }];
  return page(c, { title: t.open, crumbs, form: state }, <OpenPage {...parts} />);
}

/** The plan with the schools that take part in it, for those who may see it; for others there is none. */
async function seen(c: Request) {
  const { db, actor, today } = c.var;
  personOf(actor);
  const found = await getWithSchools(db, { id: c.req.param("id") ?? "", on: today });
  if (!canSeePlan(actor, found.schools)) throw new NotFound();
  const { plan, place, schools } = found;
  const { kind } = plan;
  const mine = schools.filter((school) => canAddFor(actor, { kind, place, school }));
  return { plan, place, mine, drawsUp: canDrawUp(actor, { kind, place }) };
}

async function showPlan(c: Request, state: FormState): Promise<Response> {
  const { db, actor, language } = c.var;
  const { plan, place, mine, drawsUp } = await seen(c);
  const asked = { kind: plan.kind, place, isLeading: place.isLeading };
  const isAgreed = plan.state === "agreed";
  const parts = {
    plan,
    state,
    newId: randomUUID(),
    priorities: await listPriorities(db, plan.id),
    rows: await listRows(db, plan.id),
    diagnoses: drawsUp ? await listDiagnosisChoices(db, place) : [],
    acts: await listHistory(db, { kind: "development", id: plan.id }),
    may: {
      drawUp: drawsUp,
      add: mine.length > 0,
      schoolIds: mine.map((school) => school.id),
      take: acts.filter(
        (act) => stateAfter(plan, act) !== null && canTake(actor, { ...asked, act, isAgreed }),
      ),
    },
  };
  const crumbs = [{ href: "/plans", label: inLanguage(texts, language).plans }];
  const title = planTitle(plan, language);
  return page(c, { title, crumbs, form: state }, <PlanPage {...parts} />);
}

async function showRow(c: Request, state: FormState): Promise<Response> {
  const { db, actor, language } = c.var;
  const { plan, mine, drawsUp } = await seen(c);
  allowActor(actor, mine.length > 0);
  const asked = c.req.param("step");
  const found = (await listRows(db, plan.id)).find((one) => one.id === asked) ?? null;
  if (asked && !found) throw new NotFound();
  allowActor(actor, drawsUp || !found || mine.some(({ id: school }) => school === found.schoolId));
  const parts = {
    plan,
    row: found,
    schools: mine,
    state,
    newId: randomUUID(),
    priorities: await listPriorities(db, plan.id),
    areas: await listAreas(db),
  };
  const t = inLanguage(texts, language);
  const crumbs = [
    { href: "/plans", label: t.plans },
    { href: `/plans/development/${plan.id}`, label: planTitle(plan, language) },
  ];
  const title = found ? t.changeStep : drawsUp ? t.addStep : t.proposeStep;
  return page(c, { title, crumbs, form: state }, <RowPage {...parts} title={title} />);
}
