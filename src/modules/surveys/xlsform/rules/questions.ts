import { type FormRow, noWords } from "#lib/xlsform.ts";
import type { AskedRow } from "#lib/xlsform-rows.ts";
import type { DraftQuestion } from "../../questionnaires/schema.ts";
import { ownLists, schoolAppearance } from "../schema.ts";

/** A condition with the row it stands in. */
export type Condition = { row: FormRow; text: string };

/** What conditions may call the answers to a question. */
export function answersOf({ kind, code, rows }: DraftQuestion): string[] {
  if (kind === "note") return [];
  return [code, ...rows.map((row) => `${code}.${row.code}`)];
}

export const blank = {
  kind: "note" as const,
  code: "",
  label: noWords,
  hint: noWords,
  required: false,
  relevant: "",
  constraint: "",
  constraintMessage: noWords,
  choices: [],
  rows: [],
  shuffle: false,
  whole: true,
  least: null,
  most: null,
} satisfies DraftQuestion;

export function questionFrom(asked: AskedRow): DraftQuestion {
  const { label, hint, message, required, constraint, shuffle, whole, least, most } = asked;
  return {
    ...blank,
    kind: kindOf(asked),
    label,
    hint,
    required,
    constraint,
    shuffle,
    constraintMessage: message,
    whole,
    least,
    most,
  };
}

function kindOf({ kind, list, looks }: AskedRow): DraftQuestion["kind"] {
  if (list === ownLists.subject) return "subject";
  if (list === ownLists.grade) return "grade";
  return kind === "line" && looks.includes(schoolAppearance) ? "school" : kind;
}

export function conditionsOf(row: FormRow): Condition[] {
  const text = row.cells.relevant ?? "";
  return text ? [{ row, text }] : [];
}

export function fresh(letter: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}
