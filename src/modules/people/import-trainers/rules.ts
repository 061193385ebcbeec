import { randomUUID } from "node:crypto";
import {
  changesIn,
  type ImportRow,
  type Outcome,
  outcomeFor,
  type Planned,
  RowReader,
  wordsFor,
} from "#imports/plan.ts";
import { meet } from "#lib/period.ts";
import type { ImportContext } from "../base/rules/roster.ts";
import { type RosterContext, readPerson } from "../base/rules/roster-rows.ts";
import type { TrainerValue } from "./schema.ts";

export type KnownDirections = RosterContext & {
  /** Directions already held, by person. */
  held: ReadonlyMap<string, readonly TrainerValue[]>;
  /** Courses by `<person> <certificate number>`. */
  certified: ReadonlyMap<string, string>;
  /** Certificate numbers by their courses. */
  numbers: ReadonlyMap<string, string>;
};

const directionWords = wordsFor<string>({
  assessment_coordinator: [
    "Критериалды бағалаудың мектеп үйлестірушісі",
    "Школьный координатор критериального оценивания",
    "School coordinator of criteria-based assessment",
    "Бағалау үйлестірушісі",
    "Координатор оценивания",
  ],
  methods_trainer: [
    "Оқыту әдістемесі мен технологияларынан мектеп тренері",
    "Школьный тренер по методике и технологиям преподавания",
    "School trainer in teaching methods and technologies",
    "Әдістеме тренері",
    "Тренер по методике",
  ],
  research_trainer: [
    "Зерттеуден мектеп тренері",
    "Школьный тренер по исследованиям",
    "School trainer in research",
    "Зерттеу тренері",
    "Тренер по исследованиям",
  ],
  task_expert: [
    "Мектептегі тапсырмалар әзірлеушісі мен бағалау сарапшысы",
    "Школьный разработчик заданий и эксперт оценивания",
    "School task developer and assessment expert",
    "Тапсырма және бағалау сарапшысы",
    "Разработчик заданий и эксперт",
  ],
});

/** What each row would do; a person holds a direction once at a time. */
export function planTrainers(
  rows: readonly ImportRow[],
  known: KnownDirections,
  context: ImportContext,
): Planned<TrainerValue>[] {
  const taken = new Set<string>();
  return rows.map((row) => {
    const reader = new RowReader(row);
    const value = readTrainer(reader, { row, known, context });
    if (value && taken.has(`${value.teacherId} ${value.direction}`))
      reader.problem("direction", "duplicateInFile");
    if (!value || reader.problems.length > 0)
      return { number: row.number, outcome: "bad", problems: reader.problems };
    taken.add(`${value.teacherId} ${value.direction}`);
    return { number: row.number, ...outcomeOf(value, known), value };
  });
}

function readTrainer(
  reader: RowReader,
  { row, known, context }: { row: ImportRow; known: KnownDirections; context: ImportContext },
): TrainerValue | null {
  const person = readPerson(reader, { row, known, context });
  const direction =
    reader.needed("direction") === "" ? null : reader.word("direction", directionWords);
  const period = reader.period();
  if (!person || !direction || !period.from) return null;
  const held = known.held.get(person.id) ?? [];
  const met = held.filter((one) => one.direction === direction && meet(one, period));
  if (met.length > 1) reader.problem("from", "severalPeriods");
  const [before] = met;
  return {
    id: before?.id ?? randomUUID(),
    teacherId: person.id,
    direction,
    from: period.from,
    until: period.until ?? before?.until ?? null,
    courseId: courseOf(reader, { personId: person.id, known }) ?? before?.courseId ?? null,
  };
}

function courseOf(
  reader: RowReader,
  { personId, known }: { personId: string; known: KnownDirections },
): string | null {
  const number = reader.text("certificate_number");
  if (number === "") return null;
  const course = known.certified.get(`${personId} ${number}`);
  return course ?? reader.problem("certificate_number", "unknownCertificate");
}

function outcomeOf(value: TrainerValue, known: KnownDirections): Outcome {
  const before = known.held.get(value.teacherId)?.find(({ id }) => id === value.id);
  if (!before) return { outcome: "new" };
  const numberOf = (courseId: string | null) => known.numbers.get(courseId ?? "");
  return outcomeFor(
    changesIn({
      from: [before.from, value.from],
      until: [before.until, value.until],
      certificate_number: [numberOf(before.courseId), numberOf(value.courseId)],
    }),
  );
}
