import type { Actor, Grant } from "#lib/actor.ts";

/** The schools whose beginning is the person's own to make: those they lead or coordinate. */
export function schoolsToStart(actor: Actor): string[] {
  return actor.kind === "guest" ? [] : actor.grants.flatMap((grant) => ownSchool(grant) ?? []);
}

function ownSchool(grant: Grant): string | null {
  switch (grant.role) {
    case "leading_director":
    case "leading_coordinator":
      return grant.schoolId;
    case "national":
    case "cpm_trainer":
    case "regional":
    case "methodologist":
    case "partner_coordinator":
    case "teacher":
      return null;
  }
}
