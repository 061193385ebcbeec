import { dayOf } from "#lib/dates.ts";
import { type Language, named, wordsIn, wordsOf } from "#lib/texts.ts";
import { isHoliday, isUsualBreak } from "#modules/network/base/rules/school-year.ts";
import type { Event } from "../base/schema.ts";
import type { Warning } from "../base/words.ts";
import type { Speaker, Times } from "./schema.ts";

/** Whether the days of the event fall on a day off or into the usual school breaks. */
export function warningsOfDays({ startsAt }: Times, today: string): Warning[] {
  const day = dayOf(startsAt);
  const kinds: Warning[] = [];
  if (day < today) kinds.push({ kind: "past" });
  if (isHoliday(day)) kinds.push({ kind: "holiday" });
  else if (isUsualBreak(day)) kinds.push({ kind: "break" });
  else if (new Date(`${day}T00:00:00Z`).getUTCDay() === 0) kinds.push({ kind: "sunday" });
  return kinds;
}

/** How many places are left; null where nobody counts them. */
export function placesLeft({
  capacity,
  registered,
}: Pick<Event, "capacity" | "registered">): number | null {
  return capacity === null ? null : Math.max(0, capacity - registered);
}

const statuses = {
  draft: "EventScheduled",
  published: "EventScheduled",
  held: "EventScheduled",
  cancelled: "EventCancelled",
} as const;

const modes = {
  face_to_face: "OfflineEventAttendanceMode",
  online: "OnlineEventAttendanceMode",
  hybrid: "MixedEventAttendanceMode",
} as const;

type Linking = { speakers: readonly Speaker[]; language: Language; publicUrl: string };

/** The event in the words of schema.org, for search engines; the online link stays with those who come. */
export function linkedEvent(event: Event, { speakers, language, publicUrl }: Linking): object {
  const url = `${publicUrl}/events/${event.id}`;
  const holder = event.school ?? event.territory;
  return {
    "@context": "https://schema.org",
    "@type": "EducationEvent",
    "@id": url,
    url,
    name: wordsIn(wordsOf(event, "title"), language),
    inLanguage: event.languages,
    description: wordsIn(wordsOf(event, "description"), language),
    startDate: event.startsAt.toISOString(),
    endDate: event.endsAt.toISOString(),
    eventStatus: `https://schema.org/${statuses[event.state]}`,
    eventAttendanceMode: `https://schema.org/${modes[event.form]}`,
    location: locationsOf(event, { language, url }),
    isAccessibleForFree: true,
    ...(event.capacity === null
      ? {}
      : {
          maximumAttendeeCapacity: event.capacity,
          remainingAttendeeCapacity: placesLeft(event) ?? 0,
        }),
    ...(holder ? { organizer: { "@type": "Organization", name: named(holder, language) } } : {}),
    performer: speakers.map(({ name }) => ({ "@type": "Person", name })),
  };
}

function locationsOf(
  event: Event,
  { language, url }: { language: Language; url: string },
): object[] {
  const { venue, form } = event;
  const place = wordsIn<string | null>(wordsOf(event, "place"), language);
  const name = [venue && named(venue, language), place, event.room].filter(Boolean).join(", ");
  const point =
    venue?.lat != null && venue.lon != null
      ? { geo: { "@type": "GeoCoordinates", latitude: venue.lat, longitude: venue.lon } }
      : {};
  const address = venue?.address ?? name;
  return [
    ...(form === "online" ? [] : [{ "@type": "Place", name, address, ...point }]),
    ...(form === "face_to_face" ? [] : [{ "@type": "VirtualLocation", url }]),
  ];
}

/** Where an open map shows the school; nothing where its place is not known. */
export function mapLinkOf({ venue }: Pick<Event, "venue">): string | null {
  if (venue?.lat == null || venue.lon == null) return null;
  const { lat, lon } = venue;
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
}
