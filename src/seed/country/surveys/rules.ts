import { plusDays } from "#lib/dates.ts";
import { between, type Random, randomFrom } from "#lib/random.ts";
import type { Answers, Question } from "#modules/surveys/questionnaires/schema.ts";
import type {
  AnswerRow,
  AskedAbout,
  AskedRow,
  PlannedRound,
  Respondent,
  RoundToAnswer,
} from "./schema.ts";

/** Each round heard more than nine thousand people. */
export const answersOfRound = 9_000;

const weeks = [
  { opensOn: "2023-09-11", kk: "2023 жылғы қыркүйек", ru: "сентябрь 2023 года" },
  { opensOn: "2024-09-09", kk: "2024 жылғы қыркүйек", ru: "сентябрь 2024 года" },
  { opensOn: "2025-09-08", kk: "2025 жылғы қыркүйек", ru: "сентябрь 2025 года" },
  { opensOn: "2026-02-02", kk: "2026 жылғы ақпан", ru: "февраль 2026 года" },
];

/** Four rounds of two weeks, by name and without names in turn. */
export function plannedRounds(seed: string, idFrom: (words: string) => string): PlannedRound[] {
  return weeks.map(({ opensOn, kk, ru }, at) => ({
    id: idFrom(`${seed} round ${opensOn}`),
    mode: at % 2 === 0 ? "named" : "anonymous",
    title: {
      kk: `Әдістемелік қажеттіліктер: ${kk}`,
      ru: `Методические потребности: ${ru}`,
    },
    opensOn,
    closesOn: plusDays(opensOn, 13),
  }));
}

/** As many as answer, with those of their schools who were asked and did not. */
export function untilEnough(people: readonly Respondent[], count: number): Respondent[] {
  let answering = 0;
  return people.filter(({ isAnswering }) => {
    if (answering >= count) return false;
    if (isAnswering) answering += 1;
    return true;
  });
}

/** What each of them answers: by what the school, its circle and the person's work need more than others. */
export function answersOf(
  people: readonly Respondent[],
  { round, questions, idFrom }: RoundToAnswer,
  seed: string,
): AskedRow[] {
  const random = randomFrom(`${seed} answers ${round.opensOn}`);
  const leanings = new Map<string, number>();
  const rows = people.map((person): AskedRow => {
    const lean = (area: string) =>
      leaningOf(leanings, { person, area, seed }) + ownNeed(person, area);
    const key = `${round.id} ${person.teacherId}`;
    return {
      id: idFrom(`invitation ${key}`),
      response: idFrom(`response ${key}`),
      teacher: person.teacherId,
      school: person.schoolId,
      language: person.language,
      role: person.isHead ? "head" : "teacher",
      answers: person.isAnswering
        ? answersTo(questions, { random, lean, language: person.language })
        : null,
      day: plusDays(round.opensOn, between(random, 0, 13)),
    };
  });
  // Without names the order must not tell who sits beside whom.
  return round.mode === "named"
    ? rows
    : rows.toSorted((one, other) => (one.response < other.response ? -1 : 1));
}

type Leaning = { person: Respondent; area: string; seed: string };

/** How much more than others the circle and the school need the area; the same in every round. */
function leaningOf(known: Map<string, number>, { person, area, seed }: Leaning): number {
  const of = (key: string, spread: number) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const fresh = normal(randomFrom(`${seed} ${key}`)) * spread;
    known.set(key, fresh);
    return fresh;
  };
  const [country, circle, school] = [
    area,
    `${person.circleId} ${area}`,
    `${person.schoolId} ${area}`,
  ];
  return of(country, 0.5) + of(circle, 0.6) + of(school, 0.35);
}

function ownNeed({ isHead, isSmall, isRural }: Respondent, area: string): number {
  if (area === "multigrade") return isSmall ? 1.2 : -1.2;
  if (area === "management" || area === "leadership") return isHead ? 0.9 : -0.3;
  return (area === "distance" || area === "internet") && isRural ? 0.6 : 0;
}

/** How many of a hundred who are asked about an event answer, at once and a month later. */
const answering = { event: 0.6, follow_up: 0.4 };

type About = {
  round: string;
  questions: readonly Question[];
  today: string;
  seed: string;
  idFrom: (words: string) => string;
};

/** What those who were there answer until today: most are pleased, one event more than another. */
export function answersAbout(
  { asking, people }: AskedAbout,
  { round, questions, today, seed, idFrom }: About,
): AnswerRow[] {
  const random = randomFrom(`${seed} about ${round}`);
  const pleased = 0.9 + normal(random) * 0.4;
  return people.map(({ schoolId, language }, at) => {
    const day = plusDays(asking.opensOn, Math.floor(random() ** 2 * 14));
    const isAnswering = random() < answering[asking.purpose] && day < today;
    const answers = answersTo(questions, { random, lean: () => pleased, language });
    const id = idFrom(`link ${round} ${at}`);
    return {
      id,
      round,
      school: schoolId,
      token: idFrom(`token ${seed} ${id}`),
      response: idFrom(`answer ${seed} ${round} ${at}`),
      language,
      answers: isAnswering ? answers : null,
      day,
    };
  });
}

type Answering = { random: Random; lean: (area: string) => number; language: "kk" | "ru" };

/** One person's answers to questions of any kind that the field's questionnaires have. */
export function answersTo(questions: readonly Question[], answering: Answering): Answers {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answerTo(question, answering);
      return answer === undefined ? [] : [[question.code, answer]];
    }),
  );
}

const shareOfTicks = 0.25;

function answerTo(
  question: Question,
  { random, lean, language }: Answering,
): Answers[string] | undefined {
  const step = (area: string, last: number) =>
    Math.max(0, Math.min(last, Math.floor((lean(area) + normal(random)) * 0.9 + (last + 1) / 2)));
  switch (question.kind) {
    case "grid":
      return Object.fromEntries(
        question.rows.map(({ code }) => [
          code,
          question.scale[step(code, question.scale.length - 1)]?.code ?? "",
        ]),
      );
    case "one":
      return question.choices[step(question.code, question.choices.length - 1)]?.code;
    case "many": {
      const ticked = question.choices.filter(
        ({ code }) => random() < shareOfTicks + lean(code) / 10,
      );
      return ticked.length > 0 ? ticked.map(({ code }) => code) : undefined;
    }
    case "number":
      return between(random, question.least ?? 0, question.most ?? 40);
    case "text":
    case "line":
      return random() < 0.12 ? commentIn(random, language) : undefined;
    default:
      return undefined;
  }
}

const comments = {
  kk: [
    "Сабақты бірге қарап, талқылағымыз келеді.",
    "Курстан кейін мектепте тәлімгер керек.",
    "Іс-шаралар сабақ кестесімен сәйкес келмейді.",
    "Бағалау бойынша үлгі тапсырмалар керек.",
    "Шағын мектепке көбірек көшпелі сабақ керек.",
    "Серіктес мектептердің тәжірибесі пайдалы болды.",
    "Интернет әлсіз, онлайн сабаққа қатысу қиын.",
    "Ерекше балалармен жұмысты үйренгім келеді.",
  ],
  ru: [
    "Хотим вместе смотреть и обсуждать уроки.",
    "После курса нужен наставник в школе.",
    "Мероприятия совпадают с уроками.",
    "Нужны образцы заданий для оценивания.",
    "В малую школу нужны выездные занятия.",
    "Опыт школ-партнёров был полезен.",
    "Слабый интернет, трудно участвовать онлайн.",
    "Хочу научиться работать с особыми детьми.",
  ],
};

function commentIn(random: Random, language: "kk" | "ru"): string {
  return comments[language][Math.floor(random() * comments[language].length)] ?? "";
}

/** About normal: mean 0, deviation 1. */
function normal(random: Random): number {
  return (random() + random() + random() + random() - 2) * Math.sqrt(3);
}
