import type { Grant, RoleOfSchool } from "#lib/actor.ts";

const runs: Record<RoleOfSchool, boolean> = {
  leading_director: true,
  leading_coordinator: true,
  partner_coordinator: true,
  teacher: false,
};

/** The schools whose events stand in the calendars of those who run them. */
export function schoolsRunBy(grants: readonly Grant[]): string[] {
  return grants.flatMap((grant) =>
    "schoolId" in grant && runs[grant.role] ? [grant.schoolId] : [],
  );
}
