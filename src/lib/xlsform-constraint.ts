import { namesIn, parseExpression } from "./expression.ts";

export type Limits = { least: number | null; most: number | null };
type Limited = { constraint: string } & Limits;

const number = String.raw`(-?\d+(?:\.\d+)?)`;
const own = String.raw`^(?:\((.*)\) and )?`;
const ofNumber = new RegExp(
  String.raw`${own}(?:\. ?>= ?${number})?(?: ?and (?=\.))?(?:\. ?<= ?${number})?$`,
  "s",
);
const ofCount = new RegExp(String.raw`${own}count-selected\(\.\) ?<= ?(\d+)$`, "s");

/** The limits of a number or of a choice of several at the end of a constraint, apart from the rest. */
export function splitLimits(constraint: string, kind: "number" | "many"): Limited {
  const none = { constraint, least: null, most: null };
  const match = (kind === "number" ? ofNumber : ofCount).exec(constraint);
  if (!match) return none;
  const [rest = "", first, second] = match.slice(1);
  const [least, most] = kind === "number" ? [first, second] : [undefined, first];
  if (least === undefined && most === undefined) return none;
  if (rest !== "" && !parseExpression(rest).ok) return none;
  return { constraint: rest, least: numberOf(least), most: numberOf(most) };
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** A constraint that holds the limits too, as XLSForm has no other place for them. */
export function withLimits({ constraint, least, most }: Limited, kind: "number" | "many"): string {
  const counted = kind === "number" ? "." : "count-selected(.)";
  const limits = [
    ...(least === null || kind === "many" ? [] : [`. >= ${least}`]),
    ...(most === null ? [] : [`${counted} <= ${most}`]),
  ];
  if (limits.length === 0) return constraint;
  return [...(constraint ? [`(${constraint})`] : []), ...limits].join(" and ");
}

/** The codes there are, and those asked before. */
export type Names = { known: ReadonlySet<string>; earlier: ReadonlySet<string> };
export const longestCondition = 500;

export const conditionFaults = [
  "tooLong",
  "badExpression",
  "unknownFunction",
  "unknownName",
  "laterName",
] as const;
type Wrong = { what: (typeof conditionFaults)[number]; word: string };

/** Why a condition cannot stand, and the word it is about; null when it can. */
export function wrongWith(text: string, { known, earlier }: Names): Wrong | null {
  if (text.length > longestCondition) return { what: "tooLong", word: text };
  const read = parseExpression(text);
  if (!read.ok) {
    const { problem, word, at } = read.refusal;
    if (problem === "unknownFunction") return { what: "unknownFunction", word };
    return { what: "badExpression", word: word || text.slice(at) || text };
  }
  for (const name of namesIn(read.value)) {
    if (!known.has(name)) return { what: "unknownName", word: name };
    if (!earlier.has(name)) return { what: "laterName", word: name };
  }
  return null;
}
