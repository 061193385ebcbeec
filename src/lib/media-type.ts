type Sign = { type: string; at: number; bytes: readonly number[] };

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

const signs: readonly Sign[] = [
  { type: "application/pdf", at: 0, bytes: ascii("%PDF-") },
  { type: "image/png", at: 0, bytes: [0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a] },
  { type: "image/jpeg", at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: "image/gif", at: 0, bytes: ascii("GIF8") },
  { type: "image/webp", at: 8, bytes: ascii("WEBP") },
  { type: "video/mp4", at: 4, bytes: ascii("ftyp") },
  { type: "audio/mpeg", at: 0, bytes: ascii("ID3") },
  { type: "audio/mpeg", at: 0, bytes: [0xff, 0xfb] },
  { type: "application/zip", at: 0, bytes: [...ascii("PK"), 3, 4] },
];

const office = [
  {
    inside: "xl/workbook.xml",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  {
    inside: "word/document.xml",
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
] as const;

// Of text only what no browser reads as a page is told apart; HTML and SVG stay plain text.
const shown = new Set([
  "application/pdf",
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "video/mp4",
  "audio/mpeg",
]);

/** What the bytes are by their own witness; the name only tells a table from other text. */
export function sniff(bytes: Uint8Array, name: string): string {
  const sign = signs.find((each) => each.bytes.every((byte, n) => bytes[each.at + n] === byte));
  if (sign?.type === "application/zip") return officeType(bytes);
  if (sign) return sign.type;
  if (!isText(bytes)) return "application/octet-stream";
  return /\.csv$/i.test(name) ? "text/csv" : "text/plain";
}

/** True when a browser may open it in place instead of saving it. */
export function isSafeInline(mediaType: string): boolean {
  return shown.has(mediaType);
}

function officeType(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return office.find(({ inside }) => raw.includes(inside))?.type ?? "application/zip";
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
