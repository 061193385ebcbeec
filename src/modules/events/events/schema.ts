import { z } from "zod";
import { type NamedRecord, type State, states } from "../base/schema.ts";

export type Times = { startsAt: Date; endsAt: Date };

export const OwnFilters = z.object({
  state: z.enum(states).optional().catch(undefined),
  when: z.enum(["ahead", "past"]).default("ahead").catch("ahead"),
  page: z.coerce.number().int().min(1).max(1000).default(1).catch(1),
});
export type OwnFilters = z.infer<typeof OwnFilters>;

export type Speaker = { name: string; about: string };

/** A line of the list of events that somebody organises. */
export type OwnEvent = {
  id: string;
  type_kk: string;
  type_ru: string;
  type_en: string;
  titleKk: string;
  titleRu: string;
  titleEn: string | null;
  startsAt: Date;
  state: State;
  registered: number;
  capacity: number | null;
  school: NamedRecord | null;
};
