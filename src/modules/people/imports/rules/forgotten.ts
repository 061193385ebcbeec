import type { PieceFound, RowFound } from "#imports/forgetting.ts";
import { tellerOf } from "#lib/names.ts";
import type { Erasing } from "#lib/of-person.ts";
import { schoolCodeIn } from "#modules/network/base/schema.ts";
import { fullNameField, nameFields } from "../../base/rules/roster-rows.ts";
import type { SchoolNames } from "./school-names.ts";

/** A cell and the field its column stands for, as far as somebody told. */
type Cell = { field: string | undefined; text: string };

/** What the person to be forgotten is known by in a table. */
export type Traces = {
  names: Erasing["names"];
  hashes: readonly string[];
  /** Codes of the schools the person works or worked in. */
  codes: readonly string[];
  /** The same schools as tables may call them. */
  schools: SchoolNames;
};

const nameColumns: readonly string[] = [...nameFields, fullNameField.name];

/** The checked row without the person; no cells are left of the person's own. */
export function rowWithout(row: RowFound, traces: Traces) {
  const about = aboutOf(row, traces);
  // A row may give a person another name than they are known by.
  const isOwn = withoutPerson(cellsOf({ ...row.cells, ...formerOf(row) }), about) === null;
  const left = isOwn ? null : withoutPerson(cellsOf(row.cells), about);
  const raw = row.raw && withoutPerson(named(row.raw, row.mapping), about);
  const tells = tellerOf(traces.names);
  return {
    cells: left && Object.fromEntries(left.map(({ field, text }) => [field, text])),
    raw: raw?.map(({ text }) => text) ?? null,
    problems: row.problems.filter(({ value }) => !tells(value)),
  };
}

/** The rows of a piece of the file without the person. */
export function pieceWithout(piece: PieceFound, traces: Traces): PieceFound["rows"] {
  // Of the columns of another sheet nothing is told.
  const mapping = piece.sheet === piece.chosenSheet ? piece.mapping : {};
  return piece.rows.flatMap(({ number, cells }, at) => {
    const left = withoutPerson(named(cells, mapping), aboutOf(piece, traces));
    if (left) return [{ number, cells: left.map(({ text }) => text) }];
    return isAboveList(piece, at) ? [{ number, cells: [] }] : [];
  });
}

/** A line down to the headings keeps its place, so that the headings keep theirs. */
function isAboveList({ sheet, chosenSheet, place, header }: PieceFound, at: number): boolean {
  return sheet === chosenSheet && place === 0 && header !== null && at <= header;
}

function formerOf({ changes }: RowFound): Record<string, string> {
  return Object.fromEntries(Object.entries(changes).map(([field, { from }]) => [field, from]));
}

function cellsOf(cells: RowFound["cells"]): Cell[] {
  return Object.entries(cells).map(([field, text]) => ({ field, text }));
}

function named(cells: readonly string[], mapping: Record<string, string>): Cell[] {
  const fields = new Map(Object.entries(mapping).map(([field, at]) => [at, field]));
  return cells.map((text, at) => ({ field: fields.get(String(at)), text }));
}

function aboutOf({ kind, isOfSchool }: { kind: string; isOfSchool: boolean }, traces: Traces) {
  return { traces, isOfSchool, hasManyPeople: kind === "acts" };
}

/**
 * A row's cells without the person; null for a row of the person's own. A row about others loses the person out of the
 * lists in its cells, and is the person's own when nobody is left of those it says were trained.
 */
function withoutPerson(
  cells: readonly Cell[],
  {
    traces,
    isOfSchool,
    hasManyPeople,
  }: { traces: Traces; isOfSchool: boolean; hasManyPeople: boolean },
): Cell[] | null {
  if (cells.some(({ text }) => traces.hashes.some((hash) => text.includes(hash)))) return null;
  const tells = tellerOf(traces.names);
  if (!tells(cells.map(({ text }) => text).join(" "))) return [...cells];
  if (!isOfSchool && !cells.some((cell) => isSchool(cell, traces))) return [...cells];
  if (!hasManyPeople && tells(nameIn(cells))) return null;
  const left = cells.map(({ field, text }) => ({ field, text: withoutEntry(text, tells) }));
  const isEmptied = left.some(
    ({ field, text }, at) => field === "trained" && text === "" && cells[at]?.text !== "",
  );
  return isEmptied ? null : left;
}

/** Where nobody told which column holds the school, any cell with letters may; a number alone says too little. */
function isSchool({ field, text }: Cell, { codes, schools }: Traces): boolean {
  if (codes.includes(schoolCodeIn(text))) return true;
  const mayName = field === undefined ? /\p{L}/u.test(text) : field === "code";
  return mayName && schools.named(text).length > 0;
}

// Where the columns of the whole name are not known, any may hold it.
function nameIn(cells: readonly Cell[]): string {
  const named = cells.filter(({ field }) => nameColumns.includes(field ?? ""));
  const fields = named.map(({ field }) => field);
  const isWhole =
    fields.includes("full_name") ||
    (fields.includes("family_name") && fields.includes("given_name"));
  return (isWhole ? named : cells).map(({ text }) => text).join(" ");
}

function withoutEntry(text: string, tells: (text: string) => boolean): string {
  if (!tells(text)) return text;
  const entries = text.split(/[;\n]/).map((entry) => entry.trim());
  return entries.filter((entry) => entry !== "" && !tells(entry)).join("; ");
}
