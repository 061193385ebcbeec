import type { Concealment } from "#imports/desk.ts";
import type { ImportRow } from "#imports/plan.ts";
import { fold } from "#lib/search.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import { hashIdentityNumber, isIdentityNumber } from "../../base/rules/identity-number.ts";
import { hashSign } from "../../base/rules/roster.ts";
import { iinField } from "../../base/rules/roster-rows.ts";
import {
  initialsOrder,
  type NameOrder,
  nameOrders,
  orderOfName,
  orderOfNames,
  partsOfName,
} from "./full-name.ts";

const headings = new Set([iinField.name, ...iinField.headings].map(fold));

/** Identification numbers are not kept: a keyed hash stands in their place. */
export const numbersConcealed: Concealment = {
  isHeading: (text) =>
    text.length <= 200 &&
    !/\d{9}/.test(text) &&
    (headings.has(fold(text)) || /(^|\P{L})(иин|жсн|iin)(\P{L}|$)/iu.test(text)),
  // Of a million cells most are words.
  isOne: (cell) => /^[\d\s.-]{9,40}$/.test(cell) && isIdentityNumber(digitsOf(cell)),
  conceal: hashed,
  without: withoutNumbers,
};

// However its figures are parted, by signs that nobody sees too; those of every script are figures.
const among = /(?<!\d)\d(?:[^\p{L}\d]{0,2}\d){11}(?!\d)/gu;
const figure = /\p{Nd}/u;

function withoutNumbers(cell: string): string {
  // Of a million cells most are words.
  if (!figure.test(cell)) return cell;
  const plain = withPlainFigures(cell);
  const left = plain.replaceAll(among, (run) => (isIdentityNumber(figuresOf(run)) ? "" : run));
  return left === plain ? cell : left.trim();
}

function withPlainFigures(cell: string): string {
  return cell.replaceAll(/(?!\d)\p{Nd}/gu, (sign) => String(figureOf(sign)));
}

/** The figures of a script stand in a row from nought to nine. */
function figureOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  let before = 0;
  while (figure.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}

function figuresOf(text: string): string {
  return text.replaceAll(/\D/g, "");
}

/** A number with a slip is not kept either: only that there was one, and of how many figures where these are not twelve. */
export function hashed(cell: string, secret: string): string {
  if (cell === "") return "";
  const runs = (withPlainFigures(cell).match(among) ?? []).map(figuresOf);
  const number = [digitsOf(cell), ...runs].find(isIdentityNumber);
  if (number) return `${hashSign}${hashIdentityNumber(number, secret)}`;
  const { length } = figuresOf(withPlainFigures(cell));
  return length === figuresInNumber ? hashSign : `${hashSign}${Math.min(length, 999)}`;
}

const figuresInNumber = 12;

// Spreadsheets take the first zeros of a number away: whoever was born after 2000 has one.
function digitsOf(cell: string): string {
  const digits = cell.length > 40 ? cell : cell.replaceAll(/[\s.-]/g, "");
  return /^\d{9,11}$/.test(digits) ? digits.padStart(12, "0") : digits;
}

/** Rows with the parts of full names, in the order that was chosen or that the list speaks for. */
export function withNames(rows: readonly ImportRow[], chosen: string | undefined): ImportRow[] {
  const order = nameOrders.find((one) => one === chosen);
  const names = rows.slice(0, 2_000).map(({ cells }) => cells.full_name ?? "");
  const ofList = orderOfNames(names);
  return rows.map((row) =>
    withNameParts(row, (name) =>
      order === undefined ? orderOfName(name, ofList) : (initialsOrder(name) ?? order),
    ),
  );
}

/** Rows with the person's own school where they name none. */
export function withOwnSchool(rows: readonly ImportRow[], code: string | null): ImportRow[] {
  if (code === null) return [...rows];
  return rows.map((row) =>
    codeOfRow(row) === "" ? { ...row, cells: { ...row.cells, code } } : row,
  );
}

/** The row with the parts of its full name in cells of their own, where these are empty. */
function withNameParts(row: ImportRow, orderOf: (name: string) => NameOrder): ImportRow {
  const whole = row.cells.full_name ?? "";
  if (whole === "" || (row.cells.family_name ?? "") !== "") return row;
  const { familyName, givenName, patronymic } = partsOfName(whole, orderOf(whole));
  const parts = { family_name: familyName, given_name: givenName, patronymic };
  return { ...row, cells: { ...row.cells, ...parts } };
}
