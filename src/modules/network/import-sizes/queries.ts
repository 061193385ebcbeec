import type { ImportRow, PlanContext, Planned } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import { codeOfRow } from "../base/schema.ts";
import { listKnownSchools } from "../import-statuses/queries.ts";
import { planSizes } from "./rules.ts";
import type { SizeValue } from "./schema.ts";

/** Reads what the registry has of the file's schools and says what each row would do. */
export async function planSizeRows(
  db: Db,
  { rows, context }: { rows: readonly ImportRow[]; context: PlanContext },
): Promise<Planned<SizeValue>[]> {
  const codes = [...new Set(rows.map(codeOfRow))];
  const schools = await listKnownSchools(db, codes);
  const ids = schools.map((school) => school.id);
  const sizes =
    ids.length === 0
      ? []
      : await db
          .selectFrom("network.school_sizes")
          .where("school_id", "in", ids)
          .selectAll()
          .execute();
  const known = {
    schools: new Map(schools.map((school) => [school.code, school])),
    sizes: new Map(sizes.map((size) => [`${size.school_id} ${size.year}`, size])),
  };
  return planSizes(rows, known, context);
}
