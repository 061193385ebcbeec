import { randomUUID } from "node:crypto";
import type { By, Person } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { issueCertificates } from "#modules/people/certificates/actions.ts";
import { holdWhenOver } from "../announcements/actions.ts";
import { lockedEvent, lockedEventForOrganiser } from "../base/queries.ts";
import { askSoon } from "../feedback/actions.ts";
import { standAgain, standNoMore } from "../registration/actions.ts";
import { findOwnRegistration, getOpenEvent, listRegistrations } from "../registration/queries.ts";
import type { Registration } from "../registration/schema.ts";
import { canCertify } from "./access.ts";
import { countCertificates, getCertified } from "./queries.ts";
import { broughtIn, isGoodCode, isTaken, momentOfCode } from "./rules.ts";
import type { Capture, CertifyForm, MarkForm } from "./schema.ts";

type EventAct = By & { eventId: string };

/**
 * Marks these of those registered as come, and takes back whom the list showed as come and who is no
 * longer ticked; whoever was noted meanwhile, at the door or by another phone, stays.
 */
export async function markByList(
  db: Db,
  { person, eventId, form, now }: EventAct & { form: MarkForm },
): Promise<Result<null, { "": "notYet" }>> {
  const { people, shown } = form;
  return db.transaction().execute(async (tx) => {
    const event = await lockedEventForOrganiser(tx, { id: eventId, person });
    if (!isTaken(event, now)) return refuse({ "": "notYet" } as const);
    const standing = await standAgain(tx, { person, eventId, ids: people, now });
    const came = new Set(standing.values());
    const registered = await listRegistrations(tx, eventId);
    const gone = registered.filter(
      ({ id, attendedAt }) => attendedAt !== null && shown.includes(id) && !came.has(id),
    );
    const attended = registered.filter(({ id, attendedAt }) => attendedAt === null && came.has(id));
    if (gone.length === 0 && attended.length === 0) return done(null);
    await takeNotesBack(tx, { person, eventId, ids: gone.map(({ id }) => id), now });
    await keep(tx, {
      eventId,
      by: person,
      way: "list" as const,
      captures: attended.map(({ id }) => capture(id, now)),
    });
    const changes = { attended: { from: null, to: `+${attended.length} −${gone.length}` } };
    const subject = { kind: "event", id: eventId };
    await record(tx, { at: now, by: person, act: "attendanceMarked", subject, changes });
    if (attended.length > 0 && now > event.endsAt) await askSoon(tx, { eventId, now });
    return done(null);
  });
}

async function takeNotesBack(
  tx: Db,
  { person, eventId, ids, now }: EventAct & { ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  await expectRows(
    tx
      .deleteFrom("events.attendance")
      .where("event_id", "=", eventId)
      .where("registration_id", "in", ids),
    { most: ids.length },
  );
  await standNoMore(tx, { person, eventId, ids, now });
}

const capture = (registrationId: string, now: Date): Capture => ({
  captureId: randomUUID(),
  registrationId,
  capturedAt: now.toISOString(),
});

type NewCaptures = {
  eventId: string;
  by: Person;
  way: "list" | "qr" | "offline" | "self";
  captures: readonly Capture[];
};

/** Keeps each note once, however often it is sent and in whatever order: the earliest time stays. */
async function keep(tx: Db, { eventId, by, way, captures }: NewCaptures): Promise<void> {
  const earliest = new Map<string, Capture>();
  for (const one of captures.toSorted((a, b) => (a.capturedAt < b.capturedAt ? 1 : -1)))
    earliest.set(one.registrationId, one);
  if (earliest.size === 0) return;
  await tx
    .insertInto("events.attendance")
    .values(
      [...earliest.values()].map((one) => ({
        event_id: eventId,
        registration_id: one.registrationId,
        way,
        captured_at: new Date(one.capturedAt),
        capture_id: one.captureId,
        recorded_by: by.userId,
      })),
    )
    .onConflict((conflict) =>
      conflict.constraint("attendance_once").doUpdateSet((eb) => ({
        captured_at: eb.fn("least", [
          eb.ref("events.attendance.captured_at"),
          eb.ref("excluded.captured_at"),
        ]),
      })),
    )
    .execute();
}

/**
 * Takes what the organiser's phone noted without network; what it sends again changes nothing. A note of nobody's registration
 * is missing, so that the phone tells it.
 */
export async function takeCaptures(
  db: Db,
  { person, eventId, captures, now }: EventAct & { captures: readonly Capture[] },
): Promise<Result<{ taken: string[]; missing: string[] }, "notYet">> {
  return db.transaction().execute(async (tx) => {
    const event = await lockedEventForOrganiser(tx, { id: eventId, person });
    if (!isTaken(event, now)) return refuse("notYet");
    const ids = captures.map(({ registrationId }) => registrationId);
    const standing = await standAgain(tx, { person, eventId, ids, now });
    const registered = await listRegistrations(tx, eventId);
    const attendedAt = new Map(registered.map((one) => [one.id, one.attendedAt]));
    const known = captures.flatMap((one) => {
      const registrationId = standing.get(one.registrationId);
      const at = broughtIn(event, { at: new Date(one.capturedAt), now });
      return registrationId ? [{ ...one, registrationId, capturedAt: at.toISOString() }] : [];
    });
    await keep(tx, { eventId, by: person, way: "offline", captures: known });
    const came = known.map(({ registrationId }) => registrationId);
    const fresh = new Set(came.filter((id) => attendedAt.get(id) === null));
    const changes = { attended: { from: null, to: `+${fresh.size}` } };
    const subject = { kind: "event", id: eventId };
    if (fresh.size > 0) {
      await record(tx, { at: now, by: person, act: "attendanceMarked", subject, changes });
      if (now > event.endsAt) await askSoon(tx, { eventId, now });
    }
    const taken = known.map(({ captureId }) => captureId);
    const missing = captures.map(({ captureId }) => captureId).filter((id) => !taken.includes(id));
    return done({ taken, missing });
  });
}

export type HereRefusal = { code: "wrong" | "notRegistered" };

type Here = EventAct & { id: string; code: string; secret: string };

/** Says "I am here" with the code that stands at the door. */
export async function checkIn(db: Db, here: Here): Promise<Result<null, HereRefusal>> {
  const { eventId, code, secret, now } = here;
  const isGood = isGoodCode(secret, { eventId, at: now, code });
  return isGood ? noteHere(db, { ...here, attendedAt: now }) : refuse({ code: "wrong" });
}

/** Says "I was there" with the code that a phone without network took at the door. */
export async function checkInLater(db: Db, here: Here): Promise<Result<null, HereRefusal>> {
  const { eventId, code, secret, now } = here;
  const event = await getOpenEvent(db, eventId);
  const attendedAt = isTaken(event, now) ? momentOfCode(secret, { event, code, now }) : null;
  return attendedAt ? noteHere(db, { ...here, attendedAt }) : refuse({ code: "wrong" });
}

async function noteHere(
  db: Db,
  { person, eventId, id, now, attendedAt }: Here & { attendedAt: Date },
): Promise<Result<null, HereRefusal>> {
  return db.transaction().execute(async (tx) => {
    const event = await lockedEvent(tx, eventId);
    const own = await findOwnRegistration(tx, { eventId, userId: person.userId });
    if (own?.state !== "registered") return refuse({ code: "notRegistered" } as const);
    const captures = [
      { captureId: id, registrationId: own.id, capturedAt: attendedAt.toISOString() },
    ];
    await keep(tx, { eventId, by: person, way: "qr", captures });
    if (now > event.endsAt) await askSoon(tx, { eventId, now });
    return done(null);
  });
}

/** One certificate for each who came, with the hours of the event; issuing again issues to those who lack it. */
export async function certify(
  db: Db,
  { person, eventId, form, now, publicUrl }: EventAct & { form: CertifyForm; publicUrl: string },
): Promise<Result<{ issued: number }, { "": "nobody" | "notYet" }>> {
  return db.transaction().execute(async (tx) => {
    const event = await lockedEventForOrganiser(tx, { id: eventId, person });
    const activity = await getCertified(tx, { event, form, today: dayOf(now) });
    allow(canCertify(person, event));
    if (now < event.endsAt) return refuse({ "": "notYet" } as const);
    const attended = (await listRegistrations(tx, eventId)).filter(
      ({ attendedAt }) => attendedAt !== null,
    );
    if (attended.length === 0) return refuse({ "": "nobody" } as const);
    const before = await countCertificates(tx, eventId);
    await issueCertificates(tx, {
      activity,
      source: { kind: "event", id: eventId },
      holders: attended.map(holderOf),
      by: person,
      now,
      publicUrl,
    });
    await holdWhenOver(tx, { event, person, now });
    const issued = (await countCertificates(tx, eventId)) - before;
    const changes = { certificates: { from: null, to: String(issued) } };
    const subject = { kind: "event", id: eventId };
    if (issued > 0) {
      await record(tx, { at: now, by: person, act: "certificatesIssued", subject, changes });
      await askSoon(tx, { eventId, now });
    }
    return done({ issued });
  });
}

function holderOf(one: Registration) {
  const { familyName, givenName, patronymic, teacherId } = one;
  return { key: teacherId ?? one.id, teacherId, familyName, givenName, patronymic, score: null };
}
