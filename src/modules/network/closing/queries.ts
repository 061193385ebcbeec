import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";

/** The schools that the school is together with on the day or later, for whom that ends when it closes. */
export async function listTogether(db: Db, { schoolId, on }: { schoolId: string; on: string }) {
  return db
    .selectFrom("network.partnerships as p")
    .innerJoin("network.schools as s", (join) =>
      join.on(condition`s.id in (p.leading_id, p.partner_id) and s.id <> ${schoolId}::uuid`),
    )
    .where(condition`${schoolId}::uuid in (p.leading_id, p.partner_id)`)
    .where(condition`p.during && daterange(${on}::date, null)`)
    .orderBy("s.name_ru")
    .select(["p.id", "s.id as schoolId", "s.name_kk", "s.name_ru", "p.kind"])
    .execute();
}
export type Together = Awaited<ReturnType<typeof listTogether>>[number];

/** Whether the day on which the school closes was given by an act, which can be taken back. */
export async function isClosedByAct(
  db: Db,
  { schoolId, closedOn }: { schoolId: string; closedOn: string },
): Promise<boolean> {
  const act = await db
    .selectFrom("core.history")
    .where("subject_kind", "=", "school")
    .where("subject_id", "=", schoolId)
    .where("act", "=", "schoolClosed")
    .where(condition`changes -> 'closedOn' ->> 'to' = ${closedOn}`)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return act !== undefined;
}
