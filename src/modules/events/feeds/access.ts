import type { Grant, Role } from "#lib/actor.ts";

const runs: Record<Role, boolean> = {
  national: false,
  cpm_trainer: false,
  regional: false,
  methodologist: false,
  leading_director: true,
  leading_coordinator: true,
  partner_coordinator: true,
  teacher: false,
};

/** The schools whose events stand in the calendars of those who run them. */
export function schoolsRunBy(grants: readonly Grant[]): string[] {
  return grants.flatMap((grant) =>
    runs[grant.role] && "schoolId" in grant ? [grant.schoolId] : [],
  );
}
