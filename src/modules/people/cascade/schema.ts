import { z } from "zod";
import { idField } from "#lib/forms.ts";
import type { Position, TeacherPlace } from "../base/schema.ts";

const programme = z.string().max(40).optional().catch(undefined);
const page = z.coerce.number().int().min(1).max(1000).default(1).catch(1);
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

/** A person of the cascade, with what decides who may read the name. */
export type CascadePerson = {
  id: string;
  familyName: string;
  givenName: string;
  patronymic: string | null;
  userId: string | null;
  position: Position | null;
  school: { id: string; name_kk: string; name_ru: string } | null;
  directions: string[];
  places: TeacherPlace[];
  /** False for the trainers of the centre, who never worked in a school. */
  hasWorked: boolean;
};

export type Reached = { id: string; trained: number; reached: number };

/** Somebody trained by another; `day` is the first time. */
export type Child = Reached & { parentId: string; day: string };

export type Level = { depth: number; people: number; days: number | null };

export type TreeFigures = { levels: Level[]; schools: number };
