import { z } from "zod";
import type { Units } from "#lib/suppression.ts";
import { type Content, modes, roles } from "../questionnaires/schema.ts";

export const askedRoundRow = z.strictObject({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  mode: z.enum(modes),
  revision: z.int(),
  closesOn: z.string(),
  closedAt: z.date().nullable(),
  versionId: z.string(),
  schoolId: z.string().nullable(),
  districtKato: z.string().nullable(),
  regionKato: z.string().nullable(),
  /** The revision of the network. */
  network: z.int(),
  schools: z.int(),
});

/** A round with all that its answers need to be read. */
export type AskedRound = Omit<
  z.infer<typeof askedRoundRow>,
  "versionId" | "network" | "schools"
> & {
  content: Content;
  asked: AskedSchools;
  /** The schools asked and those that lead their circles, by name. */
  names: ReadonlyMap<string, NamedSchool>;
};

export const askedSchoolRow = z.strictObject({
  schoolId: z.string(),
  regionKato: z.string(),
  districtKato: z.string(),
  leadingId: z.string().nullable(),
  kind: z.string(),
});
export type AskedSchool = z.infer<typeof askedSchoolRow>;

export const namesRow = z.strictObject({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
});

/** `place` is where it stands by name. */
export type NamedSchool = z.infer<typeof namesRow> & { place: number };

/** Where a round asks, as it was when it did: of the same object every unit has the same number. */
export type AskedSchools = {
  schools: readonly AskedSchool[];
  /** The number of each school's first unit is its place times the number of roles. */
  places: ReadonlyMap<string, number>;
  units: Units;
};

/** What somebody answered, as it is kept. */
export const answeredRow = z.strictObject({
  place: z.int(),
  school_id: z.string().nullable(),
  role: z.enum(roles),
  answers: z.unknown(),
});
export type Answered = z.infer<typeof answeredRow>;

/**
 * The closed answers to one thing asked: a question, or one row of a grid. `codes` holds for each
 * response the place of its option, or -1; of a question with several answers there is a column for
 * each option with 1 (chosen), 0 (not) or -1 (not answered at all).
 */
export type Column = {
  code: string;
  options: readonly string[];
  codes: Int16Array;
  /** How many answered it in each unit; of questions answered by the same people it is the same object. */
  answeredBy: Int32Array;
};

/** Numbers of each response, NaN where none was given. */
export type Numbers = { code: string; values: Float64Array; answeredBy: Int32Array };

/**
 * All closed answers of a round as they stand in memory: one place in every array is one response. The
 * arrays may be longer than `count`: what lies behind it belongs to a later reading.
 */
export type ResponseIndex = {
  count: number;
  asked: AskedSchools;
  /** Where in the order of sending each response stands, and the last of them. */
  sent: Float64Array;
  lastPlace: number;
  /** The unit of each response. */
  units: Int32Array;
  columns: ReadonlyMap<string, Column>;
  numbers: ReadonlyMap<string, Numbers>;
};
