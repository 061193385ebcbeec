import { randomUUID } from "node:crypto";
import {
  changesIn,
  type ImportRow,
  type Outcome,
  outcomeFor,
  type Planned,
  RowReader,
} from "#imports/plan.ts";
import type { ImportContext } from "../base/rules/roster.ts";
import { type RosterContext, readPerson } from "../base/rules/roster-rows.ts";
import type { CourseValue } from "./schema.ts";

export type KnownCourses = RosterContext & {
  /** Codes of programmes by their names in any language. */
  programmes: ReadonlyMap<string, string>;
  /** Courses already kept, under `<person> <programme> <day>`. */
  courses: ReadonlyMap<string, CourseValue>;
};

/** What each row would do; of one programme a person completes one course on a day. */
export function planCourses(
  rows: readonly ImportRow[],
  known: KnownCourses,
  context: ImportContext,
): Planned<CourseValue>[] {
  const taken = new Set<string>();
  return rows.map((row) => {
    const reader = new RowReader(row);
    const value = readCourse(reader, { row, known, context });
    if (value && taken.has(keyOf(value))) reader.problem("programme", "duplicateInFile");
    if (!value || reader.problems.length > 0)
      return { number: row.number, outcome: "bad", problems: reader.problems };
    taken.add(keyOf(value));
    return { number: row.number, ...outcomeOf(value, known), value };
  });
}

export function keyOf(course: Pick<CourseValue, "teacherId" | "programme" | "completedOn">) {
  return `${course.teacherId} ${course.programme} ${course.completedOn}`;
}

function readCourse(
  reader: RowReader,
  { row, known, context }: { row: ImportRow; known: KnownCourses; context: ImportContext },
): CourseValue | null {
  const person = readPerson(reader, { row, known, context });
  const programme =
    reader.needed("programme") === "" ? null : reader.word("programme", known.programmes);
  const days = readDays(reader, context.today);
  const facts = {
    validUntil: days.validUntil,
    hours: reader.whole("hours", { least: 1, most: 1000 }),
    provider: reader.text("provider") || null,
    certificateNumber: reader.text("certificate_number") || null,
  };
  if (!person || !programme || !days.completedOn) return null;
  const key = { teacherId: person.id, programme, completedOn: days.completedOn };
  return { id: known.courses.get(keyOf(key))?.id ?? randomUUID(), ...key, ...facts };
}

function readDays(reader: RowReader, today: string) {
  const completedOn = reader.needed("completed_on") === "" ? null : reader.day("completed_on");
  const validUntil = reader.day("valid_until");
  if (completedOn && completedOn > today) reader.problem("completed_on", "future");
  if (completedOn && validUntil && validUntil < completedOn)
    reader.problem("valid_until", "untilBeforeFrom");
  return { completedOn, validUntil };
}

/** What the row leaves empty stays as it is. */
function outcomeOf(value: CourseValue, known: KnownCourses): Outcome {
  const before = known.courses.get(keyOf(value));
  if (!before) return { outcome: "new" };
  return outcomeFor(
    changesIn({
      valid_until: [before.validUntil, value.validUntil ?? before.validUntil],
      hours: [before.hours, value.hours ?? before.hours],
      provider: [before.provider, value.provider ?? before.provider],
      certificate_number: [
        before.certificateNumber,
        value.certificateNumber ?? before.certificateNumber,
      ],
    }),
  );
}
