import { z } from "zod";
import { pageField } from "#lib/forms.ts";
import { namedRow, states } from "../base/schema.ts";

export type Times = { startsAt: Date; endsAt: Date };

export const OwnFilters = z.object({
  state: z.enum(states).optional().catch(undefined),
  when: z.enum(["ahead", "past"]).default("ahead").catch("ahead"),
  page: pageField(),
});
export type OwnFilters = z.infer<typeof OwnFilters>;

export type Speaker = { name: string; about: string };

/** A line of the list of events that somebody organises. */
export const ownEventRow = z.strictObject({
  id: z.string(),
  type_kk: z.string(),
  type_ru: z.string(),
  type_en: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  title_en: z.string().nullable(),
  startsAt: z.date(),
  state: z.enum(states),
  registered: z.int(),
  capacity: z.int().nullable(),
  school: namedRow.nullable(),
});
export type OwnEvent = z.infer<typeof ownEventRow>;
