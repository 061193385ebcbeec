import type { Actor } from "#lib/actor.ts";
import { may, mayAnywhere, type ReachByRole } from "#lib/scope.ts";
import type { TeacherPlace } from "#modules/people/base/schema.ts";
import { agrees, approves, canArrange, canPropose } from "../base/access.ts";
import type { Act, Kind } from "./schema.ts";

const drawsUpOwn = {
  national: "country",
  cpm_trainer: "none",
  regional: "region",
  methodologist: "district",
  leading_director: "school",
  leading_coordinator: "school",
  partner_coordinator: "school",
  teacher: "none",
} satisfies ReachByRole;

/** A school draws up its own plan, the leading school that of its circle; those above may do so for them. */
export function canDrawUp(
  actor: Actor,
  { kind, place }: { kind: Kind; place: TeacherPlace },
): boolean {
  if (kind === "joint") return canArrange(actor, place);
  return may(actor, drawsUpOwn, place);
}

/** Who has a school to draw up a plan for. */
export function canDrawUpSome(actor: Actor): boolean {
  return mayAnywhere(actor, drawsUpOwn);
}

/** Into a joint plan each school of the circle proposes steps of its own. */
export function canAddFor(
  actor: Actor,
  { kind, place, school }: { kind: Kind; place: TeacherPlace; school: TeacherPlace },
): boolean {
  if (kind === "joint") return canPropose(actor, { leading: place, school });
  return school.schoolId === place.schoolId && canDrawUp(actor, { kind, place });
}

type Writer = {
  person: Actor;
  schoolId: string;
  /** The step stands in the plan; its school may have left the circle since. */
  isThere?: boolean;
};

type SharedPlan = {
  plan: { kind: Kind };
  place: TeacherPlace;
  /** The schools that do something in it. */
  schools: readonly (TeacherPlace & { id: string })[];
};

/** One writes for the schools one stands for; who draws the plan up, in any step that stands there. */
export function mayWrite(
  { plan, place, schools }: SharedPlan,
  { person, schoolId, isThere = false }: Writer,
): boolean {
  const { kind } = plan;
  if (isThere && canDrawUp(person, { kind, place })) return true;
  const school = schools.find(({ id }) => id === schoolId);
  return school !== undefined && canAddFor(person, { kind, place, school });
}

type Taking = {
  act: Act;
  kind: Kind;
  place: TeacherPlace;
  /** The school leads a circle, so that its director has a role here. */
  isLeading: boolean;
  isAgreed: boolean;
};

/**
 * A school's plan is approved by its director; where a director has no role here, by the methodologist.
 * A joint plan is agreed by the director of the leading school, then approved by the methodologist.
 */
export function canTake(actor: Actor, { act, kind, place, isLeading, isAgreed }: Taking): boolean {
  if (act === "submit") return canDrawUp(actor, { kind, place });
  if (act === "agree" && kind === "school") return false;
  const isDirectors =
    kind === "school" ? isLeading : act === "agree" || (act === "return" && !isAgreed);
  return may(actor, isDirectors ? agrees : approves, place);
}
