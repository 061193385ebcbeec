import { type RawBuilder, sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { expandWords } from "#lib/lexemes.ts";
import type { Language } from "#lib/texts.ts";
import type {
  Kind,
  Locality,
  SchoolFilters,
  SchoolRow,
  Status,
  TeachingLanguage,
} from "./schema.ts";

type Condition = RawBuilder<boolean>;
export type FacetCount = { facet: string; value: string; count: number };

export const rowsPerPage = 50;

/** One page of the schools open on the day that fit the filters, in alphabetical order. */
export async function listSchools(
  db: Db,
  {
    filters,
    on,
    language,
    limit = rowsPerPage,
  }: { filters: SchoolFilters; on: string; language: Language; limit?: number },
): Promise<SchoolRow[]> {
  const conditions = await conditionsOf(db, filters);
  const { rows } = await sql<SchoolRow>`
    ${schoolColumns(on)}
    where l.during @> ${on}::date and ${allOf(Object.values(conditions))}
    order by ${orderOf(filters, language)}
    limit ${limit} offset ${(filters.page - 1) * limit}`.execute(db);
  return rows;
}

/** How many fit in all, and how many each value of each filter would leave, given the others. */
export async function countSchools(
  db: Db,
  { filters, on }: { filters: SchoolFilters; on: string },
): Promise<{ total: number; facets: FacetCount[] }> {
  const { words, ...conditions } = await conditionsOf(db, filters);
  const others = (facet: string) =>
    allOf(
      Object.entries(conditions).flatMap(([name, condition]) =>
        name === facet ? [] : [condition],
      ),
    );
  const facet = (name: string, value: RawBuilder<unknown>, from = sql`network.listings l`) => sql`
    select ${name} as facet, ${value} as value, count(*)::int as count from ${from}
    where l.during @> ${on}::date and ${words} and ${others(name)} group by 2`;
  const { rows } = await sql<FacetCount>`
    ${facet("total", sql`''`)}
    union all ${facet("region", sql`l.region_kato`)}
    union all ${facet("district", sql`l.district_kato`)}
    union all ${facet("status", sql`coalesce(l.status, 'none')`)}
    union all ${facet("kind", sql`l.kind`)}
    union all ${facet("locality", sql`l.locality`)}
    union all ${facet("teaching", sql`spoken`, sql`network.listings l, unnest(l.languages) as spoken`)}
  `.execute(db);
  const facets = rows.filter((row) => row.facet !== "total" && row.value !== null);
  return { total: rows.find((row) => row.facet === "total")?.count ?? 0, facets };
}

async function conditionsOf(db: Db, filters: SchoolFilters) {
  const query = filters.q ? await expandWords(db, filters.q) : null;
  return {
    words: query ? sql<boolean>`l.words @@ ${query}::tsquery` : anything,
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

function orderOf(filters: SchoolFilters, language: Language): RawBuilder<unknown> {
  const name =
    language === "kk"
      ? sql`l.name_kk collate network.by_name, l.school_id`
      : sql`l.name_ru collate network.by_name, l.school_id`;
  if (filters.sort === "district") return sql`d.name_ru collate network.by_name, ${name}`;
  if (filters.sort === "partners") return sql`partners desc, ${name}`;
  return name;
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
