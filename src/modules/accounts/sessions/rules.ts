import type { Limit } from "#lib/rate-limit.ts";

/** After this many wrong codes in a row the second step rests for a while. */
export const triesBeforeLock = 8;

const minute = 60_000;
export const lockFor = 15 * minute;
export const sessionLasts = 14 * 24 * 60 * minute;
/** However much it is used. */
export const sessionLastsAtMost = 90 * 24 * 60 * minute;
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

/** When the second step opens again after one more wrong code; null while tries are left. */
export function lockAfter(failures: number, now: Date): Date | null {
  return failures >= triesBeforeLock ? new Date(now.getTime() + lockFor) : null;
}

/** Only a path of our own is followed after signing in; browsers pass over tabs and ends of lines in an address. */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])\P{Cc}*$/u.test(next) ? next : "/account";
}
