import { randomUUID } from "node:crypto";
import { tableKind } from "#imports/desk.ts";
import type { PlanContext } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import { periodText } from "#lib/period.ts";
import { sqlOf } from "#lib/rows.ts";
import { codeOfRow } from "../base/schema.ts";
import { planStatusRows } from "./queries.ts";
import {
  type EndOf,
  endRow,
  example,
  fields,
  type StatusValue,
  type WrittenChanges,
} from "./schema.ts";
import { texts } from "./texts.ts";

export const statusesKind = tableKind<StatusValue, PlanContext>({
  name: "statuses",
  texts,
  fields,
  examples: () => [example],
  subjectFields: () => ["code", "status"],
  groupsIn: () => codeOfRow,
  plan: planStatusRows,
  write: (tx, values) => writeStatuses(tx, values),
});

/**
 * Writes the statuses in the caller's transaction: new periods, and other ends or orders of known ones. A reason holds
 * for the end that it was given with.
 */
export async function writeStatuses(
  tx: Db,
  values: readonly StatusValue[],
): Promise<WrittenChanges[]> {
  const records = JSON.stringify(
    values.map((value) => ({
      ...value,
      id: value.id ?? randomUUID(),
      during: periodText({ from: value.from, until: value.until }),
    })),
  );
  const { rows } = await sqlOf(endRow)`
    with before as (
      select s.id, upper(s.during) as until from network.statuses s
      where s.id in (select id from jsonb_to_recordset(${records}::jsonb) as r (id uuid))
    ), written as (
      insert into network.statuses as s (id, school_id, status, during, order_number, order_date)
      select r.id, r."schoolId", r.status, r.during::daterange, r."orderNumber", r."orderDate"
      from jsonb_to_recordset(${records}::jsonb) as r (id uuid, "schoolId" uuid, status text, during text,
        "orderNumber" text, "orderDate" date)
      on conflict (id) do update set during = excluded.during,
        end_reason = case when s.during = excluded.during then s.end_reason end,
        order_number = coalesce(excluded.order_number, s.order_number),
        order_date = coalesce(excluded.order_date, s.order_date)
      returning id, school_id, upper(during) as until
    )
    select array[w.school_id] as "schoolIds", b.until as "from", w.until as "to"
    from written w left join before b on b.id = w.id`.execute(tx);
  return writtenOf(rows);
}

/** What the history of each school tells of: the end that its period had and the one that it has now. */
export function writtenOf(ends: readonly EndOf[]): WrittenChanges[] {
  return ends.flatMap(({ schoolIds, from, to }) =>
    schoolIds.map((id) => ({ id, changes: from === to ? {} : { until: { from, to } } })),
  );
}
