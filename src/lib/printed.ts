import {
  AlignmentType,
  Document,
  Table as DocxTable,
  Packer,
  PageOrientation,
  Paragraph,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { bytesOf, openSheet, type Pdf } from "./pdf.ts";

/** A paper that is handed in: who approves it, what it is, a table, and who signs. */
export type Paper = {
  language: string;
  /** Above on the right: the line of approval with room for a signature. */
  approval: readonly string[];
  title: string;
  subtitle: string;
  /** Said above the table, paragraph by paragraph. */
  preface?: readonly string[];
  /** Widths are shares of the page's width and come to 1. */
  columns: readonly { label: string; width: number }[];
  rows: readonly (readonly string[])[];
  /** Below: each with a line to sign on. */
  signatures: readonly string[];
};

const page = { width: 841.89, height: 595.28, margin: 40 };
const inner = page.width - 2 * page.margin;
const ink = "#14212b";

/** The paper as PDF: A4 on its side, the table's head repeated on each page, pages numbered. */
export async function paperPdf(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = openSheet({ title: paper.title, language: paper.language });
  let y = heading(sheet, paper);
  y = row(sheet, { paper, cells: paper.columns.map(({ label }) => label), y, isHead: true });
  for (const cells of paper.rows) y = row(sheet, { paper, cells, y });
  sign(sheet, { paper, y });
  return bytesOf(sheet);
}

function heading(sheet: Pdf, { approval, title, subtitle, preface = [] }: Paper): number {
  let y = page.margin;
  sheet.font("regular").fontSize(10).fillColor(ink);
  for (const line of approval) {
    sheet.text(line, page.margin + inner * 0.65, y, { width: inner * 0.35 });
    y = sheet.y + 2;
  }
  sheet
    .font("strong")
    .fontSize(14)
    .text(title, page.margin, y + 10, { width: inner, align: "center" });
  sheet.font("regular").fontSize(11).text(subtitle, { width: inner, align: "center" });
  let below = sheet.y + 10;
  for (const text of preface) below = paragraphAt(sheet, { text, y: below });
  return below;
}

/** One paragraph, on a new page when it does not fit any more; a longer one than a page is cut by lines. */
function paragraphAt(sheet: Pdf, { text, y }: { text: string; y: number }): number {
  const height = sheet.fontSize(10).heightOfString(text, { width: inner });
  const bottom = page.height - page.margin;
  if (height > bottom - page.margin && text.length > 1) {
    const middle = text.indexOf(" ", Math.floor(text.length / 2));
    const cut = middle > 0 ? middle : Math.floor(text.length / 2);
    const half = paragraphAt(sheet, { text: text.slice(0, cut).trim(), y });
    return paragraphAt(sheet, { text: text.slice(cut).trim(), y: half });
  }
  const at = y + height > bottom ? page.margin : y;
  if (at !== y) sheet.addPage({ size: "A4", layout: "landscape", margin: 0 });
  sheet.text(text, page.margin, at, { width: inner });
  return at + height + 6;
}

type Row = {
  paper: Paper;
  cells: readonly string[];
  y: number;
  isHead?: boolean;
  /** Whether nothing but the table's head stands above it. */
  isFirst?: boolean;
};
const padding = 4;

/**
 * One row, on a new page under the table's head when it does not fit any more, and broken where no page is long enough for
 * it; gives where it ends.
 */
function row(sheet: Pdf, { paper, cells, y, isHead = false, isFirst = false }: Row): number {
  sheet
    .font(isHead ? "strong" : "regular")
    .fontSize(9)
    .fillColor(ink);
  const widths = paper.columns.map(({ width }) => width * inner);
  const height = heightOf(sheet, cells, widths);
  const room = page.height - page.margin - y;
  if (isHead || height <= room) return drawRow(sheet, { cells, widths, y, height });
  if (!isFirst) return onNewPage(sheet, { paper, cells });
  const parts = cells.map((text, at) =>
    cut(sheet, text, { width: (widths[at] ?? 0) - 2 * padding, height: room - 2 * padding }),
  );
  drawRow(sheet, { cells: parts.map(([first]) => first), widths, y, height: room });
  return onNewPage(sheet, { paper, cells: parts.map(([, rest]) => rest) });
}

function onNewPage(sheet: Pdf, { paper, cells }: Pick<Row, "paper" | "cells">): number {
  sheet.addPage({ size: "A4", layout: "landscape", margin: 0 });
  const head = paper.columns.map(({ label }) => label);
  const below = row(sheet, { paper, cells: head, y: page.margin, isHead: true });
  return row(sheet, { paper, cells, y: below, isFirst: true });
}

function heightOf(sheet: Pdf, cells: readonly string[], widths: readonly number[]): number {
  const heights = cells.map((text, at) =>
    sheet.heightOfString(text || " ", { width: (widths[at] ?? 0) - 2 * padding }),
  );
  return Math.max(...heights) + 2 * padding;
}

/** The beginning of the text that fits, ended between words where there are any, and the rest of it. */
function cut(
  sheet: Pdf,
  text: string,
  { width, height }: { width: number; height: number },
): [string, string] {
  if (sheet.heightOfString(text || " ", { width }) <= height) return [text, ""];
  let [fits, more] = [1, text.length];
  while (more - fits > 1) {
    const middle = Math.floor((fits + more) / 2);
    if (sheet.heightOfString(text.slice(0, middle), { width }) <= height) fits = middle;
    else more = middle;
  }
  const space = text.slice(0, fits).search(/\s\S*$/);
  const end = space > 0 ? space : fits;
  return [text.slice(0, end), text.slice(end).trimStart()];
}

function drawRow(
  sheet: Pdf,
  {
    cells,
    widths,
    y,
    height,
  }: { cells: readonly string[]; widths: readonly number[]; y: number; height: number },
): number {
  let x = page.margin;
  for (const [at, text] of cells.entries()) {
    const width = widths[at] ?? 0;
    sheet.lineWidth(0.5).strokeColor("#7d8a93").rect(x, y, width, height).stroke();
    sheet.text(text, x + padding, y + padding, { width: width - 2 * padding });
    x += width;
  }
  return y + height;
}

function sign(sheet: Pdf, { paper, y }: { paper: Paper; y: number }): void {
  let at = y + 24;
  for (const line of paper.signatures) {
    if (at > page.height - page.margin - 20) {
      sheet.addPage({ size: "A4", layout: "landscape", margin: 0 });
      at = page.margin;
    }
    sheet.font("regular").fontSize(10).fillColor(ink);
    sheet.text(`${line}  ______________________________`, page.margin, at, { width: inner });
    at += 24;
  }
}

/** The same paper as a Word document, to be changed by hand where somebody must. */
export async function paperDocx(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: paper.title,
    creator: "Tirek",
    styles: { default: { document: { run: { font: "Times New Roman", size: 22 } } } },
    sections: [
      {
        properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
        children: [
          ...paper.approval.map((line) => paragraph(line, AlignmentType.RIGHT)),
          paragraph(paper.title, AlignmentType.CENTER, true),
          paragraph(paper.subtitle, AlignmentType.CENTER),
          ...(paper.preface ?? []).map((text) => paragraph(text, AlignmentType.LEFT)),
          tableOf(paper),
          ...paper.signatures.map((line) =>
            paragraph(`${line} ____________________`, AlignmentType.LEFT),
          ),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];

function paragraph(text: string, alignment: Alignment, bold = false): Paragraph {
  return new Paragraph({
    alignment,
    spacing: { after: 120 },
    children: [new TextRun({ text, bold })],
  });
}

function tableOf({ columns, rows }: Paper): DocxTable {
  const cells = (texts: readonly string[], bold: boolean) =>
    texts.map(
      (text, at) =>
        new TableCell({
          width: { size: Math.round((columns[at]?.width ?? 0) * 100), type: WidthType.PERCENTAGE },
          children: text
            .split("\n")
            .map(
              (line) => new Paragraph({ children: [new TextRun({ text: line, bold, size: 20 })] }),
            ),
        }),
    );
  const head = columns.map(({ label }) => label);
  return new DocxTable({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: cells(head, true) }),
      ...rows.map((texts) => new TableRow({ cantSplit: true, children: cells(texts, false) })),
    ],
  });
}
