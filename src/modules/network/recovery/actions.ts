import { sql } from "kysely";
import type { By } from "#lib/actor.ts";
import { type Db, inTransaction } from "#lib/db.ts";
import { allow } from "#lib/errors.ts";
import { recordEach } from "#lib/history.ts";
import { periodText } from "#lib/period.ts";
import { lockNetwork } from "../base/actions.ts";
import { canRestorePeriods } from "./access.ts";
import { listLostPeriods } from "./queries.ts";
import type { LostPeriod } from "./schema.ts";

/**
 * Gives every period back that another school's closing ended, and those in doubt only when asked, or only those chosen;
 * a second time there is nothing left to give.
 */
export function restorePeriods(
  db: Db,
  {
    person,
    now,
    doubtful = false,
    only,
  }: By & { doubtful?: boolean; only?: readonly string[] | undefined },
): Promise<LostPeriod[]> {
  allow(canRestorePeriods(person));
  return inTransaction(db, async (tx) => {
    await lockNetwork(tx);
    // What is no act, as a seed, does not wait for its turn.
    await sql`lock table network.statuses, network.partnerships in share row exclusive mode`.execute(
      tx,
    );
    const all = await listLostPeriods(tx);
    const lost = all.filter(({ id, doubt }) => only?.includes(id) ?? (doubtful || doubt === null));
    await restoreIn(
      tx,
      "statuses",
      lost.filter(({ kind }) => kind === "status"),
    );
    await restoreIn(
      tx,
      "partnerships",
      lost.filter(({ kind }) => kind === "partnership"),
    );
    await recordEach(tx, {
      at: now,
      by: person,
      act: "periodsRestored",
      kind: "school",
      records: lost.flatMap(({ schoolIds, endedOn, until }) =>
        schoolIds.map((id) => ({ id, changes: { until: { from: endedOn, to: until } } })),
      ),
    });
    return lost;
  });
}

async function restoreIn(
  tx: Db,
  table: "statuses" | "partnerships",
  lost: readonly LostPeriod[],
): Promise<void> {
  const rows = JSON.stringify(
    lost.map(({ id, from, until, reason }) => ({
      id,
      during: periodText({ from, until }),
      reason,
    })),
  );
  const { numAffectedRows } = await sql`
    update ${sql.table(`network.${table}`)} p set during = r.during, end_reason = r.reason
    from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, during daterange, reason text)
    where p.id = r.id`.execute(tx);
  if (Number(numAffectedRows) !== lost.length)
    throw new Error(`restored ${numAffectedRows} ${table} of ${lost.length}`);
}
