import {
  type Actor,
  holds,
  isNational,
  isSelf,
  type Person,
  type Place,
  type Role,
} from "#lib/actor.ts";
import { canKeepSomeTeachers, canKeepTeachersOf, canSeeTeacher } from "../base/access.ts";
import { canNamePerson } from "../cascade/access.ts";
import type { CascadePerson } from "../cascade/schema.ts";

const recordsElsewhere: Record<Role, boolean> = {
  national: true,
  cpm_trainer: true,
  regional: true,
  methodologist: false,
  leading_director: false,
  leading_coordinator: false,
  partner_coordinator: false,
  teacher: false,
};

/** In a school: who keeps its records. Elsewhere: the centre, its trainers, the regions. */
export function canRecordTraining(actor: Actor, place: Place | null): boolean {
  return place ? canKeepTeachersOf(actor, place) : canRecordElsewhere(actor);
}

export function canRecordSomeTraining(actor: Actor): boolean {
  return canKeepSomeTeachers(actor) || canRecordElsewhere(actor);
}

type Training = { place: Place | null; madeBy: string | null };

/** A training outside the schools belongs to whoever recorded it, and to the national team. */
export function canChangeTraining(actor: Actor, { place, madeBy }: Training): boolean {
  if (place) return canKeepTeachersOf(actor, place);
  return isNational(actor) || (canRecordElsewhere(actor) && isSelf(actor, madeBy));
}

/** Only those whose records the actor may see are written down as trained. */
export function canChooseTrained(actor: Actor, person: CascadePerson): boolean {
  return canSeeTeacher(actor, person);
}

/** Beside them, a trainer may be one of the active of the actor's district. */
export function canChooseTrainer(actor: Actor, person: CascadePerson): boolean {
  if (canNamePerson(actor, person)) return true;
  const districts = actor.kind === "person" ? districtsOf(actor) : [];
  return (
    person.directions.length > 0 &&
    person.places.some(({ districtKato }) => districts.includes(districtKato))
  );
}

/** The districts that the actor's roles lie in. */
export function districtsOf(person: Person): string[] {
  return person.grants.flatMap((grant) => ("districtKato" in grant ? [grant.districtKato] : []));
}

function canRecordElsewhere(actor: Actor): boolean {
  return holds(actor, ({ role }) => recordsElsewhere[role]);
}
