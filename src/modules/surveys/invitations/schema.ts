import { z } from "zod";
import { languages } from "#lib/texts.ts";
import type { Role } from "../questionnaires/schema.ts";

/** Somebody at work in a school who is to be invited. */
export const invitedRow = z.strictObject({
  teacherId: z.string(),
  schoolId: z.string(),
  isHead: z.boolean(),
  email: z.string().nullable(),
  language: z.enum(languages).nullable(),
});
export type Invited = z.infer<typeof invitedRow>;

export type NewInvitation = {
  id: string;
  schoolId: string;
  teacherId: string | null;
  email: string | null;
  language: "kk" | "ru" | "en" | null;
  role: Role | null;
};
