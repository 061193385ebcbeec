import type { Actor, RoleOfSchool } from "#lib/actor.ts";

const starts: Record<RoleOfSchool, boolean> = {
  leading_director: true,
  leading_coordinator: true,
  partner_coordinator: false,
  teacher: false,
};

/** The schools whose beginning is the person's own to make: those they lead or coordinate. */
export function schoolsToStart(actor: Actor): string[] {
  if (actor.kind === "guest") return [];
  return actor.grants.flatMap((grant) =>
    "schoolId" in grant && starts[grant.role] ? [grant.schoolId] : [],
  );
}
