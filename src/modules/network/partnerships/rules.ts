import type { Period } from "#lib/period.ts";
import type { Status } from "../base/schema.ts";
import { mostPartners, type PartnershipKind } from "./schema.ts";

export type BeginRefusal =
  | "unknownSchool"
  | "sameSchool"
  | "schoolCloses"
  | "notLeading"
  | "leadingEnds"
  | "partnerIsLeading"
  | "partnerIsNis"
  | "statusLater"
  | "statusEnds"
  | "alreadyTogether"
  | "hasOtherCircle"
  | "tooMany"
  | "chainReason";

type CircleSides = {
  leadingStatus: Status | null;
  partnerStatus: Status | null;
  /** Whether the status has its last day already: a partnership without an end would run on after it. */
  leadingEnds: boolean;
  partnerStatusEnds: boolean;
  /** Statuses of the partner that begin after the first day. */
  laterStatuses: readonly Status[];
  /** Whether one of the two is closed or has the day on which it closes. */
  isClosing: boolean;
  kind: PartnershipKind;
  reason: string | undefined;
  /** Partners of the circle on the first day. */
  partners: number;
  alreadyTogether: boolean;
  hasOtherCircle: boolean;
};

/** The first reason, beside its field, why the two schools cannot be put together from that day. */
export function whyNotBegin(
  asked: CircleSides,
): Partial<Record<"partnerCode" | "reason" | "kind" | "startsOn", BeginRefusal>> | null {
  if (asked.leadingStatus !== "leading") return { partnerCode: "notLeading" };
  if (asked.leadingEnds) return { startsOn: "leadingEnds" };
  if (asked.isClosing) return { partnerCode: "schoolCloses" };
  if (asked.alreadyTogether) return { partnerCode: "alreadyTogether" };
  if (hasStatus(asked, "nis")) return { partnerCode: "partnerIsNis" };
  return asked.kind === "circle" ? whyNotCircle(asked) : whyNotChain(asked);
}

function whyNotCircle(asked: CircleSides): ReturnType<typeof whyNotBegin> {
  if (hasStatus(asked, "leading")) return { kind: "partnerIsLeading" };
  if (asked.hasOtherCircle) return { kind: "hasOtherCircle" };
  if (asked.partnerStatus === null && asked.laterStatuses.length > 0)
    return { startsOn: "statusLater" };
  if (asked.partnerStatusEnds) return { startsOn: "statusEnds" };
  if (asked.partners >= mostPartners && !asked.reason) return { reason: "tooMany" };
  return null;
}

// The partnership has no end yet, so a status that begins later counts as one that runs.
function hasStatus({ partnerStatus, laterStatuses }: CircleSides, status: Status): boolean {
  return partnerStatus === status || laterStatuses.includes(status);
}

function whyNotChain(asked: CircleSides): ReturnType<typeof whyNotBegin> {
  return asked.reason ? null : { reason: "chainReason" };
}

export function whyNotEnd(period: Period, endsOn: string): "beforeStart" | "alreadyEnded" | null {
  if (period.until !== null && endsOn >= period.until) return "alreadyEnded";
  return period.from !== null && endsOn <= period.from ? "beforeStart" : null;
}
