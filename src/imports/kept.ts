import { z } from "zod";
import { idField } from "#lib/forms.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Counts, Problem } from "./plan.ts";

const importState = z.enum(["uploaded", "checking", "checked", "writing", "written", "failed"]);
export type ImportState = z.infer<typeof importState>;

/** A file somebody sent to be imported, as far as all kinds of imports keep the same of it. */
export type KeptImport = {
  id: string;
  state: ImportState;
  fileName: string;
  columns: string[];
  mapping: Record<string, string>;
  rowsTotal: number;
  rowsBad: number;
  rowsNew: number;
  rowsChanged: number;
  rowsSame: number;
  jobId: string | null;
  madeBy: string;
  madeAt: Date;
  writtenAt: Date | null;
};

/** A row with what its check found; an area may find more outcomes than all have in common. */
export type CheckedRow<Outcome extends string = keyof Counts> = {
  number: number;
  outcome: Outcome;
  cells: Record<string, string>;
  problems: Problem[];
};

/** Field name to the number of the file's column, as the form sends it and the table keeps it. */
export const Mapping = z.record(z.string(), z.string());
export const Cells = z.record(z.string(), z.string());
export const JobPayload = z.object({ importId: idField("import") });
const Columns = z.array(z.string());
const Problems = z.array(z.object({ field: z.string(), code: z.string(), value: z.string() }));

/** Of imports `i` and their jobs `j`: failed work leaves an import where it can be begun again. */
export const stateNow = sqlOf(importState)`case
  when j.state = 'failed' and i.state = 'checking' then 'failed'
  when j.state = 'failed' and i.state = 'writing' then 'checked'
  else i.state end`.as("state");

/** The row with its JSON read back. */
export function readImport<Row extends { columns: unknown; mapping: unknown }>(row: Row) {
  return { ...row, columns: Columns.parse(row.columns), mapping: Mapping.parse(row.mapping) };
}

/** The row with its JSON read back. */
export function readCheckedRow<Outcome extends string>({
  number,
  outcome,
  cells,
  problems,
}: {
  number: number;
  outcome: Outcome;
  cells: unknown;
  problems: unknown;
}): CheckedRow<Outcome> {
  return { number, outcome, cells: Cells.parse(cells), problems: Problems.parse(problems) };
}
