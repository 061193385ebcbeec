import { createHmac } from "node:crypto";

/** How long one code stands on the screen, in milliseconds. */
const windowMs = 60_000;
/** A code is good for as long after it left the screen: walking to the door takes a while. */
const lateWindows = 2;
const signs = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

/** The code shown at the door at this moment: eight signs that only this deployment can make. */
export function codeAt(secret: string, { eventId, at }: { eventId: string; at: Date }): string {
  return codeOf(secret, { eventId, window: Math.floor(at.getTime() / windowMs) });
}

function codeOf(secret: string, { eventId, window }: { eventId: string; window: number }): string {
  const digest = createHmac("sha256", secret).update(`door ${eventId} ${window}`).digest();
  return [...digest.subarray(0, 8)].map((byte) => signs.charAt(byte % signs.length)).join("");
}

/** Whether the code stood at the door now or a little while ago. */
export function isGoodCode(
  secret: string,
  { eventId, at, code }: { eventId: string; at: Date; code: string },
): boolean {
  const now = Math.floor(at.getTime() / windowMs);
  const typed = signsIn(code);
  return Array.from({ length: lateWindows + 1 }, (_, back) =>
    codeOf(secret, { eventId, window: now - back }),
  ).includes(typed);
}

const signsIn = (code: string) => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");

const hourMs = 3_600_000;

/** Attendance is taken from an hour before the event until two weeks after it. */
export function isTaken(event: { startsAt: Date; endsAt: Date }, now: Date): boolean {
  return (
    now.getTime() >= event.startsAt.getTime() - hourMs &&
    now.getTime() <= event.endsAt.getTime() + 14 * 24 * hourMs
  );
}

/**
 * When the code stood at the door of the event, or null when it never did. A phone without network sends it
 * later, and its clock may be wrong; the code itself tells the minute, for only this deployment could show it.
 */
export function momentOfCode(
  secret: string,
  { event, code, now }: { event: Times & { id: string }; code: string; now: Date },
): Date | null {
  const { from, until } = doorOpen(event, now);
  const typed = signsIn(code);
  for (let window = Math.floor(+from / windowMs); window * windowMs <= +until; window++) {
    if (codeOf(secret, { eventId: event.id, window }) === typed) return new Date(window * windowMs);
  }
  return null;
}

/** A time told by a phone whose clock may be wrong, brought into the time in which people come. */
export function broughtIn(event: Times, { at, now }: { at: Date; now: Date }): Date {
  const { from, until } = doorOpen(event, now);
  return new Date(Math.min(Math.max(+at, +from), +until));
}

type Times = { startsAt: Date; endsAt: Date };

function doorOpen({ startsAt, endsAt }: Times, now: Date): { from: Date; until: Date } {
  const until = new Date(Math.min(+now, +endsAt + hourMs));
  return { from: new Date(+startsAt - hourMs), until };
}
