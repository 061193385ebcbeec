type Names = { familyName: string; givenName: string; patronymic: string | null };

/** Family name, given name and patronymic, in the order documents write them. */
export function fullName({ familyName, givenName, patronymic }: Names): string {
  return [familyName, givenName, patronymic].filter(Boolean).join(" ");
}

// PostgreSQL and JavaScript read these patterns alike, whatever the locale of the database.
const letter = "[0-9A-Za-z\u00c0-\u024f\u0400-\u052f-]";

/** A pattern that finds the words where no letter stands beside them: "Ли" is not in "Калиева". */
export function wholeWords(text: string): string {
  return alone(escaped(text));
}

function alone(pattern: string): string {
  return `(?<!${letter})${pattern}(?!${letter})`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

// What a keyboard without Kazakh letters, or haste, puts for one another.
const otherwise = new Map([
  ["ь", "[ьъ]?"],
  ["ъ", "[ьъ]?"],
  // JSON puts a stroke before it.
  ['"', '\\\\?"'],
]);
const alike = ["аә", "гғ", "кқ", "нң", "оө", "уұү", "хһ", "иій", "еёэ", "шщ"];

/** Patterns of what somebody is called, in text in lower case, be it within other names. */
export function eitherName({ familyName, givenName }: Omit<Names, "patronymic">): {
  family: string;
  given: string;
} {
  const [family = "", given = ""] = [familyName, givenName].map((name) =>
    however(name.trim().toLowerCase()),
  );
  return { family, given };
}

/** A pattern for a name however its letters are written: "Өтегенова" is "Отегенова", "Айгүл-Нұр" is "Айгул Нур". */
function however(name: string): string {
  const pattern = name.split(/[\s-]+/).map((word) =>
    [...word]
      .map((one) => {
        const likes = alike.find((letters) => letters.includes(one));
        return likes ? `[${likes}]` : (otherwise.get(one) ?? escaped(one));
      })
      .join(""),
  );
  return pattern.join("[\\s-]+");
}

/** Patterns that find, in text in lower case, both names of each of the people as whole words, in either order and spelling. */
export function bothNames(people: readonly Omit<Names, "patronymic">[]): string[] {
  return wholeNames(people).map(({ family, given }) => `${family}.*${given}|${given}.*${family}`);
}

/**
 * Whether a text holds both names of one of the people, as `bothNames` does, in a time that grows with the text alone: the two
 * are looked for one after the other.
 */
export function tellerOf(people: readonly Omit<Names, "patronymic">[]): (text: string) => boolean {
  const patterns = wholeNames(people).map(({ family, given }) => ({
    family: new RegExp(family, "g"),
    given: new RegExp(given, "g"),
    least: family === given ? 2 : 1,
  }));
  return (text) => {
    const lower = text.toLowerCase();
    return patterns.some(
      ({ family, given, least }) =>
        (lower.match(family) ?? []).length >= least && (lower.match(given) ?? []).length >= least,
    );
  };
}

function wholeNames(
  people: readonly Omit<Names, "patronymic">[],
): { family: string; given: string }[] {
  return people.flatMap(({ familyName, givenName }) => {
    const names = [familyName, givenName].map((name) => name.trim().toLowerCase());
    // What stands in place of a forgotten name would be found in half of all tables.
    if (!names.every((name) => /\p{L}/u.test(name))) return [];
    const [family = "", given = ""] = names.map((name) => alone(however(name)));
    return [{ family, given }];
  });
}
