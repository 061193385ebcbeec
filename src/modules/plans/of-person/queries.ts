import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { readPart, type Subject } from "#lib/of-person.ts";

/** What plans say the person is to do. */
export function readOfPerson(db: Db, { teacherIds }: Subject): Promise<Record<string, unknown>> {
  return readPart(
    db,
    sql`select jsonb_build_object('planned_work', (
      select coalesce(jsonb_agg(jsonb_build_object('title', i.title_ru, 'week', i.week, 'day', i.day,
        'teacher_id', i.teacher_id, 'responsible', i.responsible, 'state', i.state)
        order by i.week, i.id), '[]')
      from plans.items i where i.teacher_id = any(${teacherIds}::uuid[]))) as part`,
  );
}
