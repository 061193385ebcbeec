import { inLanguage, type Language, wordOfCode, wordsIn } from "#lib/texts.ts";
import { isConcealed } from "./conceal.ts";
import { type ImportDesk, kindOf } from "./desk.ts";
import type { CheckedRow, Import } from "./kept.ts";
import type { Problem } from "./plan.ts";
import { texts } from "./texts.ts";

export type InKind = { kind: string; language: Language };

export function kindWord<Context>(desk: ImportDesk<Context>, { kind, language }: InKind): string {
  return wordsIn(kindOf(desk, kind).texts.name, language);
}

export function fieldWord<Context>(
  desk: ImportDesk<Context>,
  { kind, field, language }: InKind & { field: string },
): string {
  return wordOfCode(field, kindOf(desk, kind).texts.fields[language], desk.texts.fields[language]);
}

export function problemWord<Context>(
  desk: ImportDesk<Context>,
  { kind, problem, language }: InKind & { problem: Problem },
): string {
  const counted = desk.countedWord(problem, language);
  if (counted !== null) return counted;
  const ofKind = kindOf(desk, kind).texts.problems?.[language] ?? {};
  return wordOfCode(problem.code, ofKind, desk.texts.problems?.[language] ?? {});
}

/** Why a record was not taken back, as the desk says it, or as it is said of every desk. */
export function stayWord(
  desk: Pick<ImportDesk, "stays">,
  { reason, language }: { reason: string; language: Language },
): string {
  return wordOfCode(reason, desk.stays[language], inLanguage(texts, language).stays);
}

/** The value in brackets and quotes; one with quotes of its own has enough of them. */
export function quoted(value: string): string {
  return /[«»]/.test(value) ? `(${value})` : `(«${value}»)`;
}

/** What is wrong, in a sentence, with the value it was found in. */
export function problemWords(
  desk: ImportDesk,
  { kind, problem, language }: InKind & { problem: Problem },
): string {
  const said = problemWord(desk, { kind, problem, language });
  const value = revealed(problem.value) === "" ? "" : ` ${quoted(problem.value)}`;
  if (problem.field === "") return `${said}${value}`;
  return `${fieldWord(desk, { kind, field: problem.field, language })}: ${said}${value}`;
}

/**
 * The rows to be corrected as the file had them, with the reasons in one more column; in the place of what is concealed stands that it is to be
 * typed again: left empty it would be lost without a word. */
export function badRowsTable(
  desk: ImportDesk,
  { found, rows, language }: { found: Import; rows: readonly CheckedRow[]; language: Language },
): { columns: string[]; rows: string[][] } {
  const t = inLanguage(texts, language);
  const { kind } = found;
  const fields = kindOf(desk, kind).fields;
  const isAsSent = rows.every(({ raw }) => raw !== null);
  const width = rows.reduce(
    (most, { raw }) => Math.max(most, raw?.length ?? 0),
    found.columns.length,
  );
  const columns = isAsSent
    ? Array.from({ length: width }, (_, at) => found.columns[at] || `${t.column} ${at + 1}`)
    : fields.map(({ name }) => fieldWord(desk, { kind, field: name, language }));
  const lacking = isAsSent ? fieldsLacking(found, rows) : [];
  const again = new Map(
    fields
      .filter((field) => field.isConcealed)
      .map(({ name }) => [name, t.typeAgain(fieldWord(desk, { kind, field: name, language }))]),
  );
  const cellsOf = (row: CheckedRow) =>
    isAsSent
      ? asSent(row, { width, again, mapping: found.mapping })
      : fields.map(({ name }) => typedAgain(row.cells[name] ?? "", again.get(name)));
  return {
    columns: [
      ...columns,
      ...lacking.map((field) => fieldWord(desk, { kind, field, language })),
      t.toCorrect,
    ],
    rows: rows.map((row) => [
      ...cellsOf(row),
      ...lacking.map(() => ""),
      row.problems.map((problem) => problemWords(desk, { kind, problem, language })).join("; "),
    ]),
  };
}

/** Fields in which something is wrong and for which the file has no column: they are given one to fill. */
function fieldsLacking({ mapping }: Import, rows: readonly CheckedRow[]): string[] {
  const wrong = rows.flatMap(({ problems }) => problems.map(({ field }) => field));
  const parts = mapping.full_name ? ["family_name", "given_name", "patronymic"] : [];
  return [...new Set(wrong)].filter(
    (field) => field !== "" && mapping[field] === undefined && !parts.includes(field),
  );
}

type SentRow = { width: number; again: ReadonlyMap<string, string>; mapping: Import["mapping"] };

function asSent({ raw }: CheckedRow, { width, again, mapping }: SentRow): string[] {
  const words = new Map([...again].map(([field, word]) => [mapping[field], word]));
  return Array.from({ length: width }, (_, at) =>
    typedAgain(raw?.[at] ?? "", words.get(String(at))),
  );
}

function typedAgain(cell: string, word = ""): string {
  return isConcealed(cell) ? word : cell;
}

function revealed(cell: string): string {
  return isConcealed(cell) ? "" : cell;
}
