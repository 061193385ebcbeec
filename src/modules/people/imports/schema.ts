import { z } from "zod";
import type { KeptImport } from "#imports/kept.ts";
import type { Field } from "#imports/plan.ts";
import { newIdField } from "#lib/forms.ts";
import { fields as actFields } from "../import-acts/schema.ts";
import { fields as courseFields } from "../import-courses/schema.ts";
import { fields as teacherFields } from "../import-teachers/schema.ts";
import { fields as trainerFields } from "../import-trainers/schema.ts";

export const importKinds = ["teachers", "courses", "trainers", "acts"] as const;
export type ImportKind = (typeof importKinds)[number];

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
  id: newIdField(),
  kind: z.enum(importKinds, "notOffered"),
});
export type UploadForm = z.infer<typeof UploadForm>;

export type Import = KeptImport & { kind: ImportKind; rowsDoubtful: number };

export type Outcome = "bad" | "doubtful" | "new" | "changed" | "same";

/** The JSON of a piece of the file, read back. */
export const Piece = z.array(z.object({ number: z.number(), cells: z.array(z.string()) }));
