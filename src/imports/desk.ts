import { inLanguage, type Language } from "#lib/texts.ts";
import type { CheckedRow, KeptImport } from "./kept.ts";
import type { Field, Problem } from "./plan.ts";
import { texts } from "./texts.ts";

/** One place of imports: where it lies and the words of what it takes. */
export type ImportDesk = {
  home: string;
  kinds: readonly string[];
  fieldsOf(kind: string): readonly Field[];
  kindWord(kind: string, language: Language): string;
  fieldWord(kind: string, field: string, language: Language): string;
  problemWord(code: string, language: Language): string;
};

export type Outcome = "bad" | "doubtful" | "new" | "changed" | "same";
export type Uploaded = KeptImport & { kind: string; rowsDoubtful?: number };

/** Where whoever opens the import is sent on: to work under way, or back to the columns. */
export function elsewhere(
  { home }: ImportDesk,
  { id, state, jobId }: Pick<KeptImport, "id" | "state" | "jobId">,
): string | null {
  if ((state === "checking" || state === "writing") && jobId) return `/jobs/${jobId}`;
  return state === "uploaded" || state === "failed" ? `${home}/${id}/columns` : null;
}

/** What is wrong, in a sentence, with the value it was found in. */
export function problemWords(
  desk: ImportDesk,
  { kind, problem, language }: { kind: string; problem: Problem; language: Language },
): string {
  const value = problem.value === "" ? "" : ` («${problem.value}»)`;
  const field = desk.fieldWord(kind, problem.field, language);
  return `${field}: ${desk.problemWord(problem.code, language)}${value}`;
}

/** The rows to be corrected as a table with the reasons in the last column. */
export function badRowsTable(
  desk: ImportDesk,
  {
    kind,
    rows,
    language,
  }: { kind: string; rows: readonly CheckedRow<Outcome>[]; language: Language },
): { columns: string[]; rows: string[][] } {
  const t = inLanguage(texts, language);
  const fields = desk.fieldsOf(kind).map((field) => field.name);
  return {
    columns: [...fields.map((field) => desk.fieldWord(kind, field, language)), t.toCorrect],
    rows: rows.map((row) => [
      ...fields.map((field) => row.cells[field] ?? ""),
      row.problems.map((problem) => problemWords(desk, { kind, problem, language })).join("; "),
    ]),
  };
}
