import { randomUUID } from "node:crypto";
import {
  changesIn,
  type ImportRow,
  type Outcome,
  outcomeFor,
  type Planned,
  RowReader,
} from "#imports/plan.ts";
import { fold } from "#lib/search.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import type { ImportContext, KnownPerson, KnownSchool, Roster } from "../base/rules/roster.ts";
import { mayKeep } from "../base/rules/roster-rows.ts";
import type { Act, ActValue, KnownCourse } from "./schema.ts";

export type KnownActs = {
  schools: ReadonlyMap<string, KnownSchool>;
  roster: Roster;
  /** Codes of programmes by their names in any language. */
  programmes: ReadonlyMap<string, string>;
  /** Trainings already kept, under their keys. */
  acts: Map<string, Act>;
  /** Courses of everybody named, by person and programme; what rows bring is added. */
  courses: Map<string, KnownCourse[]>;
  /** "<person> <programme>" of directions, with the days they are held from. */
  directions: ReadonlyMap<string, string>;
  /** Who trained somebody, by "<person> <programme>"; what rows bring is added. */
  above: Map<string, string[]>;
};

/** What each row would do; trainings go by their days, so that who trains was trained before. */
export function planActs(
  rows: readonly ImportRow[],
  known: KnownActs,
  context: ImportContext,
): Planned<ActValue>[] {
  const byDay = rows.toSorted((one, other) => dayOf(one).localeCompare(dayOf(other)));
  const planned = new Map(byDay.map((row) => [row.number, planAct(row, known, context)]));
  return rows.flatMap((row) => planned.get(row.number) ?? []);
}

function dayOf(row: ImportRow): string {
  return new RowReader(row).day("from") ?? "";
}

/** What makes two rows speak of one training. */
export function keyOf(act: Omit<Act, "id" | "hours" | "exception">): string {
  const where = act.schoolId ?? fold(act.place ?? "");
  return [act.programme, where, act.from, act.until, ...act.trainers.toSorted()].join("|");
}

function planAct(row: ImportRow, known: KnownActs, context: ImportContext): Planned<ActValue> {
  const reader = new RowReader(row);
  const school = readSchool(reader, { row, known, context });
  const facts = readFacts(reader, { known, context });
  const [trainers, trained] = [
    readPeople(reader, { field: "trainers", school, known, context }),
    readPeople(reader, { field: "trained", school, known, context }),
  ];
  const value =
    facts && reader.problems.length === 0
      ? joined(reader, { facts, school, trainers, trained, known })
      : null;
  if (!value || reader.problems.length > 0)
    return { number: row.number, outcome: "bad", problems: reader.problems };
  const outcome = outcomeOf(value, known);
  remember(value, known);
  return { number: row.number, ...outcome, value };
}

type Around = { known: KnownActs; context: ImportContext };

function readSchool(
  reader: RowReader,
  { row, known, context }: { row: ImportRow } & Around,
): KnownSchool | null {
  const code = codeOfRow(row);
  if (code === "") {
    if (reader.text("place") === "") reader.problem("code", "schoolOrPlace");
    else if (!context.mayTrainElsewhere) reader.problem("place", "outsideTerritory");
    return null;
  }
  const school = known.schools.get(code);
  if (!school) return reader.problem("code", "unknownSchool");
  return context.mayKeep(school) ? school : reader.problem("code", "outsideTerritory");
}

function readFacts(reader: RowReader, { known, context }: Around) {
  const programme =
    reader.needed("programme") === "" ? null : reader.word("programme", known.programmes);
  const days = readDays(reader, context.today);
  const hours =
    reader.needed("hours") === "" ? null : reader.whole("hours", { least: 1, most: 1000 });
  if (!programme || !days || hours === null) return null;
  const exception = reader.text("exception") || null;
  return { programme, ...days, hours, exception, place: reader.text("place") || null };
}

function readDays(reader: RowReader, today: string): { from: string; until: string } | null {
  const from = reader.needed("from") === "" ? null : reader.day("from");
  const until = reader.day("until") ?? from;
  if (!from || !until) return null;
  if (until < from) reader.problem("until", "untilBeforeFrom");
  if (until > today) reader.problem("until", "future");
  return { from, until };
}

type PeopleColumn = Pick<Around, "known" | "context"> & {
  field: "trainers" | "trained";
  school: KnownSchool | null;
};

/** People named between semicolons, each perhaps with a year of birth in brackets. */
function readPeople(
  reader: RowReader,
  { field, school, known, context }: PeopleColumn,
): KnownPerson[] {
  if (reader.needed(field) === "") return [];
  // Whoever others keep is not told by a year that somebody guesses: a trainer is found by name alone, one trained not at all.
  const mayMean = (person: KnownPerson, year: number | null) =>
    mayKeep(person, context) ? year === null || person.birthYear === year : field === "trainers";
  return namesIn(reader.text(field)).flatMap((name) => {
    const found = findNamed(name, { school, roster: known.roster, mayMean });
    if (found.length === 1) return found;
    const code = found.length === 0 ? "unknownTeacher" : "severalTeachers";
    reader.problemWith({ field, code, value: name.text });
    return [];
  });
}

export function namesIn(
  text: string,
): { text: string; folded: string; birthYear: number | null }[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [inBrackets = "", year] = /\((\d{4})\)$/.exec(part) ?? [];
      const name = part.slice(0, part.length - inBrackets.length);
      return {
        text: part,
        folded: ` ${fold(name.slice(0, longestName))}`,
        birthYear: year ? Number(year) : null,
      };
    });
}

const longestName = 200;

/** Somebody of the school comes before one of its region, and that one before anybody else. */
function findNamed(
  { folded, birthYear }: { folded: string; birthYear: number | null },
  {
    school,
    roster,
    mayMean,
  }: {
    school: KnownSchool | null;
    roster: Roster;
    mayMean(person: KnownPerson, year: number | null): boolean;
  },
): KnownPerson[] {
  const named = roster.named(folded).filter((person) => mayMean(person, birthYear));
  const here = named.filter(({ posts }) =>
    posts.some((post) => post.schoolId === school?.schoolId),
  );
  if (here.length > 0) return here;
  const near = named.filter(({ posts }) =>
    posts.some((post) => post.regionKato === school?.regionKato),
  );
  return near.length > 0 ? near : named;
}

type Facts = NonNullable<ReturnType<typeof readFacts>>;
type Joined = {
  facts: Facts;
  school: KnownSchool | null;
  trainers: KnownPerson[];
  trained: KnownPerson[];
  known: KnownActs;
};

function joined(reader: RowReader, { facts, school, trainers, trained, known }: Joined): ActValue {
  const trainerIds = [...new Set(trainers.map(({ id }) => id))];
  const wanted = {
    ...facts,
    schoolId: school?.schoolId ?? null,
    place: school ? null : facts.place,
    trainers: trainerIds,
  };
  const before = known.acts.get(keyOf(wanted));
  const act = before ?? { ...wanted, id: randomUUID() };
  if (!before) checkTrainers(reader, { act, known });
  const added = [...new Set(trained.map(({ id }) => id))].flatMap(
    (teacherId) => addedTo(reader, { act, teacherId, known }) ?? [],
  );
  return {
    act: { ...act, hours: facts.hours },
    isNew: before === undefined,
    actChanged: before !== undefined && before.hours !== facts.hours,
    trained: added,
  };
}

type OfAct = { act: Act; known: KnownActs };

/** Who trains passed the programme or held its direction by the first day, or there is a reason. */
function checkTrainers(reader: RowReader, { act, known }: OfAct): void {
  const isReady = (id: string) => {
    const held = known.directions.get(`${id} ${act.programme}`);
    const passed = known.courses.get(`${id} ${act.programme}`) ?? [];
    return (
      (held !== undefined && held <= act.from) ||
      passed.some(({ completedOn }) => completedOn <= act.from)
    );
  };
  if (act.exception === null && !act.trainers.every(isReady))
    reader.problem("trainers", "notTrained");
}

/** The course of one who was trained; null when it is the training's own already, or cannot be. */
function addedTo(
  reader: RowReader,
  { act, teacherId, known }: OfAct & { teacherId: string },
): { teacherId: string; courseId: string } | null {
  const courses = known.courses.get(`${teacherId} ${act.programme}`) ?? [];
  if (courses.some(({ actId }) => actId === act.id)) return null;
  if (act.trainers.includes(teacherId)) return reader.problem("trained", "trainsAndLearns");
  if (isAbove(teacherId, { act, known })) return reader.problem("trained", "wouldRing");
  const sameDay = courses.find(({ completedOn }) => completedOn === act.until);
  if (sameDay?.actId) return reader.problem("trained", "trainedThatDay");
  return { teacherId, courseId: sameDay?.id ?? randomUUID() };
}

function isAbove(id: string, { act, known }: OfAct): boolean {
  const waiting = [...act.trainers];
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(known.above.get(`${next} ${act.programme}`) ?? []));
  }
  return false;
}

function outcomeOf({ act, isNew, trained }: ActValue, known: KnownActs): Outcome {
  if (isNew) return { outcome: "new" };
  const changes = changesIn({ hours: [known.acts.get(keyOf(act))?.hours, act.hours] });
  return trained.length > 0 ? { outcome: "changed", changes } : outcomeFor(changes);
}

/** Makes what the row brings known to the rows after it. */
function remember({ act, trained }: ActValue, known: KnownActs): void {
  known.acts.set(keyOf(act), act);
  for (const { teacherId, courseId } of trained) {
    const key = `${teacherId} ${act.programme}`;
    const others = (known.courses.get(key) ?? []).filter(({ id }) => id !== courseId);
    const { programme, until: completedOn, id: actId } = act;
    const course = { id: courseId, teacherId, programme, completedOn, actId };
    known.courses.set(key, [...others, course]);
    known.above.set(key, [...(known.above.get(key) ?? []), ...act.trainers]);
  }
}
