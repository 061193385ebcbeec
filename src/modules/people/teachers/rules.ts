import { fold } from "#lib/search.ts";

/** A name as search sees it: its folded words, each with a space before it. */
export function foldedName(
  familyName: string,
  givenName: string,
  patronymic: string | null,
): string {
  return ` ${fold([familyName, givenName, patronymic ?? ""].join(" "))}`;
}
