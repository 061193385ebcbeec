import type { Role } from "#lib/actor.ts";

export type DemoPlace = {
  regionKato: string;
  districtKato: string;
  leadingId: string;
  partnerId: string;
};

/** Where the role of a demo person holds. */
export type At = "country" | "region" | "district" | "leading" | "partner";

export type DemoPerson = { role: Role; family: string; given: string; login: string; at: At };
