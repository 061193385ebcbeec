import { fileTypeFromBuffer } from "file-type";

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

// XML may be written in any letters; what is not UTF-8 is no text here.
const isOfLetters = /^text\/|\bxml$/;

/** What the bytes are by their own witness; the name only tells a table from other text. */
export async function sniff(bytes: Uint8Array, name: string): Promise<string> {
  const found = await fileTypeFromBuffer(bytes);
  if (found && !isOfLetters.test(found.mime)) return found.mime;
  if (!isText(bytes)) return "application/octet-stream";
  return /\.csv$/i.test(name) ? "text/csv" : "text/plain";
}

/** True when a browser may open it in place instead of saving it. */
export function isSafeInline(mediaType: string): boolean {
  return shown.has(mediaType);
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
