import { z } from "zod";
import type { Planned } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import type { Rows } from "../base/rules/roster.ts";
import { programmeWords } from "../import-courses/queries.ts";
import { loadRoster, loadSchools } from "../matching/queries.ts";
import { keyOf, namesIn, planActs } from "./rules.ts";
import { type Act, type ActValue, actRow, type KnownCourse, knownCourseRow } from "./schema.ts";

/** Reads who the rows name and what they have completed, and says what each row would do. */
export async function planActRows(db: Db, { rows, context }: Rows): Promise<Planned<ActValue>[]> {
  const codes = [...new Set(rows.map(codeOfRow))].filter(Boolean);
  const people = rows.flatMap(({ cells }) => [cells.trainers ?? "", cells.trained ?? ""]);
  const names = [...new Set(people.flatMap(namesIn).map(({ folded }) => folded))];
  const roster = await loadRoster(db, { sought: { names }, on: context.today });
  const courses = await listKnownCourses(db, roster.ids);
  const known = {
    schools: await loadSchools(db, { codes, on: context.today }),
    roster,
    programmes: await programmeWords(db),
    acts: new Map((await listKnownActs(db, roster.ids)).map((act) => [keyOf(act), act])),
    courses: Map.groupBy(courses, ({ teacherId, programme }) => `${teacherId} ${programme}`),
    directions: await listHeldDirections(db, roster.ids),
    above: await listThoseAbove(db, roster.ids),
  };
  return planActs(rows, known, context);
}

async function listKnownCourses(db: Db, ids: readonly string[]): Promise<KnownCourse[]> {
  const { rows } = await sqlOf(knownCourseRow)`
    select id, teacher_id as "teacherId", programme, completed_on as "completedOn", act_id as "actId"
    from people.courses where teacher_id = any (${ids}::uuid[])`.execute(db);
  return rows;
}

async function listKnownActs(db: Db, ids: readonly string[]): Promise<Act[]> {
  const { rows } = await sqlOf(actRow)`
    select a.id, a.programme, a.school_id as "schoolId", a.place, a.from_day as "from", a.until_day as until, a.hours,
      a.exception, array(select t.teacher_id from people.act_trainers t where t.act_id = a.id) as trainers
    from people.training_acts a
    where a.id in (select t.act_id from people.act_trainers t where t.teacher_id = any (${ids}::uuid[]))`.execute(
    db,
  );
  return rows;
}

const heldSince = z.strictObject({ key: z.string(), since: z.string() });

/** The day each direction was first held from, under "<person> <programme of the direction>". */
async function listHeldDirections(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sqlOf(heldSince)`
    select r.teacher_id || ' ' || p.code as key, min(coalesce(lower(r.during), '0001-01-01'))::text as since
    from people.trainers r join people.programmes p on p.direction = r.direction
    where r.teacher_id = any (${ids}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map(({ key, since }) => [key, since]));
}

const trainersAbove = z.strictObject({ key: z.string(), trainers: z.array(z.string()) });

/** Who trained the people, and who trained those, up to the first: under "<person> <programme>". */
async function listThoseAbove(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sqlOf(trainersAbove)`
    with recursive above (id, programme) as (
      select given, code from unnest(${ids}::uuid[]) given cross join people.programmes
      union
      select l.trainer_id, l.programme from above a
      join people.links l on l.trained_id = a.id and l.programme = a.programme
    )
    select l.trained_id || ' ' || l.programme as key, array_agg(distinct l.trainer_id) as trainers
    from above a join people.links l on l.trained_id = a.id and l.programme = a.programme
    group by 1`.execute(db);
  return new Map(rows.map(({ key, trainers }) => [key, trainers]));
}
