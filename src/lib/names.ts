type Names = { familyName: string; givenName: string; patronymic: string | null };

/** Family name, given name and patronymic, in the order documents write them. */
export function fullName({ familyName, givenName, patronymic }: Names): string {
  return [familyName, givenName, patronymic].filter(Boolean).join(" ");
}

// PostgreSQL and JavaScript read these patterns alike, whatever the locale of the database.
const letter = "[0-9A-Za-z\u00c0-\u024f\u0400-\u052f-]";

/** A pattern that finds the words where no letter stands beside them: "Ли" is not in "Калиева". */
export function wholeWords(text: string): string {
  return `(?<!${letter})${text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?!${letter})`;
}

/** Patterns that find, in text in lower case, both names of each of the people as whole words, in either order. */
export function bothNames(people: readonly Omit<Names, "patronymic">[]): string[] {
  return people.flatMap(({ familyName, givenName }) => {
    const names = [familyName, givenName].map((name) => name.trim().toLowerCase());
    // What stands in place of a forgotten name would be found in half of all tables.
    if (!names.every((name) => /\p{L}/u.test(name))) return [];
    const [family, given] = names.map(wholeWords);
    return [`${family}.*${given}|${given}.*${family}`];
  });
}
