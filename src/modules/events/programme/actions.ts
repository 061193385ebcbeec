import { sql } from "kysely";
import type { By, Person } from "#lib/actor.ts";
import { differs } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { allow, done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { listTeachersNamed } from "#modules/people/base/queries.ts";
import { stamp } from "../base/actions.ts";
import { lockedEventForOrganiser } from "../base/queries.ts";
import type { Event } from "../base/schema.ts";
import { listSessions } from "./queries.ts";
import { hoursOf, type Refusal, whyNotSession } from "./rules.ts";
import type { SessionForm } from "./schema.ts";

type EventAct = By & { eventId: string };

/** Writes a part of the programme, new or changed; the same form sent twice writes it once. */
export async function keepSession(
  db: Db,
  { person, eventId, form, now }: EventAct & { form: SessionForm },
): Promise<Result<null, Refusal>> {
  return db.transaction().execute(async (tx) => {
    const event = await changeable(tx, { person, eventId });
    const others = await listSessions(tx, eventId);
    const wrong = whyNotSession(form, { event, others });
    if (wrong) return refuse(wrong);
    const columns = await columnsOf(tx, { form, event });
    const isKnown = others.some(({ id }) => id === form.id);
    const written = await tx
      .insertInto("events.sessions")
      .values({ id: form.id, event_id: eventId, ...columns })
      .onConflict((conflict) =>
        conflict
          .column("id")
          .doUpdateSet(columns)
          .where("events.sessions.event_id", "=", eventId)
          .where(differs("events.sessions", Object.keys(columns))),
      )
      .returning("id")
      .executeTakeFirst();
    // The id is of another event.
    if (!isKnown && !written) throw new NotFound();
    if (!written) return done(null);
    const act = isKnown ? "sessionChanged" : "sessionAdded";
    await note(tx, { act, person, event, now, title: form.titleRu });
    return done(null);
  });
}

/** Takes a part out of the programme. */
export async function removeSession(
  db: Db,
  { person, eventId, sessionId, now }: EventAct & { sessionId: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const event = await changeable(tx, { person, eventId });
    const removed = await tx
      .deleteFrom("events.sessions")
      .where("id", "=", sessionId)
      .where("event_id", "=", eventId)
      .returning("title_ru as title")
      .executeTakeFirst();
    if (!removed) return;
    await note(tx, { act: "sessionRemoved", person, event, now, title: removed.title });
  });
}

/** The programme of one event at the same distance from the beginning of others, as far as it fits in; inside the act that allowed it. */
export async function copySessions(
  tx: Db,
  { from, ids }: { from: string; ids: readonly string[] },
): Promise<void> {
  await sql`
    insert into events.sessions (id, event_id, starts_at, ends_at, room, kind, title_kk, title_ru,
      teacher_id, speaker, subject, grade, language, aim)
    select gen_random_uuid(), e.id, e.starts_at + (s.starts_at - o.starts_at), e.starts_at + (s.ends_at - o.starts_at),
      s.room, s.kind, s.title_kk, s.title_ru, s.teacher_id, s.speaker, s.subject, s.grade, s.language, s.aim
    from events.events o join events.sessions s on s.event_id = o.id
    join events.events e on e.id = any (${ids}::uuid[])
    where o.id = ${from} and e.starts_at + (s.ends_at - o.starts_at) <= e.ends_at`.execute(tx);
}

// Two parts written at once could take one room, so the event is held until the first is written.
async function changeable(
  tx: Db,
  { person, eventId }: { person: Person; eventId: string },
): Promise<Event> {
  const event = await lockedEventForOrganiser(tx, { id: eventId, person });
  allow(event.state !== "cancelled");
  return event;
}

async function columnsOf(tx: Db, { form, event }: { form: SessionForm; event: Event }) {
  const names = form.speaker ? [form.speaker] : [];
  const known = await listTeachersNamed(tx, { ...event, names, on: form.day });
  const { startsAt, endsAt } = hoursOf(form);
  return {
    kind: form.kind,
    starts_at: startsAt,
    ends_at: endsAt,
    room: form.room ?? null,
    title_kk: form.titleKk,
    title_ru: form.titleRu,
    speaker: form.speaker ?? null,
    teacher_id: known.get(form.speaker ?? "") ?? null,
    subject: form.subject ?? null,
    grade: form.grade ?? null,
    language: form.language ?? null,
    aim: form.aim ?? null,
  };
}

type Noted = { act: string; person: Person; event: Event; now: Date; title: string };

async function note(tx: Db, { act, person, event, now, title }: Noted): Promise<void> {
  await stamp(tx, { id: event.id, now, isPublic: event.state === "published" });
  const isGone = act === "sessionRemoved";
  const changes = { session: { from: isGone ? title : null, to: isGone ? null : title } };
  await record(tx, {
    at: now,
    by: person,
    act,
    changes,
    subject: { kind: "event", id: event.id },
  });
}
