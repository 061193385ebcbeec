import type { Actor } from "#lib/actor.ts";
import type { Scope } from "#lib/scope.ts";
import { canKeepTeacher, scopeOfKept } from "../base/access.ts";
import type { TeacherPlace } from "../base/schema.ts";

/** Where somebody keeps records of teachers, and so may join them. */
export function scopeOfPairs(actor: Actor): Scope | null {
  return scopeOfKept(actor);
}

type KeptRecord = { places: readonly TeacherPlace[] };

/** Whether two records are one is decided by who keeps both. */
export function canJoin(actor: Actor, [one, other]: readonly [KeptRecord, KeptRecord]): boolean {
  return canKeepTeacher(actor, one) && canKeepTeacher(actor, other);
}

type Two = { isJoined: boolean; records: readonly [KeptRecord, KeptRecord] };

/** Two that are joined already are known by the one that has the posts of both. */
export function canDecide(actor: Actor, { isJoined, records }: Two): boolean {
  return isJoined ? records.some((one) => canPart(actor, one)) : canJoin(actor, records);
}

/** Who works nowhere once joined is still known by the kept record. */
export function canPart(actor: Actor, kept: KeptRecord): boolean {
  return canKeepTeacher(actor, kept);
}
