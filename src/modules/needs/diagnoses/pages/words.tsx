import { type Language, named } from "#lib/texts.ts";
import type { Act } from "#ui/history.tsx";
import type { findOffers } from "../queries.ts";
import type {
  Area,
  CircleSchool,
  Diagnosis,
  Finding,
  FocusGroup,
  LinkedRound,
  Ranked,
} from "../schema.ts";

export type DiagnosisParts = {
  diagnosis: Diagnosis;
  schools: CircleSchool[];
  /** The school looked at, null for the circle as a whole. */
  chosen: CircleSchool | null;
  ranked: Ranked[];
  areas: Area[];
  rounds: LinkedRound[];
  groups: FocusGroup[];
  findings: Finding[];
  offers: Awaited<ReturnType<typeof findOffers>>;
  acts: Act[];
  may: { keep: boolean; confirm: boolean };
};

export function areaName(areas: readonly Area[], code: string, language: Language): string {
  const area = areas.find((one) => one.code === code);
  return area ? named(area, language) : code;
}
