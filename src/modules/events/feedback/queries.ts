import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { languages } from "#lib/texts.ts";
import type { AskedPerson } from "#modules/surveys/event-surveys/schema.ts";
import { accountOf } from "../registration/queries.ts";

const attendeeRow = z.strictObject({
  schoolId: z.string(),
  email: z.string().nullable(),
  language: z.enum(languages),
});

/** Those who came, of schools that stand on the day, each with the address of the account. */
export async function listAttendees(
  db: Db,
  { eventId, on }: { eventId: string; on: string },
): Promise<AskedPerson[]> {
  const { rows } = await sqlOf(attendeeRow)`
    select r.school_id as "schoolId", coalesce(u.email, r.email) as email,
      coalesce(u.language, 'kk') as language
    from ${attendees({ eventId: sql`${eventId}`, on: sql`${on}::date` })}
    left join accounts.users u on u.id = ${accountOf} and u.blocked_at is null
    order by r.id`.execute(db);
  return rows;
}

/** The registrations `r` of those who came. */
function attendees({ eventId, on }: { eventId: RawBuilder<unknown>; on: RawBuilder<unknown> }) {
  return sql`(select r.* from events.attendance a
      join events.registrations r on r.id = a.registration_id
      join network.listings l on l.school_id = r.school_id and l.during @> ${on}
      where a.event_id = ${eventId} and r.state = 'registered') r`;
}

const dueRow = z.strictObject({ eventId: z.string() });

/** Events that ended more than an hour and less than a month ago, of which those who came were asked nothing. */
export async function listDueFeedback(
  db: Db,
  { now, most }: { now: Date; most: number },
): Promise<{ eventId: string }[]> {
  const on = sql`(e.ends_at at time zone 'Asia/Almaty')::date`;
  const { rows } = await sqlOf(dueRow)`
    select e.id as "eventId" from events.events e
    where e.state in ('published', 'held') and e.ends_at > ${now}::timestamptz - interval '30 days'
      and e.ends_at <= ${now}::timestamptz - interval '1 hour'
      and exists (select from ${attendees({ eventId: sql`e.id`, on })})
      and not exists (select from surveys.rounds r where r.subject_kind = 'event' and r.subject_id = e.id)
    order by e.ends_at limit ${most}`.execute(db);
  return rows;
}
