import { sql } from "kysely";
import { z } from "zod";
import type { By } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { listCircle } from "#modules/needs/diagnoses/queries.ts";
import { type TeacherPlace, teacherPlaceRow } from "#modules/people/base/schema.ts";
import { canSeePlan } from "../base/access.ts";
import {
  type Development,
  type DiagnosisChoice,
  diagnosisChoiceRow,
  type Kind,
  type Priority,
  type Row,
  stepRow,
} from "./schema.ts";

const developments = (db: Db) =>
  db
    .selectFrom("plans.developments as p")
    .innerJoin("network.schools as s", "s.id", "p.school_id")
    .leftJoin("needs.diagnoses as d", "d.id", "p.diagnosis_id")
    .select(["p.id", "p.kind", "p.school_id as schoolId", "s.name_kk", "s.name_ru", "p.state"])
    .select(["p.first_year as firstYear", "p.last_year as lastYear", "p.audit", "p.monitoring"])
    .select(["p.diagnosis_id as diagnosisId", "d.half_year as diagnosisHalfYear"])
    .select(["p.return_reason as returnReason", "p.agreed_at as agreedAt"])
    .select("p.approved_at as approvedAt");

export async function getDevelopment(db: Db, id: string): Promise<Development> {
  const found = await developments(db).where("p.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound();
  return found;
}

type PlanKey = { schoolId: string; kind: Kind; firstYear: number };

export async function findDevelopment(db: Db, asked: PlanKey): Promise<Development | null> {
  const found = await developments(db)
    .where("p.school_id", "=", asked.schoolId)
    .where("p.kind", "=", asked.kind)
    .where("p.first_year", "=", asked.firstYear)
    .executeTakeFirst();
  return found ?? null;
}

/** The school's plan that went before, to begin the next one from. */
export async function findEarlier(db: Db, asked: PlanKey): Promise<Development | null> {
  const found = await developments(db)
    .where("p.school_id", "=", asked.schoolId)
    .where("p.kind", "=", asked.kind)
    .where("p.first_year", "<", asked.firstYear)
    .orderBy("p.first_year", "desc")
    .executeTakeFirst();
  return found ?? null;
}

/** The plans of the scope's schools and of the circles they belong to, the newest first. */
export async function listDevelopments(
  db: Db,
  { scope, on, leadingId }: { scope: Scope; on: string; leadingId: string | null },
): Promise<Development[]> {
  const inScope = scope.holds({
    region: sql`l.region_kato`,
    district: sql`l.district_kato`,
    school: sql`l.school_id`,
    leading: sql`l.leading_id`,
  });
  return developments(db)
    .where(
      condition`exists (select from network.listings l
        where (l.school_id = p.school_id or (p.kind = 'joint' and l.leading_id = p.school_id))
          and l.during @> ${on}::date and ${inScope})`,
    )
    .where(condition`${leadingId}::uuid is null or p.school_id = ${leadingId}::uuid`)
    .orderBy("p.first_year", "desc")
    .orderBy("p.made_at", "desc")
    .limit(200)
    .execute();
}

export async function listPriorities(db: Db, developmentId: string): Promise<Priority[]> {
  return db
    .selectFrom("plans.priorities")
    .where("development_id", "=", developmentId)
    .orderBy("place")
    .orderBy("id")
    .select(["id", "place", "name"])
    .execute();
}

/** Everything in the plan by priority and day, each step with its marks, the newest first. */
export async function listRows(db: Db, developmentId: string): Promise<Row[]> {
  const { rows } = await sqlOf(stepRow)`
    select r.id, r.priority_id as "priorityId", r.school_id as "schoolId", s.name_kk as school_kk,
      s.name_ru as school_ru, r.state, r.area, a.name_kk as area_kk, a.name_ru as area_ru, a.name_en as area_en,
      r.own_area as "ownArea", r.criteria, r.step, r.responsible, lower(r.during)::text as "from",
      (upper(r.during) - 1)::text as until, r.resource, r.gathered_by as "gatheredBy",
      r.checked_by as "checkedBy", r.result, r.decline_reason as "declineReason", r.proposed_by as "proposedBy",
      coalesce((select jsonb_agg(jsonb_build_object('mark', m.mark, 'note', m.note, 'movedUntil', m.moved_until,
          'at', m.marked_at) order by m.place desc)
        from plans.step_marks m where m.step_id = r.id), '[]') as marks,
      coalesce((select m.mark from plans.step_marks m where m.step_id = r.id
        order by m.place desc limit 1), 'not_begun') as mark,
      coalesce((select m.moved_until from plans.step_marks m where m.step_id = r.id and m.mark = 'moved'
        order by m.place desc limit 1), upper(r.during) - 1)::text as "dueOn"
    from plans.steps r
    join plans.priorities p on p.id = r.priority_id
    join network.schools s on s.id = r.school_id
    left join needs.areas a on a.code = r.area
    where r.development_id = ${developmentId}
    order by p.place, p.id, r.during, r.proposed_at, r.id`.execute(db);
  return rows;
}

/** Confirmed diagnoses of the school or of its circle, to rest the plan on. */
export async function listDiagnosisChoices(
  db: Db,
  { schoolId, leadingId }: Pick<TeacherPlace, "schoolId" | "leadingId">,
): Promise<DiagnosisChoice[]> {
  const { rows } = await sqlOf(diagnosisChoiceRow)`
    select d.id, d.half_year as "halfYear", s.name_kk, s.name_ru from needs.diagnoses d
    join network.schools s on s.id = d.leading_id
    where d.confirmed_at is not null and d.leading_id in (${schoolId}::uuid, ${leadingId}::uuid)
    order by d.half_year desc limit 10`.execute(db);
  return rows;
}

const placedSchoolRow = teacherPlaceRow.extend({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
});
export type PlacedSchool = z.infer<typeof placedSchoolRow>;

// Of a school without a status it is not known.
const anySchoolRow = placedSchoolRow.extend({ isLeading: z.boolean().nullable() });

/** Where the school lies on the day, and whether it leads; of a school that is no more nothing is known. */
export async function findPlace(
  db: Db,
  { schoolId, on }: { schoolId: string; on: string },
): Promise<(PlacedSchool & { isLeading: boolean }) | null> {
  const { rows } = await sqlOf(anySchoolRow)`
    select l.school_id as id, l.name_kk, l.name_ru, l.school_id as "schoolId", l.district_kato as "districtKato",
      l.region_kato as "regionKato", l.leading_id as "leadingId",
      l.status in ('leading', 'nis', 'pilot') as "isLeading"
    from network.listings l where l.school_id = ${schoolId} and l.during @> ${on}::date`.execute(
    db,
  );
  const [place] = rows;
  return place ? { ...place, isLeading: place.isLeading === true } : null;
}

const placeRow = placedSchoolRow.extend({ isLeading: z.boolean() });

/** The schools that plans may be drawn up for in the scope: those that lead first. */
export async function listPlaces(
  db: Db,
  { scope, on }: { scope: Scope; on: string },
): Promise<(PlacedSchool & { isLeading: boolean })[]> {
  const inScope = scope.holds({
    region: sql`l.region_kato`,
    district: sql`l.district_kato`,
    school: sql`l.school_id`,
  });
  const { rows } = await sqlOf(placeRow)`
    select l.school_id as id, l.name_kk, l.name_ru, l.school_id as "schoolId", l.district_kato as "districtKato",
      l.region_kato as "regionKato", l.leading_id as "leadingId",
      l.status in ('leading', 'nis', 'pilot') as "isLeading"
    from network.listings l
    where l.during @> ${on}::date and l.status in ('leading', 'nis', 'pilot', 'partner') and ${inScope}
    order by 8 desc, l.name_kk collate network.by_name limit 200`.execute(db);
  return rows;
}

export type WithSchools = {
  plan: Development;
  place: PlacedSchool & { isLeading: boolean };
  /** The schools that do something in it: of a joint plan, those of the circle. */
  schools: PlacedSchool[];
};

export async function getWithSchools(
  db: Db,
  { id, on }: { id: string; on: string },
): Promise<WithSchools> {
  const plan = await getDevelopment(db, id);
  const place = await findPlace(db, { schoolId: plan.schoolId, on });
  if (!place) throw new NotFound();
  const isJoint = plan.kind === "joint";
  const schools = isJoint ? await listCircle(db, { leadingId: plan.schoolId, on }) : [place];
  return { plan, place, schools };
}

export async function getRow(
  db: Db,
  { developmentId, id }: { developmentId: string; id: string },
): Promise<Row> {
  const row = (await listRows(db, developmentId)).find((one) => one.id === id);
  if (!row) throw new NotFound();
  return row;
}

/** The plan as it stands, kept from others until the act is done; whoever may not see it learns nothing. */
export async function lockedPlan(
  tx: Db,
  { person, id, now }: By & { id: string },
): Promise<WithSchools> {
  await sql`select from plans.developments where id = ${id} for update`.execute(tx);
  const found = await getWithSchools(tx, { id, on: dayOf(now) });
  if (!canSeePlan(person, found.schools)) throw new NotFound();
  return found;
}
