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
  const typed = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return Array.from({ length: lateWindows + 1 }, (_, back) =>
    codeOf(secret, { eventId, window: now - back }),
  ).includes(typed);
}

const hourMs = 3_600_000;

/** Attendance is taken from an hour before the event until two weeks after it. */
export function isTaken(event: { startsAt: Date; endsAt: Date }, now: Date): boolean {
  return (
    now.getTime() >= event.startsAt.getTime() - hourMs &&
    now.getTime() <= event.endsAt.getTime() + 14 * 24 * hourMs
  );
}
