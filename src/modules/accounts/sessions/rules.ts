import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Limit } from "#lib/rate-limit.ts";

/** After this many wrong codes in a row the second step rests for a while. */
export const triesBeforeLock = 8;

const minute = 60_000;
export const lockFor = 15 * minute;
export const sessionLasts = 14 * 24 * 60 * minute;
/** How long a right password waits for its code. */
export const codeMayTake = 10 * minute;
/** How stale "last seen" may be, so that not every request writes. */
export const seenEvery = 5 * minute;

type CountedTry = { limit: Limit; who: string; refusal: "locked" | "tooManyTries" };

const quarter = 900;
const ofBrowser = { name: "sign-in-browser", points: 8, seconds: quarter };
const ofPlace = { name: "sign-in-place", points: 8, seconds: quarter };
const ofName = { name: "sign-in-name", points: 30, seconds: quarter };
const ofAddress = { name: "sign-in", points: 100, seconds: 600 };

/**
 * What a wrong password is counted against. A browser that the person signed in from before has tries of its own, so that
 * strangers who guess lock nobody out; all others share those of the name, of the name at their place, and of the place. A name
 * that nobody has is counted alike. The first is forgotten after a right password, as guesses in a row are what it counts.
 */
export function countedTries({
  name,
  visitor,
  mark,
}: {
  name: string;
  visitor: string;
  mark: string | null;
}): [CountedTry, ...CountedTry[]] {
  if (mark) return [{ limit: ofBrowser, who: `${mark} ${name}`, refusal: "locked" }];
  return [
    { limit: ofPlace, who: `${visitor} ${name}`, refusal: "locked" },
    { limit: ofName, who: name, refusal: "locked" },
    { limit: ofAddress, who: visitor, refusal: "tooManyTries" },
  ];
}

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

/** When the second step opens again after one more wrong code; null while tries are left. */
export function lockAfter(failures: number, now: Date): Date | null {
  return failures >= triesBeforeLock ? new Date(now.getTime() + lockFor) : null;
}

/** Only a path of our own is followed after signing in; browsers pass over tabs and ends of lines in an address. */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])\P{Cc}*$/u.test(next) ? next : "/account";
}
