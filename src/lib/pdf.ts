import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import { encode } from "uqr";

export type Pdf = PDFKit.PDFDocument;
const weights = { light: "300Light", regular: "400Regular", strong: "600SemiBold" } as const;
export type Weight = keyof typeof weights;

const packages = createRequire(import.meta.url);
const fonts = new Map<Weight, Buffer>();

/** One sheet of A4 on its side, with a font that has every Kazakh letter. */
export function openSheet(about: { title: string; language: string }): Pdf {
  const sheet = new PDFDocument({
    size: "A4",
    layout: "landscape",
    margin: 0,
    font: "",
    lang: about.language,
    displayTitle: true,
    pdfVersion: "1.7",
    info: { Title: about.title, Producer: "Tirek", Creator: "Tirek" },
  });
  for (const weight of ["light", "regular", "strong"] as const)
    sheet.registerFont(weight, fontOf(weight));
  return sheet;
}

/** Ends the document and answers with its bytes. */
export async function bytesOf(sheet: Pdf): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  sheet.on("data", (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => sheet.on("end", resolve));
  sheet.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

export type Box = { x: number; y: number; width: number; height: number };
export type Look = {
  weight: Weight;
  size: number;
  colour: string;
  spacing?: number;
  /** The size below which letters are not made smaller. */
  least?: number;
};

/** Sets a text into a box, wrapped, in the largest size up to the wished one that fits; answers its height. */
export function fitText(sheet: Pdf, text: string, { box, look }: { box: Box; look: Look }): number {
  const { x, y, width, height } = box;
  const options = { width, characterSpacing: look.spacing ?? 0, lineGap: 0 };
  const least = look.least ?? 6;
  sheet.font(look.weight).fillColor(look.colour);
  let size = look.size;
  while (size > least && !fits(sheet.fontSize(size), text, { box, options })) size -= 0.5;
  sheet.fontSize(size).text(text, x, y, { ...options, height, ellipsis: true });
  return Math.min(height, sheet.heightOfString(text, options));
}

function fits(
  sheet: Pdf,
  text: string,
  { box, options }: { box: Box; options: PDFKit.Mixins.TextOptions },
): boolean {
  // A word wider than the box would be cut in two.
  const words = text.split(/\s+/);
  const { characterSpacing = 0 } = options;
  const widest = Math.max(...words.map((word) => sheet.widthOfString(word, { characterSpacing })));
  return widest <= box.width && sheet.heightOfString(text, options) <= box.height;
}

/** A QR code of the text, its dark squares drawn one by one. */
export function drawQr(
  sheet: Pdf,
  text: string,
  { x, y, side, colour }: { x: number; y: number; side: number; colour: string },
): void {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const step = side / size;
  for (const [row, squares] of data.entries()) {
    for (const [column, dark] of squares.entries()) {
      if (dark) sheet.rect(x + column * step, y + row * step, step, step);
    }
  }
  sheet.fill(colour);
}

function fontOf(weight: Weight): Buffer {
  const name = weights[weight];
  const file = `@expo-google-fonts/noto-sans/${name}/NotoSans_${name}.ttf`;
  const font = fonts.get(weight) ?? readFileSync(packages.resolve(file));
  fonts.set(weight, font);
  return font;
}
