import { z } from "zod";
import { dayOf, momentAt, plusDays, timeOf } from "#lib/dates.ts";
import { hasProblems, type Typed } from "#lib/forms.ts";
import type { Change } from "#lib/history.ts";
import type { TeacherPlace } from "#modules/people/base/schema.ts";
import type { Event, Organiser } from "../base/schema.ts";
import type { Speaker, Times } from "../events/schema.ts";
import type { EventForm, Pace } from "./schema.ts";

export type Refusal = Record<string, string>;

/** When the event is held; without a last day it ends on the day it began. */
export function timesOf(form: Pick<EventForm, "day" | "from" | "untilDay" | "until">): Times {
  return {
    startsAt: momentAt(form.day, form.from),
    endsAt: momentAt(form.untilDay ?? form.day, form.until),
  };
}

/** Until when people may register: the end of that day unless an hour is told. */
export function registrationEnd(
  form: Pick<EventForm, "registrationDay" | "registrationTime">,
): Date | null {
  const { registrationDay, registrationTime = "23:59" } = form;
  return registrationDay ? momentAt(registrationDay, registrationTime) : null;
}

/** What is wrong with an event that needs no look at others; by field. */
export function whyNotEvent(form: EventForm, organiser: Organiser): Refusal | null {
  const problems = {
    ...whyNotThen(form),
    ...whyNotThere(form, organiser),
    ...whyNotFor(form, organiser),
  };
  return hasProblems(problems) ? problems : null;
}

const longestDays = 31;

function whyNotThen(form: EventForm): Refusal {
  const { startsAt, endsAt } = timesOf(form);
  if (endsAt <= startsAt) return { until: "notOrdered" };
  if (endsAt.getTime() - startsAt.getTime() > longestDays * 86_400_000)
    return { untilDay: "tooLongEvent" };
  const last = registrationEnd(form);
  if (last && last > endsAt) return { registrationDay: "afterEvent" };
  return seriesRefusal(form);
}

function seriesRefusal({ pace, times }: EventForm): Refusal {
  if (pace && !times) return { times: "needed" };
  return times && !pace ? { pace: "needed" } : {};
}

function whyNotThere(form: EventForm, organiser: Organiser): Refusal {
  const { onlineUrl, venue, placeKk, placeRu } = form;
  const problems: Refusal = {};
  if (form.form !== "face_to_face" && !onlineUrl) problems.onlineUrl = "linkNeeded";
  if (form.form !== "online" && !venue && !placeKk && !organiser.schoolId)
    problems.venue = "placeNeeded";
  if (placeKk && !placeRu) problems.placeRu = "needed";
  if (placeRu && !placeKk) problems.placeKk = "needed";
  return problems;
}

/** The school it is held in: the one named, else the organising school unless another place is told. */
export function venueOf(
  form: Pick<EventForm, "form" | "placeKk">,
  { named, organiser }: { named: string | null; organiser: Organiser },
): string | null {
  if (form.form === "online") return null;
  return named ?? (form.placeKk ? null : organiser.schoolId);
}

function whyNotFor(form: EventForm, organiser: Organiser): Refusal {
  return { ...whyNotOpenTo(form.openTo, organiser), ...whyNotGrades(form) };
}

function whyNotOpenTo(openTo: EventForm["openTo"], organiser: Organiser): Refusal {
  if (openTo === "circle" && !organiser.leadingId) return { openTo: "noCircle" };
  if (openTo === "district" && !organiser.districtKato) return { openTo: "noDistrict" };
  return openTo === "region" && !organiser.regionKato ? { openTo: "noRegion" } : {};
}

function whyNotGrades({ gradesFrom, gradesUntil }: EventForm): Refusal {
  if (gradesFrom === undefined) return gradesUntil === undefined ? {} : { gradesFrom: "needed" };
  if (gradesUntil === undefined) return { gradesUntil: "needed" };
  return gradesFrom > gradesUntil ? { gradesUntil: "gradesNotOrdered" } : {};
}

/** A school as an organiser; a leading school stands in its own circle. */
export function schoolAsOrganiser(
  place: TeacherPlace & { status: string | null },
): Organiser & { schoolId: string } {
  const { schoolId, regionKato, districtKato, leadingId, status } = place;
  const own = status === "leading" ? schoolId : leadingId;
  return { organiser: "school", schoolId, regionKato, districtKato, leadingId: own };
}

/** When each event of a series is held: the same hours, some weeks or months later. */
export function timesOfSeries(
  first: Times,
  { pace, times = 1 }: { pace: Pace | undefined; times: number | undefined },
): Times[] {
  const count = pace ? times : 1;
  return Array.from({ length: count }, (_, at) => ({
    startsAt: later(first.startsAt, { pace, at }),
    endsAt: later(first.endsAt, { pace, at }),
  }));
}

function later(moment: Date, { pace, at }: { pace: Pace | undefined; at: number }): Date {
  return momentAt(dayLater(dayOf(moment), { pace, at }), timeOf(moment));
}

function dayLater(day: string, { pace, at }: { pace: Pace | undefined; at: number }): string {
  if (pace === "month") return monthsLater(day, at);
  return plusDays(day, at * (pace === "two_weeks" ? 14 : 7));
}

/** The same day of a later month, or its last day where the month is shorter. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const made = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  return made.toISOString().slice(0, 10);
}

const mostSpeakers = 20;

/** One speaker a line: the name and, after a dash, what the person does or speaks about. */
export function speakersIn(text: string | undefined): Speaker[] {
  return (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, mostSpeakers)
    .map((line) => {
      const [name = "", ...about] = line.split(/\s+[–—-]\s+/);
      return { name: name.slice(0, 200), about: about.join(" – ").slice(0, 300) };
    });
}

export function speakersText(speakers: readonly Speaker[]): string {
  return speakers.map(({ name, about }) => (about ? `${name} – ${about}` : name)).join("\n");
}

/** Which columns are other than before, for the history. */
export function changesOf(before: Columns, after: Columns): Record<string, Change> {
  const names = Object.keys(after).filter(
    (name) => !unsaid.includes(name) && textOf(before[name]) !== textOf(after[name]),
  );
  return Object.fromEntries(
    names.map((name) => [name, { from: textOf(before[name]), to: textOf(after[name]) }]),
  );
}

export const eventColumns = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable(),
);
export type Columns = z.infer<typeof eventColumns>;

const unsaid = [
  "changed_at",
  "sequence",
  "small_first",
  "region_kato",
  "district_kato",
  "leading_id",
];

function textOf(value: Columns[string] | undefined): string | null {
  if (value === null || value === undefined || value === "") return null;
  return Array.isArray(value) ? value.join(", ") || null : String(value);
}

/** What somebody who registered must hear of. */
const weighty = ["starts_at", "ends_at", "form", "venue_id", "place_kk", "room", "online_url"];

export function isWeighty(changes: Record<string, Change>): boolean {
  return weighty.some((name) => name in changes);
}

/** The event as its form was filled in. */
export function typedOf(event: Event, speakers: readonly Speaker[]): Typed {
  const [day, lastDay] = [dayOf(event.startsAt), dayOf(event.endsAt)];
  const until = event.registrationUntil;
  const plain = {
    id: event.id,
    organiser: organiserText(event),
    type: event.type.code,
    titleKk: event.title_kk,
    titleRu: event.title_ru,
    titleEn: event.title_en,
    day,
    from: timeOf(event.startsAt),
    until: timeOf(event.endsAt),
    untilDay: lastDay === day ? null : lastDay,
    form: event.form,
    venue: event.venue?.code,
    placeKk: event.place_kk,
    placeRu: event.place_ru,
    room: event.room,
    onlineUrl: event.onlineUrl,
    openTo: event.openTo,
    capacity: event.capacity,
    smallDays: event.smallDays,
    hours: event.hours,
    registrationDay: until && dayOf(until),
    registrationTime: until && timeOf(until),
    gradesFrom: event.grades?.from,
    gradesUntil: event.grades?.until,
    needArea: event.needArea,
    planItem: event.planItemId,
    speakers: speakersText(speakers),
    descriptionKk: event.description_kk,
    descriptionRu: event.description_ru,
    bringKk: event.bring_kk,
    bringRu: event.bring_ru,
  };
  const texts = Object.entries(plain).map(([name, value]) => [name, String(value ?? "")]);
  return { ...Object.fromEntries(texts), languages: event.languages, subjects: event.subjects };
}

/** The organiser as the form sends it. */
export function organiserText(event: Organiser): string {
  switch (event.organiser) {
    case "school":
      return `school:${event.schoolId}`;
    case "district":
      return `district:${event.districtKato}`;
    case "region":
      return `region:${event.regionKato}`;
    case "country":
      return "country";
  }
}
