import type { Db } from "#lib/db.ts";
import { listDistricts } from "#modules/network/base/queries.ts";
import { listPlacesThrough } from "#modules/network/territory/queries.ts";
import type { District } from "./schema.ts";

/** The districts as they stood on the day, each with the places a school of it lies in over time. */
export async function listDistrictsWithPlaces(db: Db, on: string): Promise<District[]> {
  const places = await listPlacesThrough(db, "(,)");
  return (await listDistricts(db, { on })).map((district) => ({
    id: district.id,
    kato: district.kato,
    regionKato: district.region_kato,
    kind: district.kind,
    name_kk: district.name_kk,
    name_ru: district.name_ru,
    lon: district.lon,
    lat: district.lat,
    places: places.get(district.id) ?? [],
  }));
}

/** The codes of these schools that are already in the database. */
export async function listKnownCodes(db: Db, codes: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom("network.schools")
    .select("code")
    .where("code", "in", codes)
    .execute();
  return new Set(rows.map((row) => row.code));
}
