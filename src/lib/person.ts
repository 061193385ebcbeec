import { z } from "zod";
import { type Grant, type Person, roles } from "./actor.ts";
import { condition } from "./condition.ts";
import { dayOf } from "./dates.ts";
import type { Db } from "./db.ts";
import { NotFound } from "./errors.ts";
import { sqlOf } from "./rows.ts";

const kato = z.string().nullable();

/** A person with the grants that hold today, for work done later in their name. */
export async function getPerson(
  db: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<Person> {
  const user = await db
    .selectFrom("accounts.users")
    .where("id", "=", userId)
    .select(["family_name", "given_name"])
    .executeTakeFirst();
  if (!user) throw new NotFound();
  const grants = await listGrantsToday(db, { userId, today: dayOf(now) });
  return { kind: "person", userId, name: `${user.family_name} ${user.given_name}`, grants };
}

/** The person's grants that hold on the day, each with the places it lies in. */
export async function listGrantsToday(
  db: Db,
  { userId, today }: { userId: string; today: string },
): Promise<Grant[]> {
  const rows = await db
    .selectFrom("accounts.grants as g")
    .leftJoin("network.listings as l", (join) =>
      join.onRef("l.school_id", "=", "g.school_id").on(condition`l.during @> ${today}::date`),
    )
    .leftJoin("network.districts as d", (join) =>
      join.onRef("d.kato", "=", "g.district_kato").on(condition`d.during @> ${today}::date`),
    )
    .where("g.user_id", "=", userId)
    .where(condition`g.during @> ${today}::date`)
    .orderBy("g.id")
    .select([
      "g.role",
      "g.school_id",
      sqlOf(kato)`coalesce(g.district_kato, l.district_kato)`.as("district_kato"),
      sqlOf(kato)`coalesce(g.region_kato, l.region_kato, d.region_kato)`.as("region_kato"),
    ])
    .execute();
  const grants = rows.flatMap((row) => grantOf(row) ?? []);
  // The widest first: what somebody does is told by it.
  return grants.sort((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role));
}

function grantOf(row: {
  role: Grant["role"];
  school_id: string | null;
  district_kato: string | null;
  region_kato: string | null;
}): Grant | null {
  const { role, school_id: schoolId, district_kato: districtKato, region_kato: regionKato } = row;
  if (role === "national") return { role };
  if (!regionKato) return null;
  if (role === "cpm_trainer" || role === "regional") return { role, regionKato };
  if (!districtKato) return null;
  if (role === "methodologist") return { role, districtKato, regionKato };
  return schoolId ? { role, schoolId, districtKato, regionKato } : null;
}
