/** Why a record stays when the rest of an import is taken back. */
export const stayReasons = ["changedSince", "merged", "notKept", "stoodOn"] as const;
export type StayReason = (typeof stayReasons)[number];
