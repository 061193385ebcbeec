import { dayOf, plusDays } from "#lib/dates.ts";
import type { Owner } from "#modules/surveys/questionnaires/schema.ts";
import type { Organiser } from "../base/schema.ts";

const openDays = 14;
const followUpAfter = 30;

export const purposes = ["event", "follow_up"] as const;
export type Purpose = (typeof purposes)[number];

/** The ready questionnaire of each asking. */
export const questionnaires: Record<Purpose, string> = {
  event: "event_feedback",
  follow_up: "event_follow_up",
};

/** From when until when is asked: after the event from its last day on, and again a month later. */
export function daysOf(purpose: Purpose, endsAt: Date): { opensOn: string; closesOn: string } {
  const last = dayOf(endsAt);
  const opensOn = purpose === "event" ? last : plusDays(last, followUpAfter);
  return { opensOn, closesOn: plusDays(opensOn, openDays) };
}

/** Whoever holds the event is who asks. */
export function ownerOf({ organiser, schoolId, districtKato, regionKato }: Organiser): Owner {
  if (organiser === "school" && schoolId && districtKato && regionKato)
    return { kind: "school", schoolId, districtKato, regionKato };
  if (organiser === "district" && districtKato && regionKato)
    return { kind: "district", districtKato, regionKato };
  return organiser === "region" && regionKato
    ? { kind: "region", regionKato }
    : { kind: "country" };
}
