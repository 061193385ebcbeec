import { z } from "zod";
import type { Language, Words } from "#lib/texts.ts";
import type { Owner } from "../questionnaires/schema.ts";

/** Somebody who is asked about a thing: of which school, and where to write to. */
export type AskedPerson = { schoolId: string; email: string | null; language: Language };

/** A round about one thing that took place, asked of those who were there. */
export type EventSurveyPlan = {
  /** The code of a ready questionnaire. */
  questionnaire: string;
  purpose: "event" | "follow_up";
  about: { kind: "event"; id: string };
  owner: Owner;
  title: Words;
  opensOn: string;
  closesOn: string;
};

/** How many of a school are asked already, and which of them by letter. */
export const askedSchoolRow = z.strictObject({
  schoolId: z.string(),
  links: z.int(),
  emails: z.array(z.string()),
});
export type AskedSchool = z.infer<typeof askedSchoolRow>;

/** The round that asks about a thing. */
export const roundAboutRow = z.strictObject({
  id: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  isOver: z.boolean(),
});
export type RoundAbout = z.infer<typeof roundAboutRow>;
