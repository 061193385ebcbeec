import { randomUUID } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import exceljs from "exceljs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isZip } from "#imports/reading/formats.ts";
import { piecesOf } from "#imports/reading/pieces.ts";
import { gather, readWorkbook } from "#imports/reading/sheet.ts";
import { readReference } from "#lib/root.ts";
import { readXlsForm } from "#lib/xlsform.ts";
import { writeWorkbook } from "#lib/xlsx.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { contentOf, draftOf } from "../questionnaires/rules/publishing.ts";
import { Content, Draft, type Question } from "../questionnaires/schema.ts";
import { loadQuestionnaires } from "../standard-questionnaires/actions.ts";
import { standardContents } from "../standard-questionnaires/rules.ts";
import { StandardQuestionnaire } from "../standard-questionnaires/schema.ts";
import { sheetsOf } from "../xlsform-export/rules.ts";
import { draftFrom } from "./rules/draft.ts";

const most = {
  ...{ unpacked: 20 * 1024 * 1024, rows: 5_000, columns: 150, cells: 200_000 },
  steps: 2_000_000,
  lettersInCell: 33_000,
  letters: 5_000_000,
};
const lists = { subject: [], grade: [] };
const all = "/surveys/questionnaires";
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
});
afterAll(() => app.close());

/** What the bytes come to: a draft with its findings, or why there is none. */
async function taken(bytes: Uint8Array) {
  const read = isZip(bytes)
    ? await gather(piecesOf({ bytes, most, sheets: "all" }))
    : await readWorkbook(bytes, { most });
  if (!read.ok) return { refused: read.refusal };
  const known = readXlsForm(read.value);
  if (!known) return { refused: "notXlsForm" };
  const { draft, findings } = draftFrom(known.form, "form");
  const asked = draft.sections.flatMap(({ questions }) => questions);
  return { draft, asked, findings: [...known.findings, ...findings] };
}

type Rows = string[][];

/** The name of a question in a condition; `@{q}` stands for it in these tests. */
const called = (text: string) => text.replaceAll("@{", "$\u007b");

/** A workbook of the sheets given, each with its head first. */
async function book(survey: Rows, choices?: Rows, settings?: Rows): Promise<Uint8Array> {
  const sheets = Object.entries({ survey, choices, settings }).flatMap(([name, rows]) =>
    rows
      ? [{ name, columns: rows[0] ?? [], rows: rows.slice(1).map((row) => row.map(called)) }]
      : [],
  );
  return writeWorkbook(sheets);
}

const head = ["type", "name", "label::Русский (ru)"];
const yesNo = [
  ["list_name", "name", "label::Русский (ru)"],
  ["yn", "yes", "Да"],
  ["yn", "no", "Нет"],
];

async function found(survey: Rows, choices?: Rows, settings?: Rows) {
  const read = await taken(await book(survey, choices, settings));
  return read.findings?.map(({ sheet, row, what, word }) =>
    `${sheet} ${row} ${what} ${word}`.trim().replaceAll("$\u007b", "@{"),
  );
}

async function makeCircle() {
  const leading = await makeSchool(app.db, { status: "leading" });
  const partner = await makeSchool(app.db, { status: "partner" });
  await makePartnership(app.db, { leadingId: leading.id, partnerId: partner.id });
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: leading.id });
  return { leading, partner, coordinator };
}

const send = async (visitor: Visitor, bytes: Uint8Array, id: string = randomUUID()) => {
  const file = new File([new Uint8Array(bytes)], "сауалнама.xlsx");
  return { id, answer: await visitor.post(`${all}/import`, { id, file }) };
};

const count = async (id: string) =>
  (await app.db.selectFrom("surveys.questionnaires").where("id", "=", id).select("id").execute())
    .length;

describe("a form from a file", () => {
  it("becomes a draft of one's own at once when all of it can be taken, however often it is sent", async () => {
    const { coordinator } = await makeCircle();
    const bytes = await book([head, ["select_one yn", "works", "Работает?"]], yesNo);

    const { id, answer } = await send(coordinator, bytes);
    const again = await send(coordinator, bytes, id);

    expect(answer.status).toBe(303);
    expect(again.answer.headers.get("location")).toBe(`${all}/${id}/edit`);
    expect(await count(id)).toBe(1);
    const page = await (await coordinator.get(`${all}/${id}/edit`)).text();
    expect(page).toContain("Работает?");
    expect(await (await coordinator.get(`${all}/${id}`)).text()).toContain("сауалнама.xlsx");
  });

  it("shows what cannot be taken, row by row, before anything is made, and makes it only when told", async () => {
    const { coordinator } = await makeCircle();
    const bytes = await book([head, ["text", "q", "Что?"], ["geopoint", "place", "Где?"]]);

    const { id, answer } = await send(coordinator, bytes);
    const report = await coordinator.get(answer.headers.get("location") ?? "");
    const before = await count(id);
    const made = await coordinator.post(`${all}/imports/${id}`);
    const again = await coordinator.post(`${all}/imports/${id}`);

    const page = await report.text();
    expect(page).toContain("survey, строка 3");
    expect(page).toContain("«geopoint» не поддерживается");
    expect(before).toBe(0);
    expect(made.headers.get("location")).toBe(`${all}/${id}/edit`);
    expect(again.headers.get("location")).toBe(`${all}/${id}/edit`);
    expect(await count(id)).toBe(1);
  });

  it("is nobody else's to see or to make", async () => {
    const { leading, partner, coordinator } = await makeCircle();
    const { id } = await send(coordinator, await book([head, ["image", "q", "Фото"]]));
    const director = await app.signInAs("leading_director", { schoolId: leading.id });
    const other = await app.signInAs("partner_coordinator", { schoolId: partner.id });

    expect((await director.get(`${all}/imports/${id}`)).status).toBe(404);
    expect((await director.post(`${all}/imports/${id}`)).status).toBe(404);
    expect((await other.get(`${all}/import`)).status).toBe(403);
    expect((await send(other, await book([head]))).answer.status).toBe(403);
    const named = { id: randomUUID(), owner: `school:${partner.id}`, file: new File(["x"], "a") };
    expect((await coordinator.post(`${all}/import`, named)).status).toBe(422);
  });

  it("says beside the field why a file is none, and makes nothing", async () => {
    const { coordinator } = await makeCircle();
    const { id, answer } = await send(coordinator, Buffer.from("not a workbook"));

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Файл не читается");
    expect(await count(id)).toBe(0);
    const nothing = await coordinator.post(`${all}/import`, { id: randomUUID() });
    expect(nothing.status).toBe(422);
  });

  it("goes out and comes in again over HTTP as it was", async () => {
    const { coordinator } = await makeCircle();
    const query = app.db.selectFrom("surveys.questionnaires").where("code", "=", "needs");
    const { id: ready } = await query.select("id").executeTakeFirstOrThrow();

    const file = await coordinator.get(`${all}/${ready}/xlsform.xlsx`);
    const { id } = await send(coordinator, new Uint8Array(await file.arrayBuffer()));
    const [made] = await app.db
      .selectFrom("surveys.versions")
      .where("questionnaire_id", "in", [ready, id])
      .where("published_at", "is", null)
      .select("content")
      .execute();

    const needs = standardContents(
      StandardQuestionnaire.parse(readReference("questionnaires.json")),
    ).find(({ code }) => code === "needs");
    expect(contentOf(Draft.parse(made?.content))).toEqual({ ok: true, value: needs?.content });
  });
});

const text = fc
  .array(fc.constantFrom("ә", "Қ", "ы", "W", " ", "<b>", "&", '"', "=1+1", "\n", "2024-01-01", "5"))
  .map((parts) => parts.join("").trim())
  .filter((one) => one !== "");
const wordsOf = fc.record({ kk: text, ru: text, en: text }, { requiredKeys: ["kk", "ru"] });
const codesOf = (most: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-zA-Z0-9_-]{1,8}$/), { minLength: 2, maxLength: most });
const listOf = codesOf(4).chain((codes) =>
  fc.tuple(...codes.map((code) => wordsOf.map((label) => ({ code, label })))),
);
const maybe = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: undefined });
const limit = fc.integer({ min: -50, max: 50 });
const constraint = maybe(fc.constantFrom(". != 'a'", "regex(., '[0-9]+') or . = ''", "(. > 1)"));
const shuffle = fc.boolean();

const kindOf: fc.Arbitrary<object> = fc.oneof(
  fc.record({ kind: fc.constant("one"), choices: listOf, shuffle }),
  fc.record({ kind: fc.constant("many"), choices: listOf, shuffle, most: maybe(fc.constant(2)) }),
  fc.record({ kind: fc.constant("rank"), choices: listOf, shuffle }),
  fc.record({ kind: fc.constant("grid"), rows: listOf, scale: listOf, shuffle }),
  fc.tuple(fc.boolean(), maybe(limit), maybe(limit)).map(([whole, one, other]) => ({
    kind: "number",
    whole,
    least: one === undefined || other === undefined ? one : Math.min(one, other),
    most: one === undefined || other === undefined ? other : Math.max(one, other),
  })),
  fc.constantFrom("date", "line", "text", "school", "subject", "grade").map((kind) => ({ kind })),
);

/** A question; its condition asks about those before it. */
const questionOf = (code: string, before: readonly string[]) =>
  fc
    .tuple(
      kindOf,
      fc.record({
        label: wordsOf,
        hint: maybe(wordsOf),
        required: fc.boolean(),
        constraint,
        constraintMessage: maybe(wordsOf),
        relevant: maybe(
          before.length > 0
            ? fc.constantFrom(...before).map((name) => `\${${name}} = 'x' or \${${name}} >= 2`)
            : fc.constant("today() != ''"),
        ),
      }),
    )
    .map(([kind, asked]) => ({ code, ...asked, ...kind }));

const contents = fc
  .uniqueArray(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_]{0,9}$/), { minLength: 1, maxLength: 6 })
  .chain((codes) => {
    const half = Math.ceil(codes.length / 2);
    const section = (part: string[], code: string) =>
      fc.record({
        code: fc.constant(code),
        title: maybe(wordsOf),
        relevant: maybe(fc.constant("true()")),
        questions: fc.tuple(
          ...part.map((one) => questionOf(one, codes.slice(0, codes.indexOf(one)))),
        ),
      });
    return fc.record({
      title: wordsOf,
      intro: maybe(wordsOf),
      thanks: maybe(wordsOf),
      roles: fc.uniqueArray(fc.constantFrom("teacher", "head", "parent"), { minLength: 1 }),
      sections: fc.tuple(
        section(codes.slice(0, half), "s1"),
        ...(codes.length > 1 ? [section(codes.slice(half), "s2")] : []),
      ),
    });
  })
  .map((content) => Content.parse(content));

const sent = (content: Content) =>
  writeWorkbook(sheetsOf(draftOf(content), { id: "0", version: 1, lists }));

describe("a questionnaire written as XLSForm", () => {
  it("reads back the same, whatever it asks", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (content) => {
        const read = await taken(await sent(content));
        expect(read.findings).toEqual([]);
        expect(read.draft && contentOf(read.draft)).toEqual(contentOf(draftOf(content)));
      }),
      { numRuns: 60 },
    );
  });

  it("reads back the same for all of the field's own", async () => {
    for (const { content } of standardContents(
      StandardQuestionnaire.parse(readReference("questionnaires.json")),
    )) {
      const read = await taken(await sent(content));
      expect(read.findings).toEqual([]);
      expect(read.draft && contentOf(read.draft)).toEqual({ ok: true, value: content });
    }
  });
});

const kindsOf = (asked: readonly { kind: Question["kind"]; code: string }[] | undefined) =>
  asked?.map(({ kind, code }) => `${code} ${kind}`);

describe("what others wrote as XLSForm", () => {
  it("is understood in the words that their programs use", async () => {
    const read = await taken(
      await book(
        [
          ["Type", "name", "label", "label::Қазақша (kk)", "relevance", "required", "constraint"],
          ["begin group", "g", "Школа", "Мектеп", "", "", ""],
          ["select one from yn", "a", "Да?", "Иә ме?", "", "TRUE", ""],
          ["begin_group", "inner", "Внутри", "Ішінде", "@{ a } = ‘yes’", "", ""],
          ["select_multiple yn", "b", "Что?", "Не?", "@{a} != ''", "yes", "count-selected(.) <= 1"],
          ["integer", "c", "Сколько?", "Қанша?", "", "", ".>=1 and .<=40"],
          ["end_group", "", "", "", "", "", ""],
          ["end group", "", "", "", "", "", ""],
          ["decimal", "d", "Доля", "Үлес", "", "", ""],
        ],
        yesNo,
        [
          ["form_title", "default_language"],
          ["Моя анкета", "ru"],
        ],
      ),
    );

    expect(read.findings).toEqual([]);
    expect(read.draft?.title).toEqual({ kk: "", ru: "Моя анкета", en: "" });
    expect(kindsOf(read.asked)).toEqual(["a one", "q1 note", "b many", "c number", "d number"]);
    expect(read.asked?.map(({ relevant }) => relevant)).toEqual(
      ["", "@{ a } = 'yes'", "(@{ a } = 'yes') and (@{a} != '')", "@{ a } = 'yes'", ""].map(called),
    );
    expect(read.asked?.[2]).toMatchObject({ most: 1, constraint: "", required: true });
    expect(read.asked?.[3]).toMatchObject({ least: 1, most: 40, whole: true });
    expect(read.draft?.sections[0]?.title).toEqual({ kk: "Мектеп", ru: "Школа", en: "" });
  });

  it("brings tables written in either way, and conditions that name their rows", async () => {
    const read = await taken(
      await book(
        [
          [...head, "appearance", "relevant"],
          ["select_one yn", "one", "Таблица", "label", ""],
          ["select_one yn", "r1", "Первая", "list-nolabel", ""],
          ["select_one yn", "r2", "Вторая", "list-nolabel", ""],
          ["begin_group", "two", "Другая", "table-list", ""],
          ["select_one yn", "k1", "Строка", "", ""],
          ["end_group", "", "", "", ""],
          ["text", "why", "Почему?", "multiline", "@{r2} = 'no' and @{k1} = 'yes'"],
        ],
        yesNo,
      ),
    );

    expect(read.findings).toEqual([]);
    expect(kindsOf(read.asked)).toEqual(["one grid", "two grid", "why text"]);
    const named = called("@{one.r2} = 'no' and @{two.k1} = 'yes'");
    expect(read.asked?.[2]?.relevant).toBe(named);
  });

  it("names by sheet and row everything that there is not here", async () => {
    const survey = [
      [...head, "calculation", "appearance", "parameters", "choice_filter", "note to self"],
      ["start", "start", "", "", "", "", "", ""],
      ["calculate", "sum", "", "1+1", "", "", "", ""],
      ["text", "a", "А", "", "signature", "", "", "спросить"],
      ["range", "b", "Б", "", "", "start=1 end=5", "", ""],
      ["select_one yn or_other", "c", "В", "", "", "seed=5", "x=1", ""],
      ["begin_repeat", "many", "Дети", "", "", "", "", ""],
      ["text", "child", "Имя", "", "", "", "", ""],
      ["end_repeat", "", "", "", "", "", "", ""],
      ["select_one_from_file schools.csv", "d", "Г", "", "", "", "", ""],
      ["select_one @{c}", "e", "Д", "", "", "", "", ""],
    ];
    expect(await found(survey, yesNo)).toEqual([
      "survey 1 unknownColumn note to self",
      "survey 7 repeat many",
      "survey 8 insideRepeat child",
      "survey 2 unsupportedType start",
      "survey 3 unsupportedType calculate",
      "survey 4 unsupportedAppearance signature",
      "survey 5 unsupportedType range",
      "survey 6 orOther select_one yn or_other",
      "survey 6 unsupportedCell choice_filter",
      "survey 6 unsupportedParameter seed=5",
      "survey 10 unsupportedType select_one_from_file schools.csv",
      "survey 11 unsupportedType select_one @{c}",
    ]);
  });

  it("names what a table cannot hold, and columns and settings that are not read", async () => {
    const survey = [
      [...head, "label::Français (fr)", "appearance", "required", "relevant", "label::ru"],
      ["begin_group", "t", "Таблица", "Tableau", "table-list", "", "", ""],
      ["select_one yn", "r1", "Первая", "", "", "yes", "", ""],
      ["select_one yn", "r2", "Вторая", "", "", "", "true()", ""],
      ["end_group", "", "", "", "", "", "", ""],
      ["begin_group", "u", "Не таблица", "", "table-list", "", "", ""],
      ["text", "x", "Что?", "", "", "maybe", "", "Ещё"],
      ["end_group", "", "", "", "", "", "", ""],
    ];
    const settings = [
      ["form_title", "default_language", "public_key", "tirek_roles"],
      ["Анкета", "ru", "abc", "teacher robot"],
      ["Вторая", "", "", ""],
    ];
    expect(await found(survey, yesNo, settings)).toEqual([
      "survey 1 unknownLanguage label::Français (fr)",
      "survey 1 repeatedColumn label::ru",
      "settings 3 extraSettings",
      "survey 3 mixedRequired r1",
      "survey 4 tableCell relevant",
      "survey 6 notTable u",
      "survey 7 badRequired maybe",
      "settings 2 unsupportedSetting public_key",
      "settings 2 unknownRole robot",
    ]);
  });

  it("is told which conditions cannot stand, and why", async () => {
    const survey = [
      [...head, "relevant", "constraint"],
      ["text", "a", "А", "@{b} = 1", ""],
      ["text", "b", "Б", "@{b} = 1", ""],
      ["text", "c", "В", "@{нет} = 1", "pulldata('x', 'y')"],
      ["text", "d", "Г", "@{gone} = 1", "( . > "],
    ];
    expect(await found(survey)).toEqual([
      "survey 2 laterName b",
      "survey 3 laterName b",
      "survey 4 badExpression @{нет} = 1",
      "survey 4 unknownFunction pulldata",
      "survey 5 unknownName gone",
      "survey 5 badExpression ( . >",
    ]);
  });
});

const question = ["text", "q", "Что?"];

/** A workbook made cell by cell, for what only a spreadsheet program would write. */
async function drawn(draw: (survey: exceljs.Worksheet) => void) {
  const workbook = new exceljs.Workbook();
  const survey = workbook.addWorksheet("survey");
  survey.addRow(head);
  draw(survey);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A zip of one part that says it is small and unpacks to 200 MB. */
function bomb(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(200 * 1024 * 1024, " "));
  const name = Buffer.from("xl/workbook.xml");
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(100, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(100, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

const rowsOf = (many: number, row: (at: number) => string[]) =>
  Array.from({ length: many }, (_, at) => row(at));

describe("a hostile file", () => {
  it.each([
    ["nothing at all", async () => Buffer.alloc(0), "not_a_workbook"],
    ["something else", async () => Buffer.from("type,name\ntext,q"), "not_a_workbook"],
    [
      "a zip that is none inside",
      async () => Buffer.from("PK\u0003\u0004 and no more"),
      "not_a_workbook",
    ],
    ["a zip bomb", async () => bomb(), "too_large"],
    [
      "10,000 rows",
      () => book([head, ...rowsOf(10_000, (at) => ["text", `q${at}`, "?"])]),
      "too_large",
    ],
    [
      "columns without end",
      () => book([[...head, ...rowsOf(300, (at) => [`c${at}`]).flat()]]),
      "too_large",
    ],
    [
      "no sheet survey",
      () => writeWorkbook([{ name: "Лист1", columns: head, rows: [] }]),
      "notXlsForm",
    ],
    [
      "no column type",
      () =>
        book([
          ["name", "label"],
          ["q", "Что?"],
        ]),
      "notXlsForm",
    ],
  ] as const)("that is %s is refused with the reason", async (_, make, reason) => {
    expect(await taken(await make())).toEqual({ refused: reason });
  });

  it.each([
    ["names that are there twice", [question, question], ["survey 3 repeatedName q → q1"]],
    ["names in Cyrillic", [["text", "вопрос", "?"]], ["survey 2 badName вопрос → q1"]],
    ["names that are numbers", [["text", "5", "?"]], ["survey 2 badName 5 → q1"]],
    ["no names", [["text", "", "?"]], ["survey 2 noName q1"]],
    ["a list that is not there", [["select_one x", "q", "?"]], ["survey 2 unknownList x"]],
    [
      "an end without a beginning",
      [question, ["end_group"]],
      ["survey 3 endWithoutBegin end_group"],
    ],
    ["a beginning without an end", [["begin_group", "g"], question], ["survey 2 neverEnded g"]],
    [
      "the end of another thing",
      [["begin_repeat", "g"], ["end_group"], ["end_repeat"]],
      ["survey 2 repeat g", "survey 3 endWithoutBegin end_group"],
    ],
    [
      "an external list",
      [["select_one_external x", "q", "?"]],
      ["survey 2 unsupportedType select_one_external x"],
    ],
    ["a label without end", [["text", "q", "я".repeat(30_000)]], ["survey 2 tooLong label"]],
    ["no type", [["", "q", "?"]], ["survey 2 noType q"]],
  ])("with %s is taken apart row by row", async (_, rows, expected) => {
    expect(await found([head, ...rows])).toEqual(expected);
  });

  it("with faults among the choices names each", async () => {
    const choices = [
      ...yesNo,
      ["yn", "yes", "Ещё да"],
      ["yn", "может быть", "Может"],
      ["yn", "", "Пусто"],
      ["", "x", "Ничьё"],
      ["idle", "a", "А"],
    ];
    expect(await found([head, ["select_one yn", "q", "?"]], choices)).toEqual([
      "choices 4 repeatedChoice yes",
      "choices 5 badChoice может быть",
      "choices 6 noChoiceName yn",
      "choices 7 noListName x",
      "choices 8 unusedList idle",
    ]);
  });

  it("with groups in groups without end, or lists asked for without end, stays small", async () => {
    const deep = [...rowsOf(2_000, (at) => ["begin_group", `g${at}`]), question];
    const read = await taken(await book([head, ...deep, ...rowsOf(2_000, () => ["end_group"])]));
    expect(read.asked).toEqual([]);
    expect(read.findings?.[0]).toMatchObject({ what: "tooDeep", row: 22 });

    const long = rowsOf(200, (at) => ["long", `c${at}`, "?"]);
    const many = rowsOf(3_000, (at) => ["select_one long", `q${at}`, "?"]);
    const wide = await taken(await book([head, ...many], [yesNo[0] ?? [], ...long]));
    expect(wide.asked).toHaveLength(100);
    expect(wide.findings).toHaveLength(2_900);
  });

  it("with what only a spreadsheet program writes is read as a person sees it", async () => {
    const bytes = await drawn((survey) => {
      survey.addRow(["text", "rich", { richText: [{ text: "Жир" }, { text: "ный" }] }]);
      survey.addRow(["date", "day", new Date("2026-03-01T00:00:00Z")]);
      survey.addRow(["note", "sum", { formula: "1+1", result: 2 }]);
      survey.addRow(["note", "link", { text: "Сайт", hyperlink: "https://example.org" }]);
      survey.addRow(["text", "merged", "Один"]);
      survey.addRow([]);
      survey.mergeCells("C6:C7");
      survey.addRow(["text", "error", { error: "#REF!" }]);
      survey.addRow(["text", "signs", "а\u0001б\ud800в"]);
      survey.addRow(["text", "html", "<script>alert(1)</script>"]);
    });
    const read = await taken(bytes);
    expect(read.asked?.map(({ code, label }) => `${code}: ${label.ru}`)).toEqual([
      "rich: Жирный",
      "day: 2026-03-01",
      "sum: 2",
      "link: Сайт",
      "merged: Один",
      "error: ",
      "signs: аб\ufffdв",
      "html: <script>alert(1)</script>",
    ]);
    expect(read.findings?.map(({ row, what }) => `${row} ${what}`)).toEqual(["8 errorCell"]);
  });

  it("shows its labels as text, never as a page of its own", async () => {
    const { coordinator } = await makeCircle();
    const label = "<script>alert(1)</script>";
    const { answer } = await send(coordinator, await book([head, ["image", label, label]]));
    const page = await (await coordinator.get(answer.headers.get("location") ?? "")).text();
    expect(page).not.toContain("<script>alert");
  });

  it("of any cells at all is read or refused, and what is read is a draft", {
    timeout: 120_000,
  }, async () => {
    const cell = fc.oneof(
      fc.constantFrom("text", "note", "integer", "select_one yn", "select_multiple yn", "rank yn"),
      fc.constantFrom("begin_group", "end_group", "begin_repeat", "end_repeat", "table-list"),
      fc.constantFrom("label", "list-nolabel", "q1", "a.b", "@{q1} = 1", "yes", "randomize=true"),
      fc.constantFrom("__proto__", "constructor", "toString", "_title", ". >= 1", "((((((", "#N/A"),
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constant(""),
    );
    const columns = fc.shuffledSubarray(
      ["type", "name", "label", "label::kk", "label::fr", "hint", "required", "relevant"].concat(
        "constraint",
        "appearance",
        "parameters",
        "__proto__",
        "constructor",
        "",
      ),
      { minLength: 3 },
    );
    const rows = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(columns, rows, rows, async (title, survey, choices) => {
        const titled = [["type", ...title], ...survey];
        const read = await taken(await book(titled, [yesNo[0] ?? [], ...choices], [title]));
        if (read.draft) Draft.parse(JSON.parse(JSON.stringify(read.draft)));
        else expect(read.refused).toBeTypeOf("string");
      }),
      { numRuns: 150 },
    );
  });

  it("of which bytes were changed is read or refused", { timeout: 120_000 }, async () => {
    const good = await book([head, ["select_one yn", "q", "?"]], yesNo);
    const change = fc.record({ at: fc.nat(good.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
        const bytes = Uint8Array.from(good);
        for (const { at, to } of changes) bytes[at] = to;
        const read = await taken(bytes);
        expect(read.draft ?? read.refused).toBeDefined();
      }),
      { numRuns: 150 },
    );
  });
});
