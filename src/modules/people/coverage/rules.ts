import type { Area, CoverageQuery } from "./schema.ts";

/** The name an area's counts are kept under. */
export function areaCode(area: Exclude<Area, { kind: "circle" }>): string {
  switch (area.kind) {
    case "country":
      return "kz";
    case "region":
      return `r:${area.kato}`;
    case "district":
      return `d:${area.kato}`;
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

/** The day half a year later, by when a certificate that lapses must be renewed; at most the 28th. */
export function halfYearAfter(day: string): string {
  const month = Number(day.slice(5, 7)) + 6;
  const year = Number(day.slice(0, 4)) + (month > 12 ? 1 : 0);
  const days = day.slice(8) > "28" ? "28" : day.slice(8);
  return `${year}-${String(month > 12 ? month - 12 : month).padStart(2, "0")}-${days}`;
}

/** The same day a year earlier; the last of February where the day does not exist. */
export function yearBefore(day: string): string {
  const year = Number(day.slice(0, 4)) - 1;
  return day.slice(4) === "-02-29" ? `${year}-02-28` : `${year}${day.slice(4)}`;
}
