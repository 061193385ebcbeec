import type { Field } from "#imports/fields.ts";
import { type ImportRow, RowReader } from "#imports/plan.ts";
import { covers } from "#lib/period.ts";
import { foldedName } from "#lib/search.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import { keepingPosts } from "../access.ts";
import {
  hashSign,
  type ImportContext,
  type KnownPerson,
  type KnownSchool,
  type Roster,
  type Who,
} from "./roster.ts";

/** The hash in the cell of the identification number; a number with a slip in it is a problem. */
export function iinOf(reader: RowReader): string | null {
  const text = reader.text("iin");
  if (text === "") return null;
  if (/^#[0-9a-f]{64}$/.test(text)) return text.slice(hashSign.length);
  const [, figures] = /^#(\d{1,3})$/.exec(text) ?? [];
  if (figures) {
    reader.problems.push({ field: "iin", code: "iinLength", value: "", number: Number(figures) });
    return null;
  }
  // Words, as those that ask for it to be typed again.
  const code = /[\d#]/.test(text) ? "badIin" : "iinAgain";
  reader.problems.push({ field: "iin", code, value: "" });
  return null;
}

// A row is asked for its name again and again.
const namesOf = new WeakMap<ImportRow, string>();

export function nameOf(row: ImportRow): string {
  const known = namesOf.get(row);
  if (known !== undefined) return known;
  const text = (field: string) => (row.cells[field] ?? "").trim();
  const name = foldedName(text("family_name"), text("given_name"), text("patronymic"));
  namesOf.set(row, name);
  return name;
}

export const birthYears = { least: 1930, most: 2010 };

/** The year, also where the cell holds the whole day; null where it holds neither. */
export function birthYearOf(row: ImportRow): number | null {
  return new RowReader(row).year("birth_year", birthYears);
}

/** The fields of a person's name, once it is in parts. */
export const nameFields = ["family_name", "given_name", "patronymic"] as const;

export type RosterContext = { schools: ReadonlyMap<string, KnownSchool>; roster: Roster };

/** The person a row of a course or of a direction speaks of; they must be known and kept by who asks. */
export function readPerson(
  reader: RowReader,
  { row, known, context }: { row: ImportRow; known: RosterContext; context: ImportContext },
): KnownPerson | null {
  const code = codeOfRow(row);
  const school = known.schools.get(code);
  if (code !== "" && !school) return reader.problem("code", "unknownSchool");
  const who: Who = {
    folded: nameOf(row),
    birthYear: reader.year("birth_year", birthYears),
    iinHash: iinOf(reader),
    schoolId: school?.schoolId ?? null,
  };
  const person = known.roster.find(who, {
    certificate: reader.text("certificate_number"),
    isOwn: (one) => mayKeep(one, context),
  });
  if (person === "several") return reader.problem("family_name", "severalTeachers");
  // Whether there is somebody whom others keep is not told.
  if (person === null || !mayKeep(person, context))
    return reader.problem("family_name", "unknownTeacher");
  return person;
}

/** Whether who asks keeps the record: by a school the person works in, or worked in last. */
export function mayKeep(person: KnownPerson, context: ImportContext): boolean {
  if (context.mayKeepAnywhere) return true;
  const { today } = context;
  const posts = person.posts
    .map((post) => ({ ...post, now: covers(post, today) }))
    .toSorted((one, other) => (other.until ?? "9999").localeCompare(one.until ?? "9999"));
  return keepingPosts(posts).some(context.mayKeep);
}

/** A column of identification numbers; in the table only their hashes stand. */
export const iinField: Field = {
  name: "iin",
  needed: false,
  headings: ["ЖСН", "ИИН", "IIN", "Identification number (IIN)"],
  holds: (cell) => cell.startsWith(hashSign),
  isConcealed: true,
};

// Two or three words with large letters, or a family name with initials.
const nameLike =
  /^\p{Lu}[\p{L}'’-]+(\s+\p{Lu}[\p{L}'’-]+){1,3}(\s+(ұлы|қызы))?$|^\p{Lu}[\p{L}'’-]+\s+\p{Lu}\.\s*(\p{Lu}\.)?$/u;

/** A column that holds all of a person's name. */
export const fullNameField: Field = {
  name: "full_name",
  needed: false,
  headings: [
    "Аты-жөні",
    "Тегі, аты, әкесінің аты",
    "Тегі аты әкесінің аты",
    "Т.А.Ә.",
    "ТАӘ",
    "Мұғалімнің ТАӘ",
    "Педагогтің ТАӘ",
    "Педагогтің аты-жөні",
    "Қызметкердің аты-жөні",
    "Толық аты",
    "Мұғалімнің аты-жөні",
    "ФИО",
    "Ф.И.О.",
    "Фамилия, имя, отчество",
    "Фамилия имя отчество",
    "ФИО педагога",
    "ФИО учителя",
    "Full name",
    "Name",
  ],
  alone: ["Мұғалім", "Педагог", "Мұғалімдер", "Педагогтер", "Учитель", "Teacher", "Қызметкер"],
  insteadOf: ["family_name", "given_name", "patronymic"],
  holds: (cell) => nameLike.test(cell),
};

/** Columns that many tables of people have. */
export const personFields = {
  familyName: {
    name: "family_name",
    needed: false,
    headings: ["Тегі", "Фамилия", "Family name", "Last name", "Surname"],
  },
  givenName: {
    name: "given_name",
    needed: false,
    headings: ["Аты", "Имя", "Given name", "First name"],
  },
  patronymic: {
    name: "patronymic",
    needed: false,
    headings: ["Әкесінің аты", "Отчество", "Patronymic", "Middle name"],
  },
  birthYear: {
    name: "birth_year",
    needed: false,
    headings: [
      "Туған жылы",
      "Год рождения",
      "Year of birth",
      "Birth year",
      "Туған күні",
      "Туған жылы, айы, күні",
      "Дата рождения",
      "Date of birth",
    ],
  },
  code: {
    name: "code",
    needed: false,
    headings: [
      "Мектеп коды",
      "Код школы",
      "School code",
      "Код",
      "Коды",
      "Мектеп",
      "Школа",
      "School",
      "Мектебі",
      "Мектептің аты",
      "Мектептің атауы",
      "Мектеп атауы",
      "Название школы",
      "Наименование школы",
    ],
  },
} satisfies Record<string, Field>;

/** The columns by which a row tells whom it speaks of. */
export const whoFields: readonly Field[] = [
  fullNameField,
  iinField,
  personFields.familyName,
  personFields.givenName,
  personFields.patronymic,
  personFields.birthYear,
  personFields.code,
];
