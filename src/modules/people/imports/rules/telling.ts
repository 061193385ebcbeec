import type { Finding } from "#imports/desk.ts";
import type { ImportRow, Problem } from "#imports/plan.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import { birthYearOf, nameOf } from "../../base/rules/roster-rows.ts";
import { mayBeName, schoolsNamed } from "./school-names.ts";

/** The findings with what only the row, or the rows before it, can say of a problem. */
export function tellMore(findings: readonly Finding[], rows: readonly ImportRow[]): Finding[] {
  const firstRows = new Map<string, number>();
  return findings.map((finding, at) => {
    const row = rows[at];
    if (!row) return finding;
    const keys = keysOf(row);
    const first = keys.map((key) => firstRows.get(key)).find((number) => number !== undefined);
    if (finding.outcome === "bad")
      return { ...finding, problems: finding.problems.map((one) => told(one, { row, first })) };
    for (const key of keys) if (!firstRows.has(key)) firstRows.set(key, row.number);
    return finding;
  });
}

function told(problem: Problem, { row, first }: { row: ImportRow; first: number | undefined }) {
  const { field, code } = problem;
  if (field === "family_name" && code === "duplicateInFile" && first !== undefined)
    return { field: "", code, value: "", number: first };
  if (field === "code" && code === "unknownSchool" && mayBeName(problem.value))
    return schoolNotFound(problem, row);
  return problem;
}

/** Whether others keep a school of the name is not told. */
function schoolNotFound(problem: Problem, { cells }: ImportRow): Problem {
  const several = Number(cells[schoolsNamed] ?? 0);
  return several > 1
    ? { ...problem, code: "severalSchools", number: several }
    : { ...problem, code: "unknownSchoolName" };
}

/** By what two rows of a list of one school speak of one person. */
function keysOf(row: ImportRow): string[] {
  const school = codeOfRow(row);
  const { iin = "" } = row.cells;
  const named = `${school}${nameOf(row)} ${birthYearOf(row)}`;
  return iin.length > 1 ? [`${school} ${iin}`, named] : [named];
}
