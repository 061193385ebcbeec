import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { By, Person } from "#lib/actor.ts";
import { condition, differs } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { noName, type Subject } from "#lib/of-person.ts";
import { listCircle } from "#modules/needs/diagnoses/queries.ts";
import { halfYearBefore, weeksOf } from "#modules/network/base/rules/school-year.ts";
import { canArrange, canPropose } from "../base/access.ts";
import { agreementsOf, leftBy } from "../base/rules.ts";
import { canTake } from "./access.ts";
import {
  findCyclogramme,
  getItem,
  listEventTypes,
  listItems,
  lockedPlan,
  type PlanOfCircle,
  type Tying,
  teacherOf,
  tieOf,
} from "./queries.ts";
import {
  type DecisionRefusal,
  decisionOf,
  isDecided,
  isOpen,
  isTaken,
  type KeepRefusal,
  markOf,
  type StepRefusal,
  stateAfter,
  weekOf,
  whyNotDecide,
  whyNotKeep,
  whyNotStep,
  whyNotThen,
} from "./rules.ts";
import type { DecisionForm, Item, ItemForm, OpenForm, Step } from "./schema.ts";

/** Opens the circle's plan for the half-year, empty or with last half-year's items as proposals. */
export async function openCyclogramme(
  db: Db,
  { person, form, now }: By & { form: OpenForm },
): Promise<Result<{ id: string }, { proposalsUntil: "inPast" }>> {
  return db.transaction().execute(async (tx) => {
    const schools = await listCircle(tx, { leadingId: form.leadingId, on: dayOf(now) });
    const leading = schools.find(({ isLeading }) => isLeading);
    if (!leading) throw new NotFound();
    allow(canArrange(person, leading));
    await sql`select pg_advisory_xact_lock(hashtextextended(${form.leadingId}, 34))`.execute(tx);
    const known = await findCyclogramme(tx, form);
    if (known) return done({ id: known.id });
    if (form.proposalsUntil < dayOf(now)) return refuse({ proposalsUntil: "inPast" } as const);
    await tx
      .insertInto("plans.cyclogrammes")
      .values({
        id: form.id,
        leading_id: form.leadingId,
        half_year: form.halfYear,
        state: "draft",
        proposals_until: form.proposalsUntil,
        made_by: person.userId,
        made_at: now,
      })
      .execute();
    if (form.copy) await copyItems(tx, { form, person, now });
    await record(tx, { at: now, by: person, act: "planOpened", subject: subjectOf(form.id) });
    return done({ id: form.id });
  });
}

/** Last half-year's items come as proposals in the same week of the new one, if it has such a week. */
async function copyItems(tx: Db, { form, person, now }: By & { form: OpenForm }): Promise<void> {
  const { leadingId, halfYear } = form;
  const last =
    (await findCyclogramme(tx, { leadingId, halfYear: halfYearBefore(halfYear) })) ??
    (await findCyclogramme(tx, { leadingId, halfYear: halfYearBefore(halfYearBefore(halfYear)) }));
  if (!last) return;
  const [from, to] = [weeksOf(last.halfYear), weeksOf(halfYear)];
  const items = (await listItems(tx, last.id)).filter(({ state }) => state === "accepted");
  if (items.length === 0) return;
  await tx
    .insertInto("plans.items")
    .values(
      items.map((item) => ({
        id: randomUUID(),
        cyclogramme_id: form.id,
        school_id: item.schoolId,
        state: "proposed" as const,
        event_type: item.eventType,
        title_kk: item.title_kk,
        title_ru: item.title_ru,
        week: to[from.indexOf(item.week ?? "")] ?? null,
        responsible: item.responsible,
        teacher_id: item.teacherId,
        hall: item.hall,
        need_area: item.needArea,
        expected: item.expected,
        need_reason: item.needArea === null ? (item.needReason ?? item.title_ru) : item.needReason,
        proposed_by: person.userId,
        proposed_at: now,
      })),
    )
    .execute();
}

type PlanAct = By & { id: string };
export type ItemRefusal =
  | KeepRefusal
  | { schoolId: "notYours" }
  | { eventType: "notOffered" }
  | { need: "needed" | "notOffered" };

/** Proposes an item, or changes one; after approval the change is marked and needs a reason. */
export async function keepItem(
  db: Db,
  { form, ...asked }: PlanAct & { form: ItemForm },
): Promise<Result<null, ItemRefusal>> {
  const result = await keepItems(db, { ...asked, forms: [form] });
  return result.ok ? result : refuse(result.refusal.why);
}

/** The same with several at once, all of them or none; `at` is the first that cannot be kept. */
export async function keepItems(
  db: Db,
  { person, id, forms, now }: PlanAct & { forms: readonly ItemForm[] },
): Promise<Result<null, { at: number; why: ItemRefusal }>> {
  return db.transaction().execute(async (tx) => {
    const opened = await lockedPlan(tx, { person, id, now });
    const items = await listItems(tx, id);
    const keeping = { ...opened, person, items, now };
    for (const [at, form] of forms.entries()) {
      const why = await whyNotKept(tx, keeping, form);
      if (why) return refuse({ at, why });
    }
    for (const form of forms) await keepOne(tx, keeping, form);
    return done(null);
  });
}

type ItemsToKeep = PlanOfCircle & By & { items: readonly Item[] };

async function whyNotKept(
  tx: Db,
  keeping: ItemsToKeep,
  form: ItemForm,
): Promise<ItemRefusal | null> {
  const { cyclogramme: plan, leading, schools, person, items, now } = keeping;
  const before = items.find((item) => item.id === form.id) ?? null;
  const mayPropose = (schoolId: string) => {
    const school = schools.find((one) => one.id === schoolId);
    return school !== undefined && canPropose(person, { leading, school });
  };
  // What another school proposed is theirs, whatever school the form names.
  if (!mayPropose(form.schoolId) || (before && !mayPropose(before.schoolId)))
    return { schoolId: "notYours" };
  const arranges = canArrange(person, leading);
  return (
    whyNotKeep({ plan, arranges, before, form, today: dayOf(now) }) ??
    whyNotThen(form, plan.halfYear) ??
    (await whyNotTied(tx, { plan, form }))
  );
}

async function keepOne(tx: Db, keeping: ItemsToKeep, form: ItemForm): Promise<void> {
  const { cyclogramme: plan, leading, person, items, now } = keeping;
  const before = items.find((item) => item.id === form.id) ?? null;
  const arranges = canArrange(person, leading);
  const isWritten = await writeItem(tx, { plan, arranges, person, form, before, now });
  // The id is of another plan.
  if (!isWritten && !before) throw new NotFound();
  if (!isWritten) return;
  const act = before ? "itemChanged" : "itemProposed";
  const changes = { item: { from: before?.title_ru ?? null, to: form.titleRu } };
  await record(tx, { at: now, by: person, act, subject: subjectOf(plan.id), changes });
}

/** Every item is of a known type and answers a need of the circle, an area, or says why it is there. */
async function whyNotTied(tx: Db, { plan, form }: Tying): Promise<ItemRefusal | null> {
  const types = await listEventTypes(tx);
  if (!types.some(({ code }) => code === form.eventType)) return { eventType: "notOffered" };
  if (!form.need) return form.needReason ? null : { need: "needed" };
  return (await tieOf(tx, { plan, form })) ? null : { need: "notOffered" };
}

type Writing = Tying & { arranges: boolean; person: Person; before: Item | null; now: Date };

/** False when the item stands as the form says already. */
async function writeItem(
  tx: Db,
  { plan, arranges, person, form, before, now }: Writing,
): Promise<boolean> {
  const tie = await tieOf(tx, { plan, form });
  const week = weekOf(form);
  const { changed_after, week_before } = markOf(before, week);
  const isMarked = plan.state === "approved" && changed_after !== null;
  // What the coordinator writes needs no decision of the coordinator.
  const state = arranges && week ? ("accepted" as const) : ("proposed" as const);
  const written = {
    state,
    school_id: form.schoolId,
    event_type: form.eventType,
    title_kk: form.titleKk,
    title_ru: form.titleRu,
    week,
    day: form.day ?? null,
    hall: form.hall ?? null,
    responsible: form.responsible,
    teacher_id: await teacherOf(tx, { plan, form, before, now }),
    need_id: tie?.needId ?? null,
    expected: form.expected,
    need_area: tie?.area ?? null,
    need_reason: form.needReason ?? null,
    ...(isMarked ? { changed_after, week_before, change_reason: form.changeReason ?? null } : {}),
  };
  const kept = await tx
    .insertInto("plans.items")
    .values({
      id: form.id,
      cyclogramme_id: plan.id,
      ...written,
      proposed_by: person.userId,
      proposed_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column("id")
        .doUpdateSet(written)
        .whereRef("plans.items.cyclogramme_id", "=", "excluded.cyclogramme_id")
        .where(differs("plans.items", Object.keys(written))),
    )
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** The coordinator takes a proposal into a week, or declines it and says why. */
export async function decideItem(
  db: Db,
  { person, id, itemId, form, now }: PlanAct & { itemId: string; form: DecisionForm },
): Promise<Result<null, DecisionRefusal>> {
  return db.transaction().execute(async (tx) => {
    const { cyclogramme, leading } = await lockedPlan(tx, { person, id, now });
    allow(canArrange(person, leading));
    const item = await getItem(tx, { id, itemId });
    const week = form.week ?? item.week;
    const refusal = whyNotDecide(cyclogramme, { form, week });
    if (refusal) return refuse(refusal);
    // A day of another week does not go with the item.
    const day = week === item.week ? item.day : null;
    const decision = decisionOf(form, week);
    if (isDecided(item, decision)) return done(null);
    const { state, declineReason } = decision;
    await expectRows(
      tx
        .updateTable("plans.items")
        .set({ state, decline_reason: declineReason, week, day })
        .where("id", "=", itemId),
      { most: 1 },
    );
    const act = form.decision === "accept" ? "itemAccepted" : "itemDeclined";
    const changes = { item: { from: null, to: item.title_ru } };
    await record(tx, { at: now, by: person, act, subject: subjectOf(id), changes });
    return done(null);
  });
}

/** Takes an item out: for good while the plan is drawn up, marked with the reason once it is approved. */
export async function cancelItem(
  db: Db,
  { person, id, itemId, reason, now }: PlanAct & { itemId: string; reason: string },
): Promise<Result<null, { "": "closed" }>> {
  return db.transaction().execute(async (tx) => {
    const { cyclogramme, leading } = await lockedPlan(tx, { person, id, now });
    const item = (await listItems(tx, id)).find((one) => one.id === itemId);
    // Pressed twice, it is out already.
    if (!item) return done(null);
    const isOwn = item.state === "proposed" && item.proposedBy === person.userId;
    allow(isOwn || canArrange(person, leading));
    if (item.state === "cancelled") return done(null);
    if (cyclogramme.state !== "approved" && !isOpen(cyclogramme.state))
      return refuse({ "": "closed" } as const);
    await takeOut(tx, { itemId, reason, isOpen: isOpen(cyclogramme.state) });
    const changes = { item: { from: item.title_ru, to: null } };
    await record(tx, {
      at: now,
      by: person,
      act: "itemCancelled",
      subject: subjectOf(id),
      changes,
    });
    return done(null);
  });
}

async function takeOut(
  tx: Db,
  { itemId, reason, isOpen }: { itemId: string; reason: string; isOpen: boolean },
): Promise<void> {
  const cancelled = {
    state: "cancelled",
    changed_after: "cancelled",
    change_reason: reason,
  } as const;
  const removing = isOpen
    ? tx.deleteFrom("plans.items").where("id", "=", itemId)
    : tx.updateTable("plans.items").set(cancelled).where("id", "=", itemId);
  await expectRows(removing, { most: 1 });
}

type Stepping = PlanAct & { step: Step; reason: string | undefined };

/** Moves the plan on its way: to the director, to the methodologist, approved, or back with a reason. */
export async function takeStep(
  db: Db,
  { person, id, step, reason, now }: Stepping,
): Promise<Result<null, StepRefusal>> {
  return db.transaction().execute(async (tx) => {
    const { cyclogramme, leading } = await lockedPlan(tx, { person, id, now });
    const isDone = isTaken(cyclogramme.state, step);
    const may = (isAgreed: boolean) => canTake(person, { step, leading, isAgreed });
    allow(agreementsOf(cyclogramme.state, { isTaken: isDone }).some(may));
    if (isDone) return done(null);
    const items = await listItems(tx, id);
    const refusal = whyNotStep(cyclogramme.state, { step, reason, items });
    if (refusal) return refuse(refusal);
    const state = stateAfter(cyclogramme.state, step) ?? cyclogramme.state;
    await expectRows(
      tx
        .updateTable("plans.cyclogrammes")
        .set({ state, ...leftBy(step, { person, now, reason }) })
        .where("id", "=", id),
      { most: 1 },
    );
    const changes = { state: { from: cyclogramme.state, to: state } };
    await record(tx, {
      at: now,
      by: person,
      act: `plan.${step}`,
      subject: subjectOf(id),
      changes: reason ? { ...changes, reason: { from: null, to: reason } } : changes,
    });
    return done(null);
  });
}

function subjectOf(id: string): { kind: string; id: string } {
  return { kind: "cyclogramme", id };
}

/** Takes the person's name off what they were to do, which stays; inside the caller's transaction. */
export async function forgetResponsible(tx: Db, { teacherIds }: Subject): Promise<void> {
  await tx
    .updateTable("plans.items")
    .set({ responsible: noName })
    .where(condition`teacher_id = any(${teacherIds}::uuid[])`)
    .execute();
}
