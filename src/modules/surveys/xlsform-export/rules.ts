import { withLimits } from "#lib/xlsform-constraint.ts";
import type { Draft, DraftChoice, DraftQuestion, DraftWords } from "../questionnaires/schema.ts";
import { notes, ownLists, rolesColumn, schoolAppearance } from "../xlsform/schema.ts";

type Sheet = { name: string; columns: string[]; rows: string[][] };
type Lists = Record<keyof typeof ownLists, readonly { code: string; label: DraftWords }[]>;

const inLanguages = (name: string) => [
  `${name}::Қазақша (kk)`,
  `${name}::Русский (ru)`,
  `${name}::English (en)`,
];
const plain = ["type", "name", "required", "relevant", "constraint", "appearance", "parameters"];
const words = { label: "label", hint: "hint", message: "constraint_message" } as const;

type Cells = {
  type: string;
  name?: string;
  required?: boolean;
  relevant?: string;
  constraint?: string;
  appearance?: string;
  shuffle?: boolean;
  label?: DraftWords;
  hint?: DraftWords;
  message?: DraftWords;
};

/** The draft as the three sheets of an XLSForm; `lists` are the choices of our own kinds of question. */
export function sheetsOf(
  draft: Draft,
  { id, version, lists }: { id: string; version: number; lists: Lists },
): Sheet[] {
  const survey = [
    note(notes.title, draft.title),
    ...noteIfAny(notes.intro, draft.intro),
    ...draft.sections.flatMap(({ code, title, relevant, questions }) => [
      line({ type: "begin_group", name: code, label: title, relevant, appearance: "field-list" }),
      ...questions.flatMap(rowsOf),
      line({ type: "end_group" }),
    ]),
    ...noteIfAny(notes.thanks, draft.thanks),
  ];
  const title = draft.title.ru || draft.title.kk || draft.title.en;
  return [
    {
      name: "survey",
      columns: [...plain, ...Object.values(words).flatMap(inLanguages)],
      rows: survey,
    },
    {
      name: "choices",
      columns: ["list_name", "name", ...inLanguages("label")],
      rows: choicesOf(draft, lists),
    },
    {
      name: "settings",
      columns: ["form_title", "form_id", "version", "default_language", rolesColumn],
      rows: [[title, `tirek_${id}`, String(version), "Русский (ru)", draft.roles.join(" ")]],
    },
  ];
}

function note(name: string, label: DraftWords): string[] {
  return line({ type: "note", name, label });
}

function noteIfAny(name: string, label: DraftWords): string[][] {
  return Object.values(label).some(Boolean) ? [note(name, label)] : [];
}

function line(cells: Cells): string[] {
  const { type, name = "", required, relevant = "", constraint = "", appearance = "" } = cells;
  const three = ({ kk, ru, en }: DraftWords = { kk: "", ru: "", en: "" }) => [kk, ru, en];
  return [
    type,
    name,
    required ? "yes" : "",
    relevant,
    constraint,
    appearance,
    cells.shuffle ? "randomize=true" : "",
    ...three(cells.label),
    ...three(cells.hint),
    ...three(cells.message),
  ];
}

function rowsOf(question: DraftQuestion): string[][] {
  const { code, kind, label, hint, relevant, constraintMessage, shuffle, required } = question;
  const isLimited = kind === "number" || kind === "many";
  const whole = {
    name: code,
    label,
    hint,
    relevant,
    message: constraintMessage,
    shuffle,
    constraint: isLimited ? withLimits(question, kind) : question.constraint,
  };
  if (kind !== "grid") return [line({ ...whole, required, ...typeOf(question) })];
  return [
    line({ ...whole, type: "begin_group", appearance: "table-list" }),
    // Conditions call a row of a table by both names, so the row bears both.
    ...question.rows.map((row) =>
      line({
        type: `select_one ${code}`,
        name: `${code}.${row.code}`,
        label: row.label,
        required,
      }),
    ),
    line({ type: "end_group" }),
  ];
}

function typeOf({ kind, code, whole }: DraftQuestion): { type: string; appearance?: string } {
  switch (kind) {
    case "one":
    case "grid":
      return { type: `select_one ${code}` };
    case "many":
      return { type: `select_multiple ${code}` };
    case "rank":
      return { type: `rank ${code}` };
    case "number":
      return { type: whole ? "integer" : "decimal" };
    case "text":
      return { type: "text", appearance: "multiline" };
    case "line":
      return { type: "text" };
    case "school":
      return { type: "text", appearance: schoolAppearance };
    case "subject":
    case "grade":
      return { type: `select_one ${ownLists[kind]}`, appearance: "minimal" };
    case "date":
    case "note":
      return { type: kind };
  }
}

function choicesOf({ sections }: Draft, lists: Lists): string[][] {
  const questions = sections.flatMap((section) => section.questions);
  const kinds = new Set(questions.map(({ kind }) => kind));
  const own = (["subject", "grade"] as const).filter((kind) => kinds.has(kind));
  return [
    ...questions.flatMap(({ code, choices }) => listRows(code, choices)),
    ...own.flatMap((kind) => listRows(ownLists[kind], lists[kind])),
  ];
}

function listRows(list: string, choices: readonly DraftChoice[]): string[][] {
  return choices.map(({ code, label: { kk, ru, en } }) => [list, code, kk, ru, en]);
}
