import { describe, expect, it } from "vitest";
import type { Draft, DraftQuestion } from "../questionnaires/schema.ts";
import { sheetsOf } from "./rules.ts";

const none = { kk: "", ru: "", en: "" };
const words = (ru: string) => ({ kk: `${ru} kk`, ru, en: `${ru} en` });
const choice = (code: string) => ({ code, label: words(code) });
const blank: DraftQuestion = {
  kind: "line",
  code: "q",
  label: words("Вопрос"),
  hint: none,
  required: false,
  relevant: "",
  constraint: "",
  constraintMessage: none,
  choices: [],
  rows: [],
  shuffle: false,
  whole: false,
  least: null,
  most: null,
};
const lists = { subject: [choice("math")], grade: [choice("5")] };

function sheets(questions: Partial<DraftQuestion>[], more: Partial<Draft> = {}) {
  const draft: Draft = {
    title: words("Анкета"),
    intro: none,
    thanks: none,
    roles: ["teacher", "head"],
    sections: [
      {
        code: "main",
        title: none,
        relevant: "",
        questions: questions.map((one) => ({ ...blank, ...one })),
      },
    ],
    ...more,
  };
  const [survey, choices, settings] = sheetsOf(draft, { id: "ab12", version: 3, lists });
  return { survey, choices, settings };
}

/** The cells of one column of the survey, by its heading. */
function column(name: string, questions: Partial<DraftQuestion>[], more: Partial<Draft> = {}) {
  const { survey } = sheets(questions, more);
  const at = survey?.columns.indexOf(name) ?? -1;
  return survey?.rows.map((row) => row[at]);
}

describe("a questionnaire as an XLSForm", () => {
  it("has a row for each question inside its section, and a cell under every heading", () => {
    expect(column("type", [{}])).toEqual(["note", "begin_group", "text", "end_group"]);
    const { survey } = sheets([{}]);
    for (const row of survey?.rows ?? []) expect(row).toHaveLength(survey?.columns.length ?? 0);
    expect(column("label::Русский (ru)", [{}])).toEqual(["Анкета", "", "Вопрос", ""]);
    expect(column("label::Қазақша (kk)", [{}])?.[2]).toBe("Вопрос kk");
  });

  it("says what comes before and after only where something is said", () => {
    const said = { intro: words("Здравствуйте"), thanks: words("Спасибо") };
    expect(column("name", [{}], said)).toEqual(["_title", "_intro", "main", "q", "", "_thanks"]);
    expect(column("name", [{}])).toEqual(["_title", "main", "q", ""]);
    const kazakh = { thanks: { ...none, kk: "Рахмет" } };
    expect(column("name", [{}], kazakh)?.at(-1)).toBe("_thanks");
  });

  it.each<[Partial<DraftQuestion>, string]>([
    [{ kind: "one" }, "select_one q"],
    [{ kind: "many" }, "select_multiple q"],
    [{ kind: "rank" }, "rank q"],
    [{ kind: "number" }, "decimal"],
    [{ kind: "number", whole: true }, "integer"],
    [{ kind: "text" }, "text"],
    [{ kind: "school" }, "text"],
    [{ kind: "subject" }, "select_one tirek_subject"],
    [{ kind: "grade" }, "select_one tirek_grade"],
    [{ kind: "date" }, "date"],
    [{ kind: "note" }, "note"],
  ])("writes %j as %s", (question, type) => {
    expect(column("type", [question])?.[2]).toBe(type);
  });

  it("writes a table as a group of its rows, each needed when the table is", () => {
    const grid = {
      kind: "grid" as const,
      required: true,
      rows: [choice("ict"), choice("sen")],
      choices: [choice("low")],
    };
    expect(column("name", [grid])).toEqual(["_title", "main", "q", "q.ict", "q.sen", "", ""]);
    expect(column("required", [grid])).toEqual(["", "", "", "yes", "yes", "", ""]);
    expect(column("appearance", [grid])?.[2]).toBe("table-list");
  });

  it("keeps the bounds of a number, and no bounds of a text", () => {
    const bounds = { least: 1, most: 40 };
    expect(column("constraint", [{ kind: "number", ...bounds }])?.[2]).toBe(". >= 1 and . <= 40");
    expect(column("constraint", [{ kind: "line", ...bounds }])?.[2]).toBe("");
  });

  it("lists the choices of each question, and ours once where a question asks for them", () => {
    const one = { kind: "one" as const, code: "works", choices: [choice("here")] };
    const subject = { kind: "subject" as const };
    const { choices } = sheets([one, subject, { ...subject, code: "r" }]);
    expect(choices?.rows).toEqual([
      ["works", "here", "here kk", "here", "here en"],
      ["tirek_subject", "math", "math kk", "math", "math en"],
    ]);
  });

  it("says whose it is, which version and whom it asks", () => {
    const { settings } = sheets([{}]);
    expect(settings?.rows).toEqual([["Анкета", "tirek_ab12", "3", "Русский (ru)", "teacher head"]]);
    const kazakh = sheets([{}], { title: { ...none, kk: "Сауалнама" } });
    expect(kazakh.settings?.rows[0]?.[0]).toBe("Сауалнама");
  });
});
