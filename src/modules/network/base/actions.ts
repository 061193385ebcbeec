import { sql } from "kysely";
import { condition } from "#lib/condition.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { endingOn, endOf, periodText } from "#lib/period.ts";
import { findRunningStatus } from "./queries.ts";
import type { Status } from "./schema.ts";

/**
 * Lets the acts that begin, move or end statuses, partnerships and schools go one after the other: each decides by what
 * the others write, and whom it touches may change until it is its turn. It is the first thing such an act does, before
 * it reads; the revision of the network lets only one of them write at a time anyway.
 */
export async function lockNetwork(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('network.periods'))`.execute(tx);
}

/**
 * Begins a status on a day inside the caller's transaction; the one that ran until then ends with it.
 * Taking the same id twice changes nothing.
 */
export async function beginStatus(
  tx: Db,
  status: {
    id: string;
    schoolId: string;
    status: Status;
    startsOn: string;
    orderNumber?: string | null;
    orderDate?: string | null;
    note?: string | null;
  },
): Promise<void> {
  const running = await findRunningStatus(tx, { schoolId: status.schoolId, on: status.startsOn });
  if (running)
    await cutStatuses(tx, {
      schoolId: status.schoolId,
      ids: [running.id],
      endsOn: status.startsOn,
      reason: "replaced",
    });
  await tx
    .insertInto("network.statuses")
    .values({
      id: status.id,
      school_id: status.schoolId,
      status: status.status,
      during: periodText({ from: status.startsOn, until: null }),
      order_number: status.orderNumber ?? null,
      order_date: status.orderDate ?? null,
      note: status.note ?? null,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** Gives the school's status that ended with its closing its earlier end back, where no other has begun since. */
export async function resumeStatuses(
  tx: Db,
  { schoolId, closedOn }: { schoolId: string; closedOn: string },
): Promise<void> {
  await expectRows(
    tx
      .updateTable("network.statuses as s")
      .set({ during: endingOn(sql`s.cut_until`, "s.during"), end_reason: null, cut_until: null })
      .where("s.school_id", "=", schoolId)
      .where("s.end_reason", "=", "schoolClosed")
      .where(condition`upper(s.during) = ${closedOn}::date`)
      .where(
        condition`not exists (select from network.statuses o where o.school_id = s.school_id and o.id <> s.id
        and o.during && daterange(${closedOn}::date, null))`,
      ),
    { most: 1 },
  );
}

type Cutting = { schoolId: string; ids: readonly string[]; endsOn: string; reason: string };

/** Ends on the day those of the school's statuses that run, and takes away those that would begin then or later. */
export async function cutStatuses(
  tx: Db,
  { schoolId, ids, endsOn, reason }: Cutting,
): Promise<void> {
  if (ids.length === 0) return;
  const begin = condition`lower(during) >= ${endsOn}::date`;
  await expectRows(
    tx
      .deleteFrom("network.statuses")
      .where("school_id", "=", schoolId)
      .where("id", "in", [...ids])
      .where(begin),
    {
      most: ids.length,
    },
  );
  await expectRows(
    tx
      .updateTable("network.statuses")
      .set({ during: endingOn(endsOn), end_reason: reason, cut_until: endOf() })
      .where("school_id", "=", schoolId)
      .where("id", "in", [...ids])
      .where(condition`during @> ${endsOn}::date`),
    { most: ids.length },
  );
}
