import type { ImportRow } from "#imports/plan.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import type { KnownSchool } from "../../base/rules/roster.ts";
import { birthYearOf, nameOf } from "../../base/rules/roster-rows.ts";

/**
 * By what rows may mean one person who is not there yet: the school, the number, and in one region the name with the year.
 */
export function marksIn(
  rows: readonly ImportRow[],
  schools: ReadonlyMap<string, Pick<KnownSchool, "regionKato">>,
): Set<string> {
  return new Set(
    rows.flatMap((row) => {
      const code = codeOfRow(row);
      const region = schools.get(code)?.regionKato ?? "";
      const marks = [code, `${region} ${nameOf(row)} ${birthYearOf(row) ?? ""}`];
      return row.cells.iin ? [...marks, row.cells.iin.trim()] : marks;
    }),
  );
}
