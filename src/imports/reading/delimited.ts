import { decoded, encodingOf } from "./encodings.ts";
import { type Encoding, type Separator, separators } from "./formats.ts";
import { plain, type TableLimits, type TableRow, Tally, Unreadable } from "./rows.ts";

const judgedRows = 50;
const judgedLetters = 200_000;

/** The text of a file of separated values, with what separates them. */
export class Delimited {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly #text: string;
  readonly #start: number;
  readonly #most: TableLimits;

  /** `separator` is what a person chose; without it the line `sep=` or the rows decide. */
  constructor(bytes: Uint8Array, most: TableLimits, separator?: Separator) {
    if (bytes.length > most.unpacked) throw new Unreadable("too_large");
    this.encoding = encodingOf(bytes);
    this.#text = decoded(bytes, this.encoding);
    // A file of pictures or programs, whatever its name says.
    if (this.#text.slice(0, 4_000).includes("\0")) throw new Unreadable("not_a_workbook");
    const [line, stated] = /^sep=(.)\r?\n?/i.exec(this.#text) ?? [""];
    this.#start = line.length;
    this.#most = most;
    const said = separators.find((one) => one === stated);
    this.separator = separator ?? said ?? separatorOf(this.#text, this.#start);
  }

  /** The filled rows, in order. */
  *rows(): Generator<TableRow> {
    const tally = new Tally(this.#most);
    const cutting = {
      separator: this.separator,
      from: this.#start,
      longest: this.#most.lettersInCell,
      // Columns without anything in them are cut off later.
      widest: 10_000,
    };
    for (const { number, cells } of records(this.#text, cutting)) {
      if (cells.length === 0) continue;
      tally.add(cells);
      yield { number, cells };
    }
  }
}

/** The separator that cuts the first rows most evenly into most columns. */
function separatorOf(text: string, from: number): Separator {
  const [first] = separators
    .map((separator) => ({ separator, fit: fitOf(text, { separator, from }) }))
    .sort((one, other) => other.fit - one.fit);
  return first?.separator ?? ";";
}

function fitOf(text: string, { separator, from }: { separator: Separator; from: number }): number {
  const widths = new Map<number, number>();
  let judged = 0;
  const start = text.slice(from, from + judgedLetters);
  for (const { width } of records(start, { separator, from: 0 })) {
    widths.set(width, (widths.get(width) ?? 0) + 1);
    judged += 1;
    if (judged === judgedRows) break;
  }
  // A title above the table and a remark below it are rows of one column, whatever separates.
  const many = [...widths].filter(([width]) => width > 1);
  const [width = 1, times = 0] = many.sort((one, other) => other[1] - one[1])[0] ?? [];
  return judged === 0 ? 0 : (times / judged) * Math.min(width, 40);
}

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

type Line = TableRow & { width: number };
type Cutting = { separator: Separator; from: number; longest?: number; widest?: number };

function* records(text: string, cutting: Cutting): Generator<Line> {
  const scanner = new Scanner(text, cutting);
  while (!scanner.isOver) yield scanner.line();
}

/** Goes through the text line by line, counting as a spreadsheet does; quoted cells hold line breaks, and a quote that nobody closes is a sign like any other. */
class Scanner {
  readonly #text: string;
  readonly #mark: number;
  readonly #longest: number;
  readonly #widest: number;
  #at: number;
  #number: number;

  constructor(
    text: string,
    { separator, from, longest = Number.POSITIVE_INFINITY, widest = 10_000 }: Cutting,
  ) {
    this.#longest = longest;
    this.#widest = widest;
    this.#text = text;
    this.#mark = separator.charCodeAt(0);
    this.#at = from;
    this.#number = from > 0 ? 2 : 1;
  }

  get isOver(): boolean {
    return this.#at >= this.#text.length;
  }

  line(): Line {
    const number = this.#number;
    const cells = [this.#cell()];
    while (this.#text.charCodeAt(this.#at - 1) === this.#mark) {
      cells.push(this.#cell());
      if (cells.length > this.#widest) throw new Unreadable("too_large");
    }
    if (this.#isBreak()) this.#at += 1;
    this.#number += 1;
    const width = cells.length;
    return { number, width, cells: cells.slice(0, cells.findLastIndex((one) => one !== "") + 1) };
  }

  // The line feed of a break of two signs.
  #isBreak(): boolean {
    const [before, here] = [this.#at - 1, this.#at].map((at) => this.#text.charCodeAt(at));
    return before === carriageReturn && here === lineFeed;
  }

  /** The cell that begins here; after it comes what stands behind the sign that ended it. */
  #cell(): string {
    const quoted = this.#text.charCodeAt(this.#at) === quote ? this.#quoted() : "";
    const end = this.#end();
    const rest = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    if (quoted.length + rest.length > this.#longest) throw new Unreadable("too_large");
    return bare(plain(quoted + rest));
  }

  #quoted(): string {
    const text = this.#text;
    const start = this.#at + 1;
    let end = text.indexOf('"', start);
    while (end >= 0 && text.charCodeAt(end + 1) === quote) end = text.indexOf('"', end + 2);
    if (end < 0) return "";
    this.#at = end + 1;
    return text.slice(start, end).replaceAll('""', '"');
  }

  #end(): number {
    for (let end = this.#at; end < this.#text.length; end++) {
      const code = this.#text.charCodeAt(end);
      if (code === this.#mark || code === lineFeed || code === carriageReturn) return end;
    }
    return this.#text.length;
  }
}

const couldBeFormula = /^[=+\-@\t\r]/;

// What was saved from here, with a sign before what could be a formula, comes back as it was.
function bare(text: string): string {
  return text.startsWith("'") && couldBeFormula.test(text.slice(1)) ? text.slice(1) : text;
}
