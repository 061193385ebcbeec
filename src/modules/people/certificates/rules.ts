import type { Certificate, ReplaceForm, State } from "./schema.ts";

/** Signs that are not taken for one another: no I, L, O, U, Z. Their number is prime, as the check needs. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXY";
export const signCount = signs.length;
export const signsChosen = 7;

/** What people and keyboards write for the signs of a number; Cyrillic letters by their look. */
const lookalikes = new Map(
  [
    ..."А=A В=B Е=E Ё=E К=K М=M Н=H Р=P С=C Т=T Х=X У=Y Ү=Y Ұ=Y Ѕ=S Ј=J".split(" "),
    ..."О=0 O=0 Ө=0 І=1 I=1 L=1 З=3 Э=3 Б=6 U=V Z=2".split(" "),
  ].map((pair): [string, string] => [pair.slice(0, 1), pair.slice(2)]),
);

/** A number of the year out of seven chosen signs; the eighth catches a slip of the finger. */
export function numberFrom(year: number, chosen: readonly number[]): string {
  const body = chosen.map((place) => signs.charAt(place)).join("");
  return written(`${year}${body}${checkOf(`${year}${body}`)}`);
}

/** The number somebody typed, as it is kept; null when it cannot be one. */
export function readNumber(typed: string): string | null {
  const kept = typed.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  const signsTyped = [...kept].map((sign) => lookalikes.get(sign) ?? sign).join("");
  const code = signsTyped.replace(/^K2(?=\d{4}.{8}$)/, "");
  if (!/^\d{4}[0-9A-HJKMNP-TV-Y]{8}$/.test(code)) return null;
  return checkOf(code.slice(0, -1)) === code.slice(-1) ? written(code) : null;
}

function written(code: string): string {
  return `KZ-${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

// Each place has a weight of its own below the prime, so one wrong sign or two changed about never fit.
function checkOf(code: string): string {
  const sum = [...code].reduce((total, sign, at) => total + (at + 1) * signs.indexOf(sign), 0);
  return signs.charAt(sum % signCount);
}

/** What has been done to a certificate weighs more than its date. */
export function stateOf(
  certificate: Pick<Certificate, "revokedAt" | "replacedByNumber" | "validUntil">,
  today: string,
): State {
  if (certificate.revokedAt) return "revoked";
  if (certificate.replacedByNumber) return "replaced";
  return certificate.validUntil && certificate.validUntil < today ? "expired" : "valid";
}

/** What was taken back is no longer handed out on paper or as a badge. */
export function isPrinted(state: State): boolean {
  return state === "valid" || state === "expired";
}

/** What the replacement says otherwise, field by field; names stay out of the history. */
export function changesOf(before: Certificate, form: ReplaceForm) {
  const { title_kk: titleKk, title_ru: titleRu, title_en: titleEn, hours, score } = before;
  const said = { titleKk, titleRu, titleEn, hours, score, validUntil: before.validUntil };
  const fields = ["titleKk", "titleRu", "titleEn", "hours", "score", "validUntil"] as const;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const [from, to] = [textOf(said[field]), textOf(form[field])];
      return from === to ? [] : [[field, { from, to }]];
    }),
  );
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
