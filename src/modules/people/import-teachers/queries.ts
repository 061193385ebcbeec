import { z } from "zod";
import { type Planned, RowReader } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Rows } from "../base/rules/roster.ts";
import { iinOf, mayKeep, type RosterContext } from "../base/rules/roster-rows.ts";
import { knownTo } from "../matching/queries.ts";
import { marksIn } from "./rules/marks.ts";
import { planTeachers } from "./rules/rows.ts";
import type { TeacherValue } from "./schema.ts";

const pairRow = z.strictObject({ pair: z.string() });

/** Reads whom the schools of the rows have and says what each row would do. */
export async function planTeacherRows(db: Db, asked: Rows): Promise<Planned<TeacherValue>[]> {
  const known = await knownTo(db, asked);
  const paired = await listPaired(db, numberedElsewhere(asked, known));
  return planTeachers(asked.rows, { ...known, paired }, asked.context);
}

/** Whoever bears a number of the file and is kept by others. */
function numberedElsewhere({ rows, context }: Rows, { roster }: RosterContext): string[] {
  const found = rows.flatMap((row) => {
    const iinHash = iinOf(new RowReader(row));
    return (iinHash && roster.numbered({ iinHash })) || [];
  });
  return found.filter((person) => !mayKeep(person, context)).map(({ id }) => id);
}

/** The records that stand beside one of these as perhaps the same, each way round. */
async function listPaired(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sqlOf(pairRow)`
    select first_id || ' ' || second_id as pair from people.duplicate_pairs where second_id = any (${ids}::uuid[])
    union all select second_id || ' ' || first_id from people.duplicate_pairs where first_id = any (${ids}::uuid[])`.execute(
    db,
  );
  return new Set(rows.map(({ pair }) => pair));
}

/** By what the rows find people, wherever those are. */
export async function marksOfTeachers(db: Db, { rows, context }: Rows): Promise<Set<string>> {
  const { schools, roster } = await knownTo(db, { rows, context });
  // Somebody who is there already may be found by another name or school of theirs.
  return new Set([...marksIn(rows, schools), ...roster.ids]);
}
