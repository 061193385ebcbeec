import { z } from "zod";
import { audiences, eventForms } from "#modules/events/base/schema.ts";
import { sessionKinds } from "#modules/events/programme/schema.ts";
import { teachingLanguages } from "#modules/network/base/schema.ts";

/** The words of the demo events: `workday` counts working days from the day of loading. */
export const DemoEvents = z.object({
  events: z.array(
    z.object({
      type: z.string(),
      titleKk: z.string(),
      titleRu: z.string(),
      workday: z.int(),
      from: z.string(),
      until: z.string(),
      form: z.enum(eventForms),
      openTo: z.enum(audiences),
      capacity: z.int().nullable(),
      subjects: z.array(z.string()),
      languages: z.array(z.enum(teachingLanguages)),
      /** The leading school, one of its partners by its place, or nowhere. */
      place: z.string(),
      room: z.string().nullable(),
      needArea: z.string(),
      hours: z.int().nullable(),
      state: z.enum(["draft", "published", "held", "cancelled"]).default("published"),
      speakers: z.int().default(0),
      programme: z.boolean().default(false),
      small: z.int().optional(),
    }),
  ),
  programme: z.array(
    z.object({
      kind: z.enum(sessionKinds),
      titleKk: z.string(),
      titleRu: z.string(),
      /** Minutes from the beginning of the event. */
      from: z.int(),
      until: z.int(),
      room: z.string().nullable(),
      subject: z.string().nullable(),
    }),
  ),
});
export type DemoEvent = z.infer<typeof DemoEvents>["events"][number];
export type DemoSession = z.infer<typeof DemoEvents>["programme"][number];

/** A circle with its schools and those of its teachers who may speak. */
export const circleRow = z.strictObject({
  leadingId: z.string(),
  regionKato: z.string(),
  districtKato: z.string(),
  partners: z.array(z.string()),
  teachers: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type Circle = z.infer<typeof circleRow>;
