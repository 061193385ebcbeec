import { covers, parsePeriod } from "#lib/period.ts";
import type { Membership } from "./schema.ts";

export type JoinRefusal = "regionNotThen" | "alreadyThere" | "laterPeriod";

/** The first reason why the region cannot come to the platform on that day. */
export function whyNotJoin(
  memberships: readonly Membership[],
  asked: { platform: number; startsOn: string; regionStands: boolean },
): JoinRefusal | null {
  if (!asked.regionStands) return "regionNotThen";
  const running = membershipOn(memberships, asked.startsOn);
  if (running?.platform === asked.platform) return "alreadyThere";
  // A region belongs to one platform at a time, so what is already set for later days stands in the way.
  const later = memberships.some((one) => (parsePeriod(one.during).from ?? "") > asked.startsOn);
  return later ? "laterPeriod" : null;
}

export function membershipOn(
  memberships: readonly Membership[],
  day: string,
): Membership | undefined {
  return memberships.find((one) => covers(parsePeriod(one.during), day));
}
