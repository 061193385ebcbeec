import { sql } from "kysely";
import { tableKind } from "#imports/desk.ts";
import type { Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import type { ImportContext } from "../base/rules/roster.ts";
import { planActRows } from "./queries.ts";
import { type ActValue, examplesIn, fields } from "./schema.ts";
import { texts } from "./texts.ts";

export const actsKind = tableKind<ActValue, ImportContext>({
  name: "acts",
  texts,
  fields,
  examples: examplesIn,
  lock: lockTrainings,
  subjectFields: () => ["programme", "from"],
  groupsIn: () => codeOfRow,
  plan: planActRows,
  subjectOf: ({ act }) => act.id,
  write: async (tx, values, { by, now }) =>
    (await writeActs(tx, { values, by, now })).people.map((id) => ({ id, changes: {} })),
});

type Written = { values: readonly ActValue[]; by: Person; now: Date };

/** Writes the trainings with their people in the caller's transaction; the counts follow by themselves. */
export async function writeActs(
  tx: Db,
  { values, by, now }: Written,
): Promise<{ people: string[]; schools: string[] }> {
  const acts = JSON.stringify([...new Map(values.map(({ act }) => [act.id, act])).values()]);
  await sql`
    insert into people.training_acts (id, programme, school_id, place, from_day, until_day, hours, exception, made_at,
      made_by)
    select id, programme, "schoolId", place, "from", until, hours, exception, ${now}, ${by.userId}
    from jsonb_to_recordset(${acts}::jsonb) as r (id uuid, programme text, "schoolId" uuid, place text, "from" date,
      until date, hours int2, exception text)
    on conflict (id) do update set hours = excluded.hours`.execute(tx);
  await sql`
    insert into people.act_trainers (act_id, teacher_id)
    select r.id, unnest(r.trainers)
    from jsonb_to_recordset(${acts}::jsonb) as r (id uuid, trainers uuid[])
    on conflict do nothing`.execute(tx);
  const courses = values.flatMap(({ act, trained }) =>
    trained.map((one) => ({ ...one, actId: act.id })),
  );
  await sql`
    insert into people.courses as c (id, teacher_id, programme, completed_on, hours, act_id)
    select r."courseId", r."teacherId", a.programme, a.until_day, a.hours, a.id
    from jsonb_to_recordset(${JSON.stringify(courses)}::jsonb) as r ("courseId" uuid, "teacherId" uuid, "actId" uuid)
    join people.training_acts a on a.id = r."actId"
    on conflict (id) do update set act_id = excluded.act_id, hours = coalesce(c.hours, excluded.hours)`.execute(
    tx,
  );
  return { people: [...new Set(courses.map(({ teacherId }) => teacherId))], schools: [] };
}

/** Whoever records trainings waits, so that no two of them close a ring together. */
export async function lockTrainings(tx: Db): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtext('cascade'), hashtext(code))
    from (select code from people.programmes order by code) p`.execute(tx);
}
