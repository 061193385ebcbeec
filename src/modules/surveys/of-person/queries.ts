import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { readPart, type Subject } from "#lib/of-person.ts";

/** What the person was asked and, where it was asked by name, what they answered. */
export function readOfPerson(
  db: Db,
  { userId, teacherIds }: Subject,
): Promise<Record<string, unknown>> {
  return readPart(
    db,
    sql`select jsonb_build_object(
      'surveys', (select coalesce(jsonb_agg(jsonb_build_object('title', r.title_ru, 'mode', r.mode,
        'teacher_id', i.teacher_id, 'email', i.email, 'answered', i.is_used)
        order by r.opens_on, i.id), '[]')
        from surveys.invitations i join surveys.rounds r on r.id = i.round_id
        where i.teacher_id = any(${teacherIds}::uuid[])
          or i.email = (select u.email from accounts.users u where u.id = ${userId})),
      'answers', (select coalesce(jsonb_agg(jsonb_build_object('title', r.title_ru,
        'user_id', a.user_id, 'sent_on', a.sent_on, 'answers', a.answers) order by a.place), '[]')
        from surveys.responses a join surveys.rounds r on r.id = a.round_id
        left join surveys.invitations i on i.id = a.invitation_id
        where a.user_id = ${userId} or i.teacher_id = any(${teacherIds}::uuid[])),
      'waiting_forms', (select coalesce(jsonb_agg(jsonb_build_object('file_name', w.file_name,
        'made_by', w.made_by, 'made_at', w.made_at)), '[]')
        from surveys.waiting_forms w where w.made_by = ${userId})) as part`,
  );
}
