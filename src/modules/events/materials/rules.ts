// Materials are added one after the other: half an hour gathers them into one letter.
const gatherMs = 30 * 60_000;

export function tellAt(now: Date): Date {
  return new Date(now.getTime() + gatherMs);
}
