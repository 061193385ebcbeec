import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { tableKind } from "#imports/desk.ts";
import type { PlanContext } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import { periodText } from "#lib/period.ts";
import { sqlOf } from "#lib/rows.ts";
import { writtenOf } from "../import-statuses/actions.ts";
import { endRow, type WrittenChanges } from "../import-statuses/schema.ts";
import { planPartnershipRows } from "./queries.ts";
import { circlesIn } from "./rules.ts";
import { example, fields, type PartnershipValue } from "./schema.ts";
import { texts } from "./texts.ts";

export const partnershipsKind = tableKind<PartnershipValue, PlanContext>({
  name: "partnerships",
  texts,
  fields,
  examples: () => [example],
  subjectFields: () => ["leading_code", "partner_code"],
  groupsIn: circlesIn,
  plan: planPartnershipRows,
  write: (tx, values) => writePartnerships(tx, values),
});

/**
 * Writes the partnerships in the caller's transaction. A school without a status on the first day
 * of its circle becomes a partner school, as it does when it is taken in by hand.
 */
export async function writePartnerships(
  tx: Db,
  values: readonly PartnershipValue[],
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
      select p.id, upper(p.during) as until from network.partnerships p
      where p.id in (select id from jsonb_to_recordset(${records}::jsonb) as r (id uuid))
    ), written as (
      insert into network.partnerships as p (id, leading_id, partner_id, kind, during, reason)
      select r.id, r."leadingId", r."partnerId", r.kind, r.during::daterange, r.reason
      from jsonb_to_recordset(${records}::jsonb) as r (id uuid, "leadingId" uuid, "partnerId" uuid, kind text,
        during text, reason text)
      on conflict (id) do update set during = excluded.during, kind = excluded.kind,
        end_reason = case when p.during = excluded.during then p.end_reason end,
        reason = coalesce(excluded.reason, p.reason)
      returning id, leading_id, partner_id, upper(during) as until
    )
    select array[w.leading_id, w.partner_id] as "schoolIds", b.until as "from", w.until as "to"
    from written w left join before b on b.id = w.id`.execute(tx);
  await sql`
    insert into network.statuses (id, school_id, status, during)
    select gen_random_uuid(), r."partnerId", 'partner', r.during::daterange
    from jsonb_to_recordset(${records}::jsonb) as r ("partnerId" uuid, kind text, during text)
    where r.kind = 'circle' and not exists (select from network.statuses s
      where s.school_id = r."partnerId" and s.during && r.during::daterange)`.execute(tx);
  return writtenOf(rows);
}
