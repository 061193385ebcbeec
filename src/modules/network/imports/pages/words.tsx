import type { Problem } from "#lib/import-plan.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { type CheckedRow, fieldsOf, type ImportKind } from "../schema.ts";
import { texts } from "../texts.ts";

/** The field's name as the template heads its column. */
export function fieldWord(kind: ImportKind, field: string, language: Language): string {
  return inLanguage(texts, language).fields[kind][field] ?? field;
}

/** What is wrong, in a sentence, with the value it was found in. */
export function problemWords(kind: ImportKind, problem: Problem, language: Language): string {
  const t = inLanguage(texts, language);
  const sentence = t.problems[problem.code] ?? problem.code;
  const value = problem.value === "" ? "" : ` («${problem.value}»)`;
  return `${fieldWord(kind, problem.field, language)}: ${sentence}${value}`;
}

/** The rows to be corrected as a table with the reasons in the last column. */
export function badRowsTable(
  rows: CheckedRow[],
  { kind, language }: { kind: ImportKind; language: Language },
) {
  const t = inLanguage(texts, language);
  const fields = fieldsOf(kind).map((field) => field.name);
  return {
    columns: [...fields.map((field) => fieldWord(kind, field, language)), t.toCorrect],
    rows: rows.map((row) => [
      ...fields.map((field) => row.cells[field] ?? ""),
      row.problems.map((problem) => problemWords(kind, problem, language)).join("; "),
    ]),
  };
}
