import { covers, type Period, parsePeriod } from "#lib/period.ts";
import { schoolYearOf } from "../base/rules/school-year.ts";

export type ConfirmRefusal = "notLeading" | "alreadyConfirmed";

/** A leading status that runs today is confirmed once for each school year. */
export function whyNotConfirm(
  status: { status: string; during: string },
  { today, confirmedYears }: { today: string; confirmedYears: readonly number[] },
): ConfirmRefusal | null {
  if (status.status !== "leading" || !covers(parsePeriod(status.during), today))
    return "notLeading";
  if (confirmedYears.includes(schoolYearOf(today))) return "alreadyConfirmed";
  return null;
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
