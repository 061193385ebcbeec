import type { Grant } from "#lib/actor.ts";

type RoleOfSchool = Extract<Grant, { schoolId: string }>["role"];

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
