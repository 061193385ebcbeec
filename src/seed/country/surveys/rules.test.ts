import { expect, it } from "vitest";
import { needsContent } from "#test/make-surveys.ts";
import { answersAbout, answersOf, plannedRounds, untilEnough } from "./rules.ts";
import type { Respondent } from "./schema.ts";

const idFrom = (words: string) => `id of ${words}`;
const questions = needsContent.sections.flatMap((section) => section.questions);
const people = Array.from(
  { length: 400 },
  (_, at): Respondent => ({
    teacherId: `t${at}`,
    schoolId: `s${at % 40}`,
    circleId: `c${at % 8}`,
    isHead: at % 40 === 0,
    isSmall: at % 2 === 0,
    isRural: true,
    language: at % 3 === 0 ? "ru" : "kk",
    isAnswering: at % 4 !== 0,
  }),
);
const [named, anonymous] = plannedRounds("seed", idFrom);
const rowsOf = (round: typeof named, seed = "seed") =>
  round ? answersOf(people, { round, questions, idFrom }, seed) : [];

it("asks by name and without names in turn, for two weeks each", () => {
  const rounds = plannedRounds("seed", idFrom);
  expect(rounds.map(({ mode }) => mode)).toEqual(["named", "anonymous", "named", "anonymous"]);
  expect(rounds[0]).toMatchObject({ opensOn: "2023-09-11", closesOn: "2023-09-24" });
});

it("hears as many as are wanted, and keeps those of them who were asked and said nothing", () => {
  const some = untilEnough(people, 30);
  expect(some.filter(({ isAnswering }) => isAnswering)).toHaveLength(30);
  expect(some.filter(({ isAnswering }) => !isAnswering)).toHaveLength(10);
  expect(untilEnough(people, 0)).toEqual([]);
});

it("says the same of the same seed, and something else of another", () => {
  expect(rowsOf(named)).toEqual(rowsOf(named));
  expect(rowsOf(named)).not.toEqual(rowsOf(named, "other"));
});

it("answers what the questionnaire asks, each in the round's days, and nothing where nobody answered", () => {
  const rows = rowsOf(named);
  expect(rows.map(({ answers }) => answers !== null)).toEqual(
    people.map(({ isAnswering }) => isAnswering),
  );
  const days = rows.map(({ day }) => day);
  expect(days.every((day) => day >= "2023-09-11" && day <= "2023-09-24")).toBe(true);
  const steps = new Set(["none", "low", "middle", "high"]);
  for (const { answers } of rows) {
    if (answers === null) continue;
    expect(Object.keys(Object(answers.needs))).toEqual(["formative", "ict"]);
    for (const step of Object.values(Object(answers.needs))) expect(steps).toContain(step);
    expect(answers.years).toBeLessThanOrEqual(40);
  }
});

it("does not tell by its order who answered without a name", () => {
  const order = rowsOf(anonymous).map(({ teacher }) => teacher);
  expect(order).toHaveLength(people.length);
  expect(order).not.toEqual(people.map(({ teacherId }) => teacherId));
  expect(rowsOf(named).map(({ teacher }) => teacher)).toEqual(
    people.map(({ teacherId }) => teacherId),
  );
});

it("hears of an event until today, more at once than a month later", () => {
  const visitors = people.map(({ schoolId, language }) => ({ schoolId, language }));
  const answered = (purpose: "event" | "follow_up", today: string) => {
    const asking = {
      questionnaire: "event_feedback",
      purpose,
      about: { kind: "event" as const, id: "e1" },
      owner: { kind: "country" as const },
      title: { kk: "П", ru: "О" },
      opensOn: "2026-03-01",
      closesOn: "2026-03-15",
    };
    const about = { asking, people: visitors, on: "2026-03-01", madeAt: new Date(0) };
    const drawn = { round: "r1", questions, today, seed: "seed", idFrom };
    return answersAbout(about, drawn).filter(({ answers }) => answers !== null);
  };
  const soon = answered("event", "2026-04-01").length;
  const later = answered("follow_up", "2026-04-01").length;
  expect(later).toBeGreaterThan(0);
  expect(soon).toBeGreaterThan(later);
  expect(answered("event", "2026-03-01")).toEqual([]);
  expect(answered("event", "2026-03-03").every(({ day }) => day < "2026-03-03")).toBe(true);
});
