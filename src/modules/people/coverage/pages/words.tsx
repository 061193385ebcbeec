import type { Programme } from "../../base/queries.ts";
import type { NearestTrainer } from "../../support-offers/schema.ts";
import type { Gap, Part } from "../queries.ts";
import type { Area, Counts, CoverageQuery } from "../schema.ts";

export type CoverageParts = {
  title: string;
  area: Area;
  query: CoverageQuery;
  counts: Counts;
  smallCounts: Counts;
  before: Counts;
  since: string;
  /** The counts half a year on, as certificates lapse, and that day. */
  later: Counts;
  lapsesBy: string;
  gaps: Gap[];
  /** By school, who could help soonest; null for whom names are not shown. */
  nearest: ReadonlyMap<string, NearestTrainer> | null;
  programmes: Programme[];
  parts: Part[];
  partCounts: ReadonlyMap<string, Counts>;
  /** Whether the person may open the people behind the numbers of this area. */
  seesPeople: boolean;
};

/** The filter of the list of teachers for the area; a circle has no filter of its own there. */
export function placeOf(area: Area): Record<string, string> {
  switch (area.kind) {
    case "country":
      return {};
    case "region":
      return { region: area.kato };
    case "district":
      return { district: area.kato };
    case "circle":
      return { circle: area.leadingId };
  }
}
