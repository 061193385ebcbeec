import { z } from "zod";
import { idField } from "#lib/forms.ts";
import type { Finding } from "./desk.ts";
import { encodings, separators } from "./reading/formats.ts";

const states = [
  "uploaded",
  "checking",
  "checked",
  "writing",
  "written",
  "undoing",
  "undone",
  "failed",
] as const;
export const importState = z.enum(states);
export type ImportState = z.infer<typeof importState>;

const sheetKept = z.object({ name: z.string(), isHidden: z.boolean(), rows: z.int() });
export type SheetKept = z.infer<typeof sheetKept>;

const words = z.record(z.string(), z.string());

/** A file somebody sent, as it is kept. */
export const importRow = z.strictObject({
  id: z.string(),
  desk: z.string(),
  kind: z.string(),
  state: importState,
  fileName: z.string(),
  separator: z.enum(separators).nullable(),
  encoding: z.enum(encodings).nullable(),
  sheets: z.array(sheetKept),
  sheet: z.int(),
  header: z.int().nullable(),
  columns: z.array(z.string()),
  mapping: words,
  answers: words,
  rowsTotal: z.int(),
  rowsBad: z.int(),
  rowsDoubtful: z.int(),
  rowsNew: z.int(),
  rowsChanged: z.int(),
  rowsSame: z.int(),
  rowsAside: z.int(),
  rowsUndone: z.int(),
  revision: z.int(),
  jobId: z.string().nullable(),
  madeBy: z.string(),
  madeAt: z.date(),
  writtenAt: z.date().nullable(),
});
export type Import = z.infer<typeof importRow>;

export type Outcome = Finding["outcome"];

const problem = z.object({
  field: z.string(),
  code: z.string(),
  value: z.string(),
  number: z.int().optional(),
});
const problems = z.array(problem);

/** A row with what its check found; `raw` is a row to correct, or that is told something of, as the file had it. */
export const checkedRow = z.strictObject({
  number: z.int(),
  outcome: z.enum(["bad", "doubtful", "new", "changed", "same", "aside"]),
  cells: words,
  raw: z.array(z.string()).nullable(),
  problems,
  changes: z.record(z.string(), z.object({ from: z.string(), to: z.string() })),
});
export type CheckedRow = z.infer<typeof checkedRow>;

/** What is told of many rows alike, and of how many. */
export const commonRemarkRow = z.strictObject({
  field: z.string(),
  code: z.string(),
  rows: z.int(),
});
export type CommonRemark = z.infer<typeof commonRemarkRow>;

/** A written row whose record stayed when the others were taken back, and why. */
export const stayingRow = z.strictObject({
  number: z.int(),
  subject: z.string(),
  stays: z.string(),
});
export type StayingRow = z.infer<typeof stayingRow>;

/** A row that waits to be written. */
export const waitingRow = z.strictObject({ number: z.int(), cells: words });

export const pieceRow = z.strictObject({
  sheet: z.int(),
  place: z.int(),
  rows: z.array(z.object({ number: z.int(), cells: z.array(z.string()) })),
});

export const JobPayload = z.object({ importId: idField("import") });

/** Until when what was written can be taken back. */
export const hoursToUndo = 24;
