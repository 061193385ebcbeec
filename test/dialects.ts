import { zip } from "./zip.ts";

/** A cell as a person fills it; a day is kept by programs as a number with a format. */
export type Cell = string | number | { day: string };
export type Lines = readonly (readonly Cell[])[];
export type SheetOf = { name: string; lines: Lines; isHidden?: boolean; merges?: string[] };

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

type Program = {
  /** How a text stands in its cell. */
  texts: "shared" | "inline";
  /** What the root of a sheet brings beside the cells. */
  namespaces: string;
  before: string;
  attributesOf(row: number, width: number): string;
  /** The number of the cell format that shows days. */
  dayStyle: number;
  extra: readonly (readonly [string, string])[];
};

const dayFormats = (formats: string) =>
  `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="165" formatCode="${formats}"/></numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

/** How each program writes the same workbook, as far as readers have stumbled over it. */
export const programs = {
  excel: {
    texts: "shared",
    namespaces: ' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"',
    before:
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews>',
    attributesOf: (row, width) => ` r="${row}" spans="1:${width}" x14ac:dyDescent="0.25"`,
    dayStyle: 1,
    extra: [
      [
        "docProps/app.xml",
        `${head}<Properties><Application>Microsoft Excel</Application></Properties>`,
      ],
    ],
  },
  libreoffice: {
    texts: "shared",
    namespaces: ' xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"',
    before: '<sheetPr filterMode="false"/><cols><col min="1" max="1024" width="11.52"/></cols>',
    attributesOf: (row) => ` r="${row}" customFormat="false" ht="12.8" hidden="false"`,
    dayStyle: 2,
    extra: [],
  },
  wps: {
    texts: "shared",
    namespaces: ' xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"',
    before: "<dimension/>",
    attributesOf: (row, width) => ` r="${row}" spans="1:${width}"`,
    dayStyle: 2,
    extra: [["customXml/item1.xml", "<s:customData xmlns:s='http://www.wps.cn'/>"]],
  },
  google: {
    texts: "inline",
    namespaces: ' xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main"',
    before: "",
    attributesOf: (row) => ` r="${row}"`,
    dayStyle: 2,
    extra: [],
  },
} satisfies Record<string, Program>;
export type ProgramName = keyof typeof programs;

/** A workbook as the program would save it. */
export function workbookOf(name: ProgramName, sheets: readonly SheetOf[]): Uint8Array {
  const program: Program = programs[name];
  const shared: string[] = [];
  const bodies = sheets.map((sheet) => bodyOf(sheet, program, shared));
  const places = sheets.map((_, at) => at + 1);
  const named = sheets.map(
    ({ name: title, isHidden }, at) =>
      `<sheet name="${escaped(title)}" sheetId="${at + 7}"${isHidden ? ' state="hidden"' : ""} r:id="rId${at + 1}"/>`,
  );
  const relations = places.map(
    (at) =>
      `<Relationship Id="rId${at}" Type="${office}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
  );
  const texts = shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return zip([
    [
      "_rels/.rels",
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${named.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${head}<Relationships xmlns="${packages}/relationships">${relations.join("")}<Relationship Id="rId90" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", dayFormats("DD\\.MM\\.YYYY")],
    ["xl/sharedStrings.xml", `${head}<sst xmlns="${main}">${texts.join("")}</sst>`],
    ...bodies.map((body, at) => [`xl/worksheets/sheet${at + 1}.xml`, body] as const),
    ...program.extra,
  ]);
}

function bodyOf({ lines, merges = [] }: SheetOf, program: Program, shared: string[]): string {
  const rows = lines.map((line, at) => {
    const cells = line.map((cell, place) =>
      cellOf(cell, { ref: `${letterOf(place)}${at + 1}`, program, shared }),
    );
    return `<row${program.attributesOf(at + 1, line.length)}>${cells.join("")}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return `${head}<worksheet xmlns="${main}"${program.namespaces}>${program.before}<sheetData>${rows.join("")}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
}

function cellOf(
  cell: Cell,
  {
    ref,
    program: { texts, dayStyle },
    shared,
  }: { ref: string; program: Program; shared: string[] },
): string {
  if (cell === "") return `<c r="${ref}" s="0"/>`;
  if (typeof cell === "number") return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === "object")
    return `<c r="${ref}" s="${dayStyle}"><v>${serialOf(cell.day)}</v></c>`;
  if (texts === "inline") return `<c r="${ref}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if (!shared.includes(cell)) shared.push(cell);
  return `<c r="${ref}" s="0" t="s"><v>${shared.indexOf(cell)}</v></c>`;
}

const dayMs = 86_400_000;

function serialOf(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.parse("1899-12-30T00:00:00Z")) / dayMs;
}

function letterOf(place: number): string {
  return String.fromCodePoint(65 + place);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** The lines as a program exports them as text. */
export function textOf(lines: Lines, separator: string): string {
  return lines
    .map((line) => line.map((cell) => quoted(plainOf(cell), separator)).join(separator))
    .join("\r\n");
}

function plainOf(cell: Cell): string {
  if (typeof cell !== "object") return String(cell);
  return cell.day.split("-").toReversed().join(".");
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// The upper half of the page in which Russian Windows saves CSV; the letters that Kazakh adds are not in it.
const page1251 = new TextDecoder("windows-1251").decode(
  Uint8Array.from({ length: 128 }, (_, at) => at + 128),
);

/** The text in the encoding of Russian Windows, a question mark for every letter it lacks. */
export function in1251(text: string): Uint8Array {
  return Uint8Array.from([...text], (letter) => {
    const code = letter.codePointAt(0) ?? 63;
    if (code < 128) return code;
    const at = page1251.indexOf(letter);
    return at < 0 ? 63 : at + 128;
  });
}
