import { nearNameKey } from "../base/rules/near-names.ts";

const endings = ["", "ов", "ев", "ова", "ева"];

/** The folded family names that may be the folded one, written with an ending or without it. */
export function nearFamilies(family: string): string[] {
  const stem = nearNameKey({ familyName: family });
  return [...new Set([family, ...endings.map((end) => `${stem}${end}`)])];
}
