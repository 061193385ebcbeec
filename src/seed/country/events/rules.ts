import { plusDays } from "#lib/dates.ts";
import { between, oneOf, type Random, randomFrom, shares } from "#lib/random.ts";
import type { EventType } from "#modules/events/base/schema.ts";
import { isHoliday, isUsualBreak, weeksOf } from "#modules/network/base/rules/school-year.ts";
import type { Circle, EventRow, Sources, Subject } from "./schema.ts";

/** What the slides of 24 October 2019 count, and how many events the network speaks of in all. */
export const country = { events: 50_000, registrations: 1_200_000 };

const counted: Record<string, number> = {
  training_seminar: 8_087,
  master_class: 12_042,
  training: 4_755,
  online_lesson: 3_085,
  online_seminar: 383,
  outreach_consultation: 904,
  team_teaching: 1_956,
  lesson_observation: 4_311,
  parents_lecture: 144,
};

/** Kinds the documents do not count, by how often they are held beside each other; others weigh 1. */
const weights: Record<string, number> = {
  open_lesson: 12,
  seminar: 8,
  webinar: 6,
  consultation: 6,
  coaching_group: 5,
  practicum: 4,
  research_lesson: 5,
  mentoring_session: 4,
  coaching_individual: 3,
  open_door_day: 3,
  moderation_meeting: 3,
  methodical_day: 3,
  in_school_course: 2,
  pedagogical_council: 2,
  mooc: 0.2,
  best_leading_school: 0.2,
  best_association: 0.3,
  smart_blogger: 0.2,
  regional_forum: 0.2,
  august_conference: 0.5,
  audit: 0.5,
  yearly_review: 0.5,
};

/** How many events of each kind there are: as counted, and the rest of the fifty thousand by weight. */
export function mixOf(codes: readonly string[], scale: number): Map<string, number> {
  const others = codes.filter((code) => counted[code] === undefined);
  const known = Object.values(counted).reduce((sum, count) => sum + count, 0);
  const rest = shares(
    country.events - known,
    others.map((code) => weights[code] ?? 1),
  );
  const all = codes.map((code) => counted[code] ?? rest[others.indexOf(code)] ?? 0);
  const scaled = shares(Math.round(country.events * scale), all);
  return new Map(codes.map((code, at) => [code, scaled[at] ?? 0]));
}

/** Five years, from January 2022 on. */
export const halfYears = [
  "2021-2",
  "2022-1",
  "2022-2",
  "2023-1",
  "2023-2",
  "2024-1",
  "2024-2",
  "2025-1",
  "2025-2",
  "2026-1",
];

/** The days of the half-year on which schools teach, Monday to Saturday. */
export function schoolDays(halfYear: string): string[] {
  const days = weeksOf(halfYear).flatMap((monday) =>
    [0, 1, 2, 3, 4, 5].map((at) => plusDays(monday, at)),
  );
  const [from, until] = halfYear.endsWith("-1") ? ["09-01", "12-29"] : ["01-08", "05-31"];
  return days.filter(
    (day) => day.slice(5) >= from && day.slice(5) <= until && !isHoliday(day) && !isUsualBreak(day),
  );
}

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

/** The kinds of all events in an order of chance, cut into half-years by their days. */
export function codesByHalfYear(mix: ReadonlyMap<string, number>, seed: string): string[][] {
  const random = randomFrom(`${seed} kinds`);
  const codes = [...mix].flatMap(([code, count]) => new Array<string>(count).fill(code));
  for (let at = codes.length - 1; at > 0; at--) {
    const other = between(random, 0, at);
    [codes[at], codes[other]] = [codes[other] ?? "", codes[at] ?? ""];
  }
  const parts = shares(
    codes.length,
    halfYears.map((halfYear) => schoolDays(halfYear).length),
  );
  const ends = parts.map((_, at) => parts.slice(0, at + 1).reduce((sum, part) => sum + part, 0));
  return parts.map((_, at) => codes.slice(ends[at - 1] ?? 0, ends[at]));
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

const ofLesson = new Set([
  "open_lesson",
  "online_lesson",
  "panorama_lesson",
  "team_teaching",
  "micro_teaching",
  "lesson_observation",
  "research_lesson",
]);

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

/** Kinds that are about one thing, and the areas of need they touch. */
const areasOf: Record<string, readonly [string, ...string[]]> = {
  parents_lecture: ["parents"],
  fathers_club: ["parents", "upbringing"],
  social_practice: ["upbringing"],
  moderation_meeting: ["summative"],
  audit: ["management"],
  pedagogical_council: ["management", "leadership"],
  yearly_review: ["management"],
  august_conference: ["management", "curriculum"],
  focus_group: ["mentoring", "time"],
  mentoring_session: ["mentoring"],
  coaching_individual: ["mentoring", "leadership"],
  reflection_meeting: ["actionresearch", "lessonstudy"],
  methodical_landing: ["multigrade"],
};
const ofStage = new Set(["best_leading_school", "best_association", "smart_blogger"]);
const ofSubject = new Set([
  ...ofLesson,
  "olympiad",
  "resource_contest",
  "decade",
  "weekly_classes",
]);

type About = Pick<EventRow, "title_kk" | "title_ru" | "subjects" | "need_area">;

/** What it is called and about: a subject and grade for lessons, a topic of an area of need for the rest. */
function aboutOf(making: Making, type: EventType): About {
  const { random, sources } = making;
  if (ofStage.has(type.code))
    return {
      title_kk: "Облыстық кезең",
      title_ru: "Областной этап",
      subjects: [],
      need_area: "leadership",
    };
  const subject = sources.subjects[Math.floor(random() * sources.subjects.length)];
  if (ofSubject.has(type.code) && subject) return lessonOf(making, subject);
  const areas = [...sources.topics.keys()];
  const own = areasOf[type.code];
  const area = own ? oneOf(random, own) : (areas[Math.floor(random() * areas.length)] ?? "");
  const topics = sources.topics.get(area) ?? [];
  const topic = topics[Math.floor(random() * topics.length)];
  return {
    title_kk: capital(topic?.kk ?? type.name_kk),
    title_ru: capital(topic?.ru ?? type.name_ru),
    subjects: subject && random() < 0.35 ? [subject.code] : [],
    need_area: area,
  };
}

const ofLessons = ["pedagogy", "lessonstudy", "feedback", "differentiation", "literacy"] as const;

function lessonOf({ random }: Making, subject: Subject): About {
  const [first = 1, last = first] = subject.grades.split("-").map(Number);
  const grade = between(random, Math.max(first, 1), Math.max(last, 1));
  return {
    title_kk: `${plain(subject.kk)}, ${grade}-сынып`,
    title_ru: `${plain(subject.ru)}, ${grade} класс`,
    subjects: [subject.code],
    need_area: oneOf(random, ofLessons),
  };
}

/** The subject's name without what the list of subjects adds in brackets. */
function plain(name: string): string {
  return name.replace(/ \(.*\)$/, "").replace(/ \/ .*$/, "");
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How many come to each and how many it holds, so that the registrations of all add up to the total. */
export function withDemand(rows: readonly EventRow[], total: number): EventRow[] {
  const sum = rows.reduce((one, { wanted }) => one + wanted, 0);
  const factor = total / sum;
  const wanted = shares(
    total,
    rows.map((row) => row.wanted),
  );
  return rows.map((row, at) => ({
    ...row,
    capacity: Math.max(3, Math.round(row.capacity * factor)),
    wanted: wanted[at] ?? 0,
  }));
}
