import { between, oneOf, type Random, randomFrom } from "#lib/random.ts";
import type { EventType } from "#modules/events/base/schema.ts";
import type { Circle, EventRow, Sources } from "../schema.ts";
import { aboutOf, ofLesson } from "./about.ts";
import { schoolDays } from "./mix.ts";

type Making = {
  random: Random;
  sources: Sources;
  circles: readonly [Circle, ...Circle[]];
  days: readonly [string, ...string[]];
  seed: string;
  /** How many events each school already has on a day, so that each takes another room. */
  rooms: Map<string, number>;
};

type Planned = { codes: readonly string[]; circles: readonly Circle[]; halfYear: string };

/** The events of one half-year: these kinds, in these circles. */
export function halfYearEvents(
  { codes, circles, halfYear }: Planned,
  { seed, sources }: { seed: string; sources: Sources },
): EventRow[] {
  const days = schoolDays(halfYear);
  const [circle, ...otherCircles] = circles;
  const [day, ...otherDays] = days;
  if (!circle || !day) return [];
  const making: Making = {
    random: randomFrom(`${seed} events ${halfYear}`),
    sources,
    rooms: new Map(),
    circles: [circle, ...otherCircles],
    days: [day, ...otherDays],
    seed: `${seed} event ${halfYear}`,
  };
  return codes.flatMap((code, at) => {
    const type = sources.types.get(code);
    return type ? [eventOf(making, { type, at })] : [];
  });
}

type Kind = { type: EventType; at: number };

function eventOf(making: Making, { type, at }: Kind): EventRow {
  const { random, sources, seed, circles } = making;
  const circle = oneOf(random, circles);
  const level = levelOf(random, type);
  const form = formOf(random, type);
  const day = dayOf(making, type);
  const { capacity, minutes, hours } = sizeOf(random, { type, level });
  const isSmallFirst = level === "school" && random() < 0.06;
  const where = placeOf(making, { type, circle, level });
  return {
    id: sources.idFrom(`${seed} ${at}`),
    type: type.code,
    ...aboutOf(making, type),
    day,
    from_time: timeOf(random, type),
    minutes,
    form,
    ...where.organiser,
    venue_id: form === "online" ? null : where.venue,
    room: form === "online" ? null : roomOf(making, `${where.venue} ${day}`),
    open_to: openTo(random, level),
    capacity,
    small_days: isSmallFirst ? between(random, 3, 10) : null,
    languages: languagesOf(random, circle),
    hours,
    cancel_reason: random() < 0.02 ? oneOf(random, reasons) : null,
    days_before: between(random, 10, 40),
    wanted: capacity * fillOf(random),
    drawn_from: where.drawnFrom,
  };
}

/** Most events keep some places free; one in eight is asked for by more than it holds. */
function fillOf(random: Random): number {
  return random() < 0.12 ? 1.15 : 0.55 + random() * 0.45;
}

type Level = "school" | "district" | "region" | "country";

const ofRegions = new Set([
  "conference",
  "regional_forum",
  "august_conference",
  "best_leading_school",
  "best_association",
  "smart_blogger",
]);
const ofDistricts = new Set(["olympiad", "resource_contest", "decade", "yearly_review", "audit"]);

function levelOf(random: Random, { code, mode, group }: EventType): Level {
  if (ofRegions.has(code)) return "region";
  if (ofDistricts.has(code)) return "district";
  const drawn = random();
  if (mode === "online" && drawn < 0.02) return "country";
  if (group !== "learning") return "school";
  return drawn < 0.9 ? "school" : drawn < 0.98 ? "district" : "region";
}

function formOf(random: Random, { mode }: EventType): "face_to_face" | "online" | "hybrid" {
  if (mode !== "both") return mode === "online" ? "online" : "face_to_face";
  const drawn = random();
  return drawn < 0.82 ? "face_to_face" : drawn < 0.93 ? "online" : "hybrid";
}

/** Saturdays hold a third of what other days do; the August conference comes before the year begins. */
function dayOf({ random, days }: Making, { code }: EventType): string {
  if (code === "august_conference") return `${days[0].slice(0, 4)}-08-${between(random, 19, 25)}`;
  const day = oneOf(random, days);
  const isSaturday = new Date(`${day}T00:00:00Z`).getUTCDay() === 6;
  return isSaturday && random() < 0.66 ? oneOf(random, days) : day;
}

function timeOf(random: Random, { code }: EventType): string {
  const hour = ofLesson.has(code) ? between(random, 8, 13) : between(random, 9, 15);
  return `${String(hour).padStart(2, "0")}:${random() < 0.5 ? "00" : "30"}`;
}

type Size = { capacity: number; minutes: number; hours: number };

function sizeOf(random: Random, { type, level }: { type: EventType; level: Level }): Size {
  if (level === "region" || level === "country")
    return { capacity: between(random, 60, 200), minutes: between(random, 3, 6) * 60, hours: 6 };
  if (ofLesson.has(type.code)) return { capacity: between(random, 8, 20), minutes: 90, hours: 2 };
  if (type.group === "coaching") return { capacity: between(random, 6, 16), minutes: 90, hours: 2 };
  const part = between(random, 2, 4);
  return { capacity: between(random, 24, 50), minutes: part * 60, hours: part + 1 };
}

type CircleEvent = { type: EventType; circle: Circle; level: Level };
type Placed = {
  organiser: Pick<
    EventRow,
    "organiser" | "school_id" | "region_kato" | "district_kato" | "leading_id"
  >;
  venue: string;
  drawnFrom: string;
};

/** The leading school holds most events of its circle; what goes out to others takes place at a partner's. */
function placeOf({ random }: Making, { type, circle, level }: CircleEvent): Placed {
  const { leadingId, partners, regionKato, districtKato } = circle;
  if (level !== "school") return { ...areaOf(circle, level), venue: leadingId };
  const partner = partners[Math.floor(random() * partners.length)] ?? leadingId;
  const host = random() < 0.8 ? leadingId : partner;
  const area = { region_kato: regionKato, district_kato: districtKato };
  return {
    organiser: { organiser: level, school_id: host, ...area, leading_id: leadingId },
    venue: type.group === "outreach" ? partner : host,
    drawnFrom: leadingId,
  };
}

function areaOf(
  { regionKato, districtKato }: Circle,
  level: Exclude<Level, "school">,
): Omit<Placed, "venue"> {
  const nobody = { organiser: level, school_id: null, leading_id: null };
  switch (level) {
    case "district":
      return {
        organiser: { ...nobody, region_kato: regionKato, district_kato: districtKato },
        drawnFrom: districtKato,
      };
    case "region":
      return {
        organiser: { ...nobody, region_kato: regionKato, district_kato: null },
        drawnFrom: regionKato,
      };
    case "country":
      return { organiser: { ...nobody, region_kato: null, district_kato: null }, drawnFrom: "" };
  }
}

function openTo(random: Random, level: Level): string {
  if (level !== "school") return level === "country" ? "everyone" : level;
  const drawn = random();
  return drawn < 0.72 ? "circle" : drawn < 0.88 ? "district" : drawn < 0.93 ? "region" : "everyone";
}

const rooms = [
  "Мәжіліс залы",
  "Шеберхана",
  "Кітапхана",
  ...Array.from({ length: 22 }, (_, at) => `${at + 3}-кабинет`),
];

function roomOf({ random, rooms: taken }: Making, key: string): string {
  const count = taken.get(key) ?? between(random, 0, rooms.length - 1);
  taken.set(key, count + 1);
  return rooms[count % rooms.length] ?? "";
}

const reasons = [
  "Жаттықтырушы ауырып қалды",
  "Ауа райына байланысты мектептер жабық",

  "Заболел тренер",
  "Школы закрыты из-за непогоды",
  "Перенесено на следующую четверть",
] as const;

function languagesOf(random: Random, { languages }: Circle): string[] {
  const [first = "kk", second] = languages;
  const drawn = random();
  if (second === undefined || drawn < 0.7) return [first];
  return drawn < 0.85 ? [second] : [first, second];
}
