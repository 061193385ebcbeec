import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";

const idRow = z.strictObject({ id: z.string() });

/** The schools whose people came to the event `e`, but for the one that held it. */
const attendingSchools = sql`
    select r.school_id as id
    from events.attendance a
    join events.registrations r on r.id = a.registration_id
    where a.event_id = e.id and r.school_id is not null and r.school_id is distinct from e.school_id`;

export async function listAttendingSchools(db: Db, eventId: string): Promise<string[]> {
  const { rows } = await sqlOf(idRow)`
    select distinct came.id from events.events e cross join lateral (${attendingSchools}) came
    where e.id = ${eventId}`.execute(db);
  return rows.map((row) => row.id);
}

const dueRow = z.strictObject({ eventId: z.string() });

/** Past events with materials of this month that lie for more than an hour and that are still to be told to somebody. */
export async function listDueNotices(
  db: Db,
  { now, most }: { now: Date; most: number },
): Promise<{ eventId: string }[]> {
  const { rows } = await sqlOf(dueRow)`
    select e.id as "eventId" from events.events e
    where (e.state = 'held' or (e.state = 'published' and e.ends_at <= ${now}))
      and exists (${attendingSchools})
      and exists (select from events.materials m where m.event_id = e.id and m.told_at is null
        and m.added_at between ${now}::timestamptz - interval '30 days' and ${now}::timestamptz - interval '1 hour')
    order by e.ends_at limit ${most}`.execute(db);
  return rows;
}
