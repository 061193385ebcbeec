import { z } from "zod";
import {
  askedText,
  dayField,
  idField,
  lineField,
  listField,
  newIdField,
  pageField,
} from "#lib/forms.ts";

/** The school that a training is recorded for. */
export const NewQuery = z.object({ school: askedText });

const mostTrained = 200;
const people = listField(idField("teacher", "notOffered")).pipe(
  z.array(z.string()).max(mostTrained, "tooMany"),
);

export const TrainingFilters = z.object({
  programme: z.string().max(40).optional().catch(undefined),
  /** The school year, named by the year it begins in. */
  year: z.coerce.number().int().min(1990).max(2100).optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
  page: pageField(),
});
export type TrainingFilters = z.infer<typeof TrainingFilters>;

export const TrainingForm = z.object({
  id: newIdField(),
  programme: lineField(40),
  school: lineField(20).optional(),
  place: lineField(200).optional(),
  from: dayField,
  until: dayField,
  hours: z.coerce.number("badHours").int("badHours").min(1, "badHours").max(1000, "badHours"),
  trainers: people,
  trained: people,
  exception: lineField(500).optional(),
});
export type TrainingForm = z.infer<typeof TrainingForm>;

export const AddForm = z.object({ trained: people });
export const RemoveForm = z.object({ teacher: idField("teacher") });
export const DeleteForm = z.object({ reason: lineField(500) });

/** What the people of a training are looked for by, while the form is being filled in. */
export const PeopleSearch = z.object({
  trainerName: z.string().max(100).default("").catch(""),
  trainedName: z.string().max(100).default("").catch(""),
  trainedSchool: z.string().max(20).default("").catch(""),
});
export type PeopleSearch = z.infer<typeof PeopleSearch>;

/** A training as the rules look at it; null stands for a place outside the schools. */
export type TrainingFacts = {
  schoolId: string | null;
  from: string;
  until: string;
  trainers: readonly string[];
  trained: readonly string[];
};

export const trainingRow = z.strictObject({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  name_en: z.string(),
  from: z.string(),
  until: z.string(),
  hours: z.int(),
  place: z.string().nullable(),
  school: z.strictObject({ id: z.string(), name_kk: z.string(), name_ru: z.string() }).nullable(),
  trainers: z.array(z.string()),
  trained: z.int(),
});
export type TrainingRow = z.infer<typeof trainingRow>;
