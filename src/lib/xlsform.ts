import type { Language } from "./texts.ts";

type SheetRow = { number: number; cells: readonly string[] };
type NamedSheet = { name: string; rows: readonly SheetRow[] };

/** What of a file cannot be taken as it stands, and where; row 0 is the whole sheet. */
export type Finding<What extends string> = {
  sheet: string;
  row: number;
  what: What;
  /** The word, the column or the type it is about. */
  word: string;
};

export type FormWords = Record<Language, string>;

/** A row of a sheet by the names of its columns; what is written in languages stands apart. */
export type FormRow = {
  number: number;
  cells: Readonly<Record<string, string>>;
  words: Readonly<Record<string, FormWords>>;
};

/** What asks, or a group of it. */
export type FormItem =
  | { kind: "row"; row: FormRow; type: string }
  | { kind: "group"; row: FormRow; items: FormItem[] };

export type XlsForm = {
  settings: FormRow | null;
  items: FormItem[];
  choices: FormRow[];
  /** What words without a language are in. */
  language: Language;
};

export const readingFaults = [
  "sheetIgnored",
  "unknownColumn",
  "repeatedColumn",
  "unknownLanguage",
  "errorCell",
  "disabled",
  "noType",
  "repeat",
  "insideRepeat",
  "endWithoutBegin",
  "neverEnded",
  "tooDeep" as const,
  "extraSettings" as const,
] as const;
type Found = Finding<(typeof readingFaults)[number]>[];

const sheetNames = ["survey", "choices", "settings"] as const;
type SheetName = (typeof sheetNames)[number];

/** The sheets of a workbook as a form; null when it is none: no sheet `survey`, or no column `type` in it. */
export function readXlsForm(
  sheets: readonly NamedSheet[],
): { form: XlsForm; findings: Found } | null {
  const found: Found = [];
  const named = (name: SheetName) => sheets.find((sheet) => keyOf(sheet.name) === name)?.rows ?? [];
  if (!named("survey")[0]?.cells.some((cell) => keyOf(cell) === "type")) return null;
  const alone = languageAlone(sheets, named("settings"));
  const read = (sheet: SheetName) => rowsOf(named(sheet), { sheet, alone, found });
  const [rows, choices] = [read("survey"), read("choices")];
  const [settings = null, ...extra] = read("settings");
  for (const { number } of extra)
    found.push({ sheet: "settings", row: number, what: "extraSettings", word: "" });
  for (const { name, rows: held } of sheets)
    if (!sheetNames.some((known) => known === keyOf(name)) && held.length > 0)
      found.push({ sheet: name, row: 0, what: "sheetIgnored", word: name });
  const form = { settings, items: treeOf(rows, found), choices, language: alone };
  return { form, findings: found };
}

function keyOf(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/g, "_");
}

/** What a column without a language is in: the form's default or, where it names none, what its letters tell. */
function languageAlone(sheets: readonly NamedSheet[], settings: readonly SheetRow[]): Language {
  const [head, first] = settings;
  const at = head?.cells.findIndex((cell) => keyOf(cell) === "default_language") ?? -1;
  const said = languageOf(first?.cells[at] ?? "");
  if (said) return said;
  const text = sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).join(" ");
  if (/[әғқңөұүһ]/i.test(text)) return "kk";
  return /[а-яё]/i.test(text) ? "ru" : "en";
}

const languageNames: readonly [Language, RegExp][] = [
  ["kk", /\((kk|kaz|kk-.*)\)|^(kk|kaz|kazakh?|қазақ(ша| тілі)?|казахский( язык)?)$/i],
  ["ru", /\((ru|rus|ru-.*)\)|^(ru|rus|russian|русский( язык)?|орыс(ша| тілі)?|по-русски)$/i],
  ["en", /\((en|eng|en-.*)\)|^(en|eng|english|английский( язык)?|ағылшын(ша| тілі)?)$/i],
];

function languageOf(name: string): Language | undefined {
  return languageNames.find(([, shape]) => shape.test(name.trim()))?.[0];
}

type Column = { name: string; language: Language | null };
type Reading = { sheet: SheetName; alone: Language; found: Found };

const inLanguages = ["label", "hint", "constraint_message"];
const otherNames: Record<string, string> = {
  caption: "label",
  relevance: "relevant",
  constraint_msg: "constraint_message",
  read_only: "readonly",
  calculate: "calculation",
  value: "name",
  list: "list_name",
};
/** Columns that mean something in an XLSForm; of others a form may have any number, as notes. */
const meaningful: Record<SheetName, readonly string[]> = {
  survey: [
    "type",
    "name",
    "required",
    "relevant",
    "constraint",
    "appearance",
    "parameters",
    "disabled",
    "calculation",
    "default",
    "readonly",
    "choice_filter",
    "repeat_count",
    "trigger",
    "guidance_hint",
    "required_message",
    "media",
    "image",
    "big-image",
    "audio",
    "video",
    "autoplay",
    "bind",
    "body",
    "instance",
    "save_to",
    "query",
    "rows",
    "count",
  ],
  choices: ["list_name", "name", "media", "image", "big-image", "audio", "video"],
  settings: [],
};

function rowsOf(rows: readonly SheetRow[], { sheet, alone, found }: Reading): FormRow[] {
  const [head, ...others] = rows;
  if (!head) return [];
  const columns = columnsOf(head, { sheet, alone, found });
  const used = new Set(
    others.flatMap(({ cells }) => cells.flatMap((cell, at) => (cell ? at : []))),
  );
  for (const [at, cell] of head.cells.entries())
    if (used.has(at) && typeof columns[at] === "string")
      found.push({ sheet, row: head.number, what: columns[at], word: cell });
  return others.map((row) => rowOf(row, { columns, sheet, found }));
}

type Unread = "unknownColumn" | "repeatedColumn" | "unknownLanguage";

/** What each column is; null for those of other programs that say nothing about the form. */
function columnsOf(head: SheetRow, { sheet, alone }: Reading): (Column | Unread | null)[] {
  const seen = new Set<string>();
  return head.cells.map((cell) => {
    const isOthers = cell === "" || cell.startsWith("$") || keyOf(cell) === "kuid";
    const column = isOthers ? null : columnOf(cell, { sheet, alone });
    if (column === null || typeof column === "string") return column;
    const key = `${column.name} ${column.language ?? ""}`;
    if (seen.has(key)) return "repeatedColumn";
    seen.add(key);
    return column;
  });
}

function columnOf(
  title: string,
  { sheet, alone }: { sheet: SheetName; alone: Language },
): Column | Unread {
  const heading = title.slice(0, longestHeading).replaceAll(/\s+/g, " ");
  const [first = "", ...rest] = heading.split(/ ?::? ?/);
  const base = keyOf(first);
  const name = Object.hasOwn(otherNames, base) ? (otherNames[base] ?? base) : base;
  if (inLanguages.includes(name)) {
    const language = rest.length === 0 ? alone : languageOf(rest.join(":"));
    return language ? { name, language } : "unknownLanguage";
  }
  if (sheet === "settings") return { name: keyOf(title), language: null };
  if (!meaningful[sheet].includes(name)) return "unknownColumn";
  return { name: [name, ...rest].join("::"), language: null };
}

const longestHeading = 300;
const anError = /^#(REF!|N\/A|NAME\?|DIV\/0!|NULL!|NUM!|VALUE!|SPILL!|CALC!)$/;

type Columns = { columns: (Column | Unread | null)[]; sheet: SheetName; found: Found };

function rowOf({ number, cells: held }: SheetRow, { columns, sheet, found }: Columns): FormRow {
  const cells: Record<string, string> = Object.create(null);
  const words: Record<string, FormWords> = Object.create(null);
  for (const [at, text] of held.entries()) {
    const column = columns[at];
    if (!column || typeof column === "string" || text === "") continue;
    if (anError.test(text)) {
      found.push({ sheet, row: number, what: "errorCell", word: `${column.name}: ${text}` });
      continue;
    }
    if (!column.language) cells[column.name] = text;
    else words[column.name] = { ...noWords, ...words[column.name], [column.language]: text };
  }
  return { number, cells, words };
}

export const noWords: FormWords = { kk: "", ru: "", en: "" };

/** Rows between a beginning and its end as groups; what repeats is left out, each of its rows named. */
function treeOf(rows: readonly FormRow[], found: Found): FormItem[] {
  const tree = new Tree(found);
  for (const row of rows) tree.add(row);
  return tree.closed();
}

type Opened = { row: FormRow; items: FormItem[]; isRepeat: boolean; isOut: boolean };
const deepest = 20;

class Tree {
  readonly #found: Found;
  readonly #top: FormItem[] = [];
  readonly #open: Opened[] = [];

  constructor(found: Found) {
    this.#found = found;
  }

  add(row: FormRow): void {
    const type = (row.cells.type ?? "").trim().replaceAll(/\s+/g, " ");
    const [, edge, what] = /^(begin|end)[ _](group|repeat|loop)$/.exec(type.toLowerCase()) ?? [];
    if (edge === "begin") this.#begin(row, what !== "group");
    else if (!edge) this.#asks(row, type);
    else if (this.#open.at(-1)?.isRepeat === (what !== "group")) this.#end();
    else this.#report(row, "endWithoutBegin", type);
  }

  /** Groups that never end are taken to end with the sheet. */
  closed(): FormItem[] {
    for (const { row } of this.#open) this.#report(row, "neverEnded", row.cells.name);
    while (this.#open.length > 0) this.#end();
    return this.#top;
  }

  #report({ number }: FormRow, what: Found[number]["what"], word = ""): void {
    this.#found.push({ sheet: "survey", row: number, what, word });
  }

  #begin(row: FormRow, isRepeat: boolean): void {
    const isInside = this.#open.at(-1)?.isOut ?? false;
    const isOut = isInside || isRepeat || this.#open.length >= deepest;
    const fault = isInside ? "insideRepeat" : isRepeat ? "repeat" : "tooDeep";
    if (isOut) this.#report(row, fault, row.cells.name ?? row.cells.type);
    this.#open.push({ row, items: [], isRepeat, isOut });
  }

  #end(): void {
    const ended = this.#open.pop();
    if (!ended || ended.isOut) return;
    this.#here().push({ kind: "group", row: ended.row, items: ended.items });
  }

  #asks(row: FormRow, type: string): void {
    const fault = this.#open.at(-1)?.isOut ? "insideRepeat" : faultOf(row, type);
    if (fault) this.#report(row, fault, row.cells.name ?? type);
    else this.#here().push({ kind: "row", row, type });
  }

  #here(): FormItem[] {
    return this.#open.at(-1)?.items ?? this.#top;
  }
}

function faultOf({ cells }: FormRow, type: string): "disabled" | "noType" | null {
  if (/^(yes|true)/i.test(cells.disabled ?? "")) return "disabled";
  return type === "" ? "noType" : null;
}
