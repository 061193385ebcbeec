import { z } from "zod";
import { idField, pageField } from "#lib/forms.ts";

export const sorts = ["entries", "refusals", "power"] as const;
export type Sort = (typeof sorts)[number];

export const LogQuery = z.object({
  sort: z.enum(sorts).nullable().default(null).catch(null),
  person: idField("user").nullable().default(null).catch(null),
  page: pageField(200),
});
export type LogQuery = z.infer<typeof LogQuery>;

export const eventRow = z.strictObject({
  id: z.string(),
  at: z.date(),
  act: z.string(),
  /** How, or why not; of an act of history nothing. */
  detail: z.string(),
  userId: z.string().nullable(),
  name: z.string().nullable(),
  /** Who did it to somebody else. */
  byId: z.string().nullable(),
  byName: z.string().nullable(),
  visitor: z.string(),
  device: z.string(),
});
export type Event = z.infer<typeof eventRow>;
