import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { alike, type Due, daysBefore, lasting, type Retentions } from "#lib/retention.ts";

/** For how long tables that were brought are kept. */
export const importRetention: Retentions = {
  "core.imports": lasting(
    "as long as the network: that a table was brought, by whom and how many rows",
  ),
  "core.import_rows": { kept: "90 days after the table was sent", forget: forgetRows },
  ...alike(
    ["core.import_changes", "core.import_pieces", "core.import_written"],
    lasting("while the table may be taken back or gone on with, 14 days at most"),
  ),
};

async function forgetRows(db: Db, { now, most }: Due): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from core.import_rows where (import_id, number) in (select r.import_id, r.number from core.import_rows r
      join core.imports i on i.id = r.import_id
      where i.made_at < ${daysBefore(now, 90)} and i.state in ('written', 'undone') limit ${most})`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}
