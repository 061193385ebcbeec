import { done, type Result, refuse } from "./errors.ts";
import type { Expression, FunctionName, Sign } from "./expression-tree.ts";
import { longestPattern, type Pattern, readPattern } from "./pattern.ts";

/** How many things each function is given, at least and at most. */
const functions = {
  not: [1, 1],
  selected: [2, 2],
  "count-selected": [1, 1],
  if: [3, 3],
  coalesce: [2, 2],
  "string-length": [1, 1],
  regex: [2, 2],
  today: [0, 0],
  true: [0, 0],
  false: [0, 0],
} as const satisfies Record<FunctionName, readonly [number, number]>;

export type Wrong = {
  /** The place of the letter where it goes wrong, the first being 0. */
  at: number;
  problem:
    | "empty"
    | "tooLong"
    | "notUnderstood"
    | "unfinished"
    | "unknownFunction"
    | "wrongCount"
    | "badPattern";
  /** The word it is about. */
  word: string;
};

const longest = 2_000;

/** Reads the text once; what is wrong is told with its place. */
export function parseExpression(text: string): Result<Expression, Wrong> {
  if (text.trim() === "") return refuse({ at: 0, problem: "empty", word: "" });
  if (text.length > longest) return refuse({ at: longest, problem: "tooLong", word: "" });
  try {
    return done(new Reader(tokensOf(text), text.length).read());
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.wrong);
    throw error;
  }
}

/** The names of the questions that the expression asks about. */
export function namesIn(expression: Expression): string[] {
  switch (expression.kind) {
    case "answer":
      return [expression.name];
    case "call":
      return expression.given.flatMap(namesIn);
    case "both":
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    case "value":
    case "self":
      return [];
  }
}

class Unreadable extends Error {
  readonly wrong: Wrong;

  constructor(wrong: Wrong) {
    super(wrong.problem);
    this.wrong = wrong;
  }
}

type Token = {
  kind: "answer" | "text" | "number" | "name" | "sign" | "self";
  text: string;
  at: number;
};

const shapes: readonly [Token["kind"], RegExp][] = [
  ["answer", /\$\{\s*([A-Za-z_][\w.-]*)\s*\}/y],
  ["text", /'([^']*)'|"([^"]*)"/y],
  ["number", /(\d+(?:\.\d+)?|\.\d+)/y],
  ["name", /([A-Za-z](?:[A-Za-z:-]*[A-Za-z])?)/y],
  ["sign", /(!=|<=|>=|[=<>+*(),-])/y],
  ["self", /(\.)/y],
];

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const found = tokenAt(text, at);
    if (!found)
      throw new Unreadable({ at, problem: "notUnderstood", word: text.slice(at, at + 12) });
    tokens.push(found.token);
    at = skipSpace(text, found.end);
  }
  return tokens;
}

function tokenAt(text: string, at: number): { token: Token; end: number } | null {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const match = shape.exec(text);
    if (!match) continue;
    return { token: { kind, text: match[1] ?? match[2] ?? "", at }, end: shape.lastIndex };
  }
  return null;
}

function skipSpace(text: string, from: number): number {
  const space = /\s*/y;
  space.lastIndex = from;
  space.exec(text);
  return space.lastIndex;
}

// From the loosest to the tightest; signs of one row are read from left to right.
const rows: readonly (readonly Sign[])[] = [
  ["or"],
  ["and"],
  ["=", "!="],
  ["<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "div", "mod"],
];

class Reader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #at = 0;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  read(): Expression {
    const expression = this.#row(0);
    const left = this.#tokens[this.#at];
    if (left) throw new Unreadable({ at: left.at, problem: "notUnderstood", word: left.text });
    return expression;
  }

  #row(depth: number): Expression {
    const signs = rows[depth];
    if (!signs) return this.#single();
    let left = this.#row(depth + 1);
    for (let sign = this.#sign(signs); sign; sign = this.#sign(signs)) {
      left = { kind: "both", sign, left, right: this.#row(depth + 1) };
    }
    return left;
  }

  #sign(signs: readonly Sign[]): Sign | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "sign" && token?.kind !== "name") return undefined;
    const found = signs.find((sign) => sign === token.text);
    if (found) this.#at += 1;
    return found;
  }

  #single(): Expression {
    const token = this.#next();
    switch (token.kind) {
      case "answer":
        return { kind: "answer", name: token.text };
      case "self":
        return { kind: "self" };
      case "text":
        return { kind: "value", value: token.text };
      case "number":
        return { kind: "value", value: Number(token.text) };
      case "name":
        return this.#call(token);
      case "sign":
        return this.#signed(token);
    }
  }

  #signed(token: Token): Expression {
    if (token.text === "-") {
      const zero: Expression = { kind: "value", value: 0 };
      return { kind: "both", sign: "-", left: zero, right: this.#single() };
    }
    if (token.text !== "(")
      throw new Unreadable({ at: token.at, problem: "notUnderstood", word: token.text });
    const inside = this.#row(0);
    this.#expect(")");
    return inside;
  }

  #call({ text, at }: Token): Expression {
    const name = nameOf(text);
    if (!name) throw new Unreadable({ at, problem: "unknownFunction", word: text });
    this.#expect("(");
    const given: Expression[] = [];
    while (!this.#take(")")) {
      if (given.length > 0) this.#expect(",");
      given.push(this.#row(0));
    }
    const [least, most] = functions[name];
    if (given.length < least || given.length > most)
      throw new Unreadable({ at, problem: "wrongCount", word: text });
    return { kind: "call", name, given, pattern: name === "regex" ? patternOf(given, at) : null };
  }

  #expect(sign: string): void {
    const token = this.#next();
    if (token.kind === "sign" && token.text === sign) return;
    throw new Unreadable({ at: token.at, problem: "notUnderstood", word: token.text });
  }

  #take(sign: string): boolean {
    const token = this.#tokens[this.#at];
    const isHere = token?.kind === "sign" && token.text === sign;
    if (isHere) this.#at += 1;
    return isHere;
  }

  #next(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw new Unreadable({ at: this.#end, problem: "unfinished", word: "" });
    this.#at += 1;
    return token;
  }
}

function nameOf(text: string): FunctionName | undefined {
  return Object.hasOwn(functions, text) ? functionNames.find((name) => name === text) : undefined;
}

const functionNames: readonly FunctionName[] = [
  "not",
  "selected",
  "count-selected",
  "if",
  "coalesce",
  "string-length",
  "regex",
  "today",
  "true",
  "false",
];

/** A pattern stands in the text itself, so that it is read, and refused, before anybody answers. */
function patternOf([, second]: readonly Expression[], at: number): Pattern {
  const text = second?.kind === "value" ? String(second.value) : "";
  const pattern = text.length > longestPattern ? null : readPattern(text);
  if (!pattern || second?.kind !== "value") {
    throw new Unreadable({ at, problem: "badPattern", word: text.slice(0, 40) });
  }
  return pattern;
}
