import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { nextOf, tasksOf } from "./rules.ts";
import { factsRow, type Start } from "./schema.ts";

const startRow = factsRow.extend({ name_kk: z.string(), name_ru: z.string() });

/** How far each of the schools that lead today has come with its beginning. */
export async function listStarts(
  db: Db,
  { schoolIds, on }: { schoolIds: readonly string[]; on: string },
): Promise<Start[]> {
  if (schoolIds.length === 0) return [];
  const { rows } = await sqlOf(startRow)`
    select l.school_id as "schoolId", l.name_kk, l.name_ru,
      (select count(*)::int from needs.offers o where o.leading_id = l.school_id) as offers,
      (select count(*)::int from network.listings p
        where p.leading_id = l.school_id and p.during @> ${on}::date) as partners,
      (select q.id from surveys.questionnaires q where q.code = 'needs') as "questionnaireId",
      (select jsonb_build_object('id', r.id, 'answered', a.answered,
          'isClosed', r.closed_at is not null or r.closes_on < ${on}::date)
        from surveys.rounds r
        join lateral (select sum(s.answered)::int as answered from surveys.round_schools s
          where s.round_id = r.id and l.school_id in (s.school_id, s.leading_id)) a on a.answered is not null
        where r.purpose = 'needs'
        order by a.answered > 0 desc,
          (r.closed_at is not null or r.closes_on < ${on}::date) = (a.answered > 0) desc, r.opens_on desc
        limit 1) as round,
      (select jsonb_build_object('id', d.id, 'isConfirmed', d.confirmed_at is not null)
        from needs.diagnoses d where d.leading_id = l.school_id
        order by d.confirmed_at is not null desc, d.half_year desc limit 1) as diagnosis,
      to_jsonb(c) as plan,
      (select i.id from plans.items i where i.cyclogramme_id = c.id and c.state = 'approved' and i.state = 'accepted'
          and not exists (select from events.events e where e.plan_item_id = i.id)
        order by i.week, i.id limit 1) as "itemId",
      (select jsonb_build_object('id', e.id, 'isDraft', e.state = 'draft') from events.events e
        where e.leading_id = l.school_id and e.school_id = l.school_id and e.state <> 'cancelled'
        order by e.state = 'draft', e.starts_at limit 1) as event
    from network.listings l
    left join lateral (select c.id, c.state, (select count(*)::int from plans.items i
          where i.cyclogramme_id = c.id and i.state in ('proposed', 'accepted')) as items
      from plans.cyclogrammes c where c.leading_id = l.school_id
      order by c.state = 'approved' desc, c.half_year desc limit 1) c on true
    where l.school_id = any (${[...schoolIds]}::uuid[]) and l.during @> ${on}::date
      and l.status in ('leading', 'nis', 'pilot')
    order by l.name_kk collate network.by_name`.execute(db);
  return rows.map(({ name_kk, name_ru, ...facts }) => {
    const tasks = tasksOf(facts);
    return { name_kk, name_ru, tasks, next: nextOf(tasks) };
  });
}
