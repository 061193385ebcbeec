import type { Field, Problem } from "#lib/import-plan.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { texts } from "./import-texts.ts";

/** One place of imports: where it lies and the words of what it takes. */
export type ImportDesk = {
  home: string;
  kinds: readonly string[];
  fieldsOf(kind: string): readonly Field[];
  kindWord(kind: string, language: Language): string;
  fieldWord(kind: string, field: string, language: Language): string;
  problemWord(code: string, language: Language): string;
};

export type ImportState = "uploaded" | "checking" | "checked" | "writing" | "written" | "failed";
export type Outcome = "bad" | "doubtful" | "new" | "changed" | "same";

export type Uploaded = {
  id: string;
  kind: string;
  state: ImportState;
  fileName: string;
  columns: readonly string[];
  mapping: Record<string, string>;
  rowsTotal: number;
  rowsBad: number;
  rowsDoubtful?: number;
  rowsNew: number;
  rowsChanged: number;
  rowsSame: number;
  madeAt: Date;
  writtenAt: Date | null;
};

export type CheckedRow = {
  number: number;
  outcome: Outcome;
  cells: Record<string, string>;
  problems: Problem[];
};

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
  { kind, rows, language }: { kind: string; rows: readonly CheckedRow[]; language: Language },
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
