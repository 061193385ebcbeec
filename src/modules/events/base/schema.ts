import { z } from "zod";
import { teachingLanguages } from "#modules/network/base/schema.ts";
import { eventGroups } from "./words.ts";

export const states = ["draft", "published", "cancelled", "held"] as const;

export const namedRow = z.strictObject({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
});

export const eventForms = ["face_to_face", "online", "hybrid"] as const;

export type EventForm = (typeof eventForms)[number];

/** An hour of the day, as a time field sends it. */
export const timeField = z
  .string("needed")
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:00)?$/, "notTime")
  .transform((time) => time.slice(0, 5));

export const audiences = ["circle", "district", "region", "everyone"] as const;

export type State = (typeof states)[number];

/** Who holds the event and where that lay on the day; a school stands with its circle. */
export const organiserRow = z.strictObject({
  organiser: z.enum(["school", "district", "region", "country"]),
  schoolId: z.string().nullable(),
  regionKato: z.string().nullable(),
  districtKato: z.string().nullable(),
  leadingId: z.string().nullable(),
});
export type Organiser = z.infer<typeof organiserRow>;

const eventTypeRow = z.strictObject({
  code: z.string(),
  group: z.enum(eventGroups),
  mode: z.enum(["offline", "online", "both"]),
  name_kk: z.string(),
  name_ru: z.string(),
  name_en: z.string(),
});
export type EventType = z.infer<typeof eventTypeRow>;

export type Audience = (typeof audiences)[number];

/** An event as its page and its form need it. */
export const eventRow = organiserRow.extend({
  id: z.string(),
  type: eventTypeRow,
  title_kk: z.string(),
  title_ru: z.string(),
  title_en: z.string().nullable(),
  description_kk: z.string(),
  description_ru: z.string(),
  bring_kk: z.string(),
  bring_ru: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  form: z.enum(eventForms),
  school: namedRow.nullable(),
  territory: z
    .strictObject({ name_kk: z.string(), name_ru: z.string(), name_en: z.string() })
    .nullable(),
  venue: namedRow
    .extend({
      code: z.string(),
      lon: z.number().nullable(),
      lat: z.number().nullable(),
      address: z.string().nullable(),
    })
    .nullable(),
  place_kk: z.string().nullable(),
  place_ru: z.string().nullable(),
  room: z.string().nullable(),
  onlineUrl: z.string().nullable(),
  openTo: z.enum(audiences),
  capacity: z.int().nullable(),
  smallDays: z.int().nullable(),
  registrationUntil: z.date().nullable(),
  languages: z.array(z.enum(teachingLanguages)),
  subjects: z.array(z.string()),
  grades: z.strictObject({ from: z.int(), until: z.int() }).nullable(),
  hours: z.int().nullable(),
  state: z.enum(states),
  cancelReason: z.string().nullable(),
  sequence: z.int(),
  seriesId: z.string().nullable(),
  planItemId: z.string().nullable(),
  needArea: z.string().nullable(),
  madeBy: z.string().nullable(),
  changedAt: z.date(),
  publishedAt: z.date().nullable(),
  registered: z.int(),
  waiting: z.int(),
});
export type Event = z.infer<typeof eventRow>;
