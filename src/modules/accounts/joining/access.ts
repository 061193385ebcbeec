import type { Actor } from "#lib/actor.ts";
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
