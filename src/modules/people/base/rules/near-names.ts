import { fold } from "#lib/search.ts";

export type NameInParts = { familyName: string; givenName: string; patronymic: string | null };

/**
 * Whether two names may be one name that was written in two ways: with the patronymic or without it, with spaces in it or
 * without them, in full or by initials.
 */
export function isNearName(one: NameInParts, other: NameInParts): boolean {
  return (
    nearNameKey(one) === nearNameKey(other) &&
    fits(one.givenName, other.givenName) &&
    (!one.patronymic || !other.patronymic || fits(one.patronymic, other.patronymic))
  );
}

/** What all names that are near each other share. */
export function nearNameKey({ familyName }: Pick<NameInParts, "familyName">): string {
  return joined(familyName);
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
