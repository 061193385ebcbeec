/** So many marks stand on no letter that somebody wrote. */
const mostMarks = 30;
const heap = new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, "gu");

/** Each letter as one sign where it is one. Of a heap of marks the first are kept: to order many takes the square of their number. */
export function inNormalForm(text: string, form: "NFC" | "NFKC" = "NFC"): string {
  return text.replaceAll(heap, "$1").normalize(form);
}
