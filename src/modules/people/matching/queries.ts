import { type RawBuilder, sql } from "kysely";
import { type ImportRow, RowReader } from "#imports/plan.ts";
import { any, condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { fold } from "#lib/search.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import {
  type KnownSchool,
  knownPersonRow,
  knownSchoolRow,
  Roster,
  type Rows,
} from "../base/rules/roster.ts";
import { birthYearOf, iinOf, nameOf, type RosterContext } from "../base/rules/roster-rows.ts";
import { nearFamilies } from "./rules.ts";

type Sought = {
  /** Who of the schools bears one of the names: nobody else of theirs can be meant. */
  colleagues?: { schools: readonly string[]; names: readonly string[] };
  /** Who of the schools bears a name that begins so where it is written without spaces. */
  near?: { schools: readonly string[]; beginnings: readonly string[] };
  iins?: readonly string[];
  names?: readonly string[];
  /** Names with years of birth: without a year a name says too little. */
  born?: readonly { name: string; year: number }[];
  certificates?: readonly string[];
};

/**
 * Everybody the sought may be: namesakes who work or worked in the schools, and who bears a number or a name. In a transaction
 * nobody else changes them until it ends.
 */
export async function loadRoster(
  db: Db,
  { sought, on }: { sought: Sought; on: string },
): Promise<Roster> {
  const standing = standingOf(sought);
  // In one order, so that two writers wait for each other and not in a ring.
  if (db.isTransaction)
    await sql`with ${standing}
      select id from people.teachers where id in (select id from standing) order by id for no key update`.execute(
      db,
    );
  const { rows } = await sqlOf(knownPersonRow)`
    with ${standing}, placed as materialized (
      select p.teacher_id, jsonb_agg(jsonb_build_object('id', p.id, 'schoolId', p.school_id,
        'from', lower(p.during), 'until', upper(p.during), 'startKnown', p.start_known, 'position', p.position, 'subjects', p.subjects,
        'grades', p.grades, 'languages', p.languages, 'regionKato', coalesce(l.region_kato, ''),
        'districtKato', coalesce(l.district_kato, ''))) as posts
      from standing join people.posts p on p.teacher_id = standing.id
      left join lateral (select region_kato, district_kato from network.listings l
        where l.school_id = p.school_id
        order by l.during @> ${on}::date desc, upper(l.during) desc nulls first limit 1) l on true
      group by p.teacher_id
    )
    select t.id, t.family_name as "familyName", t.given_name as "givenName", t.patronymic, t.folded,
      t.birth_year as "birthYear", t.working_since as "workingSince", t.iin_hash as "iinHash",
      coalesce(placed.posts, '[]') as posts,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'category', c.category, 'from', lower(c.during)))
        from people.categories c where c.teacher_id = t.id), '[]') as categories,
      coalesce((select jsonb_agg(jsonb_build_object('folded', m.folded, 'birthYear', m.birth_year,
        'iinHash', m.iin_hash)) from people.teachers m where m.merged_into = t.id), '[]') as merged,
      array(select certificate_number from people.courses c
        where c.teacher_id = t.id and certificate_number is not null) as certificates
    from standing join people.teachers t on t.id = standing.id
    left join placed on placed.teacher_id = t.id
    where t.erased_at is null`.execute(db);
  return new Roster(rows);
}

/** The records that stand for whoever is sought, joined ones by those that they were joined with. */
function standingOf(sought: Sought): RawBuilder<unknown> {
  const { schools, names } = sought.colleagues ?? { schools: [], names: [] };
  const near = sought.near ?? { schools: [], beginnings: [] };
  return sql`wanted as (
      select p.teacher_id as id from people.teachers t
        join people.posts p on p.teacher_id = coalesce(t.merged_into, t.id)
        where t.folded collate "C" = any (${names}::text[]) and p.school_id = any (${schools}::uuid[])
      union select t.id from people.posts p join people.teachers t on t.id = p.teacher_id
        where p.school_id = any (${near.schools}::uuid[])
          and ${beginsAs(near.beginnings)}
      union select id from people.teachers where iin_hash = any (${sought.iins ?? []}::text[])
      union select id from people.teachers where folded collate "C" = any (${sought.names ?? []}::text[])
      union select t.id from people.teachers t
        join jsonb_to_recordset(${JSON.stringify(sought.born ?? [])}::jsonb) as r (name text, year int)
        on t.folded collate "C" = r.name and t.birth_year = r.year
      union select teacher_id from people.courses
        where certificate_number = any (${sought.certificates ?? []}::text[])
    ), standing as materialized (
      select distinct coalesce(t.merged_into, t.id) as id from wanted join people.teachers t on t.id = wanted.id
    )`;
}

/** By equality for each length, so that a school's names meet thousands of beginnings in one look. */
function beginsAs(beginnings: readonly string[]): RawBuilder<boolean> {
  const ofLength = Map.groupBy(beginnings, ({ length }) => length);
  return any(
    [...ofLength].map(
      ([length, some]) =>
        condition`left(replace(t.folded, ' ', ''), ${length}::int) = any (${some}::text[])`,
    ),
  );
}

/** The schools of the codes, where they lie on the day or lay last. */
export async function loadSchools(
  db: Db,
  { codes, on }: { codes: readonly string[]; on: string },
): Promise<ReadonlyMap<string, KnownSchool>> {
  const { rows } = await sqlOf(knownSchoolRow)`
    select s.id as "schoolId", s.code, upper(s.open_during) as closed,
      coalesce(l.region_kato, '') as "regionKato", coalesce(l.district_kato, '') as "districtKato"
    from network.schools s
    left join lateral (select region_kato, district_kato from network.listings l where l.school_id = s.id
      order by l.during @> ${on}::date desc, upper(l.during) desc nulls first limit 1) l on true
    where s.code = any (${codes}::text[])`.execute(db);
  return new Map(rows.map((school) => [school.code, school]));
}

/**
 * What the rows need to know of people: of their schools, their numbers and their names; where rows begin records, also of
 * colleagues whose names are only near theirs.
 */
export async function knownTo(
  db: Db,
  { rows, context, withNear = false }: Rows & { withNear?: boolean },
): Promise<RosterContext> {
  const codes = [...new Set(rows.map(codeOfRow))].filter(Boolean);
  const schools = await loadSchools(db, { codes, on: context.today });
  const ofSchools = [...schools.values()].map(({ schoolId }) => schoolId);
  const names = [...new Set(rows.map(nameOf))];
  const roster = await loadRoster(db, {
    sought: {
      colleagues: { schools: ofSchools, names },
      near: { schools: ofSchools, beginnings: withNear ? beginningsOf(rows) : [] },
      iins: rows.flatMap((row) => iinOf(new RowReader(row)) ?? []),
      born: rows.flatMap((row) => {
        const year = birthYearOf(row);
        return year === null ? [] : [{ name: nameOf(row), year }];
      }),
      certificates: rows.flatMap(({ cells }) => cells.certificate_number?.trim() || []),
    },
    on: context.today,
  });
  return { schools, roster };
}

/** What all names near those of the rows begin with: the family name and the first letter of the next, without spaces. */
function beginningsOf(rows: readonly ImportRow[]): string[] {
  const beginnings = rows.flatMap((row) => {
    const family = fold(row.cells.family_name ?? "").replaceAll(" ", "");
    const letter = nameOf(row).replaceAll(" ", "").charAt(family.length);
    return family && letter ? nearFamilies(family).map((near) => near + letter) : [];
  });
  return [...new Set(beginnings)];
}
