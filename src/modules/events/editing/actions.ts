import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { By, Person } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import { record, recordMany } from "#lib/history.ts";
import { sqlOf } from "#lib/rows.ts";
import {
  findDistrict,
  findRegion,
  findSchoolByCode,
  getPlaceOfSchool,
} from "#modules/network/base/queries.ts";
import { listTeachersNamed } from "#modules/people/base/queries.ts";
import { findPlannedItem } from "#modules/plans/cyclogrammes/queries.ts";
import { tellOfChange } from "../announcements/actions.ts";
import { canOrganise } from "../base/access.ts";
import { insertDrafts, rewriteEvent, stamp } from "../base/actions.ts";
import { getEventForOrganiser, listTypes, lockedEventForOrganiser } from "../base/queries.ts";
import type { Event, Organiser } from "../base/schema.ts";
import { isRoomTaken } from "../events/queries.ts";
import type { Speaker, Times } from "../events/schema.ts";
import { copySessions } from "../programme/actions.ts";
import { moveUp, openLater } from "../registration/actions.ts";
import { getOpenEvent } from "../registration/queries.ts";
import {
  type Columns,
  changesOf,
  eventColumns,
  isWeighty,
  organiserText,
  type Refusal,
  registrationEnd,
  schoolAsOrganiser,
  speakersIn,
  timesOf,
  timesOfSeries,
  venueOf,
  whyNotEvent,
} from "./rules.ts";
import type { EventForm } from "./schema.ts";

/** Makes the event, or each event of a series, as drafts; the same form sent twice makes them once. */
export async function makeEvent(
  db: Db,
  { person, form, now }: By & { form: EventForm },
): Promise<Result<{ id: string }, Refusal>> {
  return db.transaction().execute(async (tx) => {
    await lock(tx, form.id);
    if (await isMade(tx, form.id)) return done({ id: form.id });
    const made = eventsIn(form);
    const prepared = await prepareNew(tx, { person, form, now, made });
    if (!prepared.ok) return prepared;
    await insertNew(tx, { person, form, now, made, prepared: prepared.value });
    const ids = made.map(({ id }) => id);
    await writeSpeakers(tx, { ids, form, organiser: prepared.value.organiser });
    if (form.copyOf) await copyProgramme(tx, { from: form.copyOf, ids, person });
    await recordMany(tx, { at: now, by: person, act: "eventMade", kind: "event", ids });
    return done({ id: form.id });
  });
}

type Changing = By & { form: EventForm; id: string; publicUrl: string };

/** Changes the event; those who registered get a letter when the time or the place is another one. */
export async function changeEvent(db: Db, asked: Changing): Promise<Result<null, Refusal>> {
  return db.transaction().execute(async (tx) => {
    const { person, id, form, now, publicUrl } = asked;
    const event = await lockedEventForOrganiser(tx, { id, person });
    const prepared = await prepareChange(tx, { ...asked, event });
    if (!prepared.ok) return prepared;
    const before = await columnsNow(tx, id);
    await writeChange(tx, { id, form, prepared: prepared.value });
    const changes = changesOf(before, await columnsNow(tx, id));
    if (Object.keys(changes).length === 0) return done(null);
    const isPublic = event.state === "published";
    await stamp(tx, { id, now, isPublic });
    await record(tx, {
      at: now,
      by: person,
      act: "eventChanged",
      changes,
      subject: { kind: "event", id },
    });
    if (isPublic && isWeighty(changes)) await tellOfChange(tx, { id, now, publicUrl });
    // More places, or places no longer kept for small schools, are for those who wait.
    await moveUp(tx, { eventId: id, now, publicUrl });
    // Their days may have been named only now.
    if (isPublic) await openLater(tx, { events: [await getOpenEvent(tx, id)], now });
    return done(null);
  });
}

// An event that is not there yet has no row to lock: the same form sent twice at once is written once.
async function lock(tx: Db, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('events'), hashtext(${id}))`.execute(tx);
}

async function isMade(tx: Db, id: string): Promise<boolean> {
  const known = await tx
    .selectFrom("events.events")
    .where("id", "=", id)
    .select("id")
    .executeTakeFirst();
  return known !== undefined;
}

type Prepared = { organiser: Organiser; venueId: string | null };

/** Who holds it and where, as it stands on the day, or what is wrong. */
async function prepare(
  tx: Db,
  { person, form, now }: By & { form: EventForm },
): Promise<Result<Prepared, Refusal>> {
  // Whose it is to organise is said by today; where it belongs, by the day on which it is held.
  const asOfToday = await findOrganiser(tx, { text: form.organiser, on: dayOf(now) });
  if (!asOfToday || !canOrganise(person, asOfToday)) return refuse({ organiser: "notYours" });
  const organiser = await findOrganiser(tx, { text: form.organiser, on: form.day });
  if (!organiser) return refuse({ organiser: "notYours" });
  const types = await listTypes(tx);
  if (!types.some(({ code }) => code === form.type)) return refuse({ type: "notOffered" });
  const venue = form.venue ? await findSchoolByCode(tx, form.venue) : null;
  if (form.venue && !venue) return refuse({ venue: "unknownSchool" });
  const wrong = whyNotEvent(form, organiser);
  if (wrong) return refuse(wrong);
  if (!(await isOfPlan(tx, { form, organiser }))) return refuse({ organiser: "notOfPlan" });
  return done({ organiser, venueId: venueOf(form, { named: venue?.id ?? null, organiser }) });
}

/** An event made from a plan is one of the circle whose plan it is. */
async function isOfPlan(
  tx: Db,
  { form, organiser }: { form: EventForm; organiser: Organiser },
): Promise<boolean> {
  if (!form.planItem) return true;
  const planned = await findPlannedItem(tx, form.planItem);
  return planned !== null && planned.leadingId === organiser.leadingId;
}

async function prepareNew(
  tx: Db,
  { made, ...asked }: By & { form: EventForm; made: MovedEvent[] },
): Promise<Result<Prepared, Refusal>> {
  const prepared = await prepare(tx, asked);
  if (!prepared.ok) return prepared;
  const room = orNull(asked.form.room);
  if (!(await isAnyRoomTaken(tx, { ...prepared.value, room, made }))) return prepared;
  return refuse({ room: made.length > 1 ? "roomTakenOnce" : "roomTaken" });
}

async function prepareChange(
  tx: Db,
  { person, form, event, now }: Changing & { event: Event },
): Promise<Result<Prepared, Refusal>> {
  if (event.state === "cancelled" || event.state === "held") return refuse({ "": "notNow" });
  if (form.organiser !== organiserText(event)) return refuse({ organiser: "organiserStays" });
  const prepared = await prepare(tx, { person, form, now });
  if (!prepared.ok) return prepared;
  if (form.capacity !== undefined && form.capacity < event.registered)
    return refuse({ capacity: "fewerThanTaken" });
  const made = [{ id: event.id, ...timesOf(form) }];
  const asked = { ...prepared.value, room: form.room ?? null, made };
  return (await isAnyRoomTaken(tx, asked)) ? refuse({ room: "roomTaken" }) : prepared;
}

async function writeChange(
  tx: Db,
  { id, form, prepared }: { id: string; form: EventForm; prepared: Prepared },
): Promise<void> {
  const { startsAt, endsAt } = timesOf(form);
  await rewriteEvent(tx, id, {
    ...columnsOf(form, prepared),
    starts_at: startsAt,
    ends_at: endsAt,
    registration_until: registrationEnd(form),
  });
  await writeSpeakers(tx, { ids: [id], form, organiser: prepared.organiser });
}

async function findOrganiser(
  tx: Db,
  { text, on }: { text: string; on: string },
): Promise<Organiser | null> {
  const [kind, code = ""] = text.split(":");
  const nobody = { schoolId: null, regionKato: null, districtKato: null, leadingId: null };
  if (kind === "school") return schoolAsOrganiser(await getPlaceOfSchool(tx, { id: code, on }));
  if (kind === "district") {
    const district = await findDistrict(tx, code, on);
    if (!district) return null;
    const place = { regionKato: district.region_kato, districtKato: code };
    return { ...nobody, ...place, organiser: "district" };
  }
  if (kind === "country") return { ...nobody, organiser: "country" };
  const region = await findRegion(tx, code, on);
  return region ? { ...nobody, regionKato: code, organiser: "region" } : null;
}

type MovedEvent = Times & { id: string };

async function isAnyRoomTaken(
  tx: Db,
  { venueId, room, made }: { venueId: string | null; room: string | null; made: MovedEvent[] },
): Promise<boolean> {
  if (!venueId || !room) return false;
  await sql`select pg_advisory_xact_lock(hashtext('events rooms'), hashtext(${venueId}))`.execute(
    tx,
  );
  return isRoomTaken(tx, { venueId, room, made });
}

function eventsIn(form: EventForm): MovedEvent[] {
  const all = timesOfSeries(timesOf(form), { pace: form.pace, times: form.times });
  return all.map((times, at) => ({ id: at === 0 ? form.id : randomUUID(), ...times }));
}

async function insertNew(
  tx: Db,
  {
    person,
    form,
    now,
    made,
    prepared,
  }: By & { form: EventForm; made: MovedEvent[]; prepared: Prepared },
): Promise<void> {
  const seriesId = form.pace ? await insertSeries(tx, { pace: form.pace, person, now }) : null;
  const shared = { ...columnsOf(form, prepared), series_id: seriesId };
  const by = { made_by: person.userId, made_at: now };
  const drafts = made.map(({ id, startsAt, endsAt }) => ({
    ...shared,
    id,
    starts_at: startsAt,
    ends_at: endsAt,
    ...by,
    registration_until: shiftedEnd(form, startsAt),
  }));
  await insertDrafts(tx, { drafts, now });
}

async function insertSeries(
  tx: Db,
  { pace, person, now }: { pace: "week" | "two_weeks" | "month"; person: Person; now: Date },
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto("events.series")
    .values({ id, pace, made_by: person.userId, made_at: now })
    .execute();
  return id;
}

/** Registration to each event of a series ends as long before it as before the first. */
function shiftedEnd(form: EventForm, startsAt: Date): Date | null {
  const end = registrationEnd(form);
  if (!end) return null;
  return new Date(startsAt.getTime() - (timesOf(form).startsAt.getTime() - end.getTime()));
}

function columnsOf(form: EventForm, { organiser, venueId }: Prepared) {
  return {
    type: form.type,
    title_kk: form.titleKk,
    title_ru: form.titleRu,
    title_en: orNull(form.titleEn),
    form: form.form,
    open_to: form.openTo,
    description_kk: form.descriptionKk ?? "",
    description_ru: form.descriptionRu ?? "",
    bring_kk: form.bringKk ?? "",
    bring_ru: form.bringRu ?? "",
    venue_id: venueId,
    organiser: organiser.organiser,
    school_id: organiser.schoolId,
    region_kato: organiser.regionKato,
    district_kato: organiser.districtKato,
    leading_id: organiser.leadingId,
    capacity: orNull(form.capacity),
    small_first: form.smallDays !== undefined,
    small_days: orNull(form.smallDays),
    languages: form.languages,
    subjects: form.subjects,
    grades: gradesOf(form),
    hours: orNull(form.hours),
    need_area: orNull(form.needArea),
    plan_item_id: orNull(form.planItem),
    ...placeOf(form),
  };
}

function orNull<Value>(value: Value | undefined): Value | null {
  return value ?? null;
}

function gradesOf({ gradesFrom, gradesUntil }: EventForm): string | null {
  return gradesFrom === undefined ? null : `[${gradesFrom},${gradesUntil}]`;
}

function placeOf({ form, placeKk, placeRu, room, onlineUrl }: EventForm) {
  const place = { place_kk: orNull(placeKk), place_ru: orNull(placeRu), room: orNull(room) };
  const nowhere = { place_kk: null, place_ru: null, room: null };
  return {
    ...(form === "online" ? nowhere : place),
    online_url: form === "face_to_face" ? null : orNull(onlineUrl),
  };
}

const columnsRow = z.strictObject({ columns: eventColumns });

async function columnsNow(tx: Db, id: string): Promise<Columns> {
  const { rows } = await sqlOf(columnsRow)`
    select to_jsonb(e) || jsonb_build_object('speakers', array(select p.name || ' ' || p.about
      from events.speakers p where p.event_id = e.id order by p.place)) as columns
    from events.events e where e.id = ${id}`.execute(tx);
  return rows[0]?.columns ?? {};
}

type Speaking = { ids: string[]; form: EventForm; organiser: Organiser };

async function writeSpeakers(tx: Db, { ids, form, organiser }: Speaking): Promise<void> {
  const speakers: Speaker[] = speakersIn(form.speakers);
  await tx.deleteFrom("events.speakers").where("event_id", "in", ids).execute();
  if (speakers.length === 0) return;
  const names = speakers.map(({ name }) => name);
  const known = await listTeachersNamed(tx, { ...organiser, names, on: form.day });
  await tx
    .insertInto("events.speakers")
    .values(
      ids.flatMap((event_id) =>
        speakers.map(({ name, about }, place) => ({
          id: randomUUID(),
          event_id,
          place,
          name,
          about,
          teacher_id: known.get(name) ?? null,
        })),
      ),
    )
    .execute();
}

/** The programme of another event at the same distance from its beginning, as far as it fits in. */
async function copyProgramme(
  tx: Db,
  { from, ids, person }: { from: string; ids: string[]; person: Person },
): Promise<void> {
  await getEventForOrganiser(tx, { id: from, actor: person });
  await copySessions(tx, { from, ids });
}
