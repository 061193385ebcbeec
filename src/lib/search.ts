import { LRUCache } from "lru-cache";
import folding from "#reference/slug_fold_kk.json" with { type: "json" };
import { cyrillic } from "./latin.ts";
import { inNormalForm } from "./normal-form.ts";

const letters = new Map(
  Object.entries({ ...folding.fold, э: "е", щ: "ш", я: "иа", ю: "иу", ъ: "", ь: "" }),
);

/**
 * Text as search sees it: folded Cyrillic words and numbers with one space between them.
 * A Kazakh or Russian keyboard, or any of the Latin spellings in use, comes to the same letters.
 */
export function fold(text: string): string {
  if (text.length > longestKept) return foldAnew(text);
  const known = foldedTexts.get(text);
  if (known !== undefined) return known;
  const folded = foldAnew(text);
  foldedTexts.set(text, folded);
  return folded;
}

function foldAnew(text: string): string {
  return inNormalForm(text)
    .toLowerCase()
    .replace(/[\p{L}\p{M}'’ʼ`´]+/gu, foldWord)
    .replace(/[^а-я0-9]+/g, " ")
    .trim();
}

/** A person's name as search sees it: its folded words, each with a space before it. */
export function foldedName(
  familyName: string,
  givenName: string,
  patronymic: string | null,
): string {
  const parts = [familyName, givenName, patronymic ?? ""].map(fold);
  return ` ${parts.filter(Boolean).join(" ")}`;
}

/** The stem of a folded Kazakh word: its plural, possessive, case and personal endings taken off. */
export function stemKk(word: string): string {
  return stemsKk(word).at(-1) ?? word;
}

/** The stem of a folded Russian word: a noun's or an adjective's ending taken off. */
export function stemRu(word: string): string {
  const ending = russianEndings.find((end) => word.endsWith(end) && word.length - end.length >= 4);
  return ending ? word.slice(0, -ending.length) : word;
}

/** The distinct words of the texts and their stems, as they are kept and sought. */
export function searchWords(...texts: (string | null)[]): string[] {
  const words = texts.flatMap((text) => (text ? fold(text).split(" ") : [])).filter(Boolean);
  return [...new Set(words.flatMap((word) => [word, stemKk(word), stemRu(word)]))];
}

export type SearchWord = { word: string; isNumber: boolean; stems: string[] };

/** What a person typed, word by word; a word's stems go from the longest to the shortest. */
export function searchQuery(typed: string): SearchWord[] {
  const words = [...new Set(fold(typed).split(" ").filter(Boolean))].slice(0, mostWords);
  return words.map((word) => ({
    word,
    isNumber: /^\d+$/.test(word),
    stems: [...new Set([...stemsKk(word), stemRu(word)])].filter((stem) => stem !== word),
  }));
}

/** Every word one slip of a finger away: a letter lost, added or changed, or two changed about. */
export function oneSlipAway(word: string): string[] {
  const slips = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    slips.add(before + after.slice(1));
    slips.add(before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2));
    for (const letter of foldedLetters) {
      slips.add(before + letter + after);
      slips.add(before + letter + after.slice(1));
    }
  }
  slips.delete(word);
  return [...slips];
}

const mostWords = 8;
const foldedLetters = [..."абвгдежзиклмнопрстуфхцчшы"];
const shortestStem = 3;

// An ending is taken off only after the sounds it can follow, so that "физика" keeps its "ка".
const afterHard = /(?<=[бвгдкпстфхцчш])(?:тагы|теги|тики|тан|тен|тын|тин|пен|ка|ке|та|те|ты|ти)$/;
const afterVoiced = /(?<=[аежзиллмнорыу])(?:дагы|деги|дики|дан|ден|мен|бен|га|ге|да|де)$/;
const afterSonant = /(?<=[жзилмнру])(?:дын|дин|ды|ди)$/;
const afterVowel = /(?<=[аеоуыи])(?:ники|нын|нин|ны|ни)$|(?<=[мн])(?:ники|нын|нин|нан|нен)$/;
const afterPossessive = /(?<=[ыи])(?:ндагы|ндеги|нда|нде|нан|нен|на|не)$/;
const personal =
  /(?<=[лмнрзж])(?:мын|мин|мыз|миз|быз|биз)$|(?<=[кпстш])(?:пын|пин|пыз|пиз)$|(?<=[^аеоуыи])(?:сын|син|сыз|сиз|сыздар|сиздер)$/;
const possessive =
  /(?<=[^ш])(?:ымыз|имиз|ыныз|иниз)$|(?<=[аеу]|ш[ыи])(?:мыз|миз|ныз|низ)$|(?<=[аеоу]|ш[ыи]|[гл]и)(?:сын|син|сы|си)$|(?<=[^аеоуыиш]|[аео]и)(?:ын|ин|ы|и)$/;
const plural =
  /(?<=[аеоуыир])(?:лар|лер)$|(?<=[жзлмн])(?:дар|дер)$|(?<=[бвгдкпстфхцчш])(?:тар|тер)$/;
const steps = [
  [personal],
  [afterPossessive, afterHard, afterVoiced, afterSonant, afterVowel],
  [possessive],
  [plural],
];

// Roots that look as if they ended in an ending, and roots that lose a vowel before one.
const wholeRoots = new Set(
  "алан алматы аудан жели караганды кезен кенес мазмун талас шиели".split(" "),
);
const shortenedRoots = new Map(Object.entries({ аул: "ауыл", орн: "орын", халк: "халык" }));

/** The word after each ending taken off in turn, the last being its stem. */
function stemsKk(word: string): string[] {
  const stems: string[] = [];
  let left = word;
  for (const endings of steps) {
    const shorter = withoutEnding(left, endings);
    if (shorter === left) continue;
    left = shorter;
    stems.push(voiceless(left));
  }
  return stems.length > 0 ? stems : [voiceless(word)];
}

function withoutEnding(word: string, endings: RegExp[]): string {
  if (wholeRoots.has(word)) return word;
  const root = word.replace(/[ыи]н?$/, "");
  if (wholeRoots.has(root)) return root;
  const shorter = endings
    .map((ending) => word.replace(ending, ""))
    .filter((left) => left.length >= shortestStem)
    .reduce((one, other) => (other.length < one.length ? other : one), word);
  return shortenedRoots.get(shorter) ?? shorter;
}

// Before a vowel the last sound grows voiced (мектеп, мектебі), so all stems end in the voiceless one.
function voiceless(stem: string): string {
  return stem.replace(/б$/, "п").replace(/г$/, "к");
}

const russianEndings = [
  "ииами",
  "ииах",
  "ииам",
  "ииа",
  "ииу",
  "иеи",
  "иами",
  "иаиа",
  "иуиу",
  "ыми",
  "ими",
  "ого",
  "его",
  "ому",
  "ему",
  "ами",
  "иах",
  "иам",
  "аиа",
  "уиу",
  "ах",
  "ам",
  "ыи",
  "ии",
  "ои",
  "еи",
  "ое",
  "ее",
  "ые",
  "ие",
  "ых",
  "их",
  "ым",
  "им",
  "ом",
  "ем",
  "ов",
  "ев",
  "иа",
  "иу",
  "а",
  "ы",
  "и",
  "о",
  "е",
  "у",
];

// A long list says the same names and words over and over.
const foldedTexts = new LRUCache<string, string>({ max: 20_000 });
const foldedWords = new LRUCache<string, string>({ max: 20_000 });
const longestKept = 40;

function foldWord(word: string): string {
  const kept = foldedWords.get(word);
  if (kept !== undefined) return kept;
  const folded = cyrillic(word).replace(/./gu, (letter) => letters.get(letter) ?? letter);
  if (word.length <= longestKept) foldedWords.set(word, folded);
  return folded;
}
