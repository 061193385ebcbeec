import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { periodText } from "#lib/period.ts";
import type { StatusValue } from "./schema.ts";

/** Writes the statuses in the caller's transaction: new periods, and other ends or orders of known ones. */
export async function writeStatuses(tx: Db, values: readonly StatusValue[]): Promise<string[]> {
  const records = JSON.stringify(
    values.map((value) => ({
      ...value,
      id: value.id ?? randomUUID(),
      during: periodText({ from: value.from, until: value.until }),
    })),
  );
  await sql`
    insert into network.statuses as s (id, school_id, status, during, order_number, order_date)
    select r.id, r."schoolId", r.status, r.during::daterange, r."orderNumber", r."orderDate"
    from jsonb_to_recordset(${records}::jsonb) as r (id uuid, "schoolId" uuid, status text, during text,
      "orderNumber" text, "orderDate" date)
    on conflict (id) do update set during = excluded.during,
      order_number = coalesce(excluded.order_number, s.order_number),
      order_date = coalesce(excluded.order_date, s.order_date)`.execute(tx);
  return values.map((value) => value.schoolId);
}
