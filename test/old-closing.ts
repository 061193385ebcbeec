import { sql } from "kysely";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { now } from "./app.ts";

/** What the closing of a school did to everybody's periods before its conditions were put in brackets. */
export function closeAsOfOld(
  db: Db,
  { schoolId, closedOn, at = now }: { schoolId: string; closedOn: string; at?: Date },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    for (const [table, own] of [
      ["partnerships", condition`leading_id = ${schoolId} or partner_id = ${schoolId}`],
      ["statuses", condition`school_id = ${schoolId}`],
    ] as const)
      await sql`
        update network.${sql.raw(table)}
        set during = daterange(lower(during), ${closedOn}::date), end_reason = 'schoolClosed'
        where ((${own}) and upper_inf(during))
          or (upper(during) > ${closedOn}::date and lower_inf(during)) or lower(during) < ${closedOn}::date`.execute(
        tx,
      );
    await sql`update network.schools set open_during = daterange(lower(open_during), ${closedOn}::date)
      where id = ${schoolId}`.execute(tx);
    await record(tx, {
      at,
      by: null,
      act: "schoolClosed",
      subject: { kind: "school", id: schoolId },
      changes: { closedOn: { from: null, to: closedOn } },
    });
  });
}
