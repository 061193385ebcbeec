import type { Guest, OpenEvent, Standing } from "./schema.ts";

export type WhyNot = "notPublished" | "closed" | "notInvited";

/** Why this person cannot be registered; null when they can. */
export function whyNotRegister(event: OpenEvent, guest: Guest, now: Date): WhyNot | null {
  if (event.state !== "published") return "notPublished";
  if (now > (event.registrationUntil ?? event.startsAt)) return "closed";
  return isInvited(event, guest) ? null : "notInvited";
}

/** Whom the event is open to; the circle is the leading school with its partners. */
function isInvited(event: OpenEvent, guest: Guest): boolean {
  switch (event.openTo) {
    case "everyone":
      return true;
    case "region":
      return event.regionKato === null || event.regionKato === guest.regionKato;
    case "district":
      return event.districtKato === null || event.districtKato === guest.districtKato;
    case "circle": {
      const hub = event.leadingId ?? event.schoolId;
      const isOfHub = hub !== null && [guest.schoolId, guest.leadingId].includes(hub);
      return isOfHub || event.schoolId === guest.schoolId;
    }
  }
}

const dayMs = 86_400_000;

/** While it lasts, places go to small schools alone; the others wait. */
export function isSmallFirst(
  event: Pick<OpenEvent, "smallDays" | "publishedAt">,
  now: Date,
): boolean {
  const until = smallUntil(event);
  return until !== null && now < until;
}

/** The moment from which places are for all alike; null when they always were. */
export function smallUntil({
  smallDays,
  publishedAt,
}: Pick<OpenEvent, "smallDays" | "publishedAt">): Date | null {
  if (smallDays === null || publishedAt === null) return null;
  return new Date(publishedAt.getTime() + smallDays * dayMs);
}

type Queue = Pick<OpenEvent, "capacity" | "smallDays" | "publishedAt" | "registered" | "waiting">;

/** A place if one is free and nobody waits for it who came before; otherwise the queue. */
export function standingFor(event: Queue, guest: Pick<Guest, "isSmall">, now: Date): Standing {
  const isFull = event.capacity !== null && event.registered >= event.capacity;
  if (isSmallFirst(event, now)) return guest.isSmall && !isFull ? "registered" : "waiting";
  return isFull || event.waiting > 0 ? "waiting" : "registered";
}

type Waiting = { id: string; isSmall: boolean; place: number };

/** Who moves up: as many as there are places, in the order they came; small schools alone while it is their time. */
export function movingUp<One extends Waiting>(
  event: Queue,
  { queue, now }: { queue: readonly One[]; now: Date },
): One[] {
  const free = event.capacity === null ? queue.length : event.capacity - event.registered;
  const allowed = isSmallFirst(event, now) ? queue.filter(({ isSmall }) => isSmall) : queue;
  return allowed.toSorted((one, other) => one.place - other.place).slice(0, Math.max(0, free));
}
