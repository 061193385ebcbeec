/** Why a record of any desk stays when the rest of an import is taken back, those first that tell most. */
export const stayReasons = ["notKept", "changedSince", "stoodOn"] as const;
