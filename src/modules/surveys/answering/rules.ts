import { isDay } from "#lib/dates.ts";
import { parseExpression } from "#lib/expression.ts";
import type { Expression } from "#lib/expression-tree.ts";
import { holds } from "#lib/expression-value.ts";
import type { Problems, Typed } from "#lib/forms.ts";
import { randomFrom } from "#lib/random.ts";
import reference from "#reference/subjects.json" with { type: "json" };
import type { Answers, Content, Question, Section } from "../questionnaires/schema.ts";
import type { OpenRound } from "./schema.ts";

export type Standing = "planned" | "open" | "closed" | "used";

/** Whether the link can be answered; one that was used stays used after the round is over. */
export function standingOf(asked: OpenRound, today: string): Standing {
  if (asked.isUsed) return "used";
  if (asked.closedAt || asked.closesOn < today) return "closed";
  return today < asked.opensOn ? "planned" : "open";
}

export type Answer = Answers[string];

const read = new Map<string, Expression | null>();
const mostRead = 2_000;

/** A published condition was read before it was published, so one that cannot be read holds for nobody. */
function conditionOf(text: string): Expression | null {
  const known = read.get(text);
  if (known !== undefined) return known;
  const fresh = parseExpression(text);
  const expression = fresh.ok ? fresh.value : null;
  if (read.size >= mostRead) read.clear();
  read.set(text, expression);
  return expression;
}

type About = { answers: Answers; today: string; self?: Answer | undefined };

function isMet(text: string | undefined, { answers, today, self }: About): boolean {
  if (!text) return true;
  const condition = conditionOf(text);
  return condition !== null && holds(condition, answers, { self, today });
}

export type ShownSection = { section: Section; place: number; questions: Question[] };
type Settled = { sections: ShownSection[]; answers: Answers };

/** What is asked of somebody who answered so, and which of the answers count: those to what is asked. */
export function settle(content: Content, given: Answers, today: string): Settled {
  const answers: Answers = {};
  const sections = content.sections.flatMap((section, place) => {
    if (!isMet(section.relevant, { answers, today })) return [];
    const questions = section.questions.filter((question) => {
      if (!isMet(question.relevant, { answers, today })) return false;
      const answer = given[question.code];
      if (isGiven(answer) && question.kind !== "note") answers[question.code] = answer;
      return true;
    });
    return questions.length > 0 ? [{ section, place, questions }] : [];
  });
  return { sections, answers };
}

/** A device may send what was left empty as an empty text, and empty is not answered. */
function isGiven(answer: Answer | undefined): answer is Answer {
  return typeof answer === "string" ? answer.trim() !== "" : answer !== undefined;
}

/** What is wrong with the answers to these questions, by the field it is wrong in. */
export function problemsWith(questions: readonly Question[], about: About): Problems {
  const problems: Problems = {};
  for (const question of questions) Object.assign(problems, problemsOf(question, about));
  return problems;
}

function problemsOf(question: Question, { answers, today }: About): Problems {
  const answer = answers[question.code];
  if (answer === undefined) return question.required ? unanswered(question) : {};
  const wrong = wrongWith(question, answer);
  if (Object.keys(wrong).length > 0) return wrong;
  return isMet(question.constraint, { answers, today, self: answer })
    ? {}
    : { [question.code]: `constraint.${question.code}` };
}

function unanswered(question: Question): Problems {
  if (question.kind === "note") return {};
  if (question.kind !== "grid")
    return { [question.code]: isChosen(question.kind) ? "unchosen" : "needed" };
  return Object.fromEntries(
    question.rows.map((row) => [`${question.code}.${row.code}`, "unchosen"]),
  );
}

function isChosen(kind: Question["kind"]): boolean {
  return kind === "one" || kind === "many" || kind === "subject" || kind === "grade";
}

const longestLine = 500;
const longestText = 5_000;
const subjectCodes: ReadonlySet<string> = new Set(reference.subjects.map(({ code }) => code));

/** What is wrong with an answer by itself, whatever else was answered. */
export function wrongWith(question: Question, answer: Answer): Problems {
  const { code } = question;
  const unless = (isRight: boolean, problem = "notOffered"): Problems =>
    isRight ? {} : { [code]: problem };
  switch (question.kind) {
    case "one":
      return unless(question.choices.some((choice) => choice.code === answer));
    case "many":
      return wrongMany(question, answer);
    case "grid":
      return wrongGrid(question, answer);
    case "rank":
      return unless(isOrderOf(question.choices, answer), "rankAll");
    case "number":
      return wrongNumber(question, answer);
    case "date":
      return unless(typeof answer === "string" && isDay(answer), "notDay");
    case "line":
      return unless(typeof answer === "string" && answer.length <= longestLine, "tooLong");
    case "text":
      return unless(typeof answer === "string" && answer.length <= longestText, "tooLong");
    case "school":
      return unless(typeof answer === "string" && answer.length <= 20, "noSuchSchool");
    case "subject":
      return unless(typeof answer === "string" && subjectCodes.has(answer));
    case "grade":
      return unless(Number.isInteger(answer) && Number(answer) >= 0 && Number(answer) <= 11);
    case "note":
      return unless(false);
  }
}

type Of<Kind extends Question["kind"]> = Extract<Question, { kind: Kind }>;

function wrongMany({ code, choices, most }: Of<"many">, answer: Answer): Problems {
  const offered = choices.map((choice) => choice.code);
  const isRight =
    Array.isArray(answer) &&
    answer.length > 0 &&
    new Set(answer).size === answer.length &&
    answer.every((one) => offered.includes(one));
  if (!isRight) return { [code]: "notOffered" };
  return most !== undefined && answer.length > most ? { [code]: "tooManyChosen" } : {};
}

function wrongGrid({ code, rows, scale, required }: Of<"grid">, answer: Answer): Problems {
  if (typeof answer !== "object" || Array.isArray(answer)) return { [code]: "notOffered" };
  const known = new Set(rows.map((row) => row.code));
  if (Object.keys(answer).some((row) => !known.has(row))) return { [code]: "notOffered" };
  const steps = new Set(scale.map((step) => step.code));
  const problems: Problems = {};
  for (const row of rows) {
    const step = answer[row.code];
    if (step === undefined && required) problems[`${code}.${row.code}`] = "unchosen";
    if (step !== undefined && !steps.has(step)) problems[`${code}.${row.code}`] = "notOffered";
  }
  return problems;
}

function isOrderOf(choices: readonly { code: string }[], answer: Answer): boolean {
  return (
    Array.isArray(answer) &&
    answer.length === choices.length &&
    choices.every(({ code }) => answer.includes(code))
  );
}

function wrongNumber({ code, whole, least, most }: Of<"number">, answer: Answer): Problems {
  if (typeof answer !== "number" || !Number.isFinite(answer)) return { [code]: "notANumber" };
  if (whole && !Number.isInteger(answer)) return { [code]: "notNumber" };
  if (least !== undefined && answer < least) return { [code]: `least.${code}` };
  return most !== undefined && answer > most ? { [code]: `most.${code}` } : {};
}

/** What was typed, as an answer; undefined when nothing was. */
export function answerFrom(question: Question, typed: Typed): Answer | undefined {
  const { code } = question;
  const text = ([typed[code] ?? ""].flat()[0] ?? "").trim();
  switch (question.kind) {
    case "many":
      return listFrom([typed[code] ?? []].flat());
    case "grid":
      return gridFrom(question, typed);
    case "rank":
      return orderFrom(question, typed);
    case "number":
    case "grade":
      return text === "" ? undefined : Number(text.replace(",", ".").replaceAll(/\s/g, ""));
    case "school":
      return text === "" ? undefined : text.toUpperCase();
    case "note":
      return undefined;
    default:
      return text === "" ? undefined : text;
  }
}

function listFrom(chosen: string[]): string[] | undefined {
  return chosen.length > 0 ? [...new Set(chosen)] : undefined;
}

function gridFrom({ code, rows }: Of<"grid">, typed: Typed): Answer | undefined {
  const steps = rows.flatMap((row) => {
    const step = typed[`${code}.${row.code}`];
    return typeof step === "string" && step !== "" ? [[row.code, step]] : [];
  });
  return steps.length > 0 ? Object.fromEntries(steps) : undefined;
}

/** Places typed beside each choice, as an order; with a place missing or doubled, what was typed is kept out of order. */
function orderFrom({ code, choices }: Of<"rank">, typed: Typed): Answer | undefined {
  const order: string[] = [];
  for (const choice of choices) {
    const place = Number(typed[`${code}.${choice.code}`] ?? 0);
    if (place >= 1 && place <= choices.length) order[place - 1] = choice.code;
  }
  const chosen = order.filter((one) => one !== undefined);
  return chosen.length > 0 ? chosen : undefined;
}

/** An answer as it fills the fields of its question. */
export function typedFrom(question: Question, answer: Answer | undefined): Typed {
  const { code, kind } = question;
  if (answer === undefined) return {};
  if (kind === "rank" && Array.isArray(answer))
    return Object.fromEntries(answer.map((choice, at) => [`${code}.${choice}`, String(at + 1)]));
  if (Array.isArray(answer)) return { [code]: answer };
  if (typeof answer === "object")
    return Object.fromEntries(
      Object.entries(answer).map(([row, step]) => [`${code}.${row}`, step]),
    );
  return { [code]: String(answer) };
}

/** In an order of chance that stays the same for the same draft. */
export function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const random = randomFrom(seed);
  const drawn = items.map((item) => ({ item, at: random() }));
  return drawn.sort((one, other) => one.at - other.at).map(({ item }) => item);
}

const ownInvitation = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The key of a link as it stands in the link, however it was typed from paper; dashes are part of a person's own alone. */
export function keyAsGiven(typed: string): { key: string; isOwn: boolean } {
  const key = typed.toLowerCase();
  return ownInvitation.test(key)
    ? { key, isOwn: true }
    : { key: key.replaceAll("-", ""), isOwn: false };
}
