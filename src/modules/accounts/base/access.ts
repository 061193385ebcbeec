import type { Grant, Role } from "#lib/actor.ts";

const needsTwoSteps: Record<Role, boolean> = {
  national: true,
  cpm_trainer: false,
  regional: true,
  methodologist: false,
  leading_director: false,
  leading_coordinator: false,
  partner_coordinator: false,
  teacher: false,
};

/** Whoever decides for a whole region or the country signs in with two steps; demo people are let off. */
export function needsSecondFactor(grants: readonly Grant[], { demo }: { demo: boolean }): boolean {
  return !demo && grants.some(({ role }) => needsTwoSteps[role]);
}

type SignedIn = {
  person: { grants: readonly Grant[] };
  isDemo: boolean;
  hasFactor: boolean;
  hasPasskey: boolean;
  /** Two steps were taken for this session: by a passkey, or with a provider that asked for both. */
  vouched: boolean;
};

/** Demo people have passwords that everybody knows: where others work their sessions open nothing. */
export function mayEnter({ isDemo }: Pick<SignedIn, "isDemo">, environment: string): boolean {
  return !isDemo || environment !== "production";
}

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

function lacksStep({ person, isDemo, vouched }: SignedIn, environment: string): boolean {
  const demo = isDemo && environment !== "production";
  return !vouched && needsSecondFactor(person.grants, { demo });
}
