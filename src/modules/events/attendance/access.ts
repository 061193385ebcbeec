import type { Actor } from "#lib/actor.ts";
import { canIssue } from "#modules/people/certificates/access.ts";
import type { Organiser } from "../base/schema.ts";

/** Whoever may issue certificates in the organiser's name; for a partner school also the leading school of its circle. */
export function canCertify(actor: Actor, event: Organiser): boolean {
  const { schoolId, leadingId, regionKato, districtKato } = event;
  return [schoolId, leadingId].some((id) =>
    canIssue(actor, { kind: "event", organiser: { schoolId: id, regionKato, districtKato } }),
  );
}
