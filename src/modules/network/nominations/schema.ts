import { z } from "zod";
import { askedIdField, dayField, lineField, newIdField } from "#lib/forms.ts";

export const ProposeQuery = z.object({ school: askedIdField("school") });

export const criteria = [
  "leadership",
  "trainers",
  "research",
  "results",
  "network_plan",
  "partners",
  "base",
  "support",
] as const;
export type Criterion = (typeof criteria)[number];
export type NominationState =
  | "proposed"
  | "submitted"
  | "reviewed"
  | "granted"
  | "refused"
  | "withdrawn";

const documentId = newIdField().optional();
const body = z.string().trim().min(1).max(5000, "tooLong").optional();

export const ProposeForm = z.object({
  id: newIdField(),
  schoolCode: lineField(20),
  reason: lineField(2000),
});
export type ProposeForm = z.infer<typeof ProposeForm>;

/** One text for each criterion, those left empty are written later, and the id of the document that may come with it. */
export const EvidenceForm = z.object({
  leadership: body,
  trainers: body,
  research: body,
  results: body,
  network_plan: body,
  partners: body,
  base: body,
  support: body,
  leadership_id: documentId,
  trainers_id: documentId,
  research_id: documentId,
  results_id: documentId,
  network_plan_id: documentId,
  partners_id: documentId,
  base_id: documentId,
  support_id: documentId,
});
export type EvidenceForm = z.infer<typeof EvidenceForm>;

export const OpinionForm = z.object({
  opinion: z.enum(["for", "against"], "notOffered"),
  text: lineField(3000),
});
export type OpinionForm = z.infer<typeof OpinionForm>;

/** Granting needs the order; refusing needs the reason. */
export const DecisionForm = z
  .object({
    decision: z.enum(["grant", "refuse"], "notOffered"),
    orderNumber: lineField(40).optional(),
    orderDate: dayField.optional(),
    startsOn: dayField.optional(),
    text: lineField(2000).optional(),
  })
  .superRefine((form, context) => {
    const needed =
      form.decision === "grant"
        ? (["orderNumber", "orderDate", "startsOn"] as const)
        : (["text"] as const);
    for (const field of needed) {
      if (form[field] === undefined)
        context.addIssue({ code: "custom", message: "needed", path: [field] });
    }
    if (form.orderDate && form.startsOn && form.startsOn < form.orderDate) {
      context.addIssue({ code: "custom", message: "beforeOrder", path: ["startsOn"] });
    }
  });
export type DecisionForm = z.infer<typeof DecisionForm>;

export type Nomination = {
  id: string;
  schoolId: string;
  name_kk: string;
  name_ru: string;
  state: NominationState;
  reason: string;
  proposedAt: Date;
  submittedAt: Date | null;
  opinion: "for" | "against" | null;
  opinionText: string | null;
  opinionAt: Date | null;
  decidedAt: Date | null;
  decisionText: string | null;
  orderNumber: string | null;
  orderDate: string | null;
  startsOn: string | null;
};

export type Evidence = {
  criterion: Criterion;
  body: string;
  fileId: string | null;
  fileName: string | null;
};
