import type { OfferState, Step } from "./schema.ts";

const moves: Record<Step, { from: readonly OfferState[]; to: OfferState }> = {
  accept: { from: ["proposed"], to: "accepted" },
  decline: { from: ["proposed"], to: "declined" },
  done: { from: ["accepted"], to: "done" },
  withdraw: { from: ["proposed", "accepted"], to: "withdrawn" },
};

/** The state the step leads to; null when it leads nowhere from here. */
export function stateAfter(state: OfferState, step: Step): OfferState | null {
  const move = moves[step];
  return move.from.includes(state) ? move.to : null;
}

export const needsReason = (step: Step): boolean => step === "decline" || step === "withdraw";
