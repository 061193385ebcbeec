import type { Person } from "#lib/actor.ts";
import { confirmsOwn } from "#modules/needs/diagnoses/access.ts";

/** Where the person confirms the needs of one school and has no other role. */
export function schoolConfirmedBy({ grants }: Person): string | null {
  const [grant, ...others] = grants;
  if (!grant || others.length > 0 || confirmsOwn[grant.role] !== "school") return null;
  return "schoolId" in grant ? grant.schoolId : null;
}
