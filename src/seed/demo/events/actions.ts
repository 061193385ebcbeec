import { dayOf, momentAt, plusDays } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { readReference } from "#lib/root.ts";
import { idFrom } from "#seed/ids.ts";
import { hasEvents, listDemoCircles } from "./queries.ts";
import { workdayFrom } from "./rules.ts";
import { type Circle, type DemoEvent, DemoEvents, type DemoSession } from "./schema.ts";

/** Events of the demo circles in the weeks around the day of loading; where there are events, nothing is added. */
export async function loadDemoEvents(db: Db, now: Date): Promise<void> {
  if (await hasEvents(db)) return;
  const { events, programme } = DemoEvents.parse(readReference("demo-events.json"));
  const circles = await listDemoCircles(db, dayOf(now));
  const planned = circles.flatMap((circle, place) =>
    events.flatMap((event, at) =>
      isOf({ place, at }) ? [planOf(event, { circle, place, at, now })] : [],
    ),
  );
  if (planned.length === 0) return;
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto("events.events")
      .values(planned.map(({ row }) => row))
      .execute();
    const speakers = planned.flatMap(speakersOf);
    if (speakers.length > 0) await tx.insertInto("events.speakers").values(speakers).execute();
    const sessions = planned.flatMap((one) => sessionsOf(one, programme));
    if (sessions.length > 0) await tx.insertInto("events.sessions").values(sessions).execute();
    const subject = { kind: "demo", id: "events" };
    await record(tx, { at: now, by: null, act: "eventsSeeded", subject });
  });
}

// No circle holds everything, so that the calendar does not say the same thing three times.
function isOf({ place, at }: { place: number; at: number }): boolean {
  return at % 3 !== place % 3;
}

type CircleDay = { circle: Circle; place: number; at: number; now: Date };
type Planned = { event: DemoEvent; circle: Circle; at: number; row: ReturnType<typeof rowOf> };

function planOf(event: DemoEvent, where: CircleDay): Planned {
  return { event, circle: where.circle, at: where.at, row: rowOf(event, where) };
}

function rowOf(event: DemoEvent, where: CircleDay) {
  const { circle, place, at, now } = where;
  // Each circle keeps its own pace, so that the days of the calendar differ.
  const day = workdayFrom(dayOf(now), shifted(event, place));
  const announced = new Date(Math.min(+now, +momentAt(plusDays(day, -30), "09:00")));
  const isFace = event.form !== "online";
  return {
    id: idFrom(`demo event ${circle.leadingId} ${at}`),
    type: event.type,
    state: event.state,
    title_kk: event.titleKk,
    title_ru: event.titleRu,
    form: event.form,
    starts_at: momentAt(day, event.from),
    ends_at: momentAt(day, event.until),
    organiser: "school" as const,
    school_id: circle.leadingId,
    leading_id: circle.leadingId,
    region_kato: circle.regionKato,
    district_kato: circle.districtKato,
    venue_id: isFace ? venueOf(event, circle) : null,
    room: isFace ? event.room : null,
    online_url: event.form === "face_to_face" ? null : "https://meet.example.org/tirek",
    open_to: event.openTo,
    capacity: event.capacity,
    hours: event.hours,
    subjects: event.subjects,
    languages: event.languages,
    need_area: event.needArea,
    small_first: event.small !== undefined,
    small_days: event.small ?? null,
    cancel_reason: event.state === "cancelled" ? "Жаттықтырушы ауырып қалды" : null,
    sequence: event.state === "cancelled" ? 1 : 0,
    made_at: announced,
    changed_at: announced,
    published_at: event.state === "draft" ? null : announced,
  };
}

/** What was held stays before the day of loading, and what lies ahead after it. */
function shifted({ workday }: DemoEvent, place: number): number {
  return workday + (workday < 0 ? -place : place);
}

function venueOf({ place }: DemoEvent, { leadingId, partners }: Circle): string {
  const partner = /^partner(\d)$/.exec(place)?.[1];
  return partner === undefined ? leadingId : (partners[Number(partner)] ?? leadingId);
}

function speakersOf({ event, circle, at, row }: Planned) {
  const count = Math.min(event.speakers, circle.teachers.length);
  return Array.from({ length: count }, (_, place) => {
    const teacher = circle.teachers[(at + place) % circle.teachers.length];
    return {
      id: idFrom(`demo speaker ${row.id} ${place}`),
      event_id: row.id,
      place,
      name: teacher?.name ?? "",
      teacher_id: teacher?.id ?? null,
    };
  });
}

function sessionsOf({ event, row }: Planned, programme: readonly DemoSession[]) {
  if (!event.programme) return [];
  const after = (minutes: number) => new Date(row.starts_at.getTime() + minutes * 60_000);
  return programme.map((part, place) => ({
    id: idFrom(`demo session ${row.id} ${place}`),
    event_id: row.id,
    kind: part.kind,
    starts_at: after(part.from),
    ends_at: after(part.until),
    room: part.room,
    title_kk: part.titleKk,
    title_ru: part.titleRu,
    subject: part.subject,
    ...(part.subject ? { grade: 8, language: "kk" as const } : {}),
  }));
}
