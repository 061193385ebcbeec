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
import {
  type Activity,
  forms,
  type Holder,
  hoursField,
  kinds,
  nameField,
  results,
} from "../certificates/schema.ts";

export const IssuedQuery = z.object({ page: pageField(10_000) });
/** The school whose teachers are offered. */
export const IssueListQuery = z.object({ school: askedText });

const ActivityFields = z.object({
  kind: z.enum(kinds, "notOffered"),
  titleKk: lineField(300),
  titleRu: lineField(300),
  titleEn: lineField(300).optional(),
  hours: hoursField.optional(),
  fromDay: dayField,
  untilDay: dayField,
  form: z.enum(forms, "notOffered").optional(),
  organiser: z.enum(["school", "other"], "notOffered"),
  organiserCode: lineField(20).optional(),
  organiserKk: lineField(200).optional(),
  organiserRu: lineField(200).optional(),
  territory: z
    .string()
    .regex(/^(country|\d{9})$/, "notOffered")
    .optional(),
  placeKk: lineField(100).optional(),
  placeRu: lineField(100).optional(),
  signer1Name: lineField(120),
  signer1Kk: lineField(160),
  signer1Ru: lineField(160),
  signer2Name: lineField(120).optional(),
  signer2Kk: lineField(160).optional(),
  signer2Ru: lineField(160).optional(),
  result: z.enum(results, "notOffered").optional(),
  issuedOn: dayField,
  validUntil: dayField.optional(),
  ground: lineField(200),
});
/** What a form about an activity says. */
export type ActivityForm = z.infer<typeof ActivityFields>;

export const IssueForm = ActivityFields.extend({
  id: newIdField(),
  familyName: nameField,
  givenName: nameField,
  patronymic: nameField.optional(),
  schoolCode: lineField(20).optional(),
  score: lineField(40).optional(),
}).superRefine(checkActivity);
export type IssueForm = z.infer<typeof IssueForm>;

/** Teachers chosen from a school, and lines of names pasted. */
export const ListForm = ActivityFields.extend({
  id: newIdField(),
  school: lineField(20).optional(),
  teachers: listField(idField("teacher")),
  lines: z.string().trim().max(2_000_000, "tooLong").default(""),
}).superRefine(checkActivity);
export type ListForm = z.infer<typeof ListForm>;

export type OfferedTeacher = {
  id: string;
  familyName: string;
  givenName: string;
  patronymic: string | null;
};

type Area = { kato: string; name_kk: string; name_ru: string; name_en: string };
export type Territories = { regions: Area[]; districts: Area[] };

export type CertificateList = {
  id: string;
  activity: Activity;
  holders: Holder[];
  jobId: string;
  madeBy: string;
};

export const JobPayload = z.object({ listId: idField("certificate list") });

function checkActivity(form: ActivityForm, context: z.RefinementCtx): void {
  const wrong = (field: string, message: string) =>
    context.addIssue({ code: "custom", message, path: [field] });
  for (const field of fieldsNeededBy(form)) if (form[field] === undefined) wrong(field, "needed");
  if (form.untilDay < form.fromDay) wrong("untilDay", "daysSwapped");
  if (form.issuedOn < form.untilDay) wrong("issuedOn", "beforeEnd");
  if (form.validUntil && form.validUntil < form.issuedOn) wrong("validUntil", "daysSwapped");
}

function fieldsNeededBy(form: ActivityForm): (keyof ActivityForm)[] {
  return [
    ...(form.organiser === "school"
      ? (["organiserCode"] as const)
      : (["organiserKk", "organiserRu", "territory"] as const)),
    ...togetherIfAny(form, ["signer2Name", "signer2Kk", "signer2Ru"]),
    ...togetherIfAny(form, ["placeKk", "placeRu"]),
  ];
}

function togetherIfAny(form: ActivityForm, fields: (keyof ActivityForm)[]): (keyof ActivityForm)[] {
  return fields.some((field) => form[field] !== undefined) ? fields : [];
}
