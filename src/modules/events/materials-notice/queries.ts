import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Event } from "../base/schema.ts";

const idRow = z.strictObject({ id: z.string() });

/** The schools whose people came, but for the one that held the event. */
export async function listAttendingSchools(
  db: Db,
  { id, schoolId }: Pick<Event, "id" | "schoolId">,
): Promise<string[]> {
  const { rows } = await sqlOf(idRow)`
    select distinct r.school_id as id
    from events.attendance a
    join events.registrations r on r.id = a.registration_id
    where a.event_id = ${id} and r.school_id is not null
      and r.school_id is distinct from ${schoolId}::uuid`.execute(db);
  return rows.map((row) => row.id);
}
