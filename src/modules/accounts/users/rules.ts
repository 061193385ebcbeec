import type { Role } from "#lib/actor.ts";

/** Which field of the form says what the role is given over. */
export function scopeFieldOf(role: Role): "regionKato" | "districtKato" | "schoolCode" | null {
  switch (role) {
    case "national":
      return null;
    case "cpm_trainer":
    case "regional":
      return "regionKato";
    case "methodologist":
      return "districtKato";
    case "leading_director":
    case "leading_coordinator":
    case "partner_coordinator":
    case "teacher":
      return "schoolCode";
  }
}
