import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { type Circle, circleRow } from "./schema.ts";

const foundRow = z.strictObject({ found: z.boolean() });

/** The circles of the demo network as they stand on the day. */
export async function listDemoCircles(db: Db, on: string): Promise<Circle[]> {
  const { rows } = await sqlOf(circleRow)`
    select h.school_id as "leadingId", h.region_kato as "regionKato", h.district_kato as "districtKato",
      array(select p.school_id::text from network.listings p where p.leading_id = h.school_id
        and p.during @> ${on}::date order by p.name_kk) as partners,
      coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'name', k.family_name || ' ' || k.given_name))
        from (select t.id, t.family_name, t.given_name from people.teachers t
          join people.posts w on w.teacher_id = t.id and w.during @> ${on}::date
          where w.school_id = h.school_id and t.origin = 'demo' order by t.id limit 12) k), '[]') as teachers
    from network.listings h
    where h.during @> ${on}::date and h.status = 'leading' and exists (select from network.listings p
      join network.schools s on s.id = p.school_id
      where p.leading_id = h.school_id and p.during @> ${on}::date and s.origin = 'demo')
    order by h.school_id`.execute(db);
  return rows;
}

export async function hasEvents(db: Db): Promise<boolean> {
  const { rows } = await sqlOf(foundRow)`
    select exists (select from events.events) as found`.execute(db);
  return rows[0]?.found ?? false;
}
