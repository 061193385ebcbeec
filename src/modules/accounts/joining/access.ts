import type { Actor, Person } from "#lib/actor.ts";
import type { Scope } from "#lib/scope.ts";
import {
  canKeepSomeTeachers,
  canKeepTeacher,
  canKeepTeachersOf,
  scopeOfKept,
} from "#modules/people/base/access.ts";
import type { TeacherPlace } from "#modules/people/base/schema.ts";

/** Whoever keeps the school's records says who belongs to it. */
export function canAnswer(actor: Actor, place: TeacherPlace): boolean {
  return canKeepTeachersOf(actor, place);
}

/** The own school whose code the person gives out: by a role there, not by another elsewhere. */
export function schoolAnsweredBy(person: Person): string | null {
  const nowhere = { regionKato: "", districtKato: "", leadingId: null };
  const own = person.grants.flatMap((grant) => {
    const alone = { ...person, grants: [grant] };
    if (!("schoolId" in grant)) return [];
    return canAnswer(alone, { schoolId: grant.schoolId, ...nowhere }) ? [grant.schoolId] : [];
  });
  return own[0] ?? null;
}

/** What names no school is answered by whoever keeps records of those who work nowhere. */
export function canAnswerOutside(actor: Actor): boolean {
  return canKeepTeacher(actor, { places: [] });
}

export function canAnswerSome(actor: Actor): boolean {
  return canKeepSomeTeachers(actor);
}

export function scopeOfRequests(actor: Actor): Scope | null {
  return scopeOfKept(actor);
}
