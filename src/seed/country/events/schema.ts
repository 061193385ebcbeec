import { z } from "zod";
import type { EventType } from "#modules/events/base/schema.ts";

const Topic = z.object({ kk: z.string(), ru: z.string() });
export type Topic = z.infer<typeof Topic>;

/** What invented events are about, by area of need. */
export const EventTopics = z.object({ topics: z.record(z.string(), z.array(Topic)) });

const Subject = Topic.extend({ code: z.string(), grades: z.string() });
export const SchoolSubjects = z.object({ subjects: z.array(Subject) });
export type Subject = z.infer<typeof Subject>;

/** A leading school with its partners as the circle stands in a half-year. */
export const circleRow = z.strictObject({
  leadingId: z.string(),
  regionKato: z.string(),
  districtKato: z.string(),
  languages: z.array(z.string()),
  partners: z.array(z.string()),
});
export type Circle = z.infer<typeof circleRow>;

export type Sources = {
  types: ReadonlyMap<string, EventType>;
  topics: ReadonlyMap<string, readonly Topic[]>;
  subjects: readonly Subject[];
  idFrom: (words: string) => string;
};

/** An event on its way into the database, with how many want to come and whom they are drawn from. */
export type EventRow = {
  id: string;
  type: string;
  title_kk: string;
  title_ru: string;
  day: string;
  from_time: string;
  minutes: number;
  form: string;
  organiser: string;
  school_id: string | null;
  region_kato: string | null;
  district_kato: string | null;
  leading_id: string | null;
  venue_id: string | null;
  room: string | null;
  open_to: string;
  capacity: number;
  small_days: number | null;
  languages: string[];
  subjects: string[];
  hours: number;
  need_area: string;
  cancel_reason: string | null;
  days_before: number;
  wanted: number;
  /** The circle, the district, the region or, empty, the country. */
  drawn_from: string;
};
