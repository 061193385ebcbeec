import { sql } from "kysely";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { keptReading, type Present } from "#lib/revision.ts";
import { heldOn, placesAlong } from "./rules.ts";
import type { Place } from "./schema.ts";

/** The regions as they stood on the day. */
export async function listRegions(db: Db, on: string) {
  return regionsOn(db, on).orderBy("kato").execute();
}

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

/** Every district row by its id, whatever the day. */
export async function districtRows(present: Present): Promise<District[]> {
  return (await keptTerritory(present, "all")).districts;
}

export async function findRegion(db: Db, kato: string, on: string) {
  return regionsOn(db, on).where("kato", "=", kato).executeTakeFirst();
}

export async function getRegion(db: Db, kato: string, on: string) {
  const region = await findRegion(db, kato, on);
  if (!region) throw new NotFound();
  return region;
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

export async function findDistrict(db: Db, kato: string, on: string) {
  return districtsOn(db, on).where("kato", "=", kato).executeTakeFirst();
}

/** Where a school of this district row lay while it was open, as rows for network.school_places. */
export async function placesThrough(
  db: Db,
  districtId: number,
  openDuring: string,
): Promise<Place[]> {
  const chains = await chainsOfDistricts(db);
  const chain = chains.find((rows) => rows.some((row) => row.id === districtId));
  if (!chain) throw new NotFound();
  return placesAlong(chain, openDuring);
}

/** The same for every district row at once, by the row's id. */
export async function listPlacesThrough(db: Db, openDuring: string): Promise<Map<number, Place[]>> {
  const chains = await chainsOfDistricts(db);
  return new Map(
    chains.flatMap((chain) => {
      const places = placesAlong(chain, openDuring);
      return chain.map((row) => [row.id, places] as const);
    }),
  );
}

/** Every district with those it followed and those that followed it, oldest first. */
async function chainsOfDistricts(db: Db): Promise<{ id: number; during: string }[][]> {
  const { rows } = await sql<{ chain: { id: number; during: string }[] }>`
    with recursive steps as (
      select id as first_id, id, during from network.districts d
      where not exists (select from network.district_successions s where s.to_id = d.id)
      union all
      select steps.first_id, next.id, next.during from steps
      join network.district_successions s on s.from_id = steps.id
      join network.districts next on next.id = s.to_id
    )
    select jsonb_agg(jsonb_build_object('id', id, 'during', during) order by during) as chain
    from steps group by first_id`.execute(db);
  return rows.map((row) => row.chain);
}

function regionsOn(db: Db, on: string) {
  return regions(db).where(condition`during @> ${on}::date`);
}

function regions(db: Db) {
  return db
    .selectFrom("network.regions")
    .select(["id", "kato", "kind", "name_kk", "name_ru", "name_en"])
    .select(["centre_kk", "centre_ru", "centre_en", "during"]);
}

function districtsOn(db: Db, on: string) {
  return districts(db).where(condition`during @> ${on}::date`);
}

function districts(db: Db) {
  return db
    .selectFrom("network.districts")
    .select(["id", "kato", "region_kato", "kind", "name_kk", "name_ru", "name_en"])
    .select(["lon", "lat", "during"]);
}

/** The same for many schools at once. */
export async function placesOfMany(
  db: Db,
  schools: readonly { schoolId: string; districtId: number; openDuring: string }[],
): Promise<(Place & { schoolId: string })[]> {
  const chains = await chainsOfDistricts(db);
  const chainOf = new Map(chains.flatMap((chain) => chain.map((row) => [row.id, chain] as const)));
  return schools.flatMap(({ schoolId, districtId, openDuring }) =>
    placesAlong(chainOf.get(districtId) ?? [], openDuring).map((place) => ({ ...place, schoolId })),
  );
}
