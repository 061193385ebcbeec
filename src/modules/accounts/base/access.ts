import type { Grant } from "#lib/actor.ts";

/** Whoever decides for a whole region or the country signs in with two steps; demo people are let off. */
export function needsSecondFactor(grants: readonly Grant[], { demo }: { demo: boolean }): boolean {
  return !demo && grants.some(asksForIt);
}

type SignedIn = {
  person: { grants: readonly Grant[] };
  isDemo: boolean;
  hasFactor: boolean;
  hasPasskey: boolean;
  /** Two steps were taken for this session: by a passkey, or with a provider that asked for both. */
  vouched: boolean;
};

/**
 * True for a session that opens nothing until the person's passkey was used: it is their only second step.
 * Were the password enough here, or enough to set up codes, having a passkey would protect nothing.
 */
export function mustUsePasskey(found: SignedIn, environment: string): boolean {
  return !found.hasFactor && found.hasPasskey && lacksStep(found, environment);
}

/**
 * True for a session that opens nothing until a second factor is set up: codes from an app, or a passkey.
 * In production demo people are people like others: everybody knows their password.
 */
export function mustSetUp(found: SignedIn, environment: string): boolean {
  return !found.hasFactor && !found.hasPasskey && lacksStep(found, environment);
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

function lacksStep({ person, isDemo, vouched }: SignedIn, environment: string): boolean {
  const demo = isDemo && environment !== "production";
  return !vouched && needsSecondFactor(person.grants, { demo });
}
