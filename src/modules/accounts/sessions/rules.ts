/** After this many wrong passwords in a row the account rests for a while. */
export const triesBeforeLock = 8;

const minute = 60_000;
export const lockFor = 15 * minute;
export const sessionLasts = 14 * 24 * 60 * minute;
/** How long a right password waits for its code. */
export const codeMayTake = 10 * minute;
/** How stale "last seen" may be, so that not every request writes. */
export const seenEvery = 5 * minute;

export function isLocked(lockedUntil: Date | null, now: Date): boolean {
  return lockedUntil !== null && lockedUntil > now;
}

/** When the account opens again after one more wrong password; null while tries are left. */
export function lockAfter(failures: number, now: Date): Date | null {
  return failures >= triesBeforeLock ? new Date(now.getTime() + lockFor) : null;
}

/** Only a path of our own is followed after signing in; browsers pass over tabs and ends of lines in an address. */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])\P{Cc}*$/u.test(next) ? next : "/account";
}
