import { z } from "zod";
import { askedText, dayField, idField, lineField, newIdField } from "#lib/forms.ts";
import { teachingLanguages } from "#modules/network/base/schema.ts";
import { timeField } from "../base/schema.ts";

/** The part of the programme that is to be changed. */
export const ProgrammeQuery = z.object({ session: askedText });

export const sessionKinds = [
  "welcome",
  "open_lesson",
  "master_class",
  "workshop",
  "talk",
  "discussion",
  "tour",
  "break",
  "feedback",
] as const;

export const SessionForm = z.object({
  id: newIdField(),
  kind: z.enum(sessionKinds),
  day: dayField,
  from: timeField,
  until: timeField,
  room: lineField(80).optional(),
  titleKk: lineField(200),
  titleRu: lineField(200),
  speaker: lineField(200).optional(),
  subject: lineField(40).optional(),
  grade: z.coerce
    .number("badGrade")
    .int("badGrade")
    .min(0, "badGrade")
    .max(11, "badGrade")
    .optional(),
  language: z.enum(teachingLanguages).optional(),
  aim: lineField(500).optional(),
});
export type SessionForm = z.infer<typeof SessionForm>;

export const RemoveForm = z.object({ session: idField("event session") });

/** One part of the programme. */
export type Session = {
  id: string;
  kind: (typeof sessionKinds)[number];
  startsAt: Date;
  endsAt: Date;
  room: string | null;
  title_kk: string;
  title_ru: string;
  speaker: string | null;
  subject: string | null;
  grade: number | null;
  language: (typeof teachingLanguages)[number] | null;
  aim: string | null;
};
