import { z } from "zod";
import { dayField } from "#lib/forms.ts";
import type { Field, Problem } from "#lib/import-plan.ts";
import { fields as partnershipFields } from "../import-partnerships/schema.ts";
import { fields as schoolFields } from "../import-schools/schema.ts";
import { fields as sizeFields } from "../import-sizes/schema.ts";
import { fields as statusFields } from "../import-statuses/schema.ts";

export const importKinds = ["schools", "statuses", "partnerships", "sizes"] as const;
export type ImportKind = (typeof importKinds)[number];
export type ImportState = "uploaded" | "checking" | "checked" | "writing" | "written" | "failed";

export function kindOf(text: string): ImportKind {
  return importKinds.find((kind) => kind === text) ?? "schools";
}

export function fieldsOf(kind: ImportKind): readonly Field[] {
  switch (kind) {
    case "schools":
      return schoolFields;
    case "statuses":
      return statusFields;
    case "partnerships":
      return partnershipFields;
    case "sizes":
      return sizeFields;
  }
}

export const UploadForm = z.object({
  id: z.uuid(),
  kind: z.enum(importKinds, "notOffered"),
  asOf: dayField,
});
export type UploadForm = z.infer<typeof UploadForm>;

/** Field name to the number of the file's column, as the form sends it. */
export const MappingForm = z.record(z.string(), z.string());

export type Import = {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileId: string;
  fileName: string;
  asOf: string;
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

export type CheckedRow = {
  number: number;
  outcome: "bad" | "new" | "changed" | "same";
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
export const JobPayload = z.object({ importId: z.uuid() });
