import { withoutAsterisks } from "#imports/spelling.ts";
import { isFamilyName, isInitial } from "../../base/rules/family-names.ts";

/** In which order a column of full names gives them; a patronymic is known by its ending wherever it stands. */
export const nameOrders = ["family_first", "given_first"] as const;
export type NameOrder = (typeof nameOrders)[number];

export type NameParts = { familyName: string; givenName: string; patronymic: string };

const patronymicEnd = /(ұлы|улы|қызы|кызы|ич|ична|овна|евна|ёвна|оғлы|оглы)$/i;
// Written apart, as in "Серік қызы": it belongs to the word before it.
const patronymicAlone = /^(ұлы|улы|қызы|кызы|оғлы|оглы)$/i;

/** The parts of a full name; what it does not hold is empty. Initials ("Е.К.") are a name and a patronymic. */
export function partsOfName(text: string, order: NameOrder): NameParts {
  const words = wordsOf(text);
  const at = patronymicIn(words);
  // Of two words the second is a name: "Ахмет Байтұрсынұлы" has no patronymic beside it.
  const patronymic = at > 0 && words.length > 2 ? (words[at] ?? "") : "";
  const rest = patronymic ? words.toSpliced(at, 1) : words;
  const [first = "", second = "", ...others] = rest;
  const [familyName, givenName] = order === "family_first" ? [first, second] : lastFirst(rest);
  if (patronymic) return { familyName, givenName: givenBeside(rest, order), patronymic };
  return order === "family_first"
    ? { familyName, givenName, patronymic: others.join(" ") }
    : { familyName, givenName, patronymic: rest.slice(1, -1).join(" ") };
}

/** All that is neither family name nor patronymic, as "Бибі Айша". */
function givenBeside(words: readonly string[], order: NameOrder): string {
  return (order === "family_first" ? words.slice(1) : words.slice(0, -1)).join(" ");
}

function lastFirst(words: readonly string[]): [string, string] {
  return words.length > 1 ? [words.at(-1) ?? "", words[0] ?? ""] : [words[0] ?? "", ""];
}

/**
 * The order that a name tells by its initials, which are never a family name, or by its patronymic, which stands behind the
 * given name; else that of its list.
 */
export function orderOfName(text: string, ofList: NameOrder): NameOrder {
  const words = wordsOf(text);
  const byInitials = orderByInitials(words);
  if (byInitials) return byInitials;
  const at = patronymicIn(words);
  if (at < 0 || words.length < 3) return ofList;
  return at === words.length - 1 ? "family_first" : "given_first";
}

/** The order in which no initial is the family name; null where either may be. */
export function initialsOrder(text: string): NameOrder | null {
  return orderByInitials(wordsOf(text));
}

function orderByInitials(words: readonly string[]): NameOrder | null {
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (isInitial(first) === isInitial(last)) return null;
  return isInitial(first) && !isGivenBehind(words) ? "given_first" : "family_first";
}

/** In "Ж. Мәдина Болатқызы" both names are whole, so that it is the family name that is not. */
function isGivenBehind(words: readonly string[]): boolean {
  const isWhole = words.length > 2 && !words.slice(1).some(isInitial);
  return isWhole && patronymicIn(words) === words.length - 1;
}

/** The order that most of the names speak for; a family name stands first where nothing tells. */
export function orderOfNames(texts: readonly string[]): NameOrder {
  const givenFirst = texts.reduce((sum, text) => sum + spokenFor(wordsOf(text)), 0);
  return givenFirst > 0 ? "given_first" : "family_first";
}

/** 1 where the name says that the given name stands first, -1 where the family name does, 0 where it says nothing. */
function spokenFor(words: readonly string[]): -1 | 0 | 1 {
  const at = patronymicIn(words);
  // A patronymic stands behind the given name: at the end, or before the family name.
  if (at > 0 && words.length > 2) return at === words.length - 1 ? -1 : 1;
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (words.length < 2 || isFamilyName(first) === isFamilyName(last)) return 0;
  return isFamilyName(last) ? 1 : -1;
}

// A former name, a leave, a phone: people write them beside the name, and they are no part of it.
const besideName = [
  /\([^)]*\)?|\[[^\]]*\]?/gu,
  /(?<!\p{L})(тел|моб|ұялы|жсн|иин)\p{L}*[.:]*(?=\s*[+\d])/giu,
  // The number of the line.
  /^\s*\d{1,4}\s*[.)]/gu,
  /(?<!\d)(19|20)\d\d\s*[жг]\.?(\s*[тр]\.?)?(?![\p{L}\d])/giu,
  /(?<![\p{L}\d])[+№]{0,2}\d[\d.,/\\–-]*(?![\p{L}\d])/gu,
];

function patronymicIn(words: readonly string[]): number {
  // Of two such words the later one is a family name, as in "Анна Петровна Абрамович".
  return words.findIndex((word, place) => place > 0 && patronymicEnd.test(word));
}

// Nothing stands beside a name without one of these.
const mayStandBeside = /[\d([]/;

function wordsOf(text: string): string[] {
  const beside = mayStandBeside.test(text) ? besideName : [];
  const words = beside
    .reduce((name, one) => name.replaceAll(one, " "), withoutAsterisks(text))
    .replaceAll(/(\p{Lu}\.)(?=\p{Lu})/gu, "$1 ")
    .split(/[\s,]+/)
    .filter((word) => !/^[-–—.;№+]*$/u.test(word));
  const whole: string[] = [];
  for (const word of words) {
    const before = patronymicAlone.test(word) ? whole.pop() : undefined;
    whole.push(before === undefined ? word : `${before} ${word}`);
  }
  return withoutNotes(whole);
}

/** In "Омарова Айгүл Серікқызы декрет" a small letter behind the patronymic begins what is no name. */
function withoutNotes(words: readonly string[]): string[] {
  const isCapital = (word: string) => /^\p{Lu}/u.test(word);
  const at = patronymicIn(words);
  if (at < 0 || !isCapital(words[0] ?? "")) return [...words];
  return words.filter((word, place) => place <= at || isCapital(word));
}
