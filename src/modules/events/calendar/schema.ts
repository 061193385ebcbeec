import { z } from "zod";
import { isDay } from "#lib/dates.ts";
import { idField, pageField } from "#lib/forms.ts";
import { teachingLanguages } from "#modules/network/base/schema.ts";
import {
  type Audience,
  audiences,
  type EventForm,
  eventForms,
  type State,
} from "../base/schema.ts";
import { type EventGroup, eventGroups } from "../base/words.ts";

export const views = ["month", "week", "list", "day"] as const;
export type View = (typeof views)[number];

const kato = z
  .string()
  .regex(/^\d{9}$/)
  .optional()
  .catch(undefined);

/** What the calendar is narrowed down to; what makes no sense is passed over. */
export const EventFilters = z.object({
  region: kato,
  district: kato,
  group: z.enum(eventGroups).optional().catch(undefined),
  type: z.string().max(40).optional().catch(undefined),
  subject: z.string().max(40).optional().catch(undefined),
  language: z.enum(teachingLanguages).optional().catch(undefined),
  form: z.enum(eventForms).optional().catch(undefined),
  circle: idField("school").optional().catch(undefined),
  open: z.enum(audiences).optional().catch(undefined),
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
});
export type EventFilters = z.infer<typeof EventFilters>;

export const CalendarQuery = EventFilters.extend({
  view: z.enum(views).default("month").catch("month"),
  /** A day of the month or week shown, the day itself, or the day a list begins on. */
  day: z
    .string()
    .refine((day) => isDay(day) && day >= "2010" && day < "2100")
    .optional()
    .catch(undefined),
  page: pageField(200),
});
export type CalendarQuery = z.infer<typeof CalendarQuery>;

export const facetNames = [
  "region",
  "district",
  "group",
  "type",
  "subject",
  "language",
  "form",
  "circle",
  "open",
] as const;
export type FacetName = (typeof facetNames)[number];

export type Names = { kk: string; ru: string; en: string };

/** What an event is found by when words are typed. */
export const wordNames = ["title", "kind", "school", "venue", "spot"] as const;
export type WordName = (typeof wordNames)[number];

/** An event as the calendar shows it, kept in memory while nothing changes. */
export type CalendarEvent = {
  id: string;
  /** Milliseconds since 1970. */
  startsAt: number;
  endsAt: number;
  /** Days in Kazakhstan, YYYY-MM-DD, and the times of day. */
  day: string;
  lastDay: string;
  from: string;
  until: string;
  type: string;
  group: EventGroup;
  typeName: Names;
  title: Names;
  place: Names;
  form: EventForm;
  open: Audience;
  state: State;
  isFull: boolean;
  /** The first day on which others than small schools take places too; empty when there was no such time. */
  othersFrom: string;
  region: string;
  district: string;
  circle: string;
  circleName: Names;
  subjects: readonly string[];
  languages: readonly string[];
  /** Folded, each word with a space before it. */
  words: Record<WordName, string>;
};
