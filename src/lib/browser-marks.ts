import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

type Marking = { secret: string; userId: string };

/** A mark for a browser by which the person's next sign-in there is known; it names nobody. */
export function newMark(marking: Marking): string {
  const number = randomBytes(12).toString("base64url");
  return `${number}.${sealOf(number, marking).toString("base64url")}`;
}

/** The one of a browser's marks that is the person's. */
export function markOf(marks: readonly string[], marking: Marking): string | null {
  return marks.slice(0, mostMarks).find((mark) => isMarkOf(mark, marking)) ?? null;
}

function isMarkOf(mark: string, marking: Marking): boolean {
  const [number = "", seal = ""] = mark.split(".");
  const [given, wanted] = [Buffer.from(seal, "base64url"), sealOf(number, marking)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function sealOf(number: string, { secret, userId }: Marking): Buffer {
  return createHmac("sha256", secret)
    .update(`browser ${number} ${userId}`)
    .digest()
    .subarray(0, 16);
}

// A computer in a teachers' room.
const mostMarks = 20;

/** The browser's marks with the person's first: the one they had, or a new one. */
export function marksWith(marks: readonly string[], marking: Marking): string[] {
  const own = markOf(marks, marking) ?? newMark(marking);
  return [own, ...marks.filter((mark) => mark !== own)].slice(0, mostMarks);
}
