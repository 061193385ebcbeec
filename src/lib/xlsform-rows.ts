import { type FormRow, type FormWords, noWords } from "./xlsform.ts";
import { splitLimits } from "./xlsform-constraint.ts";

export const rowFaults = [
  "unsupportedType",
  "unsupportedCell",
  "unsupportedAppearance",
  "unsupportedParameter",
  "badRequired",
  "orOther",
  "tooLong",
  "noListName",
  "noChoiceName",
  "badChoice",
  "repeatedChoice",
] as const;
type RowFault = (typeof rowFaults)[number];
export type Report = (row: FormRow, what: RowFault, word: string) => void;

export type AskedKind = "one" | "many" | "rank" | "number" | "date" | "line" | "text" | "note";

/** What a row of the survey asks, as far as the row alone tells. */
export type AskedRow = {
  row: FormRow;
  kind: AskedKind;
  /** The list it chooses from; empty for what chooses from none. */
  list: string;
  whole: boolean;
  required: boolean;
  shuffle: boolean;
  relevant: string;
  constraint: string;
  least: number | null;
  most: number | null;
  /** How it is to look, word by word, without what only arranges. */
  looks: string[];
  label: FormWords;
  hint: FormWords;
  message: FormWords;
};

const choosing: readonly [AskedKind, RegExp][] = [
  ["one", /^select(?:[_ ]one(?: from)?|1) ([^\s$]+)( or[_ ]other)?$/i],
  ["many", /^select(?:[_ ]multiple| all that apply)(?: from)? ([^\s$]+)( or[_ ]other)?$/i],
  ["rank", /^(?:odk:)?rank ([^\s$]+)( or[_ ]other)?$/i],
];
const plainKinds: Record<string, AskedKind> = {
  integer: "number",
  int: "number",
  decimal: "number",
  date: "date",
  note: "note",
  text: "line",
  string: "line",
};

/** Reads the row; null when there is no such kind of question here, which is then reported. */
export function readRow(
  row: FormRow,
  { type, looks, report }: { type: string; looks: readonly string[]; report: Report },
): AskedRow | null {
  const typed = typeOf(type);
  if (!typed) {
    report(row, "unsupportedType", type);
    return null;
  }
  const { kind, list, hasOther } = typed;
  if (hasOther) report(row, "orOther", type);
  reportCells(row, asksBy, report);
  const isLimited = kind === "number" || kind === "many";
  const constraint = row.cells.constraint ?? "";
  const found = looksOf(row, looks, report);
  return {
    row,
    list,
    kind: kind === "line" && found.includes("multiline") ? "text" : kind,
    whole: !/^decimal$/i.test(type),
    required: isRequired(row, report),
    looks: found,
    shuffle: isShuffled(row, { report, chooses: list !== "" }),
    relevant: row.cells.relevant ?? "",
    constraint,
    least: null,
    most: null,
    ...(isLimited ? splitLimits(constraint, kind) : {}),
    label: wordsOf(row, "label", report),
    hint: wordsOf(row, "hint", report),
    message: wordsOf(row, "constraint_message", report),
  };
}

function typeOf(type: string): { kind: AskedKind; list: string; hasOther: boolean } | null {
  for (const [kind, shape] of choosing) {
    const [, list, other] = shape.exec(type) ?? [];
    if (list) return { kind, list, hasOther: other !== undefined };
  }
  const key = type.toLowerCase();
  const kind = Object.hasOwn(plainKinds, key) ? plainKinds[key] : undefined;
  return kind ? { kind, list: "", hasOther: false } : null;
}

const asksBy = [
  "type",
  "name",
  "required",
  "relevant",
  "constraint",
  "appearance",
  "parameters",
  "disabled",
];

/** Names the cells of a row that say something which has no place here. */
export function reportCells(row: FormRow, known: readonly string[], report: Report): void {
  for (const [name, text] of Object.entries(row.cells))
    if (!known.includes(name) && !/^(no|false|false\(\))$/i.test(text))
      report(row, "unsupportedCell", name);
}

const longestWords = 1000;

export function wordsOf(row: FormRow, column: string, report: Report): FormWords {
  const words = row.words[column] ?? noWords;
  const short = (text: string) => {
    if (text.length <= longestWords) return text;
    report(row, "tooLong", column);
    return "";
  };
  return { kk: short(words.kk), ru: short(words.ru), en: short(words.en) };
}

export function isRequired(row: FormRow, report: Report): boolean {
  const text = row.cells.required ?? "";
  if (/^(yes|true|true\(\)|1|да|иә)$/i.test(text)) return true;
  if (!/^(no|false|false\(\)|0|нет|жоқ)?$/i.test(text)) report(row, "badRequired", text);
  return false;
}

export function isShuffled(
  row: FormRow,
  { report, chooses }: { report: Report; chooses: boolean },
): boolean {
  const parts = (row.cells.parameters ?? "").split(/[\s,;]+/).filter(Boolean);
  const isTrue = (part: string) => /^randomize=true(\(\))?$/i.test(part);
  for (const part of parts)
    if (!/^randomize=false(\(\))?$/i.test(part) && !(chooses && isTrue(part)))
      report(row, "unsupportedParameter", part);
  return chooses && parts.some(isTrue);
}

// These only arrange what is asked on the screen; here that is done by the page itself.
const arranging =
  /^(field-list|minimal|autocomplete|quick|quickcompact|horizontal|horizontal-compact|vertical|compact(-\d+)?|columns(-\d+|-pack|-flex)?|likert|no-buttons|no-calendar|numbers|thousands-sep|full|w\d+)$/;

/** How the row is to look; what is not in `known` is reported. */
export function looksOf(row: FormRow, known: readonly string[], report: Report): string[] {
  const words = (row.cells.appearance ?? "").split(/\s+/).filter(Boolean);
  const looks = words.filter((word) => !arranging.test(word));
  for (const word of looks) if (!known.includes(word)) report(row, "unsupportedAppearance", word);
  return looks;
}

export type ListedChoice = { code: string; label: FormWords };
export type ChoiceList = { row: FormRow; choices: ListedChoice[] };

/** The choices by the names of their lists. */
export function readLists(rows: readonly FormRow[], report: Report): Map<string, ChoiceList> {
  const lists = new Map<string, ChoiceList>();
  const seen = new Set<string>();
  for (const row of rows) {
    const { list_name: list = "", name: code = "" } = row.cells;
    const found = lists.get(list) ?? { row, choices: [] };
    const fault = choiceFault({ list, code }, seen);
    if (fault) report(row, fault, (fault === "noChoiceName" ? list : code).slice(0, 60));
    else found.choices.push({ code, label: wordsOf(row, "label", report) });
    seen.add(`${list}\n${code}`);
    if (list !== "") lists.set(list, found);
    reportCells(row, ["list_name", "name"], report);
  }
  return lists;
}

function choiceFault(
  { list, code }: { list: string; code: string },
  seen: ReadonlySet<string>,
): RowFault | null {
  if (list === "") return "noListName";
  if (code === "") return "noChoiceName";
  if (!/^[a-zA-Z0-9_-]{1,40}$/.test(code)) return "badChoice";
  return seen.has(`${list}\n${code}`) ? "repeatedChoice" : null;
}
