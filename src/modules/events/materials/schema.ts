import { z } from "zod";
import { idField, lineField, newIdField } from "#lib/forms.ts";

export const MaterialForm = z.object({
  id: newIdField(),
  title: lineField(200),
  link: z
    .url({ protocol: /^https?$/, error: "notAddress" })
    .max(500, "tooLong")
    .optional(),
  shownTo: z.enum(["everyone", "registered"]),
});
export type MaterialForm = z.infer<typeof MaterialForm>;

export const RemoveForm = z.object({ material: idField("event material") });

export type Material = {
  id: string;
  title: string;
  fileId: string | null;
  link: string | null;
  shownTo: "everyone" | "registered";
};

/** Those who have a place: their accounts and their schools. */
export type Registered = { users: readonly string[]; schools: readonly string[] };
