import type { Role } from "#lib/actor.ts";

/** Which field of the form says what the role is given over. */
const scopeFields: Record<Role, "regionKato" | "districtKato" | "schoolCode" | null> = {
  national: null,
  cpm_trainer: "regionKato",
  regional: "regionKato",
  methodologist: "districtKato",
  leading_director: "schoolCode",
  leading_coordinator: "schoolCode",
  partner_coordinator: "schoolCode",
  teacher: "schoolCode",
};

export function scopeFieldOf(role: Role): (typeof scopeFields)[Role] {
  return scopeFields[role];
}
