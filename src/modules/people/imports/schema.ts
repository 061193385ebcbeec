import { z } from "zod";
import type { Field, Problem } from "#lib/import-plan.ts";
import { fields as actFields } from "../import-acts/schema.ts";
import { fields as courseFields } from "../import-courses/schema.ts";
import { fields as teacherFields } from "../import-teachers/schema.ts";
import { fields as trainerFields } from "../import-trainers/schema.ts";

export const importKinds = ["teachers", "courses", "trainers", "acts"] as const;
export type ImportKind = (typeof importKinds)[number];
export type ImportState = "uploaded" | "checking" | "checked" | "writing" | "written" | "failed";

export function kindOf(text: string): ImportKind {
  return importKinds.find((kind) => kind === text) ?? "teachers";
}

export function fieldsOf(kind: ImportKind): readonly Field[] {
  switch (kind) {
    case "teachers":
      return teacherFields;
    case "courses":
      return courseFields;
    case "trainers":
      return trainerFields;
    case "acts":
      return actFields;
  }
}

export const UploadForm = z.object({
  id: z.uuid(),
  kind: z.enum(importKinds, "notOffered"),
});
export type UploadForm = z.infer<typeof UploadForm>;

/** Field name to the number of the file's column, as the form sends it. */
export const MappingForm = z.record(z.string(), z.string());

export type Import = {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  columns: string[];
  mapping: Record<string, string>;
  rowsTotal: number;
  rowsBad: number;
  rowsDoubtful: number;
  rowsNew: number;
  rowsChanged: number;
  rowsSame: number;
  jobId: string | null;
  madeBy: string;
  madeAt: Date;
  writtenAt: Date | null;
};

export type Outcome = "bad" | "doubtful" | "new" | "changed" | "same";

export type CheckedRow = {
  number: number;
  outcome: Outcome;
  cells: Record<string, string>;
  problems: Problem[];
};

/** The JSON columns of the tables, read back. */
export const Columns = z.array(z.string());
export const Mapping = z.record(z.string(), z.string());
export const Cells = z.record(z.string(), z.string());
export const Problems = z.array(
  z.object({ field: z.string(), code: z.string(), value: z.string() }),
);
export const Piece = z.array(z.object({ number: z.number(), cells: z.array(z.string()) }));
export const JobPayload = z.object({ importId: z.uuid() });
