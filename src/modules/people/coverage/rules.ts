import type { Area, CoverageQuery } from "./schema.ts";

/** The name an area's counts are kept under. */
export function areaCode(area: Area): string {
  switch (area.kind) {
    case "country":
      return "kz";
    case "region":
      return `r:${area.kato}`;
    case "district":
      return `d:${area.kato}`;
    case "circle":
      return `c:${area.leadingId}`;
  }
}

/** The narrowest area the address names. */
export function areaOf({ circle, district, region }: CoverageQuery): Area {
  if (circle) return { kind: "circle", leadingId: circle };
  if (district) return { kind: "district", kato: district };
  if (region) return { kind: "region", kato: region };
  return { kind: "country" };
}

/** Of every hundred, with one decimal; null where there is nobody to be of. */
export function shareOf(part: number | undefined, whole: number | undefined): number | null {
  if (!whole) return null;
  return Math.round(((part ?? 0) * 1000) / whole) / 10;
}
