import { familyEndings, nearNameKey } from "../base/rules/near-names.ts";

/** The folded family names that may be the folded one, written with an ending or without it. */
export function nearFamilies(family: string): string[] {
  const stem = nearNameKey({ familyName: family });
  return [...new Set([family, stem, ...familyEndings.map((end) => `${stem}${end}`)])];
}
