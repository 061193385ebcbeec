import { sql } from "kysely";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { halfYearBefore } from "#modules/network/base/rules/school-year.ts";
import type { TeacherPlace } from "#modules/people/base/schema.ts";
import { listNeedFigures } from "#modules/surveys/results/queries.ts";
import { knownOf, ranked } from "./rules.ts";
import {
  type Area,
  type CircleSchool,
  type Confirmed,
  circleSchoolRow,
  type Diagnosis,
  type Finding,
  type FocusGroup,
  focusGroupRow,
  type LinkedRound,
  linkedRoundRow,
  placedSchoolRow,
  type Ranked,
  type Swot,
  trainersRow,
} from "./schema.ts";

export async function listAreas(db: Db): Promise<Area[]> {
  return db
    .selectFrom("needs.areas")
    .orderBy("place")
    .select(["code", "name_kk", "name_ru", "name_en", "direction"])
    .execute();
}

const diagnoses = (db: Db) =>
  db
    .selectFrom("needs.diagnoses as d")
    .innerJoin("network.schools as s", "s.id", "d.leading_id")
    .select(["d.id", "d.leading_id as leadingId", "s.name_kk", "s.name_ru"])
    .select(["d.half_year as halfYear", "d.made_at as madeAt", "d.confirmed_at as confirmedAt"]);

export async function getDiagnosis(db: Db, id: string): Promise<Diagnosis> {
  const diagnosis = await diagnoses(db).where("d.id", "=", id).executeTakeFirst();
  if (!diagnosis) throw new NotFound();
  return diagnosis;
}

export async function findDiagnosis(
  db: Db,
  { leadingId, halfYear }: { leadingId: string; halfYear: string },
): Promise<Diagnosis | null> {
  const diagnosis = await diagnoses(db)
    .where("d.leading_id", "=", leadingId)
    .where("d.half_year", "=", halfYear)
    .executeTakeFirst();
  return diagnosis ?? null;
}

/** The diagnoses of the scope, the newest first; a partner sees that of its circle. */
export async function listDiagnoses(
  db: Db,
  { scope, on }: { scope: Scope; on: string },
): Promise<Diagnosis[]> {
  const inScope = scope.holds({
    region: sql`l.region_kato`,
    district: sql`l.district_kato`,
    school: sql`l.school_id`,
    leading: sql`l.leading_id`,
  });
  return diagnoses(db)
    .where(
      condition`exists (select from network.listings l
        where d.leading_id in (l.school_id, l.leading_id) and l.during @> ${on}::date and ${inScope})`,
    )
    .orderBy("d.half_year", "desc")
    .orderBy("d.made_at", "desc")
    .limit(200)
    .execute();
}

/** The leading schools the scope holds, to begin with. */
export async function listLeadingSchools(
  db: Db,
  { scope, on }: { scope: Scope; on: string },
): Promise<CircleSchool[]> {
  const inScope = scope.holds({
    region: sql`l.region_kato`,
    district: sql`l.district_kato`,
    school: sql`l.school_id`,
  });
  const { rows } = await sqlOf(circleSchoolRow)`
    select l.school_id as id, l.name_kk, l.name_ru, true as "isLeading" from network.listings l
    where l.status in ('leading', 'nis', 'pilot') and l.during @> ${on}::date and ${inScope}
    order by l.name_kk collate network.by_name limit 200`.execute(db);
  return rows;
}

/** The leading school first, then its partners of the day. */
export async function listCircle(
  db: Db,
  { leadingId, on }: { leadingId: string; on: string },
): Promise<(CircleSchool & TeacherPlace)[]> {
  const { rows } = await sqlOf(placedSchoolRow)`
    select l.school_id as id, l.name_kk, l.name_ru, l.school_id = ${leadingId}::uuid as "isLeading",
      l.school_id as "schoolId", l.district_kato as "districtKato", l.region_kato as "regionKato",
      ${leadingId}::uuid as "leadingId"
    from network.listings l
    where ${leadingId}::uuid in (l.school_id, l.leading_id) and l.during @> ${on}::date
    order by l.school_id <> ${leadingId}::uuid, l.name_kk collate network.by_name`.execute(db);
  return rows;
}

/** The circle's rounds about needs: those taken into the diagnosis, and those that could be. */
export async function listRounds(
  db: Db,
  { diagnosisId, leadingId }: { diagnosisId: string; leadingId: string },
): Promise<LinkedRound[]> {
  const { rows } = await sqlOf(linkedRoundRow)`
    select r.id, r.title_kk as name_kk, r.title_ru as name_ru, r.closes_on as "closesOn",
      r.closed_at as "closedAt", r.mode,
      sum(a.expected)::int as expected, sum(a.answered)::int as answered,
      exists (select from needs.diagnosis_rounds k
        where k.round_id = r.id and k.diagnosis_id = ${diagnosisId}::uuid) as "isLinked"
    from surveys.rounds r
    join surveys.round_schools a on a.round_id = r.id
      and ${leadingId}::uuid in (a.school_id, a.leading_id)
    where r.purpose = 'needs'
    group by r.id order by r.opens_on desc, r.id limit 30`.execute(db);
  return rows;
}

export async function listFocusGroups(db: Db, diagnosisId: string): Promise<FocusGroup[]> {
  const { rows } = await sqlOf(focusGroupRow)`
    select f.id, f.school_id as "schoolId", f.held_on as "heldOn", f.aim, f.people, f.works, f.hard, f.help, f.give,
      s.name_kk as school_kk, s.name_ru as school_ru,
      coalesce((select jsonb_agg(jsonb_build_object('area', t.area, 'votes', t.votes) order by t.votes desc)
        from needs.focus_themes t where t.focus_group_id = f.id), '[]') as themes
    from needs.focus_groups f left join network.schools s on s.id = f.school_id
    where f.diagnosis_id = ${diagnosisId} order by f.held_on desc, f.id`.execute(db);
  return rows;
}

export async function listFindings(db: Db, diagnosisId: string): Promise<Finding[]> {
  return db
    .selectFrom("needs.findings")
    .where("diagnosis_id", "=", diagnosisId)
    .orderBy("found_on", "desc")
    .orderBy("id")
    .select(["id", "school_id as schoolId", "area", "source", "practice", "evidence"])
    .select("found_on as foundOn")
    .execute();
}

export async function findSwot(
  db: Db,
  { diagnosisId, schoolId }: { diagnosisId: string; schoolId: string },
): Promise<Swot | null> {
  const swot = await db
    .selectFrom("needs.swots")
    .where("diagnosis_id", "=", diagnosisId)
    .where("school_id", "=", schoolId)
    .select(["strengths", "weaknesses", "opportunities", "threats", "changed_at as changedAt"])
    .select("strengths_opportunities as strengthsOpportunities")
    .select("weaknesses_opportunities as weaknessesOpportunities")
    .select("strengths_threats as strengthsThreats")
    .select(["weaknesses_threats as weaknessesThreats", "took_part as tookPart"])
    .executeTakeFirst();
  return swot ?? null;
}

export async function listConfirmed(
  db: Db,
  { leadingId, halfYear }: { leadingId: string; halfYear: string },
): Promise<Confirmed[]> {
  return db
    .selectFrom("needs.needs as n")
    .innerJoin("needs.diagnoses as d", "d.id", "n.diagnosis_id")
    .where("d.leading_id", "=", leadingId)
    .where("d.half_year", "=", halfYear)
    .select(["n.id", "n.school_id as schoolId", "n.area", "n.rank", "n.reason"])
    .select("n.share_high as shareHigh")
    .execute();
}

/** Which areas the leading school offers, and how many of its trainers hold each direction. */
export async function findOffers(
  db: Db,
  { leadingId, on }: { leadingId: string; on: string },
): Promise<{ areas: ReadonlySet<string>; trainers: ReadonlyMap<string, number> }> {
  const areas = await db
    .selectFrom("needs.offers")
    .where("leading_id", "=", leadingId)
    .select("area")
    .execute();
  const { rows } = await sqlOf(trainersRow)`
    select t.direction, count(distinct t.teacher_id)::int as count
    from people.posts p join people.trainers t on t.teacher_id = p.teacher_id and t.during @> ${on}::date
    join people.teachers h on h.id = p.teacher_id and h.erased_at is null and h.merged_into is null
    where p.school_id = ${leadingId} and p.during @> ${on}::date group by 1`.execute(db);
  return {
    areas: new Set(areas.map(({ area }) => area)),
    trainers: new Map(rows.map(({ direction, count }) => [direction, count])),
  };
}

type DiagnosisOn = { diagnosis: Diagnosis; on: string };

/** The needs of the circle (key null) and of each school, in order, as they stand now. */
export async function rankNeeds(
  db: Db,
  { diagnosis, on }: DiagnosisOn,
): Promise<Map<string | null, Ranked[]>> {
  const { id, leadingId, halfYear } = diagnosis;
  const schools = await listCircle(db, { leadingId, on });
  const schoolIds = schools.map((school) => school.id);
  const rounds = await listRounds(db, { diagnosisId: id, leadingId });
  const figures = await Promise.all(
    rounds
      .filter((round) => round.isLinked)
      .map((round) => listNeedFigures(db, { roundId: round.id, schoolIds, today: on })),
  );
  const areas = await listAreas(db);
  const sources = {
    figures: figures.flat(),
    groups: await listFocusGroups(db, id),
    findings: await listFindings(db, id),
    areas,
  };
  const confirmed = await listConfirmed(db, { leadingId, halfYear });
  const before = await listConfirmed(db, { leadingId, halfYear: halfYearBefore(halfYear) });
  const of = (schoolId: string | null) => (one: { schoolId: string | null }) =>
    one.schoolId === schoolId;
  return new Map(
    [null, ...schoolIds].map((schoolId): [string | null, Ranked[]] => [
      schoolId,
      ranked(knownOf(schoolId, sources), {
        confirmed: confirmed.filter(of(schoolId)),
        before: before.filter(of(schoolId)),
      }),
    ]),
  );
}
