import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp, today, type Visitor } from "#test/app.ts";
import {
  type Cell,
  in1251,
  type Lines,
  type ProgramName,
  textOf,
  workbookOf,
} from "#test/dialects.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { look, write } from "#test/people-imports.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Ordinary = {
  title: string;
  file: [name: string, bytes: Uint8Array | string];
  /** What a person has to say beside what is found: one thing at most. */
  answer?: Record<string, string>;
  /** Family name, given name, patronymic, year, position, subjects, classes, category; what is not known is left out. */
  people: (string | number | null)[][];
  /** What is told before it is written. */
  told?: string[];
  untold?: string[];
};

const book = (program: ProgramName, lines: Lines, more: object = {}): [string, Uint8Array] => [
  `${program}.xlsx`,
  workbookOf(program, [{ name: "Парақ1", lines, ...more }]),
];
const day = (iso: string): Cell => ({ day: iso });

const kkHeadings = ["№", "Аты-жөні", "Лауазымы", "Пәні", "Сыныбы", "Санаты"];
const kkLines: Lines = [
  kkHeadings,
  [1, "Ахметова Гүлнар Серікқызы", "мұғалім", "математика", "5-11", "педагог-зерттеуші"],
  [2, "Нұрланов Ерлан Қайратұлы", "мұғалім", "дене шынықтыру", "1-4", "педагог-модератор"],
];
const kkPeople = [
  ["Ахметова", "Гүлнар", "Серікқызы", null, "teacher", "math", "[5,12)", "researcher"],
  ["Нұрланов", "Ерлан", "Қайратұлы", null, "teacher", "pe", "[1,5)", "moderator"],
];
const ruLines: Lines = [
  ["№ п/п", "Ф.И.О. педагога", "Должность", "Преподаваемый предмет", "Категория"],
  [1, "Орлова Марина Петровна", "учитель", "русский язык", "педагог-эксперт"],
  [2, "Ким Виктор", "директор", "химия", "педагог-мастер"],
];
const ruPeople = [
  ["Ким", "Виктор", null, null, "head", "chemistry", null, "master"],
  ["Орлова", "Марина", "Петровна", null, "teacher", "russian_lang", null, "expert"],
];

const ordinary: Ordinary[] = [
  {
    title: "a list as Excel saves it, its title in merged cells",
    file: book(
      "excel",
      [["«№2 орта мектеп» КММ педагогтерінің тізімі", "", "", "", "", ""], [], ...kkLines],
      { merges: ["A1:F1"] },
    ),
    people: kkPeople,
  },
  { title: "the same from LibreOffice", file: book("libreoffice", kkLines), people: kkPeople },
  { title: "the same from WPS", file: book("wps", kkLines), people: kkPeople },
  { title: "the same from Google Sheets", file: book("google", kkLines), people: kkPeople },
  { title: "a Russian list from Excel", file: book("excel", ruLines), people: ruPeople },
  {
    title: "a Russian list from Google Sheets as CSV",
    file: ["Список.csv", textOf(ruLines, ",")],
    people: ruPeople,
  },
  {
    title: "a Kazakh list from Google Sheets as CSV",
    file: ["Тізім.csv", textOf(kkLines, ",")],
    people: kkPeople,
  },
  {
    title: "a Kazakh list that Excel saved as CSV in UTF-8",
    file: ["Тізім.csv", `\ufeff${textOf(kkLines, ";")}`],
    people: kkPeople,
  },
  {
    title: "a Russian list that Excel saved as CSV of Windows",
    file: ["Список.csv", in1251(textOf(ruLines, ";"))],
    people: ruPeople,
  },
  {
    title: "Excel's Unicode text",
    file: ["Тізім.txt", Buffer.from(`\ufeff${textOf(kkLines, "\t")}`, "utf16le")],
    people: kkPeople,
  },
  {
    title: "LibreOffice's CSV, every cell in quotes",
    file: [
      "Тізім.csv",
      kkLines.map((line) => line.map((cell) => `"${cell}"`).join(",")).join("\n"),
    ],
    people: kkPeople,
  },
  {
    title: "headings in two rows, one split into two",
    file: book(
      "excel",
      [
        ["№", "Аты-жөні", "Еңбек өтілі", "", "Лауазымы", "Санаты"],
        ["", "", "жалпы", "педагогикалық", "", ""],
        [1, "Ахметова Гүлнар Серікқызы", 20, 18, "мұғалім", "педагог-шебер"],
      ],
      { merges: ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"] },
    ),
    people: [["Ахметова", "Гүлнар", "Серікқызы", null, "teacher", null, null, "master"]],
  },
  {
    title: "names split below one heading",
    file: book("libreoffice", [
      ["№", "Мұғалім", "", "", "Лауазымы"],
      ["", "Тегі", "Аты", "Әкесінің аты", ""],
      [1, "Ахметова", "Гүлнар", "Серікқызы", "мұғалім"],
    ]),
    people: [["Ахметова", "Гүлнар", "Серікқызы", null, "teacher", null, null, null]],
  },
  {
    title: "a row that numbers the columns",
    file: book("wps", [kkHeadings, [1, 2, 3, 4, 5, 6], ...kkLines.slice(1)]),
    people: kkPeople,
  },
  {
    title: "no headings at all",
    file: ["Список.csv", textOf(ruLines.slice(1), ";")],
    people: ruPeople,
  },
  {
    title: "a cover sheet and a hidden one before the list",
    file: [
      "excel.xlsx",
      workbookOf("excel", [
        { name: "Титул", lines: [["Мектеп паспорты"], ["2026–2027 оқу жылы"]] },
        { name: "Анықтама", lines: [["мұғалім"], ["директор"]], isHidden: true },
        { name: "Педагогтер", lines: kkLines },
      ]),
    ],
    people: kkPeople,
  },
  {
    title: "groups between the rows, totals and signatures below",
    file: book("excel", [
      ...kkLines.slice(0, 1),
      ["Бастауыш сынып мұғалімдері"],
      ...kkLines.slice(1, 2),
      [],
      ["Пән мұғалімдері"],
      ...kkLines.slice(2),
      ["Барлығы: 2"],
      ["", "Мектеп директоры: ____________ Есенов Һ.Ә."],
    ]),
    people: kkPeople,
    told: ["Бұл жол адам туралы емес, алынбайды"],
  },
  {
    title: "days of birth and of work as days of the program",
    file: book("excel", [
      ["Тегі", "Аты", "Әкесінің аты", "Туған күні", "Жұмысқа кіріскен күні", "Лауазымы"],
      ["Ахметова", "Гүлнар", "Серікқызы", day("1984-05-12"), day("2015-09-01"), "мұғалім"],
    ]),
    people: [["Ахметова", "Гүлнар", "Серікқызы", 1984, "teacher", null, null, null]],
  },
  {
    title: "days of birth in Russian, with the word for a year",
    file: book("google", [
      ["Фамилия", "Имя", "Отчество", "Дата рождения", "Дата приёма", "Должность"],
      ["Орлова", "Марина", "Петровна", "12.05.1984 г.", "01.09.2015", "учитель начальных классов"],
    ]),
    people: [["Орлова", "Марина", "Петровна", 1984, "teacher", null, null, null]],
  },
  {
    title: "names in capitals",
    file: book("libreoffice", [
      ["ФИО", "Должность"],
      ["ОРЛОВА-КИМ МАРИНА ПЕТРОВНА", "УЧИТЕЛЬ"],
    ]),
    people: [["Орлова-Ким", "Марина", "Петровна", null, "teacher", null, null, null]],
  },
  {
    title: "initials in place of names",
    file: book("excel", [
      ["Мұғалімнің аты-жөні", "Қызметі"],
      ["Ахметова Г.С.", "мұғалім"],
      ["Ким В. А.", "директор"],
    ]),
    people: [
      ["Ахметова", "Г.", "С.", null, "teacher", null, null, null],
      ["Ким", "В.", "А.", null, "head", null, null, null],
    ],
  },
  {
    title: "given names first",
    file: book("google", [
      ["Аты-жөні", "Лауазымы"],
      ["Гүлнар Серікқызы Ахметова", "мұғалім"],
      ["Ерлан Қайратұлы Нұрланов", "мұғалім"],
    ]),
    people: [
      ["Ахметова", "Гүлнар", "Серікқызы", null, "teacher", null, null, null],
      ["Нұрланов", "Ерлан", "Қайратұлы", null, "teacher", null, null, null],
    ],
  },
  {
    title: "given names first where nothing tells it, said once",
    file: book("google", [
      ["Аты-жөні", "Лауазымы"],
      ["Айгүл Сұлтан", "мұғалім"],
    ]),
    answer: { name_order: "given_first" },
    people: [["Сұлтан", "Айгүл", null, null, "teacher", null, null, null]],
  },
  {
    title: "numbers of identity, some without their first zero, and phones",
    file: book("excel", [
      ["№", "Аты-жөні", "ЖСН", "Телефоны", "Лауазымы"],
      [1, "Ахметова Гүлнар Серікқызы", 840512400004, 87015551122, "мұғалім"],
      [2, "Нұрланов Ерлан Қайратұлы", 10101500003, "8 701 555 11 23", "мұғалім"],
    ]),
    people: [
      ["Ахметова", "Гүлнар", "Серікқызы", null, "teacher", null, null, null],
      ["Нұрланов", "Ерлан", "Қайратұлы", null, "teacher", null, null, null],
    ],
  },
  {
    title: "Latin letters among Cyrillic ones, and spaces of all kinds",
    file: book("wps", [
      ["Аты-жөні\u00a0", " Лауазымы\n"],
      ["Axметова  Гүлнар\u00a0Серікқызы ", " мұғалім "],
    ]),
    people: [["Ахметова", "Гүлнар", "Серікқызы", null, "teacher", null, null, null]],
  },
  {
    title: "the day beside the category",
    file: book("excel", [
      ["ФИО", "Должность", "Категория, дата присвоения"],
      ["Орлова Марина Петровна", "учитель", "педагог-исследователь 25.08.2023 г."],
    ]),
    people: [["Орлова", "Марина", "Петровна", null, "teacher", null, null, "researcher"]],
  },
  {
    title: "several subjects and classes in a cell",
    file: book("libreoffice", [
      ["Аты-жөні", "Лауазымы", "Пәні", "Сыныбы"],
      ["Ахметова Гүлнар Серікқызы", "мұғалім", "физика, математика", "7а, 8ә, 9б"],
    ]),
    people: [["Ахметова", "Гүлнар", "Серікқызы", null, "teacher", "math physics", "[7,10)", null]],
  },
  {
    title: "teachers of primary classes, whose subject is all of them",
    file: book("excel", [
      ["Аты-жөні", "Лауазымы", "Пәні"],
      ["Ахметова Гүлнар Серікқызы", "бастауыш сынып мұғалімі", "Бастауыш сынып"],
    ]),
    people: [["Ахметова", "Гүлнар", "Серікқызы", null, "teacher", null, null, null]],
    untold: ["танылмады"],
  },
  {
    title: "a slip in the classes: told, and not written",
    file: book("google", [
      ["Аты-жөні", "Лауазымы", "Сыныбы"],
      ["Ахметова Гүлнар Серікқызы", "мұғалім", "7-111"],
    ]),
    people: [],
    told: ["5-11 немесе 7 түрінде жазыңыз («7-111»)"],
  },
  {
    title: "vacancies and people who have no post yet",
    file: book("excel", [
      ["ФИО", "Должность", "Предмет"],
      ["Орлова Марина Петровна", "", "Физика"],
      ["Вакансия", "учитель", "Химия"],
    ]),
    people: [["Орлова", "Марина", "Петровна", null, "teacher", "physics", null, null]],
    told: ["Бұл жол адам туралы емес, алынбайды"],
  },
  {
    title: "English headings of an international school",
    file: book("google", [
      ["Last name", "First name", "Position", "Subject"],
      ["Smith", "John", "Teacher", "English"],
    ]),
    people: [["Smith", "John", null, null, "teacher", "english", null, null]],
  },
  {
    title: "the letters of Kazakh lost on the way: told, and not written",
    file: ["Тізім.csv", in1251(textOf(kkLines, ";"))],
    people: [],
    told: ["Файлда әріптер бүлінген"],
  },
  {
    title: "a vertical bar between the columns",
    file: ["Список.txt", textOf(ruLines, "|")],
    people: ruPeople,
  },
  {
    title: "a line that names the separator",
    file: ["Список.csv", `sep=;\r\n${textOf(ruLines, ";")}`],
    people: ruPeople,
  },
];

describe("a list as schools keep it", () => {
  it.each(ordinary)(
    "is brought as a person expects: $title",
    async ({ file, answer = {}, people, told = [], untold = [] }) => {
      expect(Object.keys(answer).length).toBeLessThanOrEqual(1);
      const { id } = await makeSchool(app.db);
      const person = await app.signInAs("partner_coordinator", { schoolId: id }, "kk");

      const path = await send(person, file, answer);
      const page = await look(person, path);
      if (people.length > 0) await write(app, person, path);

      expect(await peopleIn(id), page).toEqual(people);
      for (const words of told) expect(page).toContain(words);
      for (const words of untold) expect(page).not.toContain(words);
    },
  );

  it("is thirty kinds and more", () => {
    expect(ordinary.length).toBeGreaterThanOrEqual(30);
  });
});

/** Sends the file, leaves everything as it was found but for the answer, and has it checked. */
async function send(
  person: Visitor,
  [name, bytes]: Ordinary["file"],
  answer: Record<string, string>,
): Promise<string> {
  const id = randomUUID();
  const path = `/people/imports/${id}`;
  const sent = { id, kind: "teachers", file: new File([new Uint8Array(Buffer.from(bytes))], name) };
  expect((await person.post("/people/imports", sent)).headers.get("location")).toBe(
    `${path}/columns`,
  );
  const { mapping } = await app.db
    .selectFrom("core.imports")
    .where("id", "=", id)
    .select("mapping")
    .executeTakeFirstOrThrow();
  const form = { ...Object(mapping), listed_on: today, ...answer };
  const checked = await person.post(`${path}/columns`, form);
  if (checked.status === 422) return `${path}/columns`;
  expect(checked.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
  return path;
}

async function peopleIn(schoolId: string): Promise<unknown[][]> {
  const { rows } = await sql<Record<string, unknown>>`
    select t.family_name, t.given_name, t.patronymic, t.birth_year, p.position,
      nullif(array_to_string(p.subjects, ' '), '') as subjects, p.grades::text as grades,
      (select c.category from people.categories c where c.teacher_id = t.id) as category
    from people.posts p join people.teachers t on t.id = p.teacher_id
    where p.school_id = ${schoolId} order by t.folded collate "C"`.execute(app.db);
  return rows.map((row) => Object.values(row));
}
