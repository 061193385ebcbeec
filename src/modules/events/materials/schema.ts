import { z } from "zod";
import { lineField } from "#lib/forms.ts";

export const MaterialForm = z.object({
  id: z.uuid(),
  title: lineField(200),
  link: z
    .url({ protocol: /^https?$/, error: "notAddress" })
    .max(500, "tooLong")
    .optional(),
  shownTo: z.enum(["everyone", "registered"]),
});
export type MaterialForm = z.infer<typeof MaterialForm>;

export const RemoveForm = z.object({ material: z.uuid() });

export type Material = {
  id: string;
  title: string;
  fileId: string | null;
  link: string | null;
  shownTo: "everyone" | "registered";
};

/** Those who have a place: their accounts and their schools. */
export type Registered = { users: readonly string[]; schools: readonly string[] };
