import type { Encoding } from "./formats.ts";

const sampleBytes = 64 * 1024;

/** The encoding that the bytes tell of: their mark, their zeros, their sequences, or which letters make words. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  const sample = bytes.subarray(0, sampleBytes);
  const wide = wideOf(sample);
  if (wide) return wide;
  if (isUtf8(sample)) return "utf-8";
  const [ansi, dos] = [wordiness(sample, "windows-1251"), wordiness(sample, "ibm866")];
  return dos > ansi ? "ibm866" : "windows-1251";
}

/** Separators and Latin digits are half zeros in UTF-16. */
function wideOf(sample: Uint8Array): Encoding | null {
  let [even, odd] = [0, 0];
  const end = Math.min(sample.length, 400);
  for (let at = 0; at < end; at++) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even + odd <= 3) return null;
  return even > odd ? "utf-16be" : "utf-16le";
}

/** UTF-8 with a damaged byte here and there is still UTF-8: whole letters outnumber broken ones by far. */
function isUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(sample, { stream: true });
  let [whole, broken] = [0, 0];
  for (const letter of text) {
    if (letter === "\ufffd") broken += 1;
    else if (letter > "\u007f") whole += 1;
  }
  return broken === 0 || whole >= broken * 8;
}

const words = /[а-яё]{2,}/g;
const caseInside = /[а-яё][А-ЯЁ]/g;
const drawings = /[\u2500-\u259f]/g;

/** How much of the text reads as Russian words: the wrong alphabet gives frames, signs and capitals inside words. */
function wordiness(sample: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(sample);
  const lengthOf = (pattern: RegExp) => (text.match(pattern) ?? []).join("").length;
  return lengthOf(words) + capitals(text) - 3 * lengthOf(caseInside) - 3 * lengthOf(drawings);
}

// A table in capitals alone has no small letters to go by.
function capitals(text: string): number {
  return (text.match(/\b[А-ЯЁ]{2,}/gu) ?? []).join("").length / 2;
}

/** The whole text; a byte that cannot be read becomes U+FFFD in the cell it stands in. */
export function decoded(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}
