import { Forbidden, SignInNeeded } from "./errors.ts";

export const roles = [
  "national",
  "cpm_trainer",
  "regional",
  "methodologist",
  "leading_director",
  "leading_coordinator",
  "partner_coordinator",
  "teacher",
] as const;
export type Role = (typeof roles)[number];

/** A role over the country, a region, a district or a school; holds today. */
export type Grant =
  | { role: "national" }
  | { role: "cpm_trainer" | "regional"; regionKato: string }
  | { role: "methodologist"; districtKato: string; regionKato: string }
  | {
      role: "leading_director" | "leading_coordinator" | "partner_coordinator" | "teacher";
      schoolId: string;
      districtKato: string;
      regionKato: string;
    };

/** A role held in a school, and so one that its place narrows to that school. */
export type RoleOfSchool = Extract<Grant, { schoolId: string }>["role"];

/** Who is asking. Built once per request from the session; modules only read it. */
export type Actor = { kind: "guest" } | Person;
export type Person = { kind: "person"; userId: string; name: string; grants: readonly Grant[] };

/** Who acts, and when: what every act takes. */
export type By = { person: Person; now: Date };

/** Where a thing belongs, so that a grant's scope can be compared with it. */
export type Place = { regionKato: string; districtKato: string; schoolId: string };

/** True when any of the actor's grants satisfies the rule; a guest holds none. */
export function holds(actor: Actor, rule: (grant: Grant) => boolean): boolean {
  return actor.kind === "person" && actor.grants.some(rule);
}

/** True for the national team, whose alone some acts are. */
export function isNational(actor: Actor): boolean {
  return holds(actor, ({ role }) => role === "national");
}

export function isGuest(actor: Actor): boolean {
  return actor.kind === "guest";
}

export function isPerson(actor: Actor): actor is Person {
  return actor.kind === "person";
}

/** True when the account is the actor's own. */
export function isSelf(actor: Actor, userId: string | null): boolean {
  return actor.kind === "person" && actor.userId === userId;
}

/** The person asking, or a redirect to the sign-in page. */
export function personOf(actor: Actor): Person {
  if (actor.kind === "guest") throw new SignInNeeded();
  return actor;
}

/** Sends a guest to the sign-in page and refuses a person who may not. */
export function allowActor(actor: Actor, allowed: boolean): asserts actor is Person {
  if (actor.kind === "guest") throw new SignInNeeded();
  if (!allowed) throw new Forbidden();
}
