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

export type Row = {
  id: string;
  priorityId: string;
  schoolId: string;
  school_kk: string;
  school_ru: string;
  state: "proposed" | "accepted" | "declined";
  area: string | null;
  area_kk: string | null;
  area_ru: string | null;
  area_en: string | null;
  ownArea: string | null;
  criteria: string;
  step: string;
  responsible: string;
  from: string;
  until: string;
  resource: string;
  gatheredBy: string;
  checkedBy: string;
  result: string;
  declineReason: string | null;
  proposedBy: string | null;
  /** The newest mark first. */
  marks: { mark: Mark; note: string; movedUntil: string | null; at: string }[];
  mark: Mark;
  /** The last day of its term, as it was last moved. */
  dueOn: string;
};

export type DiagnosisChoice = { id: string; halfYear: string; name_kk: string; name_ru: string };
