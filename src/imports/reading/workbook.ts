import { posix } from "node:path";
import { numberFormatsOf } from "./number-formats.ts";
import {
  attribute,
  attributeOf,
  type Element,
  eachPiece,
  elementsOf,
  type Part,
  Parts,
  readPart,
} from "./parts.ts";
import { plain, type TableLimits, type TableRow, Tally, Unreadable } from "./rows.ts";
import { type CellShape, columnOf, dayOf, numberText } from "./values.ts";

// Each is looked at before anybody says which one is meant.
const mostSheets = 250;
// Programs give a sheet 31 letters.
const longestName = 100;

export type WorkbookSheet = { name: string; isHidden: boolean };

// Office writes the one namespace, "Strict Open XML" the other.
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const strictOffice = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const relationId = { name: "id", uris: [office, strictOffice] };
const main = [
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
];

type Relation = { id: string; type: string; target: string };

/** A workbook of Office Open XML, by its namespaces and relationships whatever names its writer gave. */
export class Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly #parts: Parts;
  readonly #most: TableLimits;
  readonly #paths: readonly string[];
  readonly #shared: readonly string[];
  readonly #shapes: readonly CellShape[];
  readonly #is1904: boolean;
  readonly #tally: Tally;

  private constructor(read: {
    parts: Parts;
    most: TableLimits;
    sheets: (WorkbookSheet & { path: string })[];
    shared: string[];
    shapes: CellShape[];
    is1904: boolean;
  }) {
    this.#parts = read.parts;
    this.#most = read.most;
    this.sheets = read.sheets.map(({ name, isHidden }) => ({ name, isHidden }));
    this.#paths = read.sheets.map(({ path }) => path);
    this.#shared = read.shared;
    this.#shapes = read.shapes;
    this.#is1904 = read.is1904;
    this.#tally = new Tally(read.most);
  }

  /** Reads what the sheets share; throws `Unreadable` where the file is no workbook or too large. */
  static async open(bytes: Uint8Array, most: TableLimits): Promise<Workbook> {
    const parts = await Parts.open(bytes, most);
    const path = await workbookPath(parts);
    const { listed, is1904 } = await readBook(parts, path);
    const relations = await relationsOf(parts, path);
    const sheets = listed.flatMap(({ id, ...sheet }) => {
      const target = relations.find((one) => one.id === id)?.target;
      return target && parts.has(target) ? [{ ...sheet, path: target }] : [];
    });
    if (sheets.length === 0) throw new Unreadable("not_a_workbook");
    if (sheets.length > mostSheets) throw new Unreadable("too_large");
    const shared = targetOf(parts, relations, "sharedStrings");
    const styles = targetOf(parts, relations, "styles");
    return new Workbook({
      parts,
      most,
      sheets,
      shared: shared ? await readShared(parts.part(shared), most) : [],
      shapes: styles ? await numberFormatsOf(parts.part(styles)) : [],
      is1904,
    });
  }

  /** The filled rows of the sheet, in order. */
  async *rows(sheet: number): AsyncGenerator<TableRow> {
    const path = this.#paths[sheet];
    if (path === undefined) return;
    const gathered: TableRow[] = [];
    const reader = new SheetReader({
      textOf: (cell) => this.#textOf(cell),
      mostColumns: this.#most.columns,
      take: (row) => {
        this.#tally.add(row.cells);
        gathered.push(row);
      },
    });
    for await (const _ of eachPiece(this.#parts.part(path), reader)) {
      yield* gathered.splice(0);
    }
  }

  #textOf({ type, text, style }: RawCell): string {
    switch (type) {
      case "s":
        return this.#shared[Number(text)] ?? "";
      case "b":
        return isTrue(text) ? "TRUE" : "FALSE";
      case "d":
        return plain(text.slice(0, 10));
      case "n":
        return this.#numberOf(text, this.#shapes[style] ?? "number");
      default:
        return plain(text);
    }
  }

  #numberOf(text: string, shape: CellShape): string {
    const number = text.trim() === "" ? Number.NaN : Number(text);
    if (!Number.isFinite(number)) return plain(text);
    return shape === "number" ? numberText(number) : dayOf(number, shape, this.#is1904);
  }
}

async function workbookPath(parts: Parts): Promise<string> {
  const relations = await relationsOf(parts, "");
  const found = relations.find(({ type }) => type === "officeDocument")?.target;
  if (found && parts.has(found)) return found;
  if (parts.has("xl/workbook.xml")) return "xl/workbook.xml";
  throw new Unreadable("not_a_workbook");
}

/** What the part points to, the ends of the types' names and the paths from the root of the package. */
async function relationsOf(parts: Parts, path: string): Promise<Relation[]> {
  const folder = posix.dirname(path);
  const list = posix.join(folder, "_rels", `${posix.basename(path)}.rels`);
  if (!parts.has(list)) return [];
  return (await elementsOf(parts.part(list), ["Relationship"])).flatMap((element) => {
    const id = attribute(element, "Id");
    const target = attribute(element, "Target");
    if (id === undefined || target === undefined) return [];
    const type = attribute(element, "Type")?.split("/").at(-1) ?? "";
    const isFromRoot = target.startsWith("/");
    return [{ id, type, target: isFromRoot ? target : posix.join(folder, target) }];
  });
}

function targetOf(parts: Parts, relations: readonly Relation[], type: string): string | null {
  const found = relations.find((one) => one.type === type)?.target;
  return found && parts.has(found) ? found : null;
}

async function readBook(parts: Parts, path: string) {
  const listed: (WorkbookSheet & { id: string })[] = [];
  let is1904 = false;
  for (const element of await elementsOf(parts.part(path), ["workbookPr", "sheet"])) {
    if (!main.includes(element.uri)) continue;
    if (element.name === "workbookPr") is1904 = isTrue(attribute(element, "date1904"));
    const id = attributeOf(element, relationId);
    if (element.name !== "sheet" || id === undefined) continue;
    const state = attribute(element, "state") ?? "visible";
    const name = plain((attribute(element, "name") ?? "").slice(0, longestName));
    listed.push({ id, name, isHidden: state !== "visible" });
  }
  return { listed, is1904 };
}

function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}

/** The texts that cells point to by number, without how Japanese is read aloud (`rPh`). */
async function readShared(part: Part, most: TableLimits): Promise<string[]> {
  const shared: string[] = [];
  let letters = 0;
  let text = "";
  let isText = false;
  let inReading = false;
  await readPart(part, {
    open({ name }) {
      if (name === "si") text = "";
      if (name === "rPh") inReading = true;
      isText = name === "t" && !inReading;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(name) {
      if (name === "t") isText = false;
      if (name === "rPh") inReading = false;
      if (name !== "si") return;
      shared.push(plain(text));
      letters += text.length;
      const isMore = shared.length > most.cells || letters > most.letters;
      if (isMore || text.length > most.lettersInCell) throw new Unreadable("too_large");
    },
  });
  return shared;
}

// Where Excel ends; who writes a higher number means no row.
const mostRowNumber = 1_048_576;

type RawCell = { type: string; text: string; style: number };

/** Listens to a sheet and gives each row that holds anything. */
class SheetReader {
  readonly #textOf: (cell: RawCell) => string;
  readonly #take: (row: TableRow) => void;
  readonly #mostColumns: number;
  #number = 0;
  #cells: string[] = [];
  #column = 0;
  #cell: RawCell | null = null;
  #isText = false;
  #inReading = false;

  constructor(given: {
    textOf: (cell: RawCell) => string;
    take: (row: TableRow) => void;
    mostColumns: number;
  }) {
    this.#textOf = given.textOf;
    this.#take = given.take;
    this.#mostColumns = given.mostColumns;
  }

  open(element: Element): void {
    switch (element.name) {
      case "row":
        this.#openRow(attribute(element, "r"));
        break;
      case "c":
        this.#openCell(element);
        break;
      case "rPh":
        this.#inReading = true;
        break;
      case "v":
      case "t":
        this.#isText = this.#cell !== null && !this.#inReading;
    }
  }

  text(piece: string): void {
    if (this.#isText && this.#cell) this.#cell.text += piece;
  }

  close(name: string): void {
    switch (name) {
      case "v":
      case "t":
        this.#isText = false;
        break;
      case "rPh":
        this.#inReading = false;
        break;
      case "c":
        this.#closeCell();
        break;
      case "row":
        if (this.#cells.length > 0) this.#take({ number: this.#number, cells: this.#cells });
    }
  }

  #openRow(stated: string | undefined): void {
    const number = Number(stated);
    const isNext = Number.isInteger(number) && number > this.#number && number <= mostRowNumber;
    this.#number = isNext ? number : this.#number + 1;
    this.#cells = [];
    this.#column = 0;
  }

  #openCell(element: Element): void {
    const stated = columnOf(attribute(element, "r") ?? "");
    this.#column = stated > this.#column ? stated : this.#column + 1;
    this.#cell = {
      type: attribute(element, "t") ?? "n",
      text: "",
      style: Number(attribute(element, "s") ?? 0),
    };
  }

  #closeCell(): void {
    const text = this.#cell?.text ? this.#textOf(this.#cell) : "";
    this.#cell = null;
    if (text === "") return;
    if (this.#column > this.#mostColumns) throw new Unreadable("too_large");
    while (this.#cells.length < this.#column - 1) this.#cells.push("");
    this.#cells[this.#column - 1] = text;
  }
}
