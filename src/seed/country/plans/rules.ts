import { mondayOf, plusDays } from "#lib/dates.ts";
import { between, oneOf, type Random, randomFrom } from "#lib/random.ts";
import { weeksOf } from "#modules/network/base/rules/school-year.ts";
import type {
  Drawn,
  ForeseenEvent,
  ItemRow,
  PlanningCircle,
  PlanningNeed,
  PlanRow,
} from "./schema.ts";

/** What stands in each plan: parts of the events, needs and items it could hold. */
export const part = {
  /** Of the events after the approval, made from an item. */
  foreseen: 0.85,
  /** Of the needs, with an item that no event came of. */
  withoutEvent: 0.12,
  /** Of the items in an approved plan. */
  moved: 0.04,
  added: 0.05,
  /** Of the items that no event came of. */
  cancelled: 0.15,
  declined: 0.15,
};

/** The first and the last day of the half-year, as its events lie. */
export function daysOf(halfYear: string): { from: string; until: string } {
  const year = Number(halfYear.slice(0, 4));
  return halfYear.endsWith("-1")
    ? { from: `${year}-09-01`, until: `${year}-12-31` }
    : { from: `${year + 1}-01-01`, until: `${year + 1}-05-31` };
}

/**
 * The circle's plan as it stands today: made a month before it is approved, which is shortly before the
 * half-year begins or, where needs were found in it, a week after these were confirmed. Null before that.
 */
export function planOf(
  { leadingId, confirmedOn }: PlanningCircle,
  { halfYear, today, seed, idFrom }: Drawn,
): PlanRow | null {
  const words = `${seed} plan ${halfYear} ${leadingId}`;
  const spread = between(randomFrom(words), 0, 3);
  const approvedOn = confirmedOn
    ? plusDays(confirmedOn, 8 + spread)
    : plusDays(daysOf(halfYear).from, spread - 5);
  const [made, submitted, agreed, approved] = [30, 5, 2, 0].map((days) => {
    const day = plusDays(approvedOn, -days);
    return day < today ? day : null;
  });
  if (!made) return null;
  return {
    id: idFrom(words),
    leading_id: leadingId,
    made_on: made,
    proposals_until: plusDays(approvedOn, -7),
    submitted_on: submitted ?? null,
    agreed_on: agreed ?? null,
    approved_on: approved ?? null,
    state: stateAt({ submitted, agreed, approved }),
  };
}

type Steps = Record<"submitted" | "agreed" | "approved", string | null | undefined>;

function stateAt({ submitted, agreed, approved }: Steps): PlanRow["state"] {
  if (approved) return "approved";
  if (agreed) return "agreed";
  return submitted ? "submitted" : "draft";
}

type Content = { events: readonly ForeseenEvent[]; needs: readonly PlanningNeed[] };
type Filling = Content & { plan: PlanRow; drawn: Drawn; random: Random };

/** What the plan holds: most of the events after its approval, and some needs that no event came of. */
export function itemsOf(plan: PlanRow, content: Content, drawn: Drawn): ItemRow[] {
  const random = randomFrom(`${drawn.seed} items ${plan.id}`);
  const filling = { ...content, plan, drawn, random };
  const { approved_on: approvedOn } = plan;
  const foreseen = content.events.filter(
    ({ day }) => random() < part.foreseen && approvedOn !== null && day > approvedOn,
  );
  const share = approvedOn ? part.withoutEvent : part.foreseen;
  return [
    ...foreseen.map((event) => foreseenItem(filling, event)),
    ...content.needs
      .filter(({ rank }) => random() < share && (approvedOn !== null || rank <= 2))
      .map((need) => itemOfNeed(filling, need)),
  ];
}

const unchanged = { changed_after: null, change_reason: null, week_before: null };

function foreseenItem(filling: Filling, event: ForeseenEvent): ItemRow {
  const { plan, drawn, random } = filling;
  const week = mondayOf(event.day);
  const { schoolId, type, speaker } = event;
  return {
    id: drawn.idFrom(`item ${event.id}`),
    cyclogramme_id: plan.id,
    school_id: schoolId,
    state: event.cancelReason ? "cancelled" : "accepted",
    event_type: type,
    title_kk: event.title_kk,
    title_ru: event.title_ru,
    week,
    day: event.day,
    hall: event.room,
    teacher_id: event.teacherId,
    responsible: speaker ?? oneOf(random, coordinators),
    ...tieOf(filling, event),
    decline_reason: null,
    event_id: event.id,
    ...changeOf(filling, { week, event }),
  };
}

/** What areas of need a lesson that people come to see can answer. */
const ofLessons = new Set([
  "subject",
  "pedagogy",
  "curriculum",
  "formative",
  "feedback",
  "selfregulation",
  "differentiation",
  "literacy",
  "lessonstudy",
  "progress",
  "ict",
]);

/** The need of its area, for a lesson also another need of teaching; without one the area and why it is held. */
function tieOf({ needs, random }: Filling, { area, isLesson }: ForeseenEvent) {
  const need =
    needs.find((one) => one.area === area) ??
    (isLesson ? needs.find((one) => ofLessons.has(one.area)) : undefined);
  return need
    ? { need_id: need.id, need_area: need.area, need_reason: null }
    : { need_id: null, need_area: area, need_reason: oneOf(random, reasons.held) };
}

type Changing = { week: string; event: ForeseenEvent };
type Change = Pick<ItemRow, "changed_after" | "change_reason" | "week_before" | "proposed_on">;

/** What became of an item after the approval, and when it was proposed. */
function changeOf({ plan, drawn, random }: Filling, { week, event }: Changing): Change {
  const [number, added, moved] = [
    random(),
    oneOf(random, reasons.added),
    oneOf(random, reasons.moved),
  ];
  const asPlanned = { ...unchanged, proposed_on: plan.proposals_until };
  if (event.cancelReason)
    return { ...asPlanned, changed_after: "cancelled", change_reason: event.cancelReason };
  if (number < part.added)
    return {
      ...unchanged,
      changed_after: "added",
      change_reason: added,
      proposed_on: laterOf(plan.approved_on ?? "", plusDays(event.day, -20)),
    };
  const weeks = weeksOf(drawn.halfYear);
  const before = weeks[weeks.indexOf(week) + (number < part.added + part.moved / 2 ? 1 : -1)];
  return before && number < part.added + part.moved
    ? { ...asPlanned, changed_after: "moved", change_reason: moved, week_before: before }
    : asPlanned;
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

/** A need that was planned for and that no event came of: not yet, never, taken out, or not taken in. */
function itemOfNeed({ plan, drawn, random }: Filling, need: PlanningNeed): ItemRow {
  const weeks = weeksOf(drawn.halfYear).filter((one) => one > (plan.approved_on ?? drawn.today));
  const week = weeks[between(random, 0, weeks.length - 1)] ?? null;
  const standing = standingOf(plan, { random, week });
  return {
    id: drawn.idFrom(`item ${plan.id} ${need.id}`),
    cyclogramme_id: plan.id,
    school_id: need.schoolId,
    event_type: oneOf(random, kinds),
    title_kk: need.area_kk,
    title_ru: need.area_ru,
    day: null,
    hall: null,
    responsible: oneOf(random, coordinators),
    teacher_id: null,
    need_id: need.id,
    need_area: need.area,
    need_reason: null,
    ...standing,
    proposed_on: plan.proposals_until,
    event_id: null,
  };
}

/** While the plan is a draft some proposals wait for a decision; cancelled is only what was approved. */
function standingOf(
  { state }: PlanRow,
  { random, week }: { random: Random; week: string | null },
): Pick<
  ItemRow,
  "state" | "week" | "decline_reason" | "changed_after" | "change_reason" | "week_before"
> {
  const [number, change, decline] = [
    random(),
    oneOf(random, reasons.cancelled),
    oneOf(random, reasons.declined),
  ];
  const accepted = { week, decline_reason: null, ...unchanged };
  if (week === null || number < part.declined)
    return { ...accepted, state: "declined", week: null, decline_reason: decline };
  if (state === "draft") return { ...accepted, state: number < 0.5 ? "proposed" : "accepted" };
  if (state !== "approved" || number >= part.declined + part.cancelled)
    return { ...accepted, state: "accepted" };
  return { ...accepted, state: "cancelled", changed_after: "cancelled", change_reason: change };
}

const kinds = ["training_seminar", "master_class", "mentoring_session", "consultation"] as const;

const coordinators = ["Мектеп үйлестірушісі", "Координатор школы"] as const;

const reasons = {
  held: [
    "Серіктес мектептердің өтініші бойынша",
    "По просьбе партнёрских школ",
    "Сабақтарды бақылау қорытындысы бойынша",
    "По итогам наблюдения уроков",
    "Былтырғы жұмыстың жалғасы",
    "Продолжение прошлогодней работы",
  ],
  added: [
    "Серіктес мектеп кейін ұсынды",
    "Партнёрская школа предложила позже",
    "Аудан ұсынысымен қосылды",
    "Добавлено по предложению района",
  ],
  moved: [
    "Тоқсандық бақылау жұмыстарына байланысты",
    "Из-за работ за четверть",
    "Жаттықтырушы іссапарда болды",
    "Тренер был в командировке",
  ],
  cancelled: [
    "Тақырып басқа іс-шараға қосылды",
    "Тема вошла в другое мероприятие",
    "Жүргізетін маман табылмады",
    "Не нашлось, кому провести",
  ],
  declined: [
    "Келесі жартыжылдыққа қалдырылды",
    "Отложено до следующего полугодия",
    "Ұқсас іс-шара жоспарда бар",
    "Похожее мероприятие уже есть в плане",
  ],
} as const;
