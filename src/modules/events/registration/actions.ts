import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { By, Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf, showMoment } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { startJob } from "#lib/jobs.ts";
import { sendMails } from "#lib/mail.ts";
import { noName, type Subject } from "#lib/of-person.ts";
import { sqlOf } from "#lib/rows.ts";
import { inLanguage, type Language, wordsIn, wordsOf } from "#lib/texts.ts";
import { lockedEvent } from "../base/queries.ts";
import { canCancel, canRegister } from "./access.ts";
import {
  accountOf,
  findOwnGuest,
  findOwnRegistration,
  getOpenEvent,
  getRegistration,
  isRegistrationId,
  listGuestsOf,
} from "./queries.ts";
import { movingUp, smallUntil, standingFor, type WhyNot, whyNotRegister } from "./rules.ts";
import type { Guest, OpenEvent, Standing } from "./schema.ts";
import { texts } from "./texts.ts";

export const openTask = "open_places_to_all";

type EventAct = By & { eventId: string; publicUrl: string };
export type RegisterRefusal = { "": WhyNot | "noSchool" };

/** Registers the person for a place, or for the queue when there is none; asked twice it does so once. */
export async function registerSelf(
  db: Db,
  { person, eventId, id, now, publicUrl }: EventAct & { id: string },
): Promise<Result<{ standing: Standing }, RegisterRefusal>> {
  return db.transaction().execute(async (tx) => {
    const event = await lockedEvent(tx, eventId);
    const known = await findOwnRegistration(tx, { eventId, userId: person.userId });
    if (known) return done({ standing: known.state });
    const guest = await findOwnGuest(tx, { userId: person.userId, on: dayOf(now) });
    if (!guest) return refuse({ "": "noSchool" } as const);
    const why = whyNotRegister(event, guest, now);
    if (why) return refuse({ "": why });
    // A form sent again after its place was taken back asks for another place.
    const isUsed = await isRegistrationId(tx, id);
    const places = placed(event, { guests: [guest], now });
    const coming = isUsed ? places : places.map((one) => ({ ...one, id }));
    const [made] = await register(tx, { event, coming, by: person, now, publicUrl });
    if (!made) throw new NotFound();
    return done({ standing: made.standing });
  });
}

type Coming = { id: string; guest: Guest; standing: "registered" | "waiting" };

/** Who gets a place and who waits, one after the other. */
function placed(
  event: OpenEvent,
  { guests, now }: { guests: readonly Guest[]; now: Date },
): Coming[] {
  const counted = { ...event };
  return guests.map((guest) => {
    const standing = standingFor(counted, guest, now) === "registered" ? "registered" : "waiting";
    counted[standing] += 1;
    return { id: randomUUID(), guest, standing };
  });
}

type Registering = {
  event: OpenEvent;
  coming: readonly Coming[];
  by: Person;
  now: Date;
  publicUrl: string;
};

/** Those of them who were registered now; of others nothing is told. */
async function register(
  tx: Db,
  { event, coming, by, now, publicUrl }: Registering,
): Promise<Coming[]> {
  if (coming.length === 0) return [];
  const rows = await tx
    .insertInto("events.registrations")
    .values(
      coming.map(({ id, guest, standing }) => ({
        id,
        event_id: event.id,
        teacher_id: guest.teacherId,
        user_id: guest.userId,
        family_name: guest.familyName,
        given_name: guest.givenName,
        patronymic: guest.patronymic,
        email: guest.email,
        school_id: guest.schoolId,
        state: standing,
        is_small: guest.isSmall,
        made_by: by.userId,
        made_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .execute();
  const ids = new Set(rows.map(({ id }) => id));
  const made = coming.filter(({ id }) => ids.has(id));
  if (made.length === 0) return [];
  const subject = { kind: "event", id: event.id };
  const changes = { people: { from: null, to: String(made.length) } };
  await record(tx, { at: now, by, act: "registered", subject, changes });
  const told = made.map(({ guest, standing }) => ({ ...guest, what: standing }));
  await tell(tx, { event, told, now, publicUrl });
  return made;
}

export type ManyRefusal = { teachers: "needed" | WhyNot };

/** A coordinator registers teachers of the own school, each for a place or for the queue. */
export async function registerMany(
  db: Db,
  {
    person,
    eventId,
    schoolId,
    teachers,
    now,
    publicUrl,
  }: EventAct & { schoolId: string; teachers: readonly string[] },
): Promise<Result<{ registered: number; waiting: number }, ManyRefusal>> {
  return db.transaction().execute(async (tx) => {
    const event = await lockedEvent(tx, eventId);
    const guests = await listGuestsOf(tx, { schoolId, on: dayOf(now) });
    const chosen = guests.filter(({ teacherId }) => teachers.includes(teacherId));
    allow(chosen.every((guest) => canRegister(person, guest)));
    const [why] = chosen.flatMap((guest) => whyNotRegister(event, guest, now) ?? []);
    if (chosen.length === 0 || why) return refuse({ teachers: why ?? ("needed" as const) });
    const known = await standingPeople(tx, eventId);
    const fresh = chosen.filter(
      ({ teacherId, userId }) => !known.has(teacherId) && !(userId && known.has(userId)),
    );
    const coming = placed(event, { guests: fresh, now });
    const made = await register(tx, { event, coming, by: person, now, publicUrl });
    const registered = made.filter(({ standing }) => standing === "registered").length;
    return done({ registered, waiting: made.length - registered });
  });
}

/** Who is registered or waits, each as a teacher and as an account. */
async function standingPeople(tx: Db, eventId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("events.registrations")
    .where("event_id", "=", eventId)
    .where("state", "<>", "cancelled")
    .select(["teacher_id as teacherId", "user_id as userId"])
    .execute();
  return new Set(rows.flatMap(({ teacherId, userId }) => [teacherId ?? [], userId ?? []].flat()));
}

/** Takes a registration back; whoever waits longest moves up. */
export async function cancelRegistration(
  db: Db,
  { person, eventId, id, now, publicUrl }: EventAct & { id: string },
): Promise<Result<null, { "": "over" }>> {
  return db.transaction().execute(async (tx) => {
    const event = await lockedEvent(tx, eventId);
    const registration = await getRegistration(tx, { eventId, id });
    if (!canCancel(person, { event, registration })) throw new NotFound();
    if (registration.state === "cancelled") return done(null);
    if (now > event.endsAt) return refuse({ "": "over" } as const);
    await expectRows(
      tx
        .updateTable("events.registrations")
        .set({ state: "cancelled", cancelled_at: now, cancelled_before: null })
        .where("id", "=", id),
      { most: 1 },
    );
    const subject = { kind: "event", id: eventId };
    const changes = { standing: { from: registration.state, to: "cancelled" } };
    await record(tx, { at: now, by: person, act: "registrationCancelled", subject, changes });
    await moveUp(tx, { eventId, now, publicUrl });
    return done(null);
  });
}

const cameRow = z.strictObject({ id: z.string(), standing: z.string().nullable() });

/**
 * Whoever came although the registration was taken back was there: it stands again, unless another of the same person stands
 * already. Answers under which registration each of these is known now; of no registration of the event there is nothing.
 * The event's row is locked by the caller.
 */
export async function standAgain(
  tx: Db,
  { person, eventId, ids, now }: By & { eventId: string; ids: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sqlOf(cameRow)`
    select r.id, coalesce(s.id, min(case when s.id is null then r.id::text end) over (
      partition by coalesce((select t.id from people.teachers t where t.user_id = ${accountOf}), r.teacher_id,
        ${accountOf}, r.id))::uuid) as standing
    from events.registrations r
    left join events.registrations s on s.event_id = r.event_id and s.state <> 'cancelled'
      and (s.teacher_id = r.teacher_id or coalesce(s.user_id, (select t.user_id from people.teachers t
        where t.id = s.teacher_id)) = ${accountOf})
    where r.event_id = ${eventId} and r.id = any (${ids}::uuid[])`.execute(tx);
  const revived = tx
    .updateTable("events.registrations")
    .set((eb) => ({
      state: "registered",
      cancelled_at: null,
      cancelled_before: eb.ref("cancelled_at"),
    }))
    .where(
      "id",
      "in",
      rows.map(({ standing }) => standing ?? ""),
    )
    .where("state", "=", "cancelled")
    .returning("id");
  const again = rows.length > 0 ? await revived.execute() : [];
  if (again.length > 0) {
    const changes = { people: { from: null, to: `+${again.length}` } };
    const subject = { kind: "event", id: eventId };
    await record(tx, { at: now, by: person, act: "cameAfterAll", subject, changes });
  }
  return new Map(rows.map(({ id, standing }) => [id, standing ?? id]));
}

/** Of those whose note is taken back, who had cancelled has cancelled then; the event's row is locked by the caller. */
export async function standNoMore(
  tx: Db,
  { person, eventId, ids, now }: By & { eventId: string; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  const taken = await tx
    .updateTable("events.registrations")
    .set((eb) => ({
      state: "cancelled",
      cancelled_at: eb.ref("cancelled_before"),
      cancelled_before: null,
    }))
    .where("event_id", "=", eventId)
    .where("id", "in", ids)
    .where("state", "=", "registered")
    .where("cancelled_before", "is not", null)
    .returning("id")
    .execute();
  if (taken.length === 0) return;
  const changes = { people: { from: null, to: `−${taken.length}` } };
  const subject = { kind: "event", id: eventId };
  await record(tx, { at: now, by: person, act: "cameAfterAll", subject, changes });
}

const waitingRow = z.strictObject({
  id: z.string(),
  isSmall: z.boolean(),
  place: z.int(),
  email: z.string().nullable(),
});

/** Gives free places to those who wait, in their order; the event's row is locked by the caller. */
export async function moveUp(
  tx: Db,
  { eventId, now, publicUrl }: { eventId: string; now: Date; publicUrl: string },
): Promise<number> {
  const event = await getOpenEvent(tx, eventId);
  // Whoever was told on the day itself that there is a place could not come any more.
  if (event.state !== "published" || now >= event.startsAt) return 0;
  const { rows: queue } = await sqlOf(waitingRow)`
    select r.id, r.is_small as "isSmall", r.place, r.email
    from events.registrations r
    where r.event_id = ${eventId} and r.state = 'waiting' order by r.place`.execute(tx);
  const lucky = movingUp(event, { queue, now });
  if (lucky.length === 0) return 0;
  const ids = lucky.map(({ id }) => id);
  await expectRows(
    tx.updateTable("events.registrations").set({ state: "registered" }).where("id", "in", ids),
    { most: ids.length },
  );
  const told = lucky.map(({ email }) => ({ email, what: "movedUp" as const }));
  await tell(tx, { event, told, now, publicUrl });
  return lucky.length;
}

/** When the days of the small schools are over, the places left go to whoever waits. */
export async function openLater(
  tx: Db,
  {
    events,
    now,
  }: { events: readonly Pick<OpenEvent, "id" | "smallDays" | "publishedAt">[]; now: Date },
): Promise<void> {
  for (const { id, ...event } of events) {
    const until = smallUntil(event);
    if (!until) continue;
    const job = { id: randomUUID(), task: openTask, payload: { eventId: id }, by: null, now };
    await startJob(tx, { ...job, runAt: until });
  }
}

/** The time in which small schools go first is over: what is left of the places is for all who wait. */
export async function openToAll(
  db: Db,
  { eventId, now, publicUrl }: { eventId: string; now: Date; publicUrl: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockedEvent(tx, eventId);
    await moveUp(tx, { eventId, now, publicUrl });
  });
}

/** Takes a name and an address off the person's registrations, which stay; inside the caller's transaction. */
export async function forgetRegistrations(tx: Db, { userId, teacherIds }: Subject): Promise<void> {
  await tx
    .updateTable("events.registrations")
    .set({ family_name: noName, given_name: noName, patronymic: null, email: null })
    .where(condition`user_id = ${userId} or teacher_id = any(${teacherIds}::uuid[])`)
    .execute();
}

type GuestLetters = {
  event: OpenEvent;
  told: readonly { email: string | null; what: "registered" | "waiting" | "movedUp" }[];
  now: Date;
  publicUrl: string;
};

/** Writes to those who have an address, each in the language of the account. */
async function tell(tx: Db, { event, told, now, publicUrl }: GuestLetters): Promise<void> {
  const emails = told.flatMap(({ email }) => email ?? []);
  if (emails.length === 0) return;
  const users = await tx
    .selectFrom("accounts.users")
    .where("email", "in", emails)
    .select(["email", "language"])
    .execute();
  const languages = new Map(users.map((user) => [user.email, user.language]));
  await sendMails(
    tx,
    told.flatMap(({ email, what }) => {
      if (email === null) return [];
      const language: Language = languages.get(email) ?? "kk";
      const t = inLanguage(texts, language);
      const title = wordsIn(wordsOf(event, "title"), language);
      const when = showMoment(event.startsAt, language);
      const body = t.letter(title, when, `${publicUrl}/events/${event.id}`);
      const subject = t.subjects[what](title);
      return [{ to: email, language, now, subject, body: `${t.told[what]}\n\n${body}` }];
    }),
  );
}
