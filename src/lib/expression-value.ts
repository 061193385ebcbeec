import type { Expression } from "./expression-tree.ts";
import { matches } from "./pattern.ts";

export type Answer = string | number | readonly string[] | Readonly<Record<string, string>>;
export type GivenAnswers = Readonly<Record<string, Answer | undefined>>;
export type Around = { self?: Answer | undefined; today: string };
type Value = string | number | boolean | readonly string[];

/** True when the expression holds for what was answered. */
export function holds(expression: Expression, answers: GivenAnswers, around: Around): boolean {
  return truthOf(meaningOf(expression, answers, around));
}

/** What the expression comes to for what was answered. */
function meaningOf(expression: Expression, answers: GivenAnswers, around: Around): Value {
  switch (expression.kind) {
    case "value":
      return expression.value;
    case "answer":
      return plain(answerTo(expression.name, answers));
    case "self":
      return plain(around.self);
    case "call":
      return called(expression, (one) => meaningOf(one, answers, around), around);
    case "both":
      return combined(expression, (one) => meaningOf(one, answers, around));
  }
}

/** A row of a grid is named after its question and a full stop: `${needs.formative}`. */
function answerTo(name: string, answers: GivenAnswers): Answer | undefined {
  if (Object.hasOwn(answers, name)) return answers[name];
  const stop = name.indexOf(".");
  const question = name.slice(0, stop);
  const grid = stop > 0 && Object.hasOwn(answers, question) ? answers[question] : undefined;
  if (typeof grid !== "object" || isList(grid)) return undefined;
  const row = name.slice(stop + 1);
  return Object.hasOwn(grid, row) ? grid[row] : undefined;
}

function plain(answer: Answer | undefined): Value {
  if (answer === undefined) return "";
  if (typeof answer !== "object" || isList(answer)) return answer;
  return Object.values(answer);
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

type Call = Extract<Expression, { kind: "call" }>;
type Evaluate = (one: Expression) => Value;

function called({ name, given, pattern }: Call, value: Evaluate, { today }: Around): Value {
  const at = (place: number): Value => {
    const one = given[place];
    return one ? value(one) : "";
  };
  switch (name) {
    case "not":
      return !truthOf(at(0));
    case "selected":
      return listOf(at(0)).includes(textOf(at(1)));
    case "count-selected":
      return listOf(at(0)).length;
    case "if":
      return truthOf(at(0)) ? at(1) : at(2);
    case "coalesce":
      return textOf(at(0)) === "" ? at(1) : at(0);
    case "string-length":
      return [...textOf(at(0))].length;
    case "regex":
      return pattern !== null && matches(pattern, textOf(at(0)));
    case "today":
      return today;
    case "true":
      return true;
    case "false":
      return false;
  }
}

type Both = Extract<Expression, { kind: "both" }>;

function combined({ sign, left, right }: Both, value: Evaluate): Value {
  switch (sign) {
    case "or":
      return truthOf(value(left)) || truthOf(value(right));
    case "and":
      return truthOf(value(left)) && truthOf(value(right));
    case "=":
      return isSame(value(left), value(right));
    case "!=":
      return !isSame(value(left), value(right));
    case "<":
    case "<=":
    case ">":
    case ">=":
      return inOrder(sign, value(left), value(right));
    default:
      return reckoned(sign, numberOf(value(left)), numberOf(value(right)));
  }
}

function reckoned(sign: "+" | "-" | "*" | "div" | "mod", left: number, right: number): number {
  switch (sign) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "div":
      return left / right;
    case "mod":
      return left % right;
  }
}

function isSame(left: Value, right: Value): boolean {
  if (typeof left === "boolean" || typeof right === "boolean")
    return truthOf(left) === truthOf(right);
  if (typeof left === "number" || typeof right === "number")
    return numberOf(left) === numberOf(right);
  return textOf(left) === textOf(right);
}

const day = /^\d{4}-\d{2}-\d{2}$/;

// Days are compared as days; all else as numbers, and what is no number is in no order.
function inOrder(sign: "<" | "<=" | ">" | ">=", left: Value, right: Value): boolean {
  const areDays = day.test(textOf(left)) && day.test(textOf(right));
  const [one, other] = areDays ? [textOf(left), textOf(right)] : [numberOf(left), numberOf(right)];
  switch (sign) {
    case "<":
      return one < other;
    case "<=":
      return one <= other;
    case ">":
      return one > other;
    case ">=":
      return one >= other;
  }
}

function truthOf(value: Value): boolean {
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  return isList(value) ? value.length > 0 : Boolean(value);
}

function numberOf(value: Value): number {
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "number") return value;
  const text = textOf(value).trim();
  return text === "" ? Number.NaN : Number(text);
}

function textOf(value: Value): string {
  return isList(value) ? value.join(" ") : String(value);
}

function listOf(value: Value): readonly string[] {
  return isList(value) ? value : textOf(value).split(" ").filter(Boolean);
}
