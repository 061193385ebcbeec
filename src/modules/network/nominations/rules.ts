import type { Problems } from "#lib/forms.ts";
import type { Status } from "../base/schema.ts";
import {
  type Criterion,
  criteria,
  type DecisionForm,
  type EvidenceForm,
  type Nomination,
  type NominationState,
  type OpinionForm,
} from "./schema.ts";

export type ProposeRefusal =
  | "unknownSchool"
  | "alreadyLeading"
  | "nisSchool"
  | "alreadyOpen"
  | "notYours"
  | "schoolCloses";

/** A school that is closed, or has its closing day, is proposed for nothing. */
export function whyNotPropose(
  status: Status | null,
  { closes }: { closes: boolean },
): "schoolCloses" | "alreadyLeading" | "nisSchool" | null {
  if (closes) return "schoolCloses";
  if (status === "leading") return "alreadyLeading";
  return status === "nis" ? "nisSchool" : null;
}

export type Step = "evidence" | "opinion" | "decision";

/** What the nomination waits for; null once it is over. */
export function waitsFor(state: NominationState): Step | null {
  switch (state) {
    case "proposed":
      return "evidence";
    case "submitted":
      return "opinion";
    case "reviewed":
      return "decision";
    case "granted":
    case "refused":
    case "withdrawn":
      return null;
  }
}

type TakenSteps = Pick<
  Nomination,
  "state" | "opinion" | "opinionText" | "decisionText" | "orderNumber" | "orderDate" | "startsOn"
>;

/** What was done already, in the same words: sent again, it is answered as it was the first time. */
export const isDone = {
  submission: ({ state }: TakenSteps): boolean => state === "submitted",
  opinion: (told: TakenSteps, form: OpinionForm): boolean =>
    told.opinion === form.opinion && told.opinionText === form.text,
  decision: (told: TakenSteps, form: DecisionForm): boolean =>
    told.state === (form.decision === "grant" ? "granted" : "refused") &&
    told.decisionText === (form.text ?? null) &&
    (form.decision === "refuse" || isSameOrder(told, form)),
  withdrawal: ({ state }: TakenSteps): boolean => state === "withdrawn",
};

function isSameOrder(told: TakenSteps, form: DecisionForm): boolean {
  const { orderNumber, orderDate, startsOn } = told;
  return (
    orderNumber === form.orderNumber && orderDate === form.orderDate && startsOn === form.startsOn
  );
}

/** What a form brings beside its texts: a document for some of the criteria, as large as it is. */
export type Documents<Document = { size: number }> = Partial<Record<Criterion, Document>>;

/** A document goes with a text, with bytes and with the id that the page gave it; what is wrong is told, nothing is left out. */
export function problemsOfDocuments(form: EvidenceForm, documents: Documents): Problems {
  const problems: Problems = {};
  for (const criterion of criteria) {
    const document = documents[criterion];
    if (!document) continue;
    if (!form[criterion]) problems[criterion] = "textNeeded";
    if (document.size === 0) problems[`${criterion}_file`] = "emptyFile";
    else if (!form[`${criterion}_id`]) problems[`${criterion}_file`] = "attachAgain";
  }
  return problems;
}

type Sent = {
  form: Partial<Record<Criterion, string | undefined>>;
  files: Partial<Record<Criterion, string>>;
};

/** What the form writes anew: filled texts that differ from what is kept, or that bring a document. */
export function changedEvidence(
  before: readonly { criterion: Criterion; body: string; fileId: string | null }[],
  { form, files }: Sent,
): { criterion: Criterion; body: string; fileId: string | null; from: string | null }[] {
  return criteria.flatMap((criterion) => {
    const body = form[criterion];
    const earlier = before.find((one) => one.criterion === criterion);
    const fileId = files[criterion] ?? earlier?.fileId ?? null;
    if (!body || (earlier?.body === body && earlier.fileId === fileId)) return [];
    return [{ criterion, body, fileId, from: earlier?.body ?? null }];
  });
}

/** The criteria nobody has written about yet, in the order of the form. */
export function missingCriteria(written: readonly Criterion[]): Criterion[] {
  return criteria.filter((criterion) => !written.includes(criterion));
}
