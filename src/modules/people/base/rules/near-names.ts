import { fold } from "#lib/search.ts";

export type NameInParts = { familyName: string; givenName: string; patronymic: string | null };

/**
 * Whether two names may be one name that was written in two ways: with the patronymic or without it, with spaces in it or
 * without them, in full or by initials, with a Russian ending or without it.
 */
export function isNearName(one: NameInParts, other: NameInParts): boolean {
  return (
    nearNameKey(one) === nearNameKey(other) &&
    givenFits(one, other) &&
    (!one.patronymic || !other.patronymic || patronymicFits(one.patronymic, other.patronymic))
  );
}

/** What all names that are near each other share. */
export function nearNameKey({ familyName }: Pick<NameInParts, "familyName">): string {
  return joined(familyName).replace(familyEnd, "");
}

/** What Russian writes behind a family name; without it stands the same name. */
export const familyEndings = ["ова", "ева", "ов", "ев"] as const;
const familyEnd = new RegExp(`(?<=^.{3,})(${familyEndings.join("|")})$`);

/** Where the family names are written in two ways, one has no ending and the given names are one. */
function givenFits(one: NameInParts, other: NameInParts): boolean {
  const families = [joined(one.familyName), joined(other.familyName)];
  if (families[0] === families[1]) return fits(one.givenName, other.givenName);
  return families.includes(nearNameKey(one)) && joined(one.givenName) === joined(other.givenName);
}

/** "Қайратұлы" is "Кайратович" in Russian. */
function patronymicFits(one: string, other: string): boolean {
  return fits(one, other) || fatherOf(one) === fatherOf(other);
}

function fatherOf(patronymic: string): string {
  return joined(patronymic).replace(/(?<=^.{3,})(улы|кызы|оглы|[ое]вич|[ое]вна)$/, "");
}

function fits(one: string, other: string): boolean {
  const [first, second] = [joined(one), joined(other)];
  return (
    first === second ||
    (isLetter(one) && second.startsWith(first)) ||
    (isLetter(other) && first.startsWith(second))
  );
}

/** A letter for a whole name, as in "А.". */
function isLetter(name: string): boolean {
  return /^\p{L}\.?$/u.test(name.trim());
}

function joined(text: string): string {
  return fold(text).replaceAll(" ", "");
}
