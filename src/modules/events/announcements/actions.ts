import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { By, Person } from "#lib/actor.ts";
import { dayOf, showMoment } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import { record, recordMany } from "#lib/history.ts";
import { startJob } from "#lib/jobs.ts";
import { sendMails } from "#lib/mail.ts";
import { inLanguage, type Language, wordsIn, wordsOf } from "#lib/texts.ts";
import { listSchoolReaders } from "#modules/people/base/queries.ts";
import { markCancelled, markHeld, markPublished, setRemindedAt, stamp } from "../base/actions.ts";
import { getEvent, getEventForOrganiser, lockedEventForOrganiser } from "../base/queries.ts";
import type { Event } from "../base/schema.ts";
import { askLater } from "../feedback/actions.ts";
import { tellLater } from "../materials/actions.ts";
import { openLater } from "../registration/actions.ts";
import {
  listDraftsOfSeries,
  listInvitedSchools,
  listRegisteredReaders,
  listTimes,
} from "./queries.ts";
import { canBeHeld, isTaken, reminderAt, reminderMs, stateAfter } from "./rules.ts";
import { texts } from "./texts.ts";

type EventAct = By & { id: string; publicUrl: string };
type Refusal = { "": "notNow" };

export const reminderTask = "remind_of_event";
// A reminder that comes late, after the worker stood still, is still one while the event lies ahead.

/** Opens the event to the public, alone or with the drafts of its series, and tells the schools invited. */
export async function publishEvent(
  db: Db,
  { person, id, now, publicUrl, whole }: EventAct & { whole: boolean },
): Promise<Result<null, Refusal>> {
  return db.transaction().execute(async (tx) => {
    if (whole) await lockSeries(tx, await getEventForOrganiser(tx, { id, actor: person }));
    const event = await lockedEventForOrganiser(tx, { id, person });
    const { seriesId, state } = event;
    if (!whole && !isTaken(state, "publish") && stateAfter(state, "publish") === null)
      return refuse({ "": "notNow" });
    const drafts = whole ? await listDraftsOfSeries(tx, { seriesId, actor: person }) : [id];
    const ids = await markPublished(tx, { ids: drafts, now });
    if (ids.length === 0) return done(null);
    await recordMany(tx, { at: now, by: person, act: "eventPublished", kind: "event", ids });
    await tellSchools(tx, { event, what: "published", now, publicUrl });
    await planAhead(tx, { ids, now });
    const times = await listTimes(tx, ids);
    await openLater(tx, { events: times.map((one) => ({ ...one, publishedAt: now })), now });
    return done(null);
  });
}

/** Two who open the same series do it one after the other, whichever of its events they begin with. */
async function lockSeries(tx: Db, { seriesId }: { seriesId: string | null }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('series'), hashtext(${seriesId}))`.execute(tx);
}

/** Calls the event off; whoever registered and the schools invited get a letter with the reason. */
export async function cancelEvent(
  db: Db,
  { person, id, now, publicUrl, reason }: EventAct & { reason: string },
): Promise<Result<null, Refusal>> {
  return db.transaction().execute(async (tx) => {
    const event = await lockedEventForOrganiser(tx, { id, person });
    if (isTaken(event.state, "cancel")) return done(null);
    if (stateAfter(event.state, "cancel") === null) return refuse({ "": "notNow" });
    await markCancelled(tx, { id, reason });
    await stamp(tx, { id, now, isPublic: true });
    const changes = { reason: { from: null, to: reason } };
    await recordStep(tx, { id, act: "eventCancelled", person, now, changes });
    if (event.state === "draft") return done(null);
    const about = { event, what: "cancelled" as const, now, publicUrl, note: reason };
    await tellSchools(tx, about);
    await tellRegistered(tx, about);
    return done(null);
  });
}

/** Says that the event took place. */
export async function holdEvent(
  db: Db,
  { person, id, now }: Omit<EventAct, "publicUrl">,
): Promise<Result<null, Refusal>> {
  return db.transaction().execute(async (tx) => {
    const event = await lockedEventForOrganiser(tx, { id, person });
    if (isTaken(event.state, "hold")) return done(null);
    if (!canBeHeld(event, now)) return refuse({ "": "notNow" });
    await holdWhenOver(tx, { event, person, now });
    return done(null);
  });
}

/** The same inside an act that shows that the event took place; the event's row is locked by the caller. */
export async function holdWhenOver(
  tx: Db,
  { event, person, now }: By & { event: Pick<Event, "id" | "state" | "endsAt"> },
): Promise<void> {
  if (!canBeHeld(event, now) || stateAfter(event.state, "hold") === null) return;
  await markHeld(tx, { id: event.id, now });
  await recordStep(tx, { id: event.id, act: "eventHeld", person, now });
  await askLater(tx, { events: [event], now });
  await tellLater(tx, { event, now });
}

/** Tells those who registered that the time or the place is another one, inside the act that changed it. */
export async function tellOfChange(
  tx: Db,
  { id, now, publicUrl }: { id: string; now: Date; publicUrl: string },
): Promise<void> {
  const event = await getEvent(tx, id);
  await tellRegistered(tx, { event, what: "changed", now, publicUrl });
  if (event.startsAt > now) await setRemindedAt(tx, { id, remindedAt: null });
  await planAhead(tx, { ids: [id], now });
}

/** The day before, those registered are reminded; after it they are asked what they think. */
async function planAhead(tx: Db, { ids, now }: { ids: readonly string[]; now: Date }) {
  const events = await listTimes(tx, ids);
  for (const { id, startsAt } of events) {
    if (startsAt <= now) continue;
    const job = { id: randomUUID(), task: reminderTask, payload: { eventId: id }, by: null, now };
    await startJob(tx, { ...job, runAt: reminderAt(startsAt, now) });
  }
  await askLater(tx, { events, now });
}

/** Reminds those who have a place, once; of an event that was moved or called off nobody is reminded. */
export async function remindOfEvent(
  db: Db,
  { eventId, now, publicUrl }: { eventId: string; now: Date; publicUrl: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const due = await tx
      .selectFrom("events.events")
      .where("id", "=", eventId)
      .where("state", "=", "published")
      .where("reminded_at", "is", null)
      .where("starts_at", ">", now)
      .where("starts_at", "<=", new Date(now.getTime() + reminderMs))
      .select("id")
      .forUpdate()
      .executeTakeFirst();
    if (!due) return;
    await setRemindedAt(tx, { id: eventId, remindedAt: now });
    const event = await getEvent(tx, eventId);
    const readers = await listRegisteredReaders(tx, { eventId, only: "registered" });
    await send(tx, { event, what: "reminder", now, publicUrl }, readers);
  });
}

type Recorded = {
  id: string;
  act: string;
  person: Person;
  now: Date;
  changes?: Record<string, { from: string | null; to: string | null }>;
};

async function recordStep(tx: Db, { id, act, person, now, changes = {} }: Recorded): Promise<void> {
  await record(tx, { at: now, by: person, act, subject: { kind: "event", id }, changes });
}

type EventNews = {
  event: Event;
  what: "published" | "cancelled" | "changed" | "reminder";
  now: Date;
  publicUrl: string;
  note?: string;
};

async function tellSchools(tx: Db, told: EventNews): Promise<void> {
  const schoolIds = await listInvitedSchools(tx, told.event);
  if (schoolIds.length === 0) return;
  await send(tx, told, await listSchoolReaders(tx, { schoolIds, today: dayOf(told.now) }));
}

async function tellRegistered(tx: Db, told: EventNews): Promise<void> {
  await send(tx, told, await listRegisteredReaders(tx, { eventId: told.event.id }));
}

async function send(
  tx: Db,
  { event, what, now, publicUrl, note = "" }: EventNews,
  readers: readonly { email: string; language: Language }[],
): Promise<void> {
  await sendMails(
    tx,
    readers.map(({ email, language }) => {
      const t = inLanguage(texts, language);
      const title = wordsIn(wordsOf(event, "title"), language);
      return {
        to: email,
        language,
        now,
        subject: t.letterSubject[what](title),
        body: t.letter({
          said: t.letterSaid[what],
          title,
          note,
          when: showMoment(event.startsAt, language),
          link: `${publicUrl}/events/${event.id}`,
        }),
      };
    }),
  );
}
