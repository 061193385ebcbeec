import type { RawBuilder } from "kysely";
import { z } from "zod";
import type { By } from "./actor.ts";
import type { Db } from "./db.ts";

/** What becomes of a column that tells of a person. */
export type Fate = {
  /** Whether it stands in the file of the person's own data; where not, why. */
  exported: true | { not: string };
  /** What being forgotten does to it; where it is kept, why. */
  forgotten: "emptied" | "deleted" | { kept: string };
};

/** The person: the account, the record and the records joined to it, the person's own first. */
export type Subject = { userId: string; teacherIds: readonly string[] };

/** Who is to be forgotten, with what rows that bear no number of theirs are known by. */
export type Erasing = Subject &
  By & {
    names: readonly { familyName: string; givenName: string }[];
    emails: readonly string[];
    phones: readonly string[];
  };

/** What is kept of a person: every column that tells of one, how it is given to them and how it is erased. */
export type OfPerson = {
  /** By "schema.table.column". */
  columns: Readonly<Record<string, Fate>>;
  export(db: Db, asking: Subject & { now: Date }): Promise<Record<string, unknown>>;
  /** Inside the transaction that answers the request. */
  erase(tx: Db, erasing: Erasing): Promise<void>;
};

/** Stands where a name stood, for columns that may not be empty. */
export const noName = "–";

const erasedHost = "@erased.invalid";

/** Stands where the address of an account stood. */
export function erasedAddress(userId: string): string {
  return `${userId}${erasedHost}`;
}

export function isErased(address: string): boolean {
  return address.endsWith(erasedHost);
}

/** In the file, and then what being forgotten does. */
export function told(forgotten: Fate["forgotten"]): Fate {
  return { exported: true, forgotten };
}

/** Not in the file, and why; then what being forgotten does. */
export function untold(why: string, forgotten: Fate["forgotten"]): Fate {
  return { exported: { not: why }, forgotten };
}

export function kept(why: string): Fate["forgotten"] {
  return { kept: why };
}

/** Who did an act. */
export const doer: Fate = untold(
  "the act itself is in the file, among what the person did",
  kept("an act keeps the number of who did it, which leads to an account without a name"),
);

/** Whose a row is that counts of people rest on. */
export const counted: Fate = told(
  kept("counts rest on the row, and its number leads to a record without a name"),
);

/** Lets somebody in, so that it leaves the house in no file. */
export const wayIn: Fate = untold("whoever had it could sign in as the person", "deleted");

/** What was written by hand about work; it is tied to nobody. */
export function byHand(what: string): Fate {
  const why = `${what}, typed by hand and tied to nobody's record`;
  return untold(why, kept(`${why}: whoever keeps the page corrects it`));
}

/** Of an area where people only act: it keeps their numbers beside what they did. */
export function onlyDoers(columns: readonly string[], more: OfPerson["columns"] = {}): OfPerson {
  return {
    columns: { ...Object.fromEntries(columns.map((column) => [column, doer])), ...more },
    export: async () => ({}),
    erase: async () => {},
  };
}

const Part = z.tuple([z.object({ part: z.record(z.string(), z.unknown()) })]);

/** Reads what a query answers in its one row and column, a JSON object by the name of `part`. */
export async function readPart(
  db: Db,
  query: RawBuilder<unknown>,
): Promise<Record<string, unknown>> {
  const { rows } = await query.execute(db);
  const [{ part }] = Part.parse(rows);
  return part;
}
