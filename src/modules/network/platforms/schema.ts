import { z } from "zod";
import { dayField, newIdField } from "#lib/forms.ts";

export const JoinForm = z.object({
  id: newIdField(),
  platform: z.enum(["1", "2", "3", "4", "5"], "notOffered").transform(Number),
  startsOn: dayField,
});
export type JoinForm = z.infer<typeof JoinForm>;

/** One stretch of days in which a region belonged to a platform. */
export type Membership = { id: string; platform: number; during: string };
