import { mondayOf } from "#lib/dates.ts";
import {
  halfYearOf,
  isHoliday,
  weeksAhead,
  weeksOf,
} from "#modules/network/base/rules/school-year.ts";
import type { DecisionForm, Item, ItemForm, State, Step } from "./schema.ts";

const after: Record<Step, { from: readonly State[]; to: State }> = {
  submit: { from: ["draft", "returned"], to: "submitted" },
  agree: { from: ["submitted"], to: "agreed" },
  approve: { from: ["agreed"], to: "approved" },
  return: { from: ["submitted", "agreed"], to: "returned" },
};

/** What the step makes of the state; null when it cannot be taken now. */
export function stateAfter(state: State, step: Step): State | null {
  return after[step].from.includes(state) ? after[step].to : null;
}

/** The same form sent again finds the step taken already. */
export function isTaken(state: State, step: Step): boolean {
  return state === after[step].to;
}

/** While it is being drawn up, items come and go freely; approved, every change is marked. */
export function isOpen(state: State): boolean {
  return state === "draft" || state === "returned";
}

export type SubmitRefusal = { "": "noItems" | "undecided" | "noWeek" };

/** A plan goes to the director with every proposal decided and every accepted item in a week. */
export function whyNotSubmit(items: readonly Pick<Item, "state" | "week">[]): SubmitRefusal | null {
  const accepted = items.filter(({ state }) => state === "accepted");
  if (items.some(({ state }) => state === "proposed")) return { "": "undecided" };
  if (accepted.length === 0) return { "": "noItems" };
  return accepted.some(({ week }) => week === null) ? { "": "noWeek" } : null;
}

export type StepRefusal = SubmitRefusal | { returnReason: "needed" } | { "": "notNow" };

type Stepping = {
  step: Step;
  reason: string | undefined;
  items: readonly Pick<Item, "state" | "week">[];
};

export function whyNotStep(state: State, { step, reason, items }: Stepping): StepRefusal | null {
  if (stateAfter(state, step) === null) return { "": "notNow" };
  if (step === "return") return reason ? null : { returnReason: "needed" };
  return step === "submit" ? whyNotSubmit(items) : null;
}

export type KeepRefusal =
  | { week: "needed" | "outside" }
  | { day: "outsideWeek" }
  | { changeReason: "needed" }
  | { "": "closed" | "tooLate" };

type ItemChange = {
  plan: { state: State; proposalsUntil: string };
  /** Whether the person draws up the plan, or proposes to it. */
  arranges: boolean;
  before: Pick<Item, "state"> | null;
  form: Pick<ItemForm, "week" | "day" | "changeReason">;
  today: string;
};

/** Who proposes does so in time and until it is decided; an approved plan changes only for a reason. */
export function whyNotKeep({
  plan,
  arranges,
  before,
  form,
  today,
}: ItemChange): KeepRefusal | null {
  if (arranges)
    return plan.state === "approved" ? whyNotChange(form) : closedUnless(isOpen(plan.state));
  if (!isOpen(plan.state) || (before && before.state !== "proposed")) return { "": "closed" };
  return today > plan.proposalsUntil ? { "": "tooLate" } : null;
}

function closedUnless(open: boolean): KeepRefusal | null {
  return open ? null : { "": "closed" };
}

function whyNotChange(form: ItemChange["form"]): KeepRefusal | null {
  if (weekOf(form) === null) return { week: "needed" };
  return form.changeReason ? null : { changeReason: "needed" };
}

/** The week an item stands in: the one named, or that of its day. */
export function weekOf({
  week,
  day,
}: {
  week?: string | undefined;
  day?: string | undefined;
}): string | null {
  return week ?? (day ? mondayOf(day) : null);
}

/** The week lies in the half-year and the day in the week. */
export function whyNotThen(
  form: Pick<ItemForm, "week" | "day">,
  halfYear: string,
): KeepRefusal | null {
  const week = weekOf(form);
  if (week && !weeksOf(halfYear).includes(week)) return { week: "outside" };
  return form.day && mondayOf(form.day) !== week ? { day: "outsideWeek" } : null;
}

/** How a change of an approved plan is marked: what was added, and from which week something moved. */
export function markOf(
  before: Pick<Item, "week" | "changedAfter" | "weekBefore"> | null,
  week: string | null,
): { changed_after: "added" | "moved" | null; week_before: string | null } {
  if (before === null) return { changed_after: "added", week_before: null };
  if (before.week !== week) return { changed_after: "moved", week_before: before.week };
  return { changed_after: null, week_before: before.weekBefore };
}

export type DecisionRefusal =
  | { declineReason: "needed" }
  | { week: "needed" | "outside" }
  | { "": "closed" };

/** A proposal is taken into a week of the half-year, or declined for a reason. */
export function whyNotDecide(
  plan: { state: State; halfYear: string },
  { form, week }: { form: DecisionForm; week: string | null },
): DecisionRefusal | null {
  if (!isOpen(plan.state)) return { "": "closed" };
  if (form.decision === "decline") return form.declineReason ? null : { declineReason: "needed" };
  if (week === null) return { week: "needed" };
  return weeksOf(plan.halfYear).includes(week) ? null : { week: "outside" };
}

type Decision = {
  state: "accepted" | "declined";
  declineReason: string | null;
  week: string | null;
};

export function decisionOf(
  { decision, declineReason }: DecisionForm,
  week: string | null,
): Decision {
  if (decision === "accept") return { state: "accepted", declineReason: null, week };
  return { state: "declined", declineReason: declineReason ?? null, week };
}

/** Whether just this was decided of the item before. */
export function isDecided(
  item: Pick<Item, "state" | "declineReason" | "week">,
  { state, declineReason, week }: Decision,
): boolean {
  return item.state === state && item.declineReason === declineReason && item.week === week;
}

export type Clash = {
  kind: "sameHall" | "samePerson" | "sameDay" | "holiday" | "crowded";
  /** The item it clashes with, null for a holiday or a crowded week. */
  with: string | null;
};

type Placed = Pick<
  Item,
  "id" | "state" | "week" | "day" | "schoolId" | "hall" | "responsible" | "teacherId"
>;

/** How many things in one week are as many as partners can come to. */
const mostInWeek = 3;

/** What each accepted item runs into, by its id: people, halls, days, holidays and crowded weeks. */
export function clashesOf(items: readonly Placed[]): Map<string, Clash[]> {
  const placed = items.filter(({ state, week }) => state === "accepted" && week !== null);
  const byWeek = Map.groupBy(placed, ({ week }) => week ?? "");
  return new Map(
    placed.map((item): [string, Clash[]] => {
      const others = (byWeek.get(item.week ?? "") ?? []).filter(({ id }) => id !== item.id);
      return [item.id, [...clashesWith(item, others), ...ofTheTime(item, others.length + 1)]];
    }),
  );
}

function clashesWith(item: Placed, others: readonly Placed[]): Clash[] {
  return others.flatMap((other): Clash[] => {
    const sameDay = item.day !== null && item.day === other.day;
    // Without a day the whole week is taken.
    const mayMeet = sameDay || item.day === null || other.day === null;
    if (sameDay && isSame(item.hall, other.hall) && item.schoolId === other.schoolId)
      return [{ kind: "sameHall", with: other.id }];
    if (mayMeet && isSamePerson(item, other)) return [{ kind: "samePerson", with: other.id }];
    return sameDay ? [{ kind: "sameDay", with: other.id }] : [];
  });
}

function ofTheTime(item: Placed, inWeek: number): Clash[] {
  return [
    ...(item.day !== null && isHoliday(item.day) ? [{ kind: "holiday" as const, with: null }] : []),
    ...(inWeek > mostInWeek ? [{ kind: "crowded" as const, with: null }] : []),
  ];
}

function isSamePerson(one: Placed, other: Placed): boolean {
  if (one.teacherId !== null && one.teacherId === other.teacherId) return true;
  return isSame(one.responsible, other.responsible);
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && plain(one) === plain(other);
}

const plain = (text: string) => text.trim().toLocaleLowerCase("kk").replaceAll(/\s+/g, " ");

export type Progress = { planned: number; held: number; cancelled: number; moved: number };

/** How far the plan has come by the day: what was held, what moved and what fell away. */
export function progressOf(items: readonly Item[]): Progress {
  const planned = items.filter(({ state }) => state === "accepted" || state === "cancelled");
  return {
    planned: planned.length,
    held: planned.filter(({ event }) => event?.state === "held").length,
    cancelled: planned.filter(({ state }) => state === "cancelled").length,
    moved: planned.filter(({ changedAfter }) => changedAfter === "moved").length,
  };
}

/** The half-year that somebody plans for on a day: the next one once this one has no week left. */
export function halfYearToPlan(today: string): string {
  const current = halfYearOf(today);
  return weeksAhead(weeksOf(current), today).length > 0 ? current : halfYearAfter(current);
}

export function halfYearAfter(halfYear: string): string {
  const [year, half] = halfYear.split("-");
  return half === "1" ? `${year}-2` : `${Number(year) + 1}-1`;
}
