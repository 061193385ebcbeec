import { type Actor, holds, isSelf } from "#lib/actor.ts";
import { canKeepTeacher, type SeenTeacher } from "../base/access.ts";

/** Names, birth year and years of work: the person and who keeps the record. */
export function canSeePrivate(actor: Actor, seen: SeenTeacher): boolean {
  return isSelf(actor, seen.userId) || canKeepTeacher(actor, seen);
}

/** Who has a record of their own to look at. */
export function isTeacher(actor: Actor): boolean {
  return holds(actor, ({ role }) => role === "teacher");
}
