/** In which order a column of full names gives them; a patronymic is known by its ending wherever it stands. */
export const nameOrders = ["family_first", "given_first"] as const;
export type NameOrder = (typeof nameOrders)[number];

export type NameParts = { familyName: string; givenName: string; patronymic: string };

const patronymicEnd = /(ұлы|улы|қызы|кызы|ович|евич|ёвич|ична|овна|евна|ёвна|оғлы|оглы)$/i;
// Written apart, as in "Серік қызы": it belongs to the word before it.
const patronymicAlone = /^(ұлы|улы|қызы|кызы|оғлы|оглы)$/i;
const familyEnd = /(ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|цкий|цкая|енко|баев|баева)$/i;

/** The parts of a full name; what it does not hold is empty. Initials ("Е.К.") are a name and a patronymic. */
export function partsOfName(text: string, order: NameOrder): NameParts {
  const words = wordsOf(text);
  const at = words.findLastIndex((word, place) => place > 0 && patronymicEnd.test(word));
  // Of two words the second is a name: "Ахмет Байтұрсынұлы" has no patronymic beside it.
  const patronymic = at > 0 && words.length > 2 ? (words[at] ?? "") : "";
  const rest = patronymic ? words.toSpliced(at, 1) : words;
  const [first = "", second = "", ...others] = rest;
  const [familyName, givenName] = order === "family_first" ? [first, second] : lastFirst(rest);
  if (patronymic) return { familyName, givenName, patronymic };
  return order === "family_first"
    ? { familyName, givenName, patronymic: others.join(" ") }
    : { familyName, givenName, patronymic: rest.slice(1, -1).join(" ") };
}

function lastFirst(words: readonly string[]): [string, string] {
  return words.length > 1 ? [words.at(-1) ?? "", words[0] ?? ""] : [words[0] ?? "", ""];
}

/** The order that most of the names speak for; a family name stands first where nothing tells. */
export function orderOfNames(texts: readonly string[]): NameOrder {
  const givenFirst = texts.reduce((sum, text) => sum + spokenFor(wordsOf(text)), 0);
  return givenFirst > 0 ? "given_first" : "family_first";
}

/** 1 where the name says that the given name stands first, -1 where the family name does, 0 where it says nothing. */
function spokenFor(words: readonly string[]): -1 | 0 | 1 {
  const at = words.findLastIndex((word, place) => place > 0 && patronymicEnd.test(word));
  // A patronymic stands behind the given name: at the end, or before the family name.
  if (at > 0 && words.length > 2) return at === words.length - 1 ? -1 : 1;
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (words.length < 2 || isFamilyName(first) === isFamilyName(last)) return 0;
  return isFamilyName(last) ? 1 : -1;
}

// Given names that end as family names do.
const givenNames =
  /^(марина|галина|ирина|полина|карина|алина|регина|сабина|ангелина|кристина|екатерина|антонина|валентина|нина|зина|дина|эвелина|альбина|мадина|амина|залина|арина)$/i;

function isFamilyName(word: string): boolean {
  return familyEnd.test(word) && !givenNames.test(word);
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

function wordsOf(text: string): string[] {
  const words = besideName
    .reduce((name, beside) => name.replaceAll(beside, " "), text)
    .replaceAll(/(\p{Lu}\.)(?=\p{Lu})/gu, "$1 ")
    .split(/[\s,]+/)
    .filter((word) => !/^[-–—.;№+]*$/u.test(word));
  const whole: string[] = [];
  for (const word of words) {
    const before = patronymicAlone.test(word) ? whole.pop() : undefined;
    whole.push(before === undefined ? word : `${before} ${word}`);
  }
  return whole;
}
