import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { readPart, type Subject } from "#lib/of-person.ts";
import { readWholeRecord } from "../membership/queries.ts";

/** The person's record and all that was made of it, but for what serves matching alone. */
export async function readOfPerson(
  db: Db,
  { teacherIds }: Subject,
): Promise<Record<string, unknown>> {
  const [own] = teacherIds;
  const more = await readPart(db, moreOf(teacherIds));
  return { record: own ? await readWholeRecord(db, own) : null, ...more };
}

const moreOf = (teacherIds: readonly string[]) => sql`select jsonb_build_object(
  'records', (select coalesce(jsonb_agg(to_jsonb(t) - 'iin_hash' - 'shares_number' - 'folded' order by t.created_at, t.id), '[]')
    from people.teachers t where t.id = any(${teacherIds}::uuid[])),
  'records_joined', (select coalesce(jsonb_agg(jsonb_build_object('kept_id', m.kept_id,
    'merged_id', m.merged_id, 'made_at', m.made_at, 'undone_at', m.undone_at) order by m.made_at), '[]')
    from people.merges m where m.kept_id = any(${teacherIds}::uuid[])
      or m.merged_id = any(${teacherIds}::uuid[])),
  'names_on_certificates', (select coalesce(jsonb_agg(jsonb_build_object('number', c.number,
    'teacher_id', c.teacher_id, 'family_name', c.family_name, 'given_name', c.given_name,
    'patronymic', c.patronymic) order by c.issued_on, c.number), '[]')
    from people.certificates c where c.teacher_id = any(${teacherIds}::uuid[])),
  'trainings_led', (select coalesce(jsonb_agg(to_jsonb(l)), '[]')
    from people.act_trainers l where l.teacher_id = any(${teacherIds}::uuid[])),
  'reached', (select coalesce(jsonb_agg(to_jsonb(r) order by r.programme), '[]')
    from people.reach r where r.teacher_id = any(${teacherIds}::uuid[])),
  'help_offered', (select coalesce(jsonb_agg(jsonb_build_object('trainer_id', o.trainer_id,
    'school', s.name_ru, 'direction', o.direction, 'half_year', o.half_year, 'state', o.state,
    'made_at', o.made_at) order by o.made_at), '[]')
    from people.support_offers o join network.schools s on s.id = o.school_id
    where o.trainer_id = any(${teacherIds}::uuid[])),
  'recommended_for', (select coalesce(jsonb_agg(jsonb_build_object('trainer_id', r.trainer_id,
    'school', s.name_ru, 'direction', r.direction)), '[]')
    from people.recommended r join network.schools s on s.id = r.school_id
    where r.trainer_id = any(${teacherIds}::uuid[]))) as part`;
