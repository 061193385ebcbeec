import type { Actor, Person } from "#lib/actor.ts";
import { mayEverywhere } from "#lib/scope.ts";
import { canKeepSomeTeachers, canKeepTeachersOf, keeps } from "../base/access.ts";

/** Whoever keeps records of teachers may import; each row is looked at by the rule of a single record. */
export function canImport(actor: Actor): boolean {
  return canKeepSomeTeachers(actor);
}

export function keepsAnywhere(actor: Actor): boolean {
  return mayEverywhere(actor, keeps);
}

/** The one school whose records the person keeps; null for those who keep more, or none. */
export function onlySchoolOf(person: Person): string | null {
  const kept = person.grants.filter(
    (grant) => "schoolId" in grant && canKeepTeachersOf(person, grant),
  );
  const schools = new Set(kept.flatMap((grant) => ("schoolId" in grant ? [grant.schoolId] : [])));
  const isWider = person.grants.some(
    (grant) => !("schoolId" in grant) && keeps[grant.role] !== "none",
  );
  const [only] = schools;
  return schools.size === 1 && !isWider && only ? only : null;
}
