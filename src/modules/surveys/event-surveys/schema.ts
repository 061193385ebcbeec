import type { Language } from "#lib/texts.ts";
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
  titleKk: string;
  titleRu: string;
  opensOn: string;
  closesOn: string;
};

/** How many of a school are asked already, and which of them by letter. */
export type AskedSchool = { schoolId: string; links: number; emails: string[] };

/** The round that asks about a thing. */
export type RoundAbout = { id: string; opensOn: string; closesOn: string; isOver: boolean };
