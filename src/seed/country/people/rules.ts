import { between, oneOf, type Random, randomFrom, shares } from "#lib/random.ts";
import { foldedName } from "#lib/search.ts";
import { type Direction, directions } from "#modules/people/base/schema.ts";
import type { Home, PeopleNames, PeopleRows, Seats, TeacherRow } from "./schema.ts";

/** What the slides of 24 October 2019 count: teachers of the library, trainers by direction. */
export const country = {
  teachers: 292_443,
  trainers: {
    assessment_coordinator: 9_043,
    methods_trainer: 17_517,
    research_trainer: 3_526,
    task_expert: 8_510,
  },
};

const programmeOf: Record<Direction, string> = {
  assessment_coordinator: "assessment",
  methods_trainer: "practice_reflection",
  research_trainer: "practice_research",
  task_expert: "tasks",
};

/** Teachers in proportion to the schools' own numbers; trainers mostly where the network began. */
export function seatsFor(homes: readonly Home[], scale: number): Seats[] {
  const total = Math.round(country.teachers * scale);
  const teachers = shares(
    total,
    homes.map(({ size }) => size),
  );
  const weights = homes.map((home, at) => trainerWeight(home) * (teachers[at] ?? 0));
  const trainers = new Map(
    directions.map((direction) => [
      direction,
      shares(Math.round(country.trainers[direction] * scale), weights),
    ]),
  );
  return homes.map((home, at) => ({
    home,
    teachers: teachers[at] ?? 0,
    trainers: {
      assessment_coordinator: trainers.get("assessment_coordinator")?.[at] ?? 0,
      methods_trainer: trainers.get("methods_trainer")?.[at] ?? 0,
      research_trainer: trainers.get("research_trainer")?.[at] ?? 0,
      task_expert: trainers.get("task_expert")?.[at] ?? 0,
    },
  }));
}

function trainerWeight({ status, small }: Home): number {
  if (status === "nis" || status === "pilot") return 2.5;
  if (status === "leading") return 2;
  return small ? 0.3 : 1;
}

type Sources = { names: PeopleNames; subjects: readonly Subject[]; idFrom(text: string): string };
export type Subject = { code: string; first: number; last: number };

/** A trainer who stands between the centre and a school's own teachers. */
type Trainer = { id: string; home: Home; direction: Direction; since: number };

/** Everybody of one region: the centre's trainers, the teachers of its schools, and who trained whom. */
export function regionPeople(
  seats: readonly Seats[],
  { seed, sources }: { seed: string; sources: Sources },
): PeopleRows {
  const random = randomFrom(seed);
  const rows: PeopleRows = {
    teachers: [],
    posts: [],
    categories: [],
    courses: [],
    acts: [],
    actTrainers: [],
    trainers: [],
  };
  const maker = { rows, random, sources, seed, passed: new Set<string>() };
  const roots = new Map(
    directions.map((direction) => [direction, centreTrainer(maker, direction)]),
  );
  const staff = seats.map((seat) => ({ seat, people: schoolStaff(maker, seat) }));
  const trainers = staff.flatMap(({ seat, people }) => trainersOf(maker, seat, people));
  trainFromCentre(maker, { trainers, roots });
  trainInSchools(maker, { staff, trainers });
  return rows;
}

type Maker = {
  rows: PeopleRows;
  random: Random;
  sources: Sources;
  seed: string;
  /** "programme teacher" of every course passed so far. */
  passed: Set<string>;
};

function centreTrainer(maker: Maker, direction: Direction): string {
  const teacher = drawTeacher(maker, `centre ${direction}`);
  maker.rows.teachers.push(teacher);
  addCourse(maker, {
    teacherId: teacher.id,
    programme: programmeOf[direction],
    day: "2014-11-20",
    actId: null,
  });
  return teacher.id;
}

function schoolStaff(maker: Maker, { home, teachers }: Seats): string[] {
  return Array.from({ length: teachers }, (_, at) => {
    const teacher = drawTeacher(maker, `${home.id} ${at}`);
    maker.rows.teachers.push(teacher);
    addPost(maker, { teacher, home, at });
    addCategory(maker, teacher);
    addLevelCourse(maker, { teacher, home });
    return teacher.id;
  });
}

function drawTeacher({ random, sources, seed }: Maker, key: string): TeacherRow {
  const { family, given, father } = drawName(random, sources.names);
  const patronymic = random() < 0.9 ? father : null;
  const birthYear = between(random, 1962, 2001);
  return {
    id: sources.idFrom(`${seed} ${key}`),
    family_name: family,
    given_name: given,
    patronymic,
    birth_year: birthYear,
    working_since: Math.min(2025, birthYear + between(random, 21, 26)),
    folded: foldedName(family, given, patronymic),
  };
}

function drawName(random: Random, names: PeopleNames) {
  const woman = random() < 0.82;
  if (random() < 0.78) {
    return {
      family: oneOf(random, names.familiesKk) + (woman ? "а" : ""),
      given: oneOf(random, woman ? names.womenKk : names.menKk),
      father: oneOf(random, names.fathersKk) + (woman ? "қызы" : "ұлы"),
    };
  }
  const [his, her] = oneOf(random, names.fathersRu);
  return {
    family: oneOf(random, names.familiesRu) + (woman ? "а" : ""),
    given: oneOf(random, woman ? names.womenRu : names.menRu),
    father: woman ? her : his,
  };
}

type Staffed = { teacher: TeacherRow; home: Home; at: number };

function addPost({ rows, random, sources }: Maker, { teacher, home, at }: Staffed): void {
  const subject = sources.subjects[Math.floor(random() * sources.subjects.length)];
  const first = subject?.first ?? 1;
  const last = subject?.last ?? 11;
  const began = Math.min(2025, teacher.working_since + between(random, 0, 8));
  const since = random() < 0.85 ? `${began}-09-01` : dayIn(random, began);
  rows.posts.push({
    id: sources.idFrom(`post ${teacher.id} ${home.id}`),
    teacher_id: teacher.id,
    school_id: home.id,
    during: `[${since},)`,
    position: at === 0 ? "head" : at < 3 && !home.small ? "deputy" : "teacher",
    subjects: subject ? [subject.code] : [],
    grades: `[${first},${last}]`,
    languages: home.languages.slice(0, random() < 0.8 ? 1 : 2),
  });
}

const categories = ["intern", "teacher", "moderator", "expert", "researcher", "master"] as const;

function addCategory({ rows, random, sources }: Maker, teacher: TeacherRow): void {
  const years = 2025 - teacher.working_since;
  const rank = Math.max(0, Math.min(5, Math.floor(years / 7 + random() * 1.6)));
  rows.categories.push({
    id: sources.idFrom(`category ${teacher.id}`),
    teacher_id: teacher.id,
    category: categories[rank] ?? "teacher",
    during: `[${dayIn(random, Math.max(teacher.working_since, 2021))},)`,
  });
}

// Who began to work too lately passes no level course; the rest make up for it.
const eligible = 0.94;

/** Shares of small schools are those of the documents: 1, 1.25 and 8.6 of a hundred. */
const levelShares = {
  small: { level1: 0.01, level2: 0.0125, level3: 0.086 },
  plain: { level1: 0.012, level2: 0.04, level3: 0.15 },
  leading: { level1: 0.05, level2: 0.12, level3: 0.24 },
};

function addLevelCourse(
  maker: Maker,
  { teacher, home }: { teacher: TeacherRow; home: Home },
): void {
  const grown = home.status === "partner" || home.status === null;
  const chances = levelShares[home.small ? "small" : grown ? "plain" : "leading"];
  const drawn = maker.random() * eligible;
  const upTo2 = chances.level1 + chances.level2;
  const lower = drawn < upTo2 + chances.level3 ? "level3" : null;
  const level = drawn < chances.level1 ? "level1" : drawn < upTo2 ? "level2" : lower;
  const began = Math.max(2012, teacher.working_since + 1);
  if (!level || began > 2024) return;
  const day = dayIn(maker.random, between(maker.random, began, 2024));
  addCourse(maker, { teacherId: teacher.id, programme: level, day, actId: null });
}

function trainersOf({ random }: Maker, seat: Seats, people: readonly string[]): Trainer[] {
  // The head and the deputies come first in the list; trainers are drawn from behind them.
  let next = people.length;
  return directions.flatMap((direction) =>
    Array.from({ length: seat.trainers[direction] }, () => {
      next = next > 1 ? next - 1 : people.length - 1;
      const since = seat.home.status === "partner" ? 2017 : 2015;
      return { id: people[next] ?? "", home: seat.home, direction, since };
    })
      .filter(({ id }) => id !== "")
      .map((trainer) => ({ ...trainer, since: trainer.since + between(random, 0, 1) })),
  );
}

const groupSize = 24;

type Trained = {
  trainers: readonly Trainer[];
  roots: ReadonlyMap<Direction, string>;
};

/** The centre trains the trainers of schools that lead, and these, or the centre, those of their partners. */
function trainFromCentre(maker: Maker, { trainers, roots }: Trained): void {
  for (const direction of directions) {
    const root = roots.get(direction) ?? "";
    const mine = trainers.filter((trainer) => trainer.direction === direction);
    const first = mine.filter(({ home }) => home.leadingId === null);
    const leaders = new Map(first.map((trainer) => [trainer.home.id, trainer]));
    trainGroups(maker, { led: root, people: first, home: null });
    const partners = mine.filter(({ home }) => home.leadingId !== null);
    for (const [leadingId, people] of Map.groupBy(partners, ({ home }) => home.leadingId ?? "")) {
      const leader = leaders.get(leadingId);
      trainGroups(maker, { led: leader?.id ?? root, people, home: leader?.home.id ?? null });
    }
  }
}

function trainGroups(
  maker: Maker,
  { led, people, home }: { led: string; people: readonly Trainer[]; home: string | null },
): void {
  for (let at = 0; at < people.length; at += groupSize) {
    makeTrainers(maker, { led, group: people.slice(at, at + groupSize), home });
  }
}

type Training = { led: string; group: readonly Trainer[]; home: string | null };

function makeTrainers(maker: Maker, { led, group, home }: Training): void {
  const { rows, random, sources } = maker;
  const [first] = group;
  if (!first) return;
  const year = Math.max(...group.map(({ since }) => since));
  const day = dayIn(random, year + (home === null ? 0 : 1));
  const programme = programmeOf[first.direction];
  const actId = addAct(maker, { programme, led: [led], day, home, hours: 80 });
  for (const { id, direction } of group) {
    if (maker.passed.has(`${programme} ${id}`)) continue;
    const courseId = addCourse(maker, { teacherId: id, programme, day, actId });
    rows.trainers.push({
      id: sources.idFrom(`trainer ${id} ${direction}`),
      teacher_id: id,
      direction,
      during: `[${day},)`,
      course_id: courseId,
      capacity: between(random, 1, 3),
    });
  }
}

type Staff = readonly { seat: Seats; people: readonly string[] }[];

/** Every second trainer has led a course for colleagues of the own school. */
function trainInSchools(
  maker: Maker,
  { staff, trainers }: { staff: Staff; trainers: readonly Trainer[] },
): void {
  const { random } = maker;
  const peopleOf = new Map(staff.map(({ seat, people }) => [seat.home.id, people]));
  for (const trainer of trainers) {
    if (random() < 0.5) continue;
    const colleagues = (peopleOf.get(trainer.home.id) ?? []).filter(
      (id) => id !== trainer.id && random() < 0.22,
    );
    const day = dayIn(random, between(random, 2020, 2025));
    const programme = programmeOf[trainer.direction];
    const learners = colleagues
      .slice(0, 14)
      .filter((id) => !maker.passed.has(`${programme} ${id}`));
    if (learners.length === 0) continue;
    const home = trainer.home.id;
    const actId = addAct(maker, { programme, led: [trainer.id], day, home, hours: 36 });
    for (const teacherId of learners) addCourse(maker, { teacherId, programme, day, actId });
  }
}

function addAct(
  { rows, sources }: Maker,
  act: { programme: string; led: string[]; day: string; home: string | null; hours: number },
): string {
  const id = sources.idFrom(
    `act ${act.programme} ${act.led.join()} ${act.day} ${rows.acts.length}`,
  );
  rows.acts.push({
    id,
    programme: act.programme,
    school_id: act.home,
    place: null,
    from_day: act.day,
    until_day: act.day,
    hours: act.hours,
  });
  for (const teacherId of act.led) rows.actTrainers.push({ act_id: id, teacher_id: teacherId });
  return id;
}

type Course = { teacherId: string; programme: string; day: string; actId: string | null };

function addCourse({ rows, random, sources, passed }: Maker, course: Course): string {
  passed.add(`${course.programme} ${course.teacherId}`);
  const id = sources.idFrom(`course ${course.programme} ${course.teacherId} ${course.day}`);
  const expires = random() < 0.3;
  rows.courses.push({
    id,
    teacher_id: course.teacherId,
    programme: course.programme,
    completed_on: course.day,
    valid_until:
      expires && course.day > "2021-09-01"
        ? `${Number(course.day.slice(0, 4)) + 5}${course.day.slice(4)}`
        : null,
    hours: course.actId ? 36 : 240,
    provider: course.actId ? "" : "ЦПМ",
    certificate_number: id.slice(0, 8).toUpperCase(),
    act_id: course.actId,
  });
  return id;
}

/** A working day of the school year that begins in that year. */
function dayIn(random: Random, year: number): string {
  const month = [9, 10, 11, 1, 2, 3, 4, 5][Math.floor(random() * 8)] ?? 9;
  const day = between(random, 1, 28);
  const inYear = month >= 9 ? year : year + 1;
  return `${inYear}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
