import type { By } from "#lib/actor.ts";

type Step = "submit" | "agree" | "approve" | "return";

/** What a step on its way leaves on the plan's row. */
export function leftBy(step: Step, { person, now, reason }: By & { reason: string | undefined }) {
  switch (step) {
    case "submit":
      return { submitted_at: now, agreed_at: null, agreed_by: null };
    case "agree":
      return { agreed_at: now, agreed_by: person.userId };
    case "approve":
      return { approved_at: now, approved_by: person.userId };
    case "return":
      return { return_reason: reason ?? "" };
  }
}

/**
 * Whether the plan is agreed, for asking who may take the step. One that is taken already has left that behind, so that
 * it may be sent again by whoever may take it in either.
 */
export function agreementsOf(state: string, { isTaken }: { isTaken: boolean }): readonly boolean[] {
  return isTaken ? [true, false] : [state === "agreed"];
}
