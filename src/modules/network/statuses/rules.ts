import { covers, type Period, parsePeriod } from "#lib/period.ts";
import { schoolYearOf } from "../base/rules/school-year.ts";

export type ConfirmRefusal = "notLeading";

/** A leading status is confirmed while it runs. */
export function whyNotConfirm(
  status: { status: string; during: string },
  today: string,
): ConfirmRefusal | null {
  const runs = covers(parsePeriod(status.during), today);
  return status.status === "leading" && runs ? null : "notLeading";
}

/** It is confirmed once for each school year. */
export function isConfirmed(years: readonly number[], today: string): boolean {
  return years.includes(schoolYearOf(today));
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
