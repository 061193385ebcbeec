import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { By, Person } from "#lib/actor.ts";
import { differs } from "#lib/condition.ts";
import { dayOf, plusDays } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { type Change, record } from "#lib/history.ts";
import { periodText } from "#lib/period.ts";
import { listAreas } from "#modules/needs/diagnoses/queries.ts";
import { agreementsOf, leftBy } from "../base/rules.ts";
import { canDrawUp, canTake, mayWrite } from "./access.ts";
import {
  findDevelopment,
  findEarlier,
  findPlace,
  getRow,
  listDiagnosisChoices,
  listPriorities,
  listRows,
  lockedPlan,
  type WithSchools,
} from "./queries.ts";
import {
  type ActRefusal,
  daysOf,
  decisionOf,
  isDecided,
  isDone,
  isOpen,
  type RowRefusal,
  stateAfter,
  whyNotAct,
  whyNotDecide,
  whyNotKeep,
  yearsLater,
} from "./rules.ts";
import type { Act, AuditForm, DecisionForm, OpenForm, PriorityForm, RowForm } from "./schema.ts";

type PlanAct = By & { id: string };

/** Begins the plan, empty or from the one before; there is one of its kind from a school year on. */
export async function openDevelopment(
  db: Db,
  { person, form, now }: By & { form: OpenForm },
): Promise<Result<{ id: string }, { kind: "notLeading" }>> {
  return db.transaction().execute(async (tx) => {
    const { id, kind, schoolId, firstYear } = form;
    const place = await findPlace(tx, { schoolId, on: dayOf(now) });
    if (!place) throw new NotFound();
    allow(canDrawUp(person, { kind, place }));
    if (kind === "joint" && !place.isLeading) return refuse({ kind: "notLeading" } as const);
    await sql`select pg_advisory_xact_lock(hashtextextended(${schoolId}, 37))`.execute(tx);
    const known = await findDevelopment(tx, form);
    if (known) return done({ id: known.id });
    await tx
      .insertInto("plans.developments")
      .values({
        id,
        kind,
        school_id: schoolId,
        first_year: firstYear,
        state: "draft",
        last_year: firstYear + form.years - 1,
        made_by: person.userId,
        made_at: now,
      })
      .execute();
    if (form.copy) await copyEarlier(tx, { person, form, now });
    await note(tx, { person, now, id, act: "opened" });
    return done({ id });
  });
}

/** The priorities and steps of the plan before, later by as many years as lie between the two. */
async function copyEarlier(tx: Db, { person, form, now }: By & { form: OpenForm }): Promise<void> {
  const earlier = await findEarlier(tx, form);
  if (!earlier) return;
  const { until } = daysOf({
    firstYear: form.firstYear,
    lastYear: form.firstYear + form.years - 1,
  });
  const years = form.firstYear - earlier.firstYear;
  const later = (day: string) => yearsLater(day, { years, latest: until });
  const priorities = await listPriorities(tx, earlier.id);
  const ids = new Map(priorities.map((one) => [one.id, randomUUID()]));
  const rows = (await listRows(tx, earlier.id)).filter(
    (row) => row.state === "accepted" && row.mark !== "cancelled",
  );
  if (priorities.length > 0)
    await tx
      .insertInto("plans.priorities")
      .values(
        priorities.map(({ id, place, name }) => ({
          id: ids.get(id) ?? randomUUID(),
          development_id: form.id,
          place,
          name,
        })),
      )
      .execute();
  if (rows.length === 0) return;
  await tx
    .insertInto("plans.steps")
    .values(
      rows.map((row) => ({
        id: randomUUID(),
        development_id: form.id,
        state: "accepted" as const,
        ...columnsOf({ ...row, from: later(row.from), until: later(row.until), result: "" }),
        priority_id: ids.get(row.priorityId) ?? "",
        school_id: row.schoolId,
        proposed_by: person.userId,
        proposed_at: now,
      })),
    )
    .execute();
}

/** What was found of the school, in words or as a diagnosis that is confirmed. */
export async function keepAudit(
  db: Db,
  { form, ...asked }: PlanAct & { form: AuditForm },
): Promise<Result<null, { diagnosisId: "notOffered" } | { "": "closed" }>> {
  return db.transaction().execute(async (tx) => {
    const { plan, place } = await drawnUp(tx, asked);
    if (!isOpen(plan.state)) return refuse({ "": "closed" } as const);
    const choices = await listDiagnosisChoices(tx, place);
    const isKnown = choices.some(({ id }) => id === form.diagnosisId);
    if (form.diagnosisId && !isKnown) return refuse({ diagnosisId: "notOffered" } as const);
    const audit = { audit: form.audit, diagnosis_id: form.diagnosisId ?? null };
    if (audit.audit === plan.audit && audit.diagnosis_id === plan.diagnosisId) return done(null);
    await expectRows(tx.updateTable("plans.developments").set(audit).where("id", "=", plan.id), {
      most: 1,
    });
    await note(tx, { ...asked, act: "auditChanged" });
    return done(null);
  });
}

/** Adds a priority at the end; sent twice, it is there once. */
export async function addPriority(
  db: Db,
  { form, ...asked }: PlanAct & { form: PriorityForm },
): Promise<Result<null, { "": "closed" }>> {
  return db.transaction().execute(async (tx) => {
    const { plan } = await drawnUp(tx, asked);
    if (!isOpen(plan.state)) return refuse({ "": "closed" } as const);
    const places = (await listPriorities(tx, plan.id)).map(({ place }) => place);
    const added = await tx
      .insertInto("plans.priorities")
      .values({
        id: form.id,
        development_id: plan.id,
        name: form.name,
        place: Math.max(0, ...places) + 1,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    const changes = { priority: { from: null, to: form.name } };
    if (added) await note(tx, { ...asked, act: "priorityAdded", changes });
    return done(null);
  });
}

export async function removePriority(
  db: Db,
  { priorityId, ...asked }: PlanAct & { priorityId: string },
): Promise<Result<null, { "": "closed" | "hasSteps" }>> {
  return db.transaction().execute(async (tx) => {
    const { plan } = await drawnUp(tx, asked);
    const found = (await listPriorities(tx, plan.id)).find(({ id }) => id === priorityId);
    if (!found) return done(null);
    if (!isOpen(plan.state)) return refuse({ "": "closed" } as const);
    const rows = await listRows(tx, plan.id);
    if (rows.some((row) => row.priorityId === priorityId))
      return refuse({ "": "hasSteps" } as const);
    await expectRows(tx.deleteFrom("plans.priorities").where("id", "=", priorityId), { most: 1 });
    const changes = { priority: { from: found.name, to: null } };
    await note(tx, { ...asked, act: "priorityRemoved", changes });
    return done(null);
  });
}

export type KeepRefusal =
  | RowRefusal
  | { schoolId: "notYours" }
  | { priorityId: "notOffered" }
  | { area: "notOffered" };

/** Writes a step, or proposes one into a joint plan. */
export async function keepRow(
  db: Db,
  { form, ...asked }: PlanAct & { form: RowForm },
): Promise<Result<null, KeepRefusal>> {
  return db.transaction().execute(async (tx) => {
    const seen = await lockedPlan(tx, asked);
    const { plan, place } = seen;
    const before = (await listRows(tx, plan.id)).find(({ id }) => id === form.id) ?? null;
    const drawsUp = canDrawUp(asked.person, { kind: plan.kind, place });
    const refusal =
      whyNotOwn(seen, { person: asked.person, form, before }) ??
      whyNotKeep({ plan, drawsUp, before, form }) ??
      (await whyNotKnown(tx, plan.id, form));
    if (refusal) return refuse(refusal);
    await writeRow(tx, { ...asked, form, before, state: drawsUp ? "accepted" : "proposed" });
    return done(null);
  });
}

type Writing = PlanAct & {
  form: RowForm;
  before: { step: string } | null;
  state: "accepted" | "proposed";
};

/** Nothing is told of a step that stands as the form says already. */
async function writeRow(tx: Db, { form, before, state, ...asked }: Writing): Promise<void> {
  const { person, now, id } = asked;
  const ofForm = { priority_id: form.priorityId, school_id: form.schoolId, state };
  const written = { ...columnsOf(form), ...ofForm, decline_reason: null };
  const kept = await tx
    .insertInto("plans.steps")
    .values({
      id: form.id,
      development_id: id,
      ...written,
      proposed_by: person.userId,
      proposed_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column("id")
        .doUpdateSet(written)
        .whereRef("plans.steps.development_id", "=", "excluded.development_id")
        .where(differs("plans.steps", Object.keys(written))),
    )
    .returning("id")
    .executeTakeFirst();
  // The id is of another plan.
  if (!kept && !before) throw new NotFound();
  if (!kept) return;
  const added = state === "accepted" ? "stepAdded" : "stepProposed";
  const changes = { step: { from: before?.step ?? null, to: form.step } };
  await note(tx, { ...asked, act: before ? "stepChanged" : added, changes });
}

type Owned = { person: Person; form: RowForm; before: { schoolId: string } | null };

/** One writes for the schools one stands for, and does not take a step from another school. */
function whyNotOwn(
  seen: WithSchools,
  { person, form, before }: Owned,
): { schoolId: "notYours" } | null {
  const isOwn = [form.schoolId, ...(before ? [before.schoolId] : [])].every((schoolId, at) =>
    mayWrite(seen, { person, schoolId, isThere: at > 0 }),
  );
  return isOwn ? null : { schoolId: "notYours" };
}

async function whyNotKnown(tx: Db, id: string, form: RowForm): Promise<KeepRefusal | null> {
  const priorities = await listPriorities(tx, id);
  if (!priorities.some((one) => one.id === form.priorityId)) return { priorityId: "notOffered" };
  const areas = await listAreas(tx);
  const isKnown = !form.area || areas.some(({ code }) => code === form.area);
  return isKnown ? null : { area: "notOffered" };
}

type Written = Pick<
  RowForm,
  "criteria" | "step" | "responsible" | "from" | "until" | "resource" | "gatheredBy" | "checkedBy"
> & { area?: string | null | undefined; ownArea?: string | null | undefined; result: string };

function columnsOf({ area, ownArea, from, until, gatheredBy, checkedBy, ...rest }: Written) {
  const { criteria, step, responsible, resource, result } = rest;
  return {
    area: area ?? null,
    own_area: ownArea ?? null,
    criteria,
    step,
    responsible,
    during: periodText({ from, until: plusDays(until, 1) }),
    resource,
    result,
    gathered_by: gatheredBy,
    checked_by: checkedBy,
  };
}

type OnRow = PlanAct & { rowId: string };

/** The leading school takes a proposed step into the joint plan, or declines it and says why. */
export async function decideRow(
  db: Db,
  { form, rowId, ...asked }: OnRow & { form: DecisionForm },
): Promise<Result<null, { declineReason: "needed" } | { "": "closed" }>> {
  return db.transaction().execute(async (tx) => {
    const { plan } = await drawnUp(tx, asked);
    const row = await getRow(tx, { developmentId: plan.id, id: rowId });
    const refusal = whyNotDecide(plan.state, form);
    if (refusal) return refuse(refusal);
    const decision = decisionOf(form);
    if (isDecided(row, decision)) return done(null);
    const { state, declineReason } = decision;
    const decided = { state, decline_reason: declineReason };
    await expectRows(tx.updateTable("plans.steps").set(decided).where("id", "=", rowId), {
      most: 1,
    });
    const changes = { step: { from: null, to: row.step } };
    const act = state === "accepted" ? "stepAccepted" : "stepDeclined";
    await note(tx, { ...asked, act, changes });
    return done(null);
  });
}

/** Takes a step out while the plan is drawn up; one's own proposal, whoever proposed it. */
export async function removeRow(
  db: Db,
  { rowId, ...asked }: OnRow,
): Promise<Result<null, { "": "closed" }>> {
  return db.transaction().execute(async (tx) => {
    const { plan, place } = await lockedPlan(tx, asked);
    const row = (await listRows(tx, plan.id)).find(({ id }) => id === rowId);
    if (!row) return done(null);
    const isOwn = row.state === "proposed" && row.proposedBy === asked.person.userId;
    allow(isOwn || canDrawUp(asked.person, { kind: plan.kind, place }));
    if (!isOpen(plan.state)) return refuse({ "": "closed" } as const);
    await expectRows(tx.deleteFrom("plans.steps").where("id", "=", rowId), { most: 1 });
    const changes = { step: { from: row.step, to: null } };
    await note(tx, { ...asked, act: "stepRemoved", changes });
    return done(null);
  });
}

/** Moves the plan on its way, or back with a reason. */
export async function takeAct(
  db: Db,
  { act, reason, ...asked }: PlanAct & { act: Act; reason: string | undefined },
): Promise<Result<null, ActRefusal>> {
  return db.transaction().execute(async (tx) => {
    const { plan, place } = await lockedPlan(tx, asked);
    const { kind, state: before } = plan;
    const { isLeading } = place;
    const isTaken = isDone(before, act);
    const may = (isAgreed: boolean) =>
      canTake(asked.person, { act, kind, place, isLeading, isAgreed });
    allow(agreementsOf(before, { isTaken }).some(may));
    if (isTaken) return done(null);
    const refusal = whyNotAct(act, { plan, rows: await listRows(tx, plan.id), reason });
    if (refusal) return refuse(refusal);
    const state = stateAfter(plan, act) ?? before;
    await expectRows(
      tx
        .updateTable("plans.developments")
        .set({ state, ...leftBy(act, { ...asked, reason }) })
        .where("id", "=", plan.id),
      { most: 1 },
    );
    const changes = {
      state: { from: before, to: state },
      ...(reason && act === "return" ? { reason: { from: null, to: reason } } : {}),
    };
    await note(tx, { ...asked, act: `plan.${act}`, changes });
    return done(null);
  });
}

/** The plan for those who draw it up. */
async function drawnUp(tx: Db, asked: PlanAct): Promise<WithSchools> {
  const found = await lockedPlan(tx, asked);
  const { plan, place } = found;
  allow(canDrawUp(asked.person, { kind: plan.kind, place }));
  return found;
}

type NotedAct = PlanAct & { act: string; changes?: Record<string, Change> };

async function note(tx: Db, { person, now, id, act, changes = {} }: NotedAct): Promise<void> {
  const subject = { kind: "development", id };
  await record(tx, { at: now, by: person, act, subject, changes });
}

/** Writes down what the school says of the whole plan, in the caller's transaction, which allowed it. */
export async function setMonitoring(
  tx: Db,
  { planId, monitoring }: { planId: string; monitoring: string },
): Promise<void> {
  await expectRows(
    tx.updateTable("plans.developments").set({ monitoring }).where("id", "=", planId),
    { most: 1 },
  );
}
