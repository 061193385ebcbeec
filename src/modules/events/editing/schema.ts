import { z } from "zod";
import {
  askedIdField,
  askedText,
  dayField,
  idField,
  lineField,
  listField,
  newIdField,
} from "#lib/forms.ts";
import { teachingLanguages } from "#modules/network/base/schema.ts";
import { audiences, eventForms, timeField } from "../base/schema.ts";

/** What a plan, a diagnosis or the calendar already knows of the event to be. */
export const NewQuery = z.object({
  copy: askedIdField("event"),
  item: idField("plan item").optional().catch(undefined),
  need: askedText,
  day: askedText,
  type: askedText,
  titleKk: askedText,
  titleRu: askedText,
});

export const paces = ["week", "two_weeks", "month"] as const;
export type Pace = (typeof paces)[number];
const longText = z.string().max(5000, "tooLong");
const wholeNumber = (least: number, most: number) =>
  z.coerce.number("notNumber").int("notNumber").min(least, "outOfBounds").max(most, "outOfBounds");
const webAddress = z.url({ protocol: /^https?$/, error: "notAddress" }).max(500, "tooLong");

export const EventForm = z.object({
  id: newIdField(),
  organiser: z.string("needed").regex(/^(school:[0-9a-f-]{36}|(district|region):\d{9}|country)$/),
  type: lineField(40),
  titleKk: lineField(200),
  titleRu: lineField(200),
  titleEn: lineField(200).optional(),
  day: dayField,
  from: timeField,
  untilDay: dayField.optional(),
  until: timeField,
  form: z.enum(eventForms),
  venue: lineField(20).optional(),
  placeKk: lineField(200).optional(),
  placeRu: lineField(200).optional(),
  room: lineField(80).optional(),
  onlineUrl: webAddress.optional(),
  openTo: z.enum(audiences),
  capacity: wholeNumber(1, 100_000).optional(),
  smallDays: wholeNumber(1, 60).optional(),
  registrationDay: dayField.optional(),
  registrationTime: timeField.optional(),
  languages: listField(z.enum(teachingLanguages)),
  subjects: listField(z.string().max(40)),
  gradesFrom: wholeNumber(0, 11).optional(),
  gradesUntil: wholeNumber(0, 11).optional(),
  hours: wholeNumber(1, 300).optional(),
  needArea: lineField(40).optional(),
  planItem: idField("plan item").optional(),
  speakers: z.string().max(2000, "tooLong").optional(),
  descriptionKk: longText.optional(),
  descriptionRu: longText.optional(),
  bringKk: z.string().max(500, "tooLong").optional(),
  bringRu: z.string().max(500, "tooLong").optional(),
  pace: z.enum(paces).optional(),
  times: wholeNumber(2, 40).optional(),
  /** The event whose programme and materials a new one takes over. */
  copyOf: idField("event").optional(),
});
export type EventForm = z.infer<typeof EventForm>;
