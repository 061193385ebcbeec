import { z } from "zod";
import type { ImportRow, PlanContext, Planned } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { schoolCodeIn } from "../base/schema.ts";
import { listKnownSchools, listWrittenRows } from "../import-statuses/queries.ts";
import type { WrittenRow } from "../import-statuses/schema.ts";
import { planPartnerships, type RegistryPartnerships, saidOf } from "./rules.ts";
import { knownPartnershipRow, type PartnershipValue, type SaidPartnership } from "./schema.ts";

const leadingRow = z.strictObject({
  schoolId: z.string(),
  from: z.string(),
  until: z.string().nullable(),
});

/** Reads what the registry has of the file's schools and says what each row would do. */
export async function planPartnershipRows(
  db: Db,
  { rows, context }: { rows: readonly ImportRow[]; context: PlanContext },
): Promise<Planned<PartnershipValue>[]> {
  const codes = rows.flatMap(({ cells }) =>
    [cells.leading_code, cells.partner_code].map((code) => schoolCodeIn(code ?? "")),
  );
  return planPartnerships(rows, await knownTo(db, [...new Set(codes)]), context);
}

/** What the written files said of partnerships that they began or changed. */
export async function listSaidPartnerships(db: Db): Promise<WrittenRow<SaidPartnership>[]> {
  const rows = await listWrittenRows(db, "partnerships");
  return rows.flatMap(({ said, ...written }) => {
    const partnership = saidOf(said);
    return partnership ? [{ ...written, said: partnership }] : [];
  });
}

async function knownTo(db: Db, codes: string[]): Promise<RegistryPartnerships> {
  const schools = await listKnownSchools(db, codes);
  const ids = schools.map((school) => school.id);
  const { rows: leading } = await sqlOf(leadingRow)`
    select school_id as "schoolId", coalesce(lower(during), '0001-01-01') as "from", upper(during) as until
    from network.statuses where status = 'leading' and school_id = any (${ids}::uuid[])`.execute(
    db,
  );
  const { rows: partnerships } = await sqlOf(knownPartnershipRow)`
    select id, leading_id as "leadingId", partner_id as "partnerId", kind,
      coalesce(lower(during), '0001-01-01') as "from", upper(during) as until, reason
    from network.partnerships where leading_id = any (${ids}::uuid[]) or partner_id = any (${ids}::uuid[])`.execute(
    db,
  );
  return {
    schools: new Map(schools.map((school) => [school.code, school])),
    leading: Map.groupBy(leading, (row) => row.schoolId),
    partnerships,
  };
}
