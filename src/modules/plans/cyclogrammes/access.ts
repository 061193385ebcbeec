import type { Actor } from "#lib/actor.ts";
import { may } from "#lib/scope.ts";
import type { TeacherPlace } from "#modules/people/base/schema.ts";
import { agrees, approves, canArrange } from "../base/access.ts";
import type { Step } from "./schema.ts";

/** The coordinator submits, the director agrees, the methodologist (or who stands above) approves. */
export function canTake(
  actor: Actor,
  { step, leading, isAgreed }: { step: Step; leading: TeacherPlace; isAgreed: boolean },
): boolean {
  if (step === "submit") return canArrange(actor, leading);
  const isDirectors = step === "agree" || (step === "return" && !isAgreed);
  return may(actor, isDirectors ? agrees : approves, leading);
}
