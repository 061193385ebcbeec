import { dayOf, plusDays } from "#lib/dates.ts";
import { between, randomFrom } from "#lib/random.ts";
import type { Activity } from "#modules/people/certificates/schema.ts";
import type { HeldEvent } from "./schema.ts";

/** Of the events held: parts that asked their visitors and that gave certificates, within how many years. */
export const part = { asked: 0.12, certified: 0.1 };
export const years = { asked: 1, certified: 2 };

/** What was done after the event: by chance of its own, so that no other event changes it. */
export function whatFollowed(
  event: Pick<HeldEvent, "id" | "endsAt" | "organiser">,
  { seed, now }: { seed: string; now: Date },
): { isAsked: boolean; isCertified: boolean } {
  const random = randomFrom(`${seed} outcome ${event.id}`);
  const [asked, certified] = [random(), random()];
  const isWithin = (count: number) => event.endsAt >= yearsBefore(now, count);
  return {
    isAsked: asked < part.asked && isWithin(years.asked),
    isCertified:
      certified < part.certified && isWithin(years.certified) && event.organiser === "school",
  };
}

export function yearsBefore(now: Date, count: number): Date {
  return new Date(now.getTime() - count * 365 * 86_400_000);
}

/** What the certificates of the event say; issued within days after it. */
export function certifiedOf(
  event: HeldEvent,
  { seed, now }: { seed: string; now: Date },
): Activity {
  const { schoolId, regionKato, districtKato } = event;
  const [fromDay, untilDay] = [dayOf(event.startsAt), dayOf(event.endsAt)];
  const random = randomFrom(`${seed} issued ${event.id}`);
  const days = [plusDays(untilDay, between(random, 0, 5)), dayOf(now)];
  return {
    kind: "event",
    titleKk: event.title_kk,
    titleRu: event.title_ru,
    titleEn: event.title_en,
    hours: event.hours,
    fromDay,
    untilDay,
    form: event.form === "hybrid" ? "mixed" : event.form,
    result: "heard",
    organiser: {
      schoolId,
      kk: event.school_kk ?? "",
      ru: event.school_ru ?? "",
      regionKato,
      districtKato,
    },
    placeKk: event.place_kk,
    placeRu: event.place_ru,
    validUntil: null,
    // Never after today.
    issuedOn: days.toSorted()[0] ?? untilDay,
    signatories: event.head
      ? [{ name: event.head, positionKk: "Мектеп директоры", positionRu: "Директор школы" }]
      : [],
    ground: `Қатысушылар тізімі, ${untilDay}`,
  };
}
