import { z } from "zod";
import { idField, pageField } from "#lib/forms.ts";
import { positions, teacherPlaceRow } from "../base/schema.ts";

const programme = z.string().max(40).optional().catch(undefined);
const page = pageField();
const mostOpen = 20;

export const StartQuery = z.object({ programme, page });

/** Which tree is shown, and of whom in it the trained are unfolded. */
export const TreeQuery = z.object({
  programme,
  page,
  open: z
    .string()
    .transform((text) => text.split(",").slice(0, mostOpen))
    .pipe(z.array(idField("teacher")))
    .default([])
    .catch([]),
});

const schoolName = z.strictObject({ id: z.string(), name_kk: z.string(), name_ru: z.string() });

/** A person of the cascade, with what decides who may read the name. */
export const cascadePersonRow = z.strictObject({
  id: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  userId: z.string().nullable(),
  position: z.enum(positions).nullable(),
  school: schoolName.nullable(),
  directions: z.array(z.string()),
  places: z.array(teacherPlaceRow.extend({ position: z.enum(positions), school: schoolName })),
  /** False for the trainers of the centre, who never worked in a school. */
  hasWorked: z.boolean(),
});
export type CascadePerson = z.infer<typeof cascadePersonRow>;

export const reachedRow = z.strictObject({ id: z.string(), trained: z.int(), reached: z.int() });
export type Reached = z.infer<typeof reachedRow>;

/** Somebody trained by another; `day` is the first time. */
export const childRow = reachedRow.extend({ parentId: z.string(), day: z.string() });
export type Child = z.infer<typeof childRow>;

const levelRow = z.strictObject({ depth: z.int(), people: z.int(), days: z.int().nullable() });

export const treeFiguresRow = z.strictObject({ levels: z.array(levelRow), schools: z.int() });
export type TreeFigures = z.infer<typeof treeFiguresRow>;
