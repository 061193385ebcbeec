import { type Actor, holds, type Person } from "#lib/actor.ts";
import { canKeepSomeTeachers, canKeepTeachersOf } from "../base/access.ts";

/** Whoever keeps records of teachers may import; each row is looked at by the rule of a single record. */
export function canImport(actor: Actor): boolean {
  return canKeepSomeTeachers(actor);
}

export function keepsAnywhere(actor: Actor): boolean {
  return holds(actor, (grant) => grant.role === "national");
}

/** The one school whose records the person keeps; null for those who keep more, or none. */
export function onlySchoolOf(person: Person): string | null {
  const kept = person.grants.filter(
    (grant) => "schoolId" in grant && canKeepTeachersOf(person, grant),
  );
  const schools = new Set(kept.flatMap((grant) => ("schoolId" in grant ? [grant.schoolId] : [])));
  const isWider = person.grants.some(
    ({ role }) => role === "national" || role === "regional" || role === "methodologist",
  );
  const [only] = schools;
  return schools.size === 1 && !isWider && only ? only : null;
}
