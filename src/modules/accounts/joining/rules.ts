import { createHmac, randomInt } from "node:crypto";

const letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** Eight signs that cannot be taken for one another when read from a wall. */
export function newJoinCode(): string {
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)] ?? "A").join("");
}

/** "ABCD-EFGH". */
export function showJoinCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * The link's own part, the same however often the form is sent; only its hash is kept. Whoever sends the id of one form with
 * another address gets no link to what was written with the first.
 */
export function joinTokenOf(
  secret: string,
  { formId, login }: { formId: string; login: string },
): string {
  return createHmac("sha256", secret).update(`join ${formId} ${login}`).digest("base64url");
}
