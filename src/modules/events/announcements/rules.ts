import type { Event, State } from "../base/schema.ts";

export type Step = "publish" | "cancel" | "hold";

const after: Record<Step, { from: readonly State[]; to: State }> = {
  publish: { from: ["draft"], to: "published" },
  cancel: { from: ["draft", "published"], to: "cancelled" },
  hold: { from: ["published"], to: "held" },
};

/** What the step makes of the state; null when it cannot be taken. */
export function stateAfter(state: State, step: Step): State | null {
  return after[step].from.includes(state) ? after[step].to : null;
}

export function isTaken(state: State, step: Step): boolean {
  return state === after[step].to;
}

/** Held is what has ended: before that there is nothing to say of it. */
export function canBeHeld({ state, endsAt }: Pick<Event, "state" | "endsAt">, now: Date): boolean {
  return stateAfter(state, "hold") !== null && endsAt <= now;
}

const dayMs = 86_400_000;
/** How long before an event somebody may still be reminded: a day, and what the work may be early. */
export const reminderMs = 26 * 3_600_000;

/** The reminder goes a day before; published later than that, at once. */
export function reminderAt(startsAt: Date, now: Date): Date {
  return new Date(Math.max(startsAt.getTime() - dayMs, now.getTime()));
}
