import type { Event } from "./schema.ts";

export function hasTakenPlace(
  { state, endsAt }: Pick<Event, "state" | "endsAt">,
  now: Date,
): boolean {
  return (state === "published" || state === "held") && endsAt <= now;
}
