import { z } from "zod";
import type { KeptImport } from "#imports/kept.ts";
import type { Field } from "#imports/plan.ts";
import { dayField, newIdField } from "#lib/forms.ts";
import { fields as partnershipFields } from "../import-partnerships/schema.ts";
import { fields as schoolFields } from "../import-schools/schema.ts";
import { fields as sizeFields } from "../import-sizes/schema.ts";
import { fields as statusFields } from "../import-statuses/schema.ts";

export const importKinds = ["schools", "statuses", "partnerships", "sizes"] as const;
export type ImportKind = (typeof importKinds)[number];

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
  id: newIdField(),
  kind: z.enum(importKinds, "notOffered"),
  asOf: dayField,
});
export type UploadForm = z.infer<typeof UploadForm>;

export type Import = KeptImport & { kind: ImportKind; fileId: string; asOf: string };
