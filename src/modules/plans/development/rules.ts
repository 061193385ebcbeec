import type { Act, DecisionForm, Kind, Row, RowForm, State } from "./schema.ts";

const from: Record<Kind, Record<Act, readonly State[]>> = {
  school: {
    submit: ["draft", "returned"],
    agree: [],
    approve: ["submitted"],
    return: ["submitted"],
  },
  joint: {
    submit: ["draft", "returned"],
    agree: ["submitted"],
    approve: ["agreed"],
    return: ["submitted", "agreed"],
  },
};
const made: Record<Act, State> = {
  submit: "submitted",
  agree: "agreed",
  approve: "approved",
  return: "returned",
};

/** What the act makes of the state; null when it cannot be done now. A school's plan is not agreed first. */
export function stateAfter({ state, kind }: { state: State; kind: Kind }, act: Act): State | null {
  return from[kind][act].includes(state) ? made[act] : null;
}

/** The same form sent again finds it done already. */
export function isDone(state: State, act: Act): boolean {
  return state === made[act];
}

/** While it is being drawn up, its parts come and go. */
export function isOpen(state: State): boolean {
  return state === "draft" || state === "returned";
}

export type ActRefusal =
  | { returnReason: "needed" }
  | { "": "notNow" | "noAudit" | "noRows" | "undecided" };

type RowAct = {
  plan: { state: State; kind: Kind; audit: string; diagnosisId: string | null };
  rows: readonly Pick<Row, "state">[];
  reason: string | undefined;
};

/** A plan goes on its way with what was found of the school, and every proposal decided. */
export function whyNotAct(act: Act, { plan, rows, reason }: RowAct): ActRefusal | null {
  if (stateAfter(plan, act) === null) return { "": "notNow" };
  if (act === "return") return reason ? null : { returnReason: "needed" };
  if (act !== "submit") return null;
  if (plan.audit === "" && plan.diagnosisId === null) return { "": "noAudit" };
  if (rows.some(({ state }) => state === "proposed")) return { "": "undecided" };
  return rows.some(({ state }) => state === "accepted") ? null : { "": "noRows" };
}

/** The days of the plan's school years. */
export function daysOf({ firstYear, lastYear }: { firstYear: number; lastYear: number }) {
  return { from: `${firstYear}-09-01`, until: `${lastYear + 1}-08-31` };
}

export type RowRefusal =
  | { area: "needed" }
  | { until: "beforeStart" | "outside" }
  | { from: "outside" }
  | { "": "closed" };

type RowChange = {
  plan: { state: State; firstYear: number; lastYear: number };
  drawsUp: boolean;
  before: Pick<Row, "state"> | null;
  form: RowForm;
};

/** Who only proposes does so until it is decided; the term lies in the plan's years. */
export function whyNotKeep({ plan, drawsUp, before, form }: RowChange): RowRefusal | null {
  const isDecided = before !== null && before.state !== "proposed";
  if (!isOpen(plan.state) || (!drawsUp && isDecided)) return { "": "closed" };
  if (!form.area && !form.ownArea) return { area: "needed" };
  const { from, until } = daysOf(plan);
  if (form.until < form.from) return { until: "beforeStart" };
  if (form.from < from || form.from > until) return { from: "outside" };
  return form.until > until ? { until: "outside" } : null;
}

export function whyNotDecide(
  state: State,
  { decision, declineReason }: DecisionForm,
): { declineReason: "needed" } | { "": "closed" } | null {
  if (!isOpen(state)) return { "": "closed" };
  return decision === "decline" && !declineReason ? { declineReason: "needed" } : null;
}

type Decision = { state: "accepted" | "declined"; declineReason: string | null };

export function decisionOf({ decision, declineReason }: DecisionForm): Decision {
  if (decision === "accept") return { state: "accepted", declineReason: null };
  return { state: "declined", declineReason: declineReason ?? null };
}

/** Whether just this was decided of the step before. */
export function isDecided(
  row: Pick<Row, "state" | "declineReason">,
  { state, declineReason }: Decision,
): boolean {
  return row.state === state && row.declineReason === declineReason;
}

/** The same day so many years later, the last of February as the 28th; never after the latest day. */
export function yearsLater(
  day: string,
  { years, latest }: { years: number; latest: string },
): string {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`.replace("-02-29", "-02-28");
  return [moved, latest].sort()[0] ?? latest;
}
