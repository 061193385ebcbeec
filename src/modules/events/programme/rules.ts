import { momentAt } from "#lib/dates.ts";
import { hasProblems } from "#lib/forms.ts";
import type { Session, SessionForm } from "./schema.ts";

export type Refusal = Record<string, string>;
type Hours = { startsAt: Date; endsAt: Date };

export function hoursOf({ day, from, until }: Pick<SessionForm, "day" | "from" | "until">): Hours {
  return { startsAt: momentAt(day, from), endsAt: momentAt(day, until) };
}

/** A part lies inside its event; one room and one person are in one part at a time. */
export function whyNotSession(
  form: SessionForm,
  { event, others }: { event: Hours; others: readonly Session[] },
): Refusal | null {
  const { startsAt, endsAt } = hoursOf(form);
  if (endsAt <= startsAt) return { until: "notOrdered" };
  if (startsAt < event.startsAt) return { from: "outsideEvent" };
  if (endsAt > event.endsAt) return { until: "outsideEvent" };
  const meanwhile = others.filter(
    (one) => one.id !== form.id && one.startsAt < endsAt && startsAt < one.endsAt,
  );
  const problems: Refusal = {};
  if (meanwhile.some(({ room }) => isSame(room, form.room))) problems.room = "roomTaken";
  if (meanwhile.some(({ speaker }) => isSame(speaker, form.speaker))) problems.speaker = "busy";
  return hasProblems(problems) ? problems : null;
}

function isSame(one: string | null, other: string | undefined): boolean {
  return one !== null && other !== undefined && plain(one) === plain(other);
}

function plain(text: string): string {
  return text.toLocaleLowerCase("kk").replaceAll(/\s+/g, " ").trim();
}
