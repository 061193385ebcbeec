import type { Actor, Role } from "#lib/actor.ts";

const starts: Record<Role, boolean> = {
  national: false,
  cpm_trainer: false,
  regional: false,
  methodologist: false,
  leading_director: true,
  leading_coordinator: true,
  partner_coordinator: false,
  teacher: false,
};

/** The schools whose beginning is the person's own to make: those they lead or coordinate. */
export function schoolsToStart(actor: Actor): string[] {
  if (actor.kind === "guest") return [];
  return actor.grants.flatMap((grant) =>
    starts[grant.role] && "schoolId" in grant ? [grant.schoolId] : [],
  );
}
