import { type ImportRow, sentFor } from "#imports/plan.ts";
import { fold, stemKk, stemRu } from "#lib/search.ts";
import { schoolCodeIn } from "#modules/network/base/schema.ts";

/** A school by what tables call it. */
export type NamedSchool = { code: string; name_kk: string; name_ru: string };

/** What tells a school's name from others: its numbers and its words but for those that most schools bear. */
type SchoolName = { code: string; numbers: string; words: ReadonlySet<string> };

const stems = [stemKk, stemRu];

const common = new Set(
  [
    "мектеп мектебі орта жалпы білім беретін беру ұйымы мемлекеттік коммуналдық мекемесі қаласы ауылы атындағы",
    "ом жом жббм жбб кмм мм ммс ат",
    "школа средняя общеобразовательная общее государственное коммунальное учреждение город село имени",
    "сш ош сош кгу гу им гор",
    "school secondary general named after",
  ]
    .flatMap((line) => fold(line).split(" "))
    .flatMap((word) => [word, ...stems.map((stem) => stem(word))]),
);

/** Longer cells are no names. */
const longestName = 200;
const mostKept = 10_000;

/** Schools by their names: word for word, else by number and the words that tell them apart. */
export class SchoolNames {
  readonly #codes: ReadonlySet<string>;
  readonly #whole = new Map<string, Set<string>>();
  readonly #read = stems.map(() => new Map<string, SchoolName[]>());
  readonly #found = new Map<string, string[]>();

  constructor(schools: readonly NamedSchool[]) {
    this.#codes = new Set(schools.map(({ code }) => code));
    for (const { code, name_kk, name_ru } of schools) {
      for (const [at, name] of [name_kk, name_ru].entries()) {
        const whole = fold(name);
        this.#whole.set(whole, (this.#whole.get(whole) ?? new Set()).add(code));
        const reading = schoolNameOf(name, { code, at });
        const alike = this.#read[at]?.get(keyOf(reading)) ?? [];
        this.#read[at]?.set(keyOf(reading), [...alike, reading]);
      }
    }
  }

  hasCode(code: string): boolean {
    return this.#codes.has(code);
  }

  /** Codes of the schools that the text may name. */
  named(text: string): readonly string[] {
    const name = text.length > longestName ? "" : fold(text);
    if (name === "") return [];
    const known = this.#found.get(text);
    if (known) return known;
    const found = [...(this.#whole.get(name) ?? this.#alike(text))];
    if (this.#found.size < mostKept) this.#found.set(text, found);
    return found;
  }

  #alike(text: string): Set<string> {
    const codes = this.#read.flatMap((readings, at) => {
      const sought = schoolNameOf(text, { code: "", at });
      const key = keyOf(sought);
      const likely = key === "" ? [] : (readings.get(key) ?? []);
      return likely.filter(({ words }) => holdsAll(words, sought.words)).map(({ code }) => code);
    });
    return new Set(codes);
  }
}

function holdsAll(words: ReadonlySet<string>, sought: ReadonlySet<string>): boolean {
  return [...sought].every((word) => words.has(word));
}

function schoolNameOf(name: string, { code, at }: { code: string; at: number }): SchoolName {
  const stem = stems[at] ?? stemKk;
  const words = fold(name.replaceAll(/\([^)]*\)/g, " ")).split(" ");
  const telling = words.filter((word) => word.length > 1 && !/\d/.test(word) && !isCommon(word));
  return {
    code,
    numbers: words
      .filter((word) => /\d/.test(word))
      .toSorted()
      .join(" "),
    words: new Set(telling.map(stem)),
  };
}

function isCommon(word: string): boolean {
  return common.has(word) || stems.some((stem) => common.has(stem(word)));
}

/** With a number fewer words are enough; without one every word tells. */
function keyOf({ numbers, words }: SchoolName): string {
  return numbers === "" ? [...words].toSorted().join(" ") : `№${numbers}`;
}

const codeForm = /^[A-Z0-9-]{3,20}$/;

/** A code has digits and is longer than the number of a school. */
export function mayBeName(text: string): boolean {
  const code = schoolCodeIn(text);
  return code !== "" && !(codeForm.test(code) && code.length > 3 && /\d/.test(code));
}

/** Where a row keeps how many schools bear the name it gives. */
export const schoolsNamed = "schools named";

/** The rows with the code of the one school that their cell names; what the file says is kept beside it. */
export function withSchools(rows: readonly ImportRow[], names: SchoolNames): ImportRow[] {
  return rows.map((row) => {
    const name = row.cells.code ?? "";
    if (!mayBeName(name) || names.hasCode(schoolCodeIn(name))) return row;
    const [code, ...others] = names.named(name);
    if (code === undefined) return row;
    const told =
      others.length === 0
        ? { code, [sentFor("code")]: name }
        : { [schoolsNamed]: String(others.length + 1) };
    return { ...row, cells: { ...row.cells, ...told } };
  });
}
