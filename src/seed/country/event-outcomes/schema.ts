import { z } from "zod";
import { eventForms, organiserRow } from "#modules/events/base/schema.ts";

/** An event that was held, with what its certificates and questions say of it. */
export const heldEventRow = organiserRow.extend({
  id: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  title_en: z.string().nullable(),
  startsAt: z.date(),
  endsAt: z.date(),
  hours: z.number().nullable(),
  form: z.enum(eventForms),
  school_kk: z.string().nullable(),
  school_ru: z.string().nullable(),
  place_kk: z.string().nullable(),
  place_ru: z.string().nullable(),
  /** Who heads the school that held it. */
  head: z.string().nullable(),
});
export type HeldEvent = z.infer<typeof heldEventRow>;

/** Somebody who came. */
export const visitorRow = z.strictObject({
  eventId: z.string(),
  schoolId: z.string(),
  teacherId: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  language: z.enum(["kk", "ru"]),
});
export type Visitor = z.infer<typeof visitorRow>;
