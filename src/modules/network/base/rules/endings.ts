import { parsePeriod } from "#lib/period.ts";

type EndedPeriod = { during: string; endReason: string | null };

/** The same end for the same reason, sent again, is there already. */
export function isEnded(one: EndedPeriod, form: { endsOn: string; reason: string }): boolean {
  return parsePeriod(one.during).until === form.endsOn && one.endReason === form.reason;
}
