import { z } from "zod";
import { dayField, newIdField } from "#lib/forms.ts";
import { marks } from "../development/schema.ts";

const text = z.string().trim().max(1000, "tooLong").default("");

export const MarkForm = z.object({
  id: newIdField(),
  mark: z.enum(marks, "notOffered"),
  note: text,
  movedUntil: dayField.optional(),
});
export type MarkForm = z.infer<typeof MarkForm>;

export const MonitoringForm = z.object({
  monitoring: z.string().trim().max(8000, "tooLong").default(""),
});
