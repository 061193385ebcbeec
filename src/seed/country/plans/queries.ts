import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import {
  type ForeseenEvent,
  foreseenEventRow,
  type PlanningCircle,
  type PlanningNeed,
  planningCircleRow,
  planningNeedRow,
} from "./schema.ts";

type Days = { from: string; until: string };

const between = ({
  from,
  until,
}: Days) => condition`e.starts_at >= ${from}::date::timestamp at time zone 'Asia/Almaty'
  and e.starts_at < (${until}::date + 1)::timestamp at time zone 'Asia/Almaty'`;

/** The generated circles that have events or found needs in the half-year, and no plan yet. */
export async function listPlanningCircles(
  db: Db,
  { halfYear, ...days }: Days & { halfYear: string },
): Promise<PlanningCircle[]> {
  const { rows } = await sqlOf(planningCircleRow)`
    with found as (
      select leading_id, (confirmed_at at time zone 'Asia/Almaty')::date as confirmed_on
      from needs.diagnoses where half_year = ${halfYear}
    ), busy as (
      select distinct leading_id from events.events e where ${between(days)} and leading_id is not null
    )
    select s.id as "leadingId", found.confirmed_on as "confirmedOn"
    from busy full join found using (leading_id)
    join network.schools s on s.id = leading_id and s.origin = 'generated'
    where not exists (select from plans.cyclogrammes c where c.leading_id = s.id and c.half_year = ${halfYear})
    order by s.id`.execute(db);
  return rows;
}

/** The events of generated circles in these days. */
export async function listForeseenEvents(db: Db, days: Days): Promise<ForeseenEvent[]> {
  const { rows } = await sqlOf(foreseenEventRow)`
    select e.id, e.leading_id as "leadingId", e.school_id as "schoolId", e.type, e.title_kk, e.title_ru,
      (e.starts_at at time zone 'Asia/Almaty')::date as day, e.room, e.need_area as area,
      t.group_code = 'lesson' as "isLesson", e.cancel_reason as "cancelReason", p.name as speaker,
      p.teacher_id as "teacherId"
    from events.events e
    join events.types t on t.code = e.type
    join network.schools s on s.id = e.leading_id and s.origin = 'generated'
    left join events.speakers p on p.event_id = e.id and p.place = 0
    where ${between(days)} and e.school_id is not null and e.state <> 'draft'
    order by e.starts_at, e.id`.execute(db);
  return rows;
}

/** What each generated circle was last found to need, no later than in the half-year. */
export async function listPlanningNeeds(db: Db, halfYear: string): Promise<PlanningNeed[]> {
  const { rows } = await sqlOf(planningNeedRow)`
    with latest as (
      select distinct on (leading_id) id, leading_id from needs.diagnoses
      where half_year <= ${halfYear} and confirmed_at is not null order by leading_id, half_year desc
    )
    select n.id, d.leading_id as "leadingId", coalesce(n.school_id, d.leading_id) as "schoolId", n.area, n.rank,
      a.name_kk as area_kk, a.name_ru as area_ru
    from latest d
    join network.schools s on s.id = d.leading_id and s.origin = 'generated'
    join needs.needs n on n.diagnosis_id = d.id
    join needs.areas a on a.code = n.area
    order by n.school_id is not null, n.rank, n.id`.execute(db);
  return rows;
}
