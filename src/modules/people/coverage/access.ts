import type { Actor } from "#lib/actor.ts";
import { may, type ReachByRole } from "#lib/scope.ts";
import type { Area } from "./schema.ts";

type PlacedArea = { area: Area; regionKato: string | null };

const opens = {
  national: "country",
  cpm_trainer: "region",
  regional: "region",
  methodologist: "district",
  leading_director: "school",
  leading_coordinator: "school",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

/** Counts are public; the people behind them are for those whose role reaches the whole area. */
export function canOpenPeople(actor: Actor, { area, regionKato }: PlacedArea): boolean {
  return may(actor, opens, {
    regionKato: area.kind === "country" ? null : regionKato,
    districtKato: area.kind === "district" ? area.kato : null,
    schoolId: area.kind === "circle" ? area.leadingId : null,
  });
}
