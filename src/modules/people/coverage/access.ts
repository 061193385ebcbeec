import { type Actor, holds } from "#lib/actor.ts";
import type { Area } from "./schema.ts";

type Placed = { area: Area; regionKato: string | null };

/** Counts are public; the people behind them are for those whose role reaches the whole area. */
export function canOpenPeople(actor: Actor, { area, regionKato }: Placed): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
        return true;
      case "cpm_trainer":
      case "regional":
        return area.kind !== "country" && grant.regionKato === regionKato;
      case "methodologist":
        return area.kind === "district" && grant.districtKato === area.kato;
      case "leading_director":
      case "leading_coordinator":
        return area.kind === "circle" && grant.schoolId === area.leadingId;
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}
