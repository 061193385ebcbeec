import { type Actor, holds } from "#lib/actor.ts";
import { reaches } from "#lib/scope.ts";
import type { TeacherPlace } from "#modules/people/base/schema.ts";
import { canArrange } from "../base/access.ts";
import type { Step } from "./schema.ts";

/** The coordinator submits, the director agrees, the methodologist (or who stands above) approves. */
export function canTake(
  actor: Actor,
  { step, leading, isAgreed }: { step: Step; leading: TeacherPlace; isAgreed: boolean },
): boolean {
  if (step === "submit") return canArrange(actor, leading);
  const isDirectors = step === "agree" || (step === "return" && !isAgreed);
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "leading_director":
        return isDirectors && grant.schoolId === leading.schoolId;
      case "national":
      case "regional":
      case "methodologist":
        return !isDirectors && reaches(grant, leading);
      case "cpm_trainer":
      case "leading_coordinator":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}
