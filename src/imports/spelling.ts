import { inNormalForm } from "#lib/normal-form.ts";

// Latin letters that keyboards and scanners put where Cyrillic ones of the same look belong.
const alike = new Map(
  [..."aAeEoOcCpPxXyYBKMHTiIhə"].map((latin, at) => [
    latin,
    [..."аАеЕоОсСрРхХуУВКМНТіІһә"][at] ?? latin,
  ]),
);

const word = /\p{L}+/gu;

/**
 * The text as it was meant: in a word of Cyrillic letters, Latin ones that look the same become Cyrillic, and
 * letters written as a letter and a mark become one letter.
 */
export function spelled(text: string): string {
  if (!/[A-Za-zə]|\p{M}/u.test(text)) return text;
  return inNormalForm(text).replaceAll(word, (one) => {
    if (!/\p{sc=Cyrillic}/u.test(one) || !/\p{sc=Latin}/u.test(one)) return one;
    return [...one].map((letter) => alike.get(letter) ?? letter).join("");
  });
}

/**
 * True for what a wrong encoding, a program or a damaged byte made of a text: a sign of replacement, question
 * marks inside or at the end of words, a word of two alphabets or of nothing but letters with marks, an error of a formula, a number with an exponent.
 */
export function isGarbled(text: string): boolean {
  if (/^[\p{sc=Cyrillic}\s.-]*$/u.test(text)) return false;
  if (
    /[\ufffd\u2500-\u259f]/u.test(text) ||
    /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(text)
  )
    return true;
  if (/^\d(\.\d+)?E\+\d+$/i.test(text)) return true;
  if (/\p{L}\?+\p{L}|\?\p{Ll}|\?{2,}/u.test(text)) return true;
  return (text.match(word) ?? []).some(
    (one) => isOfTwoAlphabets(one) || /^[\u00c0-\u00ff]{4,}$/.test(one),
  );
}

function isOfTwoAlphabets(one: string): boolean {
  return /\p{sc=Cyrillic}/u.test(one) && /\p{sc=Latin}/u.test(one);
}

/** True where letters were lost on the way: a sign of replacement, or question marks inside a word. */
export function hasLostLetters(text: string): boolean {
  return /\ufffd|\p{L}\?+\p{L}|\?{2,}/u.test(text);
}

/** Without the signs that refer to a note below the list. */
export function withoutAsterisks(text: string): string {
  return text.replaceAll(/[*†‡•]+/g, " ").trim();
}

/** A name that stands in capitals as names are written; initials stay. */
export function properCase(name: string): string {
  if (name.length < 3 || name !== name.toUpperCase()) return name;
  return name.replaceAll(word, (one) =>
    one.length < 2 ? one : `${one[0] ?? ""}${one.slice(1).toLowerCase()}`,
  );
}
