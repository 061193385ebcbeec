import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import type { DemoPlace } from "./schema.ts";

/** A leading school of the demo network and a partner of its circle. */
export async function getDemoPlace(db: Db, today: string): Promise<DemoPlace> {
  const place = await db
    .selectFrom("network.listings as p")
    .innerJoin("network.listings as l", "l.school_id", "p.leading_id")
    .innerJoin("network.schools as s", "s.id", "p.school_id")
    .where(condition`p.during @> ${today}::date and l.during @> ${today}::date`)
    .where("s.origin", "=", "demo")
    .where("l.name_ru", "like", "Хромтау%")
    .orderBy("s.code")
    .select([
      "l.region_kato as regionKato",
      "l.district_kato as districtKato",
      "l.school_id as leadingId",
      "p.school_id as partnerId",
    ])
    .executeTakeFirst();
  if (!place) throw new Error("the demo network has no circle to put the demo people into");
  return place;
}
