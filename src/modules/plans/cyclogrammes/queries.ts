import { sql } from "kysely";
import type { By } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf, plusDays } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { listAreas, listCircle } from "#modules/needs/diagnoses/queries.ts";
import { listTeachersNamed } from "#modules/people/base/queries.ts";
import { canSeePlan } from "../base/access.ts";
import {
  type Cyclogramme,
  type Item,
  type ItemForm,
  itemRow,
  type NeedChoice,
  needChoiceRow,
  type OccupiedDay,
  occupiedDayRow,
  type PlannedItem,
  plannedItemRow,
} from "./schema.ts";

const cyclogrammes = (db: Db) =>
  db
    .selectFrom("plans.cyclogrammes as c")
    .innerJoin("network.schools as s", "s.id", "c.leading_id")
    .select(["c.id", "c.leading_id as leadingId", "s.name_kk", "s.name_ru", "c.state"])
    .select(["c.half_year as halfYear", "c.proposals_until as proposalsUntil"])
    .select(["c.return_reason as returnReason", "c.submitted_at as submittedAt"])
    .select(["c.agreed_at as agreedAt", "c.approved_at as approvedAt"]);

export async function getCyclogramme(db: Db, id: string): Promise<Cyclogramme> {
  const found = await cyclogrammes(db).where("c.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound();
  return found;
}

export async function findCyclogramme(
  db: Db,
  { leadingId, halfYear }: { leadingId: string; halfYear: string },
): Promise<Cyclogramme | null> {
  const found = await cyclogrammes(db)
    .where("c.leading_id", "=", leadingId)
    .where("c.half_year", "=", halfYear)
    .executeTakeFirst();
  return found ?? null;
}

/** The plans of the scope's circles, the newest first. */
export async function listCyclogrammes(
  db: Db,
  { scope, on, leadingId }: { scope: Scope; on: string; leadingId: string | null },
): Promise<Cyclogramme[]> {
  const inScope = scope.holds({
    region: sql`l.region_kato`,
    district: sql`l.district_kato`,
    school: sql`l.school_id`,
    leading: sql`l.leading_id`,
  });
  return cyclogrammes(db)
    .where(
      condition`exists (select from network.listings l
        where c.leading_id in (l.school_id, l.leading_id) and l.during @> ${on}::date and ${inScope})`,
    )
    .where(condition`${leadingId}::uuid is null or c.leading_id = ${leadingId}::uuid`)
    .orderBy("c.half_year", "desc")
    .orderBy("c.made_at", "desc")
    .limit(200)
    .execute();
}

/** Everything proposed for the plan, in the order of its weeks, with what came of it. */
export async function listItems(db: Db, cyclogrammeId: string): Promise<Item[]> {
  const { rows } = await sqlOf(itemRow)`
    select i.id, i.school_id as "schoolId", s.name_kk as school_kk, s.name_ru as school_ru, i.state,
      i.event_type as "eventType", t.name_kk as type_kk, t.name_ru as type_ru, t.name_en as type_en,
      i.title_kk, i.title_ru, i.week, i.day, i.hall, i.responsible, i.teacher_id as "teacherId",
      i.need_id as "needId", i.need_area as "needArea", a.name_kk as area_kk, a.name_ru as area_ru,
      a.name_en as area_en, i.need_reason as "needReason", i.expected, i.decline_reason as "declineReason",
      i.changed_after as "changedAfter", i.change_reason as "changeReason", i.week_before as "weekBefore",
      i.proposed_by as "proposedBy",
      (select jsonb_build_object('id', e.id, 'state', e.state, 'startsAt', e.starts_at)
        from events.events e where e.plan_item_id = i.id and e.state <> 'draft'
        order by e.state = 'cancelled', e.starts_at limit 1) as event
    from plans.items i
    join network.schools s on s.id = i.school_id
    join events.types t on t.code = i.event_type
    left join needs.needs n on n.id = i.need_id
    left join needs.areas a on a.code = coalesce(n.area, i.need_area)
    where i.cyclogramme_id = ${cyclogrammeId}
    order by i.week nulls last, i.day nulls last, i.title_kk, i.id`.execute(db);
  return rows;
}

/** The confirmed needs of the circle, to tie items to: first by rank, those of the latest diagnosis. */
export async function listNeedChoices(db: Db, leadingId: string): Promise<NeedChoice[]> {
  const { rows } = await sqlOf(needChoiceRow)`
    select n.id, n.area, n.rank, n.is_lagging as "isLagging", a.name_kk, a.name_ru, a.name_en,
      s.name_kk as school_kk, s.name_ru as school_ru
    from needs.needs n
    join needs.areas a on a.code = n.area
    left join network.schools s on s.id = n.school_id
    where n.diagnosis_id = (select d.id from needs.diagnoses d
      where d.leading_id = ${leadingId} and exists (select from needs.needs k where k.diagnosis_id = d.id)
      order by d.half_year desc limit 1)
    order by n.school_id is not null, s.name_kk collate network.by_name, n.rank`.execute(db);
  return rows;
}

export type EventType = {
  code: string;
  kind: string;
  name_kk: string;
  name_ru: string;
  name_en: string;
};

export async function listEventTypes(db: Db): Promise<EventType[]> {
  return db
    .selectFrom("events.types")
    .orderBy("place")
    .select(["code", "group_code as kind", "name_kk", "name_ru", "name_en"])
    .execute();
}

/** What other circles of the district do in these weeks, so that partners are not called to two places. */
export async function listOccupiedDays(
  db: Db,
  {
    districtKato,
    leadingId,
    weeks,
  }: { districtKato: string; leadingId: string; weeks: readonly string[] },
): Promise<OccupiedDay[]> {
  const [from = "", until = from] = [weeks[0], weeks.at(-1)];
  const { rows } = await sqlOf(occupiedDayRow)`
    select coalesce(i.day, i.week) as day, i.title_kk, i.title_ru, s.name_kk as school_kk, s.name_ru as school_ru
    from plans.items i
    join plans.cyclogrammes c on c.id = i.cyclogramme_id and c.leading_id <> ${leadingId}::uuid
    join network.schools s on s.id = i.school_id
    join network.listings l on l.school_id = c.leading_id and l.during @> ${from}::date
    where l.district_kato = ${districtKato} and i.state = 'accepted'
      and i.week between ${from}::date and ${plusDays(until, 6)}::date
    order by 1, i.title_kk limit 300`.execute(db);
  return rows;
}

/** An item of a plan with the circle it belongs to, or null. */
export async function findPlannedItem(db: Db, id: string): Promise<PlannedItem | null> {
  const { rows } = await sqlOf(plannedItemRow)`
    select c.leading_id as "leadingId", i.school_id as "schoolId", i.event_type as "eventType",
      i.title_kk, i.title_ru, coalesce(i.day, i.week) as day, i.hall,
      coalesce(n.area, i.need_area) as "needArea", i.responsible
    from plans.items i
    join plans.cyclogrammes c on c.id = i.cyclogramme_id
    left join needs.needs n on n.id = i.need_id
    where i.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

export async function getItem(
  db: Db,
  { id, itemId }: { id: string; itemId: string },
): Promise<Item> {
  const item = (await listItems(db, id)).find((one) => one.id === itemId);
  if (!item) throw new NotFound();
  return item;
}

export type Tying = { plan: Cyclogramme; form: ItemForm };

/** The need the form names: one confirmed for the circle, or an area alone. */
export async function tieOf(
  db: Db,
  { plan, form }: Tying,
): Promise<{ needId: string | null; area: string | null } | null> {
  if (!form.need) return { needId: null, area: null };
  const choices = await listNeedChoices(db, plan.leadingId);
  const need = choices.find((one) => one.id === form.need);
  if (need) return { needId: need.id, area: need.area };
  const areas = await listAreas(db);
  return areas.some(({ code }) => code === form.need) ? { needId: null, area: form.need } : null;
}

/** Who of the circle bears the name, so that the record and the name are one person's; nobody where two do. */
export async function teacherOf(
  db: Db,
  { plan, form, before, now }: Tying & { before: Item | null; now: Date },
): Promise<string | null> {
  const name = form.responsible;
  if (before?.responsible === name) return before.teacherId;
  const { leadingId } = plan;
  const on = dayOf(now);
  const known = await listTeachersNamed(db, { names: [name], schoolId: null, leadingId, on });
  return known.get(name) ?? null;
}

export type PlanOfCircle = {
  cyclogramme: Cyclogramme;
  leading: Awaited<ReturnType<typeof listCircle>>[number];
  schools: Awaited<ReturnType<typeof listCircle>>;
};

/** The plan as it stands, kept from others until the act is done; whoever may not see it learns nothing. */
export async function lockedPlan(
  tx: Db,
  { person, id, now }: By & { id: string },
): Promise<PlanOfCircle> {
  await sql`select from plans.cyclogrammes where id = ${id} for update`.execute(tx);
  const cyclogramme = await getCyclogramme(tx, id);
  const schools = await listCircle(tx, { leadingId: cyclogramme.leadingId, on: dayOf(now) });
  const leading = schools.find(({ isLeading }) => isLeading);
  if (!leading || !canSeePlan(person, schools)) throw new NotFound();
  return { cyclogramme, leading, schools };
}
