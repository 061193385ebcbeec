import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { tableKind } from "#imports/desk.ts";
import type { WrittenFields } from "#imports/otherwise.ts";
import type { Db } from "#lib/db.ts";
import { endingOn, periodText } from "#lib/period.ts";
import { inLanguage } from "#lib/texts.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import type { ImportContext } from "../base/rules/roster.ts";
import { nameFields } from "../base/rules/roster-rows.ts";
import { startTold } from "../base/rules/starts.ts";
import { openPairs, pairBearers } from "../duplicates/actions.ts";
import { marksOfTeachers, planTeacherRows } from "./queries.ts";
import { examplesIn, fields, type TeacherValue } from "./schema.ts";
import { texts } from "./texts.ts";

export const teachersKind = tableKind<TeacherValue, ImportContext>({
  name: "teachers",
  texts,
  fields,
  examples: examplesIn,
  questions: (language) => {
    const t = inLanguage(texts, language);
    const day = { name: "listed_on", label: t.listedOn, hint: t.listedOnHint };
    return [{ ...day, type: "day", usual: "today" }];
  },
  subjectFields: () => nameFields,
  groupsIn: () => codeOfRow,
  marksOf: marksOfTeachers,
  plan: planTeacherRows,
  subjectOf: ({ person }) => person.id,
  writtenBy,
  isDoubtful: ({ doubts }) => doubts.some(({ isTold }) => isTold),
  write: async (tx, values, { now }) => {
    const { people } = await writeTeachers(tx, { values, now });
    return people.map((id) => ({ id, changes: {} }));
  },
});

function writtenBy({ facts, post, category }: TeacherValue): WrittenFields {
  return {
    family_name: facts.familyName,
    given_name: facts.givenName,
    patronymic: facts.patronymic,
    birth_year: facts.birthYear,
    working_since: facts.workingSince,
    since: post && startTold(post),
    until: post?.until,
    position: post?.position,
    subjects: post?.subjects,
    grades: post?.grades,
    languages: post?.languages,
    category: category?.category,
    category_since: category?.from,
  };
}

/** Writes the rows in the caller's transaction; the counts of the schools are left to be added up. */
export async function writeTeachers(
  tx: Db,
  { values, now }: { values: readonly TeacherValue[]; now: Date },
): Promise<{ people: string[]; schools: string[] }> {
  await sql`select set_config('people.counts_later', 'on', true)`.execute(tx);
  await writePeople(tx, { values, now });
  await writePosts(tx, values);
  await writeCategories(tx, values);
  await writeDoubts(tx, { values, now });
  return {
    people: [...new Set(values.map(({ person }) => person.id))],
    schools: [...new Set(values.flatMap(({ person }) => person.posts.map((one) => one.schoolId)))],
  };
}

type Written = { values: readonly TeacherValue[]; now: Date };

async function writePeople(tx: Db, { values, now }: Written): Promise<void> {
  const touched = values.filter(({ isNew, factsChanged }) => isNew || factsChanged);
  const people = new Map(touched.map((value) => [value.person.id, value]));
  const records = [...people.values()].map(
    ({
      person: { posts: _posts, categories: _categories, merged: _merged, ...facts },
      sharesNumber,
    }) => ({
      ...facts,
      sharesNumber,
    }),
  );
  await sql`
    insert into people.teachers (id, family_name, given_name, patronymic, folded, birth_year, working_since, iin_hash,
      shares_number, origin, created_at)
    select r.id, r."familyName", r."givenName", r.patronymic, r.folded, r."birthYear", r."workingSince", r."iinHash",
      r."sharesNumber", 'import', ${now}
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (id uuid, "familyName" text, "givenName" text,
      patronymic text, folded text, "birthYear" int2, "workingSince" int2, "iinHash" text, "sharesNumber" boolean)
    on conflict (id) do update set family_name = excluded.family_name, given_name = excluded.given_name,
      patronymic = excluded.patronymic, folded = excluded.folded, birth_year = excluded.birth_year,
      working_since = excluded.working_since, iin_hash = excluded.iin_hash,
      shares_number = case when people.teachers.iin_hash = excluded.iin_hash then people.teachers.shares_number
        else excluded.shares_number end
    -- Somebody may have been forgotten since the row was looked at.
    where people.teachers.erased_at is null`.execute(tx);
  await pairBearers(tx, { ids: [...people.keys()], now });
}

async function writePosts(tx: Db, values: readonly TeacherValue[]): Promise<void> {
  const posts = new Map(
    values.flatMap(({ person, post }) =>
      post ? [[post.id, { ...post, teacherId: person.id, during: periodText(post) }]] : [],
    ),
  );
  await sql`
    insert into people.posts (id, teacher_id, school_id, during, start_known, position, subjects, grades, languages)
    select id, "teacherId", "schoolId", during, "startKnown", position, subjects, grades, languages
    from jsonb_to_recordset(${JSON.stringify([...posts.values()])}::jsonb) as r (id uuid, "teacherId" uuid,
      "schoolId" uuid, during daterange, "startKnown" text, position text, subjects text[], grades int4range, languages text[])
    on conflict (id) do update set during = excluded.during, start_known = excluded.start_known, position = excluded.position,
      subjects = excluded.subjects, grades = excluded.grades, languages = excluded.languages`.execute(
    tx,
  );
}

/** A new category ends the one before it. */
async function writeCategories(tx: Db, values: readonly TeacherValue[]): Promise<void> {
  const given = values.flatMap(({ person, category }) =>
    category ? [{ ...category, teacherId: person.id }] : [],
  );
  if (given.length === 0) return;
  const json = JSON.stringify(given);
  await sql`
    update people.categories c set during = ${endingOn(sql`r."from"`, "c.during")}
    from jsonb_to_recordset(${json}::jsonb) as r (id uuid, "teacherId" uuid, "from" date)
    where c.teacher_id = r."teacherId" and c.during @> r."from"
      and (lower_inf(c.during) or lower(c.during) < r."from")`.execute(tx);
  await sql`
    insert into people.categories (id, teacher_id, category, during)
    select r.id, r."teacherId", r.category, daterange(r."from", lead(r."from") over (partition by r."teacherId" order by r."from" nulls first))
    from jsonb_to_recordset(${json}::jsonb) as r (id uuid, "teacherId" uuid, category text, "from" date)
    on conflict (id) do update set category = excluded.category`.execute(tx);
}

async function writeDoubts(tx: Db, { values, now }: Written): Promise<void> {
  const pairs = values.flatMap(({ person, doubts }) =>
    doubts
      .filter(({ personId }) => personId !== "")
      .map(({ personId, reason }) => ({
        id: randomUUID(),
        one: person.id,
        other: personId,
        reason,
      })),
  );
  await openPairs(tx, { pairs, now });
}
