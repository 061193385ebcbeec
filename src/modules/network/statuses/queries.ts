import { sql } from "kysely";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";

/** Every status the school has had, the newest first. */
export async function listStatuses(db: Db, schoolId: string) {
  return db
    .selectFrom("network.statuses")
    .where("school_id", "=", schoolId)
    .orderBy(sql`lower(during)`, (order) => order.desc().nullsLast())
    .select(["id", "status", "during", "order_number as orderNumber", "end_reason as endReason"])
    .execute();
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

export async function findStatus(db: Db, id: string) {
  return db
    .selectFrom("network.statuses")
    .where("id", "=", id)
    .select(["id", "school_id as schoolId", "status", "during"])
    .executeTakeFirst();
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
