import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { readPart, type Subject } from "#lib/of-person.ts";

/** What the person registered for and spoke at, and since when the own calendar has an address. */
export function readOfPerson(
  db: Db,
  { userId, teacherIds }: Subject,
): Promise<Record<string, unknown>> {
  return readPart(
    db,
    sql`select jsonb_build_object(
      'registrations', (select coalesce(jsonb_agg(to_jsonb(r) - 'made_by' - 'place'
        || jsonb_build_object('event', e.title_ru, 'starts_at', e.starts_at, 'came_at', a.captured_at)
        order by e.starts_at, r.id), '[]')
        from events.registrations r join events.events e on e.id = r.event_id
        left join events.attendance a on a.registration_id = r.id
        where r.user_id = ${userId} or r.teacher_id = any(${teacherIds}::uuid[])),
      'speaker_at', (select coalesce(jsonb_agg(jsonb_build_object('event', e.title_ru,
        'starts_at', e.starts_at, 'teacher_id', s.teacher_id, 'name', s.name, 'about', s.about)
        order by e.starts_at, s.id), '[]')
        from events.speakers s join events.events e on e.id = s.event_id
        where s.teacher_id = any(${teacherIds}::uuid[])),
      'sessions_led', (select coalesce(jsonb_agg(jsonb_build_object('event', e.title_ru,
        'title', s.title_ru, 'starts_at', s.starts_at, 'teacher_id', s.teacher_id,
        'speaker', s.speaker) order by s.starts_at, s.id), '[]')
        from events.sessions s join events.events e on e.id = s.event_id
        where s.teacher_id = any(${teacherIds}::uuid[])),
      'own_calendar', (select to_jsonb(f) - 'number' from events.feeds f where user_id = ${userId})
      ) as part`,
  );
}
