import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import type { Membership } from "./schema.ts";

export async function listPlatforms(db: Db) {
  return db.selectFrom("network.platforms").selectAll().orderBy("number").execute();
}

/** The platform of each region on the day, by the region's KATO. */
export async function listPlatformsOfRegions(db: Db, on: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("network.platform_regions")
    .select(["region_kato", "platform"])
    .where(condition`during @> ${on}::date`)
    .execute();
  return new Map(rows.map((row) => [row.region_kato, row.platform]));
}

/** Where one region belonged over time, newest first. */
export async function listMemberships(db: Db, regionKato: string): Promise<Membership[]> {
  return db
    .selectFrom("network.platform_regions")
    .select(["id", "platform", "during"])
    .where("region_kato", "=", regionKato)
    .orderBy("during", "desc")
    .execute();
}
