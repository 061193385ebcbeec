import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";

/** Every status the school has had, the newest first. */
export async function listStatuses(db: Db, schoolId: string) {
  return db
    .selectFrom("network.statuses")
    .where("school_id", "=", schoolId)
    .orderBy(sql`lower(during)`, (order) => order.desc().nullsLast())
    .select(["id", "status", "during", "order_number as orderNumber", "end_reason as endReason"])
    .execute();
}

export async function getStatus(db: Db, id: string) {
  const status = await db
    .selectFrom("network.statuses")
    .where("id", "=", id)
    .select(["id", "school_id as schoolId", "status", "during", "end_reason as endReason"])
    .executeTakeFirst();
  if (!status) throw new NotFound();
  return status;
}

/** The school years for which a status was confirmed, newest first. */
export async function listConfirmations(db: Db, schoolId: string) {
  return db
    .selectFrom("network.status_confirmations as c")
    .innerJoin("network.statuses as s", "s.id", "c.status_id")
    .where("s.school_id", "=", schoolId)
    .orderBy("c.school_year", "desc")
    .select(["c.school_year as schoolYear", "c.confirmed_at as confirmedAt", "c.note"])
    .execute();
}
