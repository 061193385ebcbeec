import { z } from "zod";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Activity } from "#modules/people/certificates/schema.ts";
import { isOf } from "../registration/queries.ts";
import type { OpenEvent } from "../registration/schema.ts";
import { type CertifyForm, type OpenDoor, openDoorRow } from "./schema.ts";

type CertifyQuery = { event: OpenEvent; form: CertifyForm; today: string };

const certifiedRow = z.strictObject({
  hours: z.int().nullable(),
  form: z.enum(["face_to_face", "online", "hybrid"]),
  title_en: z.string().nullable(),
  place_kk: z.string().nullable(),
  place_ru: z.string().nullable(),
  organiser_kk: z.string(),
  organiser_ru: z.string(),
});

/** What the certificates of the event say. */
export async function getCertified(
  db: Db,
  { event, form, today }: CertifyQuery,
): Promise<Activity> {
  const { rows } = await sqlOf(certifiedRow)`
    select e.hours, e.form, e.title_en, coalesce(v.name_kk, e.place_kk) as place_kk,
      coalesce(v.name_ru, e.place_ru) as place_ru,
      coalesce(s.name_kk, d.name_kk, r.name_kk, 'Педагогикалық шеберлік орталығы') as organiser_kk,
      coalesce(s.name_ru, d.name_ru, r.name_ru, 'Центр педагогического мастерства') as organiser_ru
    from events.events e
    left join network.schools s on s.id = e.school_id
    left join network.schools v on v.id = e.venue_id
    left join network.districts d on d.kato = e.district_kato and d.during @> ${today}::date
    left join network.regions r on r.kato = e.region_kato and r.during @> ${today}::date
    where e.id = ${event.id}`.execute(db);
  const [row] = rows;
  if (!row) throw new NotFound();
  const { schoolId, regionKato, districtKato } = event;
  return {
    kind: "event",
    titleKk: event.title_kk,
    titleRu: event.title_ru,
    titleEn: row.title_en,
    hours: row.hours,
    fromDay: dayOf(event.startsAt),
    untilDay: dayOf(event.endsAt),
    form: row.form === "hybrid" ? "mixed" : row.form,
    result: "heard",
    organiser: {
      schoolId,
      kk: row.organiser_kk,
      ru: row.organiser_ru,
      regionKato,
      districtKato,
    },
    placeKk: row.place_kk,
    placeRu: row.place_ru,
    validUntil: null,
    issuedOn: today,
    signatories: [{ name: form.signerName, positionKk: form.signerKk, positionRu: form.signerRu }],
    ground: form.ground,
  };
}

/** The events the account has a place at whose door is open: from an hour before until an hour after. */
export async function listOpenDoors(
  db: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<OpenDoor[]> {
  const { rows } = await sqlOf(openDoorRow)`
    select e.id, e.title_kk, e.title_ru, e.starts_at as "startsAt"
    from events.registrations r join events.events e on e.id = r.event_id
    where ${isOf(userId)} and r.state = 'registered' and e.state in ('published', 'held')
      and e.starts_at <= ${now}::timestamptz + interval '1 hour'
      and e.ends_at >= ${now}::timestamptz - interval '1 hour'
    order by e.starts_at, e.id`.execute(db);
  return rows;
}

/** How many certificates the event gave. */
export async function countCertificates(db: Db, eventId: string): Promise<number> {
  const { count } = await db
    .selectFrom("people.certificates")
    .where("source_kind", "=", "event")
    .where("source_id", "=", eventId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

const signatoryRow = z.strictObject({ name: z.string() });

/** Who signs for the organising school: its director, when known. */
export async function findSignatory(
  db: Db,
  { schoolId, on }: { schoolId: string | null; on: string },
): Promise<string | null> {
  if (schoolId === null) return null;
  const { rows } = await sqlOf(signatoryRow)`
    select concat_ws(' ', u.family_name, u.given_name) as name
    from accounts.grants g join accounts.users u on u.id = g.user_id
    where g.school_id = ${schoolId} and g.role = 'leading_director' and g.during @> ${on}::date
    order by g.during limit 1`.execute(db);
  return rows[0]?.name ?? null;
}
