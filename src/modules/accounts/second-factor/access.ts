import { type Actor, type Grant, holds } from "#lib/actor.ts";

/** Whoever decides for a whole region or the country signs in with two steps; demo people are let off. */
export function needsSecondFactor(grants: readonly Grant[], { demo }: { demo: boolean }): boolean {
  return !demo && grants.some(asksForIt);
}

function asksForIt(grant: Grant): boolean {
  switch (grant.role) {
    case "national":
    case "regional":
      return true;
    case "cpm_trainer":
    case "methodologist":
    case "leading_director":
    case "leading_coordinator":
    case "partner_coordinator":
    case "teacher":
      return false;
  }
}

type SignedIn = {
  person: { grants: readonly Grant[] };
  isDemo: boolean;
  hasFactor: boolean;
  vouched: boolean;
};

/**
 * True for a session that opens nothing until a second factor is set up.
 * In production demo people are people like others: everybody knows their password.
 */
export function mustSetUp(
  { person, isDemo, hasFactor, vouched }: SignedIn,
  environment: string,
): boolean {
  if (hasFactor || vouched) return false;
  return needsSecondFactor(person.grants, { demo: isDemo && environment !== "production" });
}

/** Without the second factor an account is as weak as its password, so only the national team may. */
export function canResetFactor(actor: Actor): boolean {
  return holds(actor, (grant) => grant.role === "national");
}
