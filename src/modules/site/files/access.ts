import { type Actor, holds, type Place } from "#lib/actor.ts";
import { canSeeMaterial } from "#modules/events/materials/access.ts";
import { canSeeNomination } from "#modules/network/nominations/access.ts";

/** What a file belongs to, and so who may read it. */
export type FileOwner =
  | { kind: "nomination"; place: Place }
  | { kind: "import"; madeBy: string }
  | { kind: "material"; material: Parameters<typeof canSeeMaterial>[1] }
  | { kind: "nothing"; uploadedBy: string | null };

export function canRead(actor: Actor, owner: FileOwner): boolean {
  if (holds(actor, (grant) => grant.role === "national")) return true;
  if (owner.kind === "material") return canSeeMaterial(actor, owner.material);
  if (actor.kind === "guest") return false;
  switch (owner.kind) {
    case "nomination":
      return canSeeNomination(actor, owner.place);
    case "import":
      return owner.madeBy === actor.userId;
    case "nothing":
      return owner.uploadedBy === actor.userId;
  }
}
