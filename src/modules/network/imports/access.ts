import type { Actor } from "#lib/actor.ts";
import { canKeepSchools, canKeepSomeSchools } from "../schools/access.ts";

/** Whoever keeps a part of the registry may import into that part. */
export function canImport(actor: Actor): boolean {
  return canKeepSomeSchools(actor);
}

/** Each row is looked at by the same rule as a single school. */
export function canImportInto(
  actor: Actor,
  place: { regionKato: string; districtKato: string },
): boolean {
  return canKeepSchools(actor, place);
}
