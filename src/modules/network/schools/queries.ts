import { sql } from "kysely";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import {
  type FacetCount,
  type FacetIndex,
  findCounted,
  indexRows,
  type Mask,
  maskOf,
} from "#lib/facet-index.ts";
import { expandWords } from "#lib/lexemes.ts";
import { keptReading, type Present, presentOf } from "#lib/revision.ts";
import type { Language } from "#lib/texts.ts";
import { districtRows, territoryOn } from "../territory/queries.ts";
import {
  dayNumber,
  type Facet,
  facets,
  orderedBy,
  parseListed,
  partnersOn,
  type Stretch,
  stretchesOf,
} from "./rules.ts";
import type {
  Kind,
  Locality,
  SchoolFilters,
  SchoolRow,
  Status,
  TeachingLanguage,
} from "./schema.ts";

type Asked = { filters: SchoolFilters; on: string; language: Language };
type Register = { index: FacetIndex<Facet>; districtPlaces: number[]; schoolIds: string[] };
type Names = { name_kk: string; name_ru: string; name_en: string };
type FlatRow = Omit<SchoolRow, "district" | "region" | "leading" | "partners"> & {
  listingId: number;
  districtId: number;
  leadingId: string | null;
  leadingKk: string | null;
  leadingRu: string | null;
};

export const rowsPerPage = 50;

/** How many fit in all, and how many each value of each filter would leave, given the others. */
type Counts = { total: number; facets: FacetCount[] };

/** One page of the schools open on the day that fit the filters, with their counts. */
export async function listSchoolsCounted(
  db: Db,
  { limit = rowsPerPage, ...asked }: Asked & { limit?: number },
): Promise<Counts & { schools: SchoolRow[] }> {
  const present = await presentOf(db);
  const { ids, places, facets } = await find(present, asked);
  const first = (asked.filters.page - 1) * limit;
  const shown = places.slice(first, first + limit).map((place) => ids[place] ?? 0);
  const schools = await readRows(present, shown, asked.on);
  return { schools, total: places.length, facets };
}

/** The same without the counts. */
export async function listSchools(db: Db, asked: Asked & { limit?: number }): Promise<SchoolRow[]> {
  return (await listSchoolsCounted(db, asked)).schools;
}

/** The counts alone. */
export async function countSchools(
  db: Db,
  { filters, on }: { filters: SchoolFilters; on: string },
): Promise<Counts> {
  const found = await find(await presentOf(db), { filters, on, language: "kk" });
  return { total: found.places.length, facets: found.facets };
}

async function find(present: Present, { filters, on, language }: Asked) {
  const { index } = await keptRegister(present, "all");
  const name = language === "kk" ? "name_kk" : "name_ru";
  const day = filters.sort === "partners" ? ` ${on}` : "";
  const order = await keptOrder(present, `${filters.sort} ${name}${day}`);
  const mask = filters.q ? await keptWords(present, filters.q) : null;
  const days = { from: dayNumber(on), until: dayNumber(on) + 1 };
  const found = findCounted(index, { days, order, wanted: filters, mask });
  return { ids: index.ids, ...found };
}

/** Every listing with what lists are filtered by. */
const keptRegister = keptReading<Register>(
  async ({ db }) => {
    const { rows } = await sql<{ lines: string | null }>`
      select string_agg(concat_ws('|', l.id, l.school_id, lower(l.during), upper(l.during), l.region_kato,
        l.district_kato, coalesce(l.status, 'none'), l.kind, coalesce(l.locality, ''),
        array_to_string(l.languages, ' '), d.place), e'\n') as lines
      from network.listings l
      join (select id, rank() over (order by name_ru collate network.by_name) as place
        from network.districts) d on d.id = l.district_id`.execute(db);
    const listed = linesIn(rows[0]?.lines).map(parseListed);
    return {
      index: indexRows(listed, facets),
      schoolIds: listed.map(({ schoolId }) => schoolId),
      districtPlaces: listed.map(({ districtPlace }) => districtPlace),
    };
  },
  { most: 1 },
);

/** The places of the register in the order "sort name" or "partners name day" asks for. */
const keptOrder = keptReading<Int32Array>(
  async (present, key) => {
    const [sort, name, on = ""] = key.split(" ");
    const { index, schoolIds, districtPlaces } = await keptRegister(present, "all");
    const byName = await listByName(present.db, name === "name_kk" ? "name_kk" : "name_ru");
    const order = Int32Array.from(byName.flatMap((id) => index.placeOf.get(id) ?? []));
    if (sort === "district") return orderedBy(order, (place) => districtPlaces[place] ?? 0);
    if (sort === "name") return order;
    const circles = await keptCircles(present, "all");
    const day = dayNumber(on);
    return orderedBy(order, (place) => -partnersOn(circles, schoolIds[place] ?? "", day));
  },
  { most: 60 },
);

/** Where what was typed is found. */
const keptWords = keptReading<Mask>(
  async (present, typed) => {
    const { db } = present;
    const { index } = await keptRegister(present, "all");
    const query = await expandWords(db, typed);
    if (!query) return maskOf(index, index.ids);
    const { rows } = await sql<{ ids: string | null }>`
      select string_agg(id::text, ' ') as ids from network.listings
      where words @@ ${query}::tsquery`.execute(db);
    return maskOf(index, numbersIn(rows[0]?.ids));
  },
  { most: 500 },
);

async function listByName(db: Db, name: "name_kk" | "name_ru"): Promise<number[]> {
  const { rows } = await sql<{ ids: string | null }>`
    select string_agg(id::text, ' ') as ids from (
      select id from network.listings
      order by ${sql.ref(name)} collate network.by_name, school_id) ordered`.execute(db);
  return numbersIn(rows[0]?.ids);
}

function linesIn(text: string | null | undefined): string[] {
  return text ? text.split("\n") : [];
}

function numbersIn(text: string | null | undefined): number[] {
  return text ? text.split(" ").map(Number) : [];
}

/** The listings of these ids in the order of the ids; what was read before is not read again. */
async function readRows(present: Present, ids: number[], on: string): Promise<SchoolRow[]> {
  const known = await keptRows(present, "all");
  const missing = ids.filter((id) => !known.has(id));
  const read = missing.length > 0 ? await readListings(present.db, missing) : [];
  const { regions } = await territoryOn(present, on);
  const circles = await keptCircles(present, "all");
  const about = {
    districts: new Map((await districtRows(present)).map((row) => [row.id, row])),
    regions: new Map(regions.map((region) => [region.kato, region])),
    partnersOf: (schoolId: string) => partnersOn(circles, schoolId, dayNumber(on)),
  };
  const fresh = new Map(read.map((row) => [row.listingId, row]));
  const rows = ids.flatMap((id) => known.get(id) ?? fresh.get(id) ?? []);
  if (known.size > mostKeptRows) known.clear();
  for (const row of read) known.set(row.listingId, row);
  return rows.map((row) => nameRow(row, about));
}

const mostKeptRows = 20_000;
const keptRows = keptReading<Map<number, FlatRow>>(async () => new Map(), { most: 1 });

async function readListings(db: Db, ids: number[]): Promise<FlatRow[]> {
  const { rows } = await sql<FlatRow>`
    select l.id as "listingId", l.school_id as id, s.code, s.lon, s.lat, l.name_kk, l.name_ru, l.kind,
      l.locality, l.languages, l.status, l.region_kato as "regionKato",
      l.district_kato as "districtKato", l.district_id as "districtId", lead.id as "leadingId",
      lead.name_kk as "leadingKk", lead.name_ru as "leadingRu"
    from network.listings l
    join network.schools s on s.id = l.school_id
    left join network.schools lead on lead.id = l.leading_id
    where l.id = any (${ids}::bigint[])`.execute(db);
  return rows;
}

/** When each leading school had each of its circle partners. */
const keptCircles = keptReading<Map<string, Stretch[]>>(
  async ({ db }) => {
    const { rows } = await sql<{ lines: string | null }>`
      select string_agg(concat_ws('|', leading_id, lower(during), upper(during)), e'\n') as lines
      from network.partnerships where kind = 'circle'`.execute(db);
    return stretchesOf(linesIn(rows[0]?.lines));
  },
  { most: 1 },
);

type About = {
  districts: Map<number, Names>;
  regions: Map<string, Names>;
  partnersOf: (schoolId: string) => number;
};

function nameRow(
  { listingId: _, districtId, leadingId, leadingKk, leadingRu, ...row }: FlatRow,
  { districts, regions, partnersOf }: About,
): SchoolRow {
  const leading = leadingId && {
    id: leadingId,
    name_kk: leadingKk ?? "",
    name_ru: leadingRu ?? "",
  };
  return {
    ...row,
    partners: partnersOf(row.id),
    district: districts.get(districtId) ?? nameless,
    region: regions.get(row.regionKato) ?? nameless,
    leading: leading || null,
  };
}

const nameless: Names = { name_kk: "", name_ru: "", name_en: "" };

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
  const listing = await db
    .selectFrom("network.listings")
    .where("school_id", "=", id)
    .where(condition`during @> ${on}::date`)
    .select("id")
    .executeTakeFirst();
  if (!listing) return null;
  const [row] = await readRows(await presentOf(db), [listing.id], on);
  return row ?? null;
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
