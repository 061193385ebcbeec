import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { readReference } from "#lib/root.ts";
import { sqlOf } from "#lib/rows.ts";
import {
  type Circle,
  circleRow,
  EventTopics,
  SchoolSubjects,
  type Subject,
  type Topic,
} from "./schema.ts";

const foundRow = z.strictObject({ found: z.boolean() });

export async function hasGeneratedEvents(db: Db): Promise<boolean> {
  const { rows } = await sqlOf(foundRow)`
    select exists (select from events.events e join network.schools s on s.id = coalesce(e.school_id, e.venue_id)
      where s.origin = 'generated') as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** The generated circles as they stand on the day. */
export async function listGeneratedCircles(db: Db, on: string): Promise<Circle[]> {
  const { rows } = await sqlOf(circleRow)`
    with present as materialized (
      select l.* from network.listings l join network.schools s on s.id = l.school_id
      where s.origin = 'generated' and l.during @> ${on}::date
    ), partners as (
      select leading_id, array_agg(school_id::text order by school_id) as ids
      from present where leading_id is not null group by 1
    )
    select h.school_id as "leadingId", h.region_kato as "regionKato", h.district_kato as "districtKato",
      h.languages, coalesce(p.ids, '{}') as partners
    from present h left join partners p on p.leading_id = h.school_id
    where h.status = 'leading' order by h.region_kato, h.school_id`.execute(db);
  return rows;
}

export function readTopics(): ReadonlyMap<string, readonly Topic[]> {
  return new Map(Object.entries(EventTopics.parse(readReference("event-topics.json")).topics));
}

export function readSubjects(): Subject[] {
  return SchoolSubjects.parse(readReference("subjects.json")).subjects;
}
