import { type RawBuilder, sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { expandWords } from "#lib/lexemes.ts";
import { findRevision } from "#lib/revision.ts";
import type { Language } from "#lib/texts.ts";
import { type Counts, countFacets, type Group } from "./rules.ts";
import type {
  Kind,
  Locality,
  SchoolFilters,
  SchoolRow,
  Status,
  TeachingLanguage,
} from "./schema.ts";

type Condition = RawBuilder<boolean>;
type Asked = { filters: SchoolFilters; on: string; language: Language };
type Conditions = Awaited<ReturnType<typeof conditionsOf>>;
type Counting = { words: Condition; filters: SchoolFilters; on: string };

export const rowsPerPage = 50;

/** A page of the list with its counts; what was typed is looked up in the lexemes once for both. */
export async function listSchoolsCounted(
  db: Db,
  asked: Asked,
): Promise<Counts & { schools: SchoolRow[] }> {
  const conditions = await conditionsOf(db, asked.filters);
  const [schools, counted] = await Promise.all([
    pageOf(db, conditions, { ...asked, limit: rowsPerPage }),
    countOf(db, { words: conditions.words, filters: asked.filters, on: asked.on }),
  ]);
  return { schools, ...counted };
}

/** One page of the schools open on the day that fit the filters, in alphabetical order. */
export async function listSchools(
  db: Db,
  { limit = rowsPerPage, ...asked }: Asked & { limit?: number },
): Promise<SchoolRow[]> {
  return pageOf(db, await conditionsOf(db, asked.filters), { ...asked, limit });
}

async function pageOf(db: Db, conditions: Conditions, asked: Asked & { limit: number }) {
  const { filters, on, language, limit } = asked;
  const { ranks, order } = orderOf(filters, { language, on });
  // What a row shows is joined to the rows of this page alone, not to all that come before it.
  const { rows } = await sql<SchoolRow>`
    with page as materialized (
      select *, row_number() over () as place from (
        select l.school_id, l.during from network.listings l ${ranks}
        where l.during @> ${on}::date and ${allOf(Object.values(conditions))}
        order by ${order} limit ${limit} offset ${(filters.page - 1) * limit}
      ) ordered
    )
    ${schoolColumns(on)} join page on page.school_id = l.school_id and page.during = l.during
    order by page.place`.execute(db);
  return rows;
}

/** How many fit in all, and how many each value of each filter would leave, given the others. */
export async function countSchools(
  db: Db,
  { filters, on }: { filters: SchoolFilters; on: string },
): Promise<Counts> {
  return countOf(db, { words: await wordsIn(db, filters), filters, on });
}

async function countOf(db: Db, { words, filters, on }: Counting): Promise<Counts> {
  const inWords = sql<boolean>`l.during @> ${on}::date and ${words}`;
  const groups = words === anything ? await keptGroups(db, on) : await listGroups(db, inWords);
  return countFacets(groups, filters);
}

/** Schools alike in all that is filtered by, and in when they were so, counted together. */
async function listGroups(db: Db, condition: Condition): Promise<Group[]> {
  const { rows } = await sql<Omit<Group, "teaching"> & { teaching: string }>`
    select lower(l.during)::text as from, upper(l.during)::text as until, l.region_kato as region,
      l.district_kato as district, coalesce(l.status, 'none') as status, l.kind, l.locality,
      array_to_string(l.languages, ' ') as teaching, count(*)::int as schools
    from network.listings l where ${condition}
    group by l.during, 3, 4, 5, 6, 7, 8`.execute(db);
  return rows.map((row) => ({
    ...row,
    teaching: row.teaching === "" ? [] : row.teaching.split(" "),
  }));
}

type Kept = { revision: number; groups: Group[]; byDay: Map<string, Group[]> };
const keptOf = new WeakMap<Db, Kept>();
const mostDays = 50;

/** The groups of a day; those of all days are read again only when the network's revision has grown. */
async function keptGroups(db: Db, on: string): Promise<Group[]> {
  // The revision is read first: what is read after it can only be newer than it says.
  const revision = await findRevision(db);
  let kept = keptOf.get(db);
  if (kept?.revision !== revision) {
    kept = { revision, groups: await listGroups(db, anything), byDay: new Map() };
    keptOf.set(db, kept);
  }
  const known = kept.byDay.get(on);
  if (known) return known;
  const groups = kept.groups.filter((group) => group.from <= on && on < group.until);
  if (kept.byDay.size >= mostDays) kept.byDay.clear();
  kept.byDay.set(on, groups);
  return groups;
}

async function wordsIn(db: Db, { q }: SchoolFilters): Promise<Condition> {
  const query = q ? await expandWords(db, q) : null;
  return query ? sql<boolean>`l.words @@ ${query}::tsquery` : anything;
}

async function conditionsOf(db: Db, filters: SchoolFilters) {
  return {
    words: await wordsIn(db, filters),
    region: equals(sql`l.region_kato`, filters.region),
    district: equals(sql`l.district_kato`, filters.district),
    status:
      filters.status === "none"
        ? sql<boolean>`l.status is null`
        : equals(sql`l.status`, filters.status),
    kind: equals(sql`l.kind`, filters.kind),
    locality: equals(sql`l.locality`, filters.locality),
    teaching: filters.teaching ? sql<boolean>`l.languages @> array[${filters.teaching}]` : anything,
  };
}

const anything = sql<boolean>`true`;

function equals(column: RawBuilder<unknown>, value: string | undefined): Condition {
  return value === undefined ? anything : sql<boolean>`${column} = ${value}`;
}

function allOf(conditions: Condition[]): Condition {
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** The order of the list, and the join that tells what it ranks by beside the name. */
function orderOf(filters: SchoolFilters, { language, on }: { language: Language; on: string }) {
  const name =
    language === "kk"
      ? sql`l.name_kk collate network.by_name, l.school_id`
      : sql`l.name_ru collate network.by_name, l.school_id`;
  if (filters.sort === "district") {
    const ranks = sql`join (select id, rank() over (order by name_ru collate network.by_name) as place
      from network.districts) ranked on ranked.id = l.district_id`;
    return { ranks, order: sql`ranked.place, ${name}` };
  }
  if (filters.sort === "partners") {
    const ranks = sql`left join (select leading_id, count(*) as partners from network.partnerships
      where kind = 'circle' and during @> ${on}::date group by 1) ranked on ranked.leading_id = l.school_id`;
    return { ranks, order: sql`coalesce(ranked.partners, 0) desc, ${name}` };
  }
  return { ranks: sql``, order: name };
}

function schoolColumns(on: string): RawBuilder<unknown> {
  return sql`
    select l.school_id as id, s.code, s.lon, s.lat, l.name_kk, l.name_ru, l.kind, l.locality, l.languages, l.status,
      l.region_kato as "regionKato", l.district_kato as "districtKato",
      jsonb_build_object('name_kk', d.name_kk, 'name_ru', d.name_ru, 'name_en', d.name_en) as district,
      jsonb_build_object('name_kk', r.name_kk, 'name_ru', r.name_ru, 'name_en', r.name_en) as region,
      (select count(*)::int from network.partnerships p
        where p.leading_id = l.school_id and p.kind = 'circle' and p.during @> ${on}::date) as partners,
      case when lead.id is not null then
        jsonb_build_object('id', lead.id, 'name_kk', lead.name_kk, 'name_ru', lead.name_ru) end as leading
    from network.listings l
    join network.schools s on s.id = l.school_id
    join network.districts d on d.id = l.district_id
    join network.regions r on r.kato = l.region_kato and r.during @> ${on}::date
    left join network.schools lead on lead.id = l.leading_id`;
}

export type School = {
  id: string;
  code: string;
  name_kk: string;
  name_ru: string;
  kind: Kind;
  locality: Locality | null;
  languages: TeachingLanguage[];
  address: string | null;
  lon: number | null;
  lat: number | null;
  position: string;
  phone: string | null;
  email: string | null;
  website: string | null;
  open_during: string;
  origin: string;
};

/** The school itself, whatever the day. */
export async function getSchool(db: Db, id: string): Promise<School> {
  const school = await db
    .selectFrom("network.schools")
    .where("id", "=", id)
    .select([
      "id",
      "code",
      "name_kk",
      "name_ru",
      "kind",
      "locality",
      "languages",
      "address",
      "lon",
      "lat",
    ])
    .select(["position", "phone", "email", "website", "open_during", "origin"])
    .executeTakeFirst();
  if (!school) throw new NotFound();
  return school;
}

/** Where the school lies and what it is in the network on the day; null when it is not open then. */
export async function findSchoolOn(
  db: Db,
  { id, on }: { id: string; on: string },
): Promise<SchoolRow | null> {
  const { rows } = await sql<SchoolRow>`
    ${schoolColumns(on)} where l.school_id = ${id} and l.during @> ${on}::date`.execute(db);
  return rows[0] ?? null;
}

/** The school's place on the day, or the latest one known, so that a closed school can still be kept. */
export async function getPlaceOfSchool(
  db: Db,
  { id, on }: { id: string; on: string },
): Promise<{
  schoolId: string;
  districtKato: string;
  regionKato: string;
  leadingId: string | null;
  status: Status | null;
}> {
  const place = await db
    .selectFrom("network.listings")
    .where("school_id", "=", id)
    .orderBy(sql`during @> ${on}::date`, "desc")
    .orderBy(sql`upper(during)`, "desc")
    .select(["school_id as schoolId", "district_kato as districtKato", "region_kato as regionKato"])
    .select(["leading_id as leadingId", "status"])
    .executeTakeFirst();
  if (!place) throw new NotFound();
  return place;
}

export async function listSizes(db: Db, schoolId: string) {
  return db
    .selectFrom("network.school_sizes")
    .where("school_id", "=", schoolId)
    .orderBy("year", "desc")
    .select(["year", "pupils", "teachers"])
    .execute();
}

export async function findSchoolByCode(db: Db, code: string): Promise<{ id: string } | null> {
  const school = await db
    .selectFrom("network.schools")
    .where("code", "=", code.trim().toUpperCase())
    .select("id")
    .executeTakeFirst();
  return school ?? null;
}
