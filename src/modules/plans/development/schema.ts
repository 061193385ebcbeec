import { z } from "zod";
import { dayField, idField, lineField, newIdField } from "#lib/forms.ts";

export const kinds = ["school", "joint"] as const;
export type Kind = (typeof kinds)[number];

export const OpenForm = z.object({
  id: newIdField(),
  kind: z.enum(kinds, "notOffered"),
  schoolId: idField("school", "needed"),
  firstYear: z.coerce.number("notOffered").int("notOffered").min(2013).max(2100),
  years: z.coerce.number("notOffered").int("notOffered").min(1, "notOffered").max(5, "notOffered"),
  copy: z.literal("1").optional(),
});
export type OpenForm = z.infer<typeof OpenForm>;

const long = z.string().trim().max(8000, "tooLong").default("");
export const AuditForm = z.object({ audit: long, diagnosisId: idField("diagnosis").optional() });
export type AuditForm = z.infer<typeof AuditForm>;

export const PriorityForm = z.object({ id: newIdField(), name: lineField(300) });
export type PriorityForm = z.infer<typeof PriorityForm>;

const text = z.string().trim().max(1000, "tooLong").default("");

export const RowForm = z.object({
  id: newIdField(),
  schoolId: idField("school", "needed"),
  priorityId: idField("priority", "needed"),
  area: lineField(40).optional(),
  ownArea: lineField(200).optional(),
  criteria: lineField(1000),
  step: lineField(1000),
  responsible: lineField(200),
  from: dayField,
  until: dayField,
  resource: text,
  gatheredBy: text,
  checkedBy: text,
  result: text,
});
export type RowForm = z.infer<typeof RowForm>;

export const DecisionForm = z.object({
  decision: z.enum(["accept", "decline"], "notOffered"),
  declineReason: lineField(300).optional(),
});
export type DecisionForm = z.infer<typeof DecisionForm>;

export const marks = ["not_begun", "going", "done", "moved", "cancelled"] as const;
export type Mark = (typeof marks)[number];

export const acts = ["submit", "agree", "approve", "return"] as const;
export type Act = (typeof acts)[number];
export const ActForm = z.object({ returnReason: lineField(500).optional() });

export type State = "draft" | "submitted" | "agreed" | "approved" | "returned";

export type Development = {
  id: string;
  kind: Kind;
  schoolId: string;
  name_kk: string;
  name_ru: string;
  firstYear: number;
  lastYear: number;
  state: State;
  audit: string;
  diagnosisId: string | null;
  diagnosisHalfYear: string | null;
  monitoring: string;
  returnReason: string | null;
  agreedAt: Date | null;
  approvedAt: Date | null;
};

export type Priority = { id: string; place: number; name: string };

export const stepRow = z.strictObject({
  id: z.string(),
  priorityId: z.string(),
  schoolId: z.string(),
  school_kk: z.string(),
  school_ru: z.string(),
  state: z.enum(["proposed", "accepted", "declined"]),
  area: z.string().nullable(),
  area_kk: z.string().nullable(),
  area_ru: z.string().nullable(),
  area_en: z.string().nullable(),
  ownArea: z.string().nullable(),
  criteria: z.string(),
  step: z.string(),
  responsible: z.string(),
  from: z.string(),
  until: z.string(),
  resource: z.string(),
  gatheredBy: z.string(),
  checkedBy: z.string(),
  result: z.string(),
  declineReason: z.string().nullable(),
  proposedBy: z.string().nullable(),
  /** The newest mark first. */
  marks: z.array(
    z.strictObject({
      mark: z.enum(marks),
      note: z.string(),
      movedUntil: z.string().nullable(),
      at: z.string(),
    }),
  ),
  mark: z.enum(marks),
  /** The last day of its term, as it was last moved. */
  dueOn: z.string(),
});
export type Row = z.infer<typeof stepRow>;

export const diagnosisChoiceRow = z.strictObject({
  id: z.string(),
  halfYear: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
});
export type DiagnosisChoice = z.infer<typeof diagnosisChoiceRow>;
