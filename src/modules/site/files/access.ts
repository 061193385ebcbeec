import { type Actor, isNational, isSelf } from "#lib/actor.ts";
import type { FileReader } from "#lib/shown.ts";

/** Whoever may read the record it belongs to; a file of no record is read by who sent it. */
export function canRead(
  actor: Actor,
  { reader, uploadedBy }: { reader: FileReader | null; uploadedBy: string | null },
): boolean {
  if (isNational(actor)) return true;
  return reader ? reader(actor) : isSelf(actor, uploadedBy);
}
