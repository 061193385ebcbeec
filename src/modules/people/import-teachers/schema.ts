import { dayShown, eachShown, type Field } from "#imports/fields.ts";
import { fold } from "#lib/search.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { categoryName, positionName, subjectName, teachingLanguageName } from "#ui/teaching.ts";
import type { Doubt, KnownPerson } from "../base/rules/roster.ts";
import { fullNameField, iinField, personFields } from "../base/rules/roster-rows.ts";
import { examplePeople } from "../base/words.ts";
import { categoryWords, positionWords, subjectsOf } from "./rules/words.ts";
import { texts } from "./texts.ts";

export const fields: readonly Field[] = [
  { ...personFields.code, needed: true },
  fullNameField,
  { ...personFields.familyName, needed: true },
  { ...personFields.givenName, needed: true },
  personFields.patronymic,
  {
    ...personFields.birthYear,
    holds: (cell) => /^(\d{1,2}\.\d{1,2}\.)?(19[4-9]\d|200\d)$/.test(cell),
  },
  iinField,
  {
    name: "position",
    needed: false,
    headings: ["Лауазымы", "Должность", "Position", "Қызметі"],
    holds: (cell) => positionWords.has(fold(cell)),
    shown: positionName,
  },
  {
    name: "subjects",
    needed: false,
    headings: [
      "Пәндері",
      "Предметы",
      "Subjects",
      "Пәні",
      "Предмет",
      "Subject",
      "Қай пәннен береді",
      "Қай пәннен сабақ береді",
      "Қай пәнді береді",
      "Қандай пән береді",
      "Беретін пәні",
      "Жүргізетін пәні",
    ],
    holds: (cell) => subjectsOf(cell).length > 0,
    shown: eachShown(subjectName),
  },
  {
    name: "grades",
    needed: false,
    headings: ["Сыныптары", "Классы", "Grades", "Сыныбы", "Сынып", "Класс"],
    shown: classesShown,
  },
  {
    name: "languages",
    needed: false,
    headings: ["Оқыту тілі", "Язык обучения", "Language of teaching", "Оқыту тілдері"],
    shown: eachShown(teachingLanguageName),
  },
  {
    name: "since",
    needed: false,
    headings: [
      "Жұмысқа кіріскен күні",
      "Работает с",
      "Works since",
      "Дата приёма",
      "Жұмысқа кірген күні",
      "Жұмысқа қабылданған күні",
      "Дата поступления на работу",
      "Қызметке тағайындалған күні",
      "Қызметке кіріскен күні",
      "Тағайындалған күні",
      "Дата назначения",
      "Жұмысқа қабылданды",
      "Жұмысқа қабылданған уақыты",
      "Жұмысқа кірген уақыты",
      "Принят на работу",
      // A year alone is kept as one.
      "Жұмысқа кірген жылы",
      "Жұмысқа кіріскен жылы",
      "Жұмысқа қабылданған жылы",
      "Год приёма",
      "Год приёма на работу",
      "Год поступления на работу",
    ],
    shown: dayShown,
  },
  {
    name: "until",
    needed: false,
    headings: [
      "Жұмыс істемейтін алғашқы күні",
      "Не работает с",
      "First day off",
      "Дата увольнения",
      "Жұмыстан кеткен күні",
      "Жұмыстан шыққан күні",
      "Жұмыстан босатылған күні",
      "Дата ухода",
    ],
    shown: dayShown,
  },
  {
    name: "category",
    needed: false,
    headings: [
      "Санаты",
      "Категория",
      "Category",
      "Біліктілік санаты",
      "Санат",
      // With its day beside it.
      "Санаты, берілген күні",
      "Санаты және берілген күні",
      "Категория, дата присвоения",
      "Категория и дата присвоения",
    ],
    holds: (cell) => categoryWords.has(fold(cell)),
    shown: categoryName,
  },
  {
    name: "category_since",
    needed: false,
    headings: [
      "Санат берілген күн",
      "Санат берілген күні",
      "Дата присвоения категории",
      "Category since",
      "Категория с",
      "Санат алған күні",
      "Дата получения категории",
      "Санатын алған уақыты",
      "Санатын алған күні",
      "Санат алған уақыты",
      "Санат берілген уақыты",
      "Когда присвоена категория",
    ],
    shown: dayShown,
  },
  {
    name: "working_since",
    needed: false,
    headings: [
      "Педагогтік еңбегін бастаған жылы",
      "Год начала педагогической работы",
      "Teaching since (year)",
    ],
  },
];

/** Rows that pass every check but for their made-up code and people. */
export function examplesIn(language: Language): string[][] {
  const { people } = inLanguage(examplePeople, language);
  const { examples: words } = inLanguage(texts, language);
  return [
    [
      people.school,
      people.family,
      people.given,
      people.patronymic,
      "1984",
      "",
      words.position,
      words.subjects,
      "5-11",
      words.language,
      "2015-09-01",
      "",
      words.category,
      "2023-11-20",
      "2006",
    ],
    [
      people.school,
      people.otherFamily,
      people.otherGiven,
      "",
      "1991",
      "",
      words.position,
      words.otherSubject,
      "1-4",
      words.language,
      "2019-09-01",
      "2024-08-26",
      "",
      "",
      "2014",
    ],
  ];
}

/** A range as PostgreSQL writes it, "[5,12)", as classes are written, "5–11". */
function classesShown(range: string): string {
  const [from = "", until = ""] = range.slice(1, -1).split(",");
  const last = String(Number(until) - 1);
  return from === last ? from : `${from}–${last}`;
}

export type KnownPost = KnownPerson["posts"][number];
export type KnownCategory = KnownPerson["categories"][number];

export type Facts = Omit<KnownPerson, "id" | "posts" | "categories" | "merged" | "certificates">;

/** What one row writes; the person takes it on as soon as the row is planned. */
export type TeacherValue = {
  person: KnownPerson;
  facts: Facts;
  isNew: boolean;
  factsChanged: boolean;
  /** Whether somebody else was known to bear the number; who comes meanwhile makes the writing look again. */
  sharesNumber: boolean;
  post: KnownPost | null;
  category: KnownCategory | null;
  doubts: Doubt[];
};
