import { covers, type Period, parsePeriod } from "#lib/period.ts";
import { schoolYearOf } from "../base/rules/school-year.ts";

export type ConfirmRefusal = "notLeading" | "alreadyConfirmed";

/** A leading status is confirmed while it runs. */
export function whyNotConfirm(
  status: { status: string; during: string },
  today: string,
): ConfirmRefusal | null {
  const runs = covers(parsePeriod(status.during), today);
  return status.status === "leading" && runs ? null : "notLeading";
}

type Confirmation = { schoolYear: number; note: string | null };

/** It is confirmed once for each school year: the same sent again is there already, another note would be lost. */
export function confirmedAs(
  confirmations: readonly Confirmation[],
  { note, today }: { note: string | null; today: string },
): "said" | "otherwise" | null {
  const year = schoolYearOf(today);
  const there = confirmations.find(({ schoolYear }) => schoolYear === year);
  if (!there) return null;
  return note === null || note === there.note ? "said" : "otherwise";
}

export type EndRefusal = "notRunning" | "beforeStart" | "circleLater";

/** A status ends inside its own period, after it began. */
export function whyNotEnd(
  period: Period,
  endsOn: string,
): Exclude<EndRefusal, "circleLater"> | null {
  if (period.from !== null && endsOn <= period.from) return "beforeStart";
  if (period.until !== null && endsOn >= period.until) return "notRunning";
  return null;
}
