import { z } from "zod";
import { newIdField } from "#lib/forms.ts";
import { readingFaults } from "#lib/xlsform.ts";
import { conditionFaults } from "#lib/xlsform-constraint.ts";
import { rowFaults } from "#lib/xlsform-rows.ts";
import { Draft } from "../questionnaires/schema.ts";

/** What our own kinds of question are in an XLSForm: lists of subjects and grades, and a line for a school's code. */
export const ownLists = { subject: "tirek_subject", grade: "tirek_grade" } as const;
export const schoolAppearance = "tirek-school";
/** Notes that hold what is said before the questions and after them; no code of a question begins so. */
export const notes = { title: "_title", intro: "_intro", thanks: "_thanks" } as const;
export const rolesColumn = "tirek_roles";

const faults = [
  ...readingFaults,
  ...rowFaults,
  ...conditionFaults,
  "noName",
  "badName",
  "repeatedName",
  "notTable",
  "tableCell",
  "mixedRequired",
  "unknownList",
  "tooManyChoices",
  "unusedList",
  "unsupportedSetting",
  "unknownRole",
] as const;
export const Fault = z.enum(faults);
export type Fault = z.infer<typeof Fault>;

export const Findings = z.array(
  z.object({ sheet: z.string(), row: z.number(), what: Fault, word: z.string() }),
);
export type Findings = z.infer<typeof Findings>;

export const UploadForm = z.object({ id: newIdField(), owner: z.string().max(60).optional() });
export type UploadForm = z.infer<typeof UploadForm>;

/** A file that was read and waits for its sender's word, since not all of it can be taken. */
export const Waiting = z.object({
  id: newIdField(),
  ownerKey: z.string(),
  fileName: z.string(),
  draft: Draft,
  findings: Findings,
});
export type Waiting = z.infer<typeof Waiting>;

/** More than a person would read one by one; such a file is mended first. */
export const mostFindings = 500;
