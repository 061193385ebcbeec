import { sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import { askOften, type Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import { dayNumber, heldOn, partnersOn, type Stretch, stretchesOf } from "./rules/listings.ts";
import {
  type areaNames,
  type Kind,
  type Locality,
  linesRow,
  listingRow,
  type SchoolRow,
  type Status,
  schoolCodeIn,
  type TeachingLanguage,
} from "./schema.ts";

const revisionRow = z.strictObject({ number: z.int() });

/** The regions as they stood on the day. */
export async function listRegions(db: Db, on: string) {
  return regionsOn(db, on).orderBy("kato").execute();
}

/** The districts as they stood on the day, of one region or of the country. */
export async function listDistricts(
  db: Db,
  { regionKato, on }: { regionKato?: string; on: string },
) {
  return districtsOn(db, on)
    .$if(regionKato !== undefined, (q) => q.where("region_kato", "=", regionKato ?? ""))
    .orderBy("kato")
    .execute();
}

export function linesIn(text: string | null | undefined): string[] {
  return text ? text.split("\n") : [];
}

/** When each leading school had each of its circle partners. */
export const keptCircles = keptReading<Map<string, Stretch[]>>(
  async ({ db }) => {
    const { rows } = await sqlOf(linesRow)`
      select string_agg(concat_ws('|', leading_id, lower(during), upper(during)), e'\n') as lines
      from network.partnerships where kind = 'circle'`.execute(db);
    return stretchesOf(linesIn(rows[0]?.lines));
  },
  { most: 1 },
);

/** The network at its present revision: what is read of it from here on can only be newer than that. */
export type Present = { db: Db; revision: number };

type Region = Awaited<ReturnType<typeof listRegions>>[number];

type District = Awaited<ReturnType<typeof listDistricts>>[number];

type Territory = { regions: Region[]; districts: District[] };

/** Every row of regions and districts that ever held, read once until the network changes. */
const keptTerritory = keptReading<Territory>(
  async ({ db }) => ({
    regions: await regions(db).orderBy("kato").execute(),
    districts: await districts(db).orderBy("kato").execute(),
  }),
  { most: 1 },
);

/** The regions and districts of the day, without asking the database again while nothing changed. */
export async function territoryOn(present: Present, on: string): Promise<Territory> {
  const all = await keptTerritory(present, "all");
  return { regions: heldOn(all.regions, on), districts: heldOn(all.districts, on) };
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

type FlatRow = z.infer<typeof listingRow>;

const keptRows = keptReading<Map<number, FlatRow>>(async () => new Map(), { most: 1 });

const mostKeptRows = 20000;

/** The listings of these ids in the order of the ids; what was read before is not read again. */
export async function readRows(present: Present, ids: number[], on: string): Promise<SchoolRow[]> {
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

export async function getRegion(db: Db, kato: string, on: string) {
  const region = await findRegion(db, kato, on);
  if (!region) throw new NotFound();
  return region;
}

export async function findRegion(db: Db, kato: string, on: string) {
  return regionsOn(db, on).where("kato", "=", kato).executeTakeFirst();
}

export async function findDistrict(db: Db, kato: string, on: string) {
  return districtsOn(db, on).where("kato", "=", kato).executeTakeFirst();
}

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

export async function findSchoolByCode(db: Db, code: string): Promise<{ id: string } | null> {
  const school = await db
    .selectFrom("network.schools")
    .where("code", "=", schoolCodeIn(code))
    .select("id")
    .executeTakeFirst();
  return school ?? null;
}

/** Grows with every change of what the public pages of the network show. */
export async function findRevision(db: Db): Promise<number> {
  const rows = await askOften(db, sqlOf(revisionRow)`select number from network.revision`);
  return rows[0]?.number ?? 0;
}

export async function presentOf(db: Db): Promise<Present> {
  return { db, revision: await findRevision(db) };
}

/**
 * Makes a reading of the network that is done once for each key until the network changes.
 * Requests that come together wait for one reading; a reading that failed is done again.
 */
export function keptReading<Value>(
  read: (present: Present, key: string) => Promise<Value>,
  { most }: { most: number },
): (present: Present, key: string) => Promise<Value> {
  const shelves = new WeakMap<Db, { revision: number; values: Map<string, Promise<Value>> }>();
  return (present, key) => {
    const { db, revision } = present;
    let shelf = shelves.get(db);
    if (shelf?.revision !== revision) {
      shelf = { revision, values: new Map() };
      shelves.set(db, shelf);
    }
    const { values } = shelf;
    const known = values.get(key);
    if (known) return known;
    const reading = read(present, key);
    reading.catch(() => values.delete(key));
    if (values.size >= most) values.delete(values.keys().next().value ?? "");
    values.set(key, reading);
    return reading;
  };
}

function regionsOn(db: Db, on: string) {
  return regions(db).where(condition`during @> ${on}::date`);
}

function districtsOn(db: Db, on: string) {
  return districts(db).where(condition`during @> ${on}::date`);
}

function regions(db: Db) {
  return db
    .selectFrom("network.regions")
    .select(["id", "kato", "kind", "name_kk", "name_ru", "name_en"])
    .select(["centre_kk", "centre_ru", "centre_en", "during"]);
}

function districts(db: Db) {
  return db
    .selectFrom("network.districts")
    .select(["id", "kato", "region_kato", "kind", "name_kk", "name_ru", "name_en"])
    .select(["lon", "lat", "during"]);
}

async function readListings(db: Db, ids: number[]): Promise<FlatRow[]> {
  const { rows } = await sqlOf(listingRow)`
    select l.id as "listingId", l.school_id as id, s.code, s.lon, s.lat, l.name_kk, l.name_ru, l.kind,
      l.locality, l.languages, l.status, l.region_kato as "regionKato",
      l.district_kato as "districtKato", l.district_id as "districtId", lead.id as "leadingId",
      lead.name_kk as leading_kk, lead.name_ru as leading_ru
    from network.listings l
    join network.schools s on s.id = l.school_id
    left join network.schools lead on lead.id = l.leading_id
    where l.id = any (${ids}::bigint[])`.execute(db);
  return rows;
}

/** Every district row by its id, whatever the day. */
async function districtRows(present: Present): Promise<District[]> {
  return (await keptTerritory(present, "all")).districts;
}

type Names = z.infer<typeof areaNames>;

type About = {
  districts: Map<number, Names>;
  regions: Map<string, Names>;
  partnersOf: (schoolId: string) => number;
};

const nameless: Names = { name_kk: "", name_ru: "", name_en: "" };

function nameRow(
  { listingId: _, districtId, leadingId, leading_kk, leading_ru, ...row }: FlatRow,
  { districts, regions, partnersOf }: About,
): SchoolRow {
  const leading = leadingId && {
    id: leadingId,
    name_kk: leading_kk ?? "",
    name_ru: leading_ru ?? "",
  };
  return {
    ...row,
    partners: partnersOf(row.id),
    district: districts.get(districtId) ?? nameless,
    region: regions.get(row.regionKato) ?? nameless,
    leading: leading || null,
  };
}

/** The school's status that runs on the day, locked for the act that reads it. */
export async function findRunningStatus(
  db: Db,
  { schoolId, on }: { schoolId: string; on: string },
) {
  return db
    .selectFrom("network.statuses")
    .where("school_id", "=", schoolId)
    .where(condition`during @> ${on}::date`)
    .select(["id", "status", "during"])
    .forUpdate()
    .executeTakeFirst();
}

/** The statuses of the school that begin after the day, the next first. */
export async function listLaterStatuses(
  db: Db,
  { schoolId, on }: { schoolId: string; on: string },
) {
  return db
    .selectFrom("network.statuses")
    .where("school_id", "=", schoolId)
    .where(condition`lower(during) > ${on}::date`)
    .orderBy(sql`lower(during)`)
    .select("status")
    .execute();
}

/** Whether a status of the school began on the day or later, and by today: what ended that day would never have been. */
export async function hasStatusBegunSince(
  db: Db,
  { schoolId, from, today }: { schoolId: string; from: string; today: string },
): Promise<boolean> {
  const begun = await db
    .selectFrom("network.statuses")
    .where("school_id", "=", schoolId)
    .where(condition`lower(during) >= ${from}::date and lower(during) <= ${today}::date`)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return begun !== undefined;
}
