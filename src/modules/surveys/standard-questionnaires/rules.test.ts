import { describe, expect, it } from "vitest";
import { standardContents } from "./rules.ts";
import type { ReadyForm } from "./schema.ts";

const words = (ru: string) => ({ kk: `${ru} (kk)`, ru, en: `${ru} (en)` });
const choice = (code: string) => ({ code, ...words(code) });
const bare = { title: words("Готовая"), roles: ["teacher" as const] };

/** The sections of the questionnaire, each with its questions. */
function sectionsOf(form: Partial<ReadyForm>) {
  const [only] = standardContents({ forms: { ready: { ...bare, ...form } } });
  return only?.content.sections ?? [];
}

/** The questions of the questionnaire by code. */
const asked = (form: Partial<ReadyForm>) =>
  Object.fromEntries(
    sectionsOf(form).flatMap(({ questions }) => questions.map((one) => [one.code, one])),
  );
const ask = words("Что нужно?");
const scale = [choice("low"), choice("high")];
const items = [choice("ict"), choice("sen")];
const offered = [
  { code: "ict", label: words("ict") },
  { code: "sen", label: words("sen") },
];

describe("a questionnaire of the field's own", () => {
  it("has the code, the title and the respondents of its form", () => {
    const forms = {
      one: { ...bare, comment: words("?") },
      two: { ...bare, roles: ["head" as const], comment: words("?") },
    };
    expect(standardContents({ forms })).toMatchObject([
      { code: "one", content: { title: words("Готовая"), roles: ["teacher"] } },
      { code: "two", content: { roles: ["head"] } },
    ]);
  });

  it("asks a table, aspects and the rest, each in a section that is not empty", () => {
    const all = {
      ask,
      scale,
      items,
      aspects: [{ ...choice("lesson"), statements: scale }],
      comment: words("Что ещё?"),
    };
    expect(
      sectionsOf(all).map(({ code, questions }) => [code, ...questions.map((one) => one.code)]),
    ).toEqual([
      ["main", "items"],
      ["aspects", "lesson"],
      ["more", "comment"],
    ]);
    expect(sectionsOf({ comment: words("?") }).map(({ code }) => code)).toEqual(["more"]);
    expect(sectionsOf({ ask, scale, items }).map(({ code }) => code)).toEqual(["main"]);
  });

  it("asks everybody about each row of the table", () => {
    expect(asked({ ask, scale, items }).items).toEqual({
      kind: "grid",
      code: "items",
      label: ask,
      required: true,
      shuffle: false,
      rows: offered,
      scale: [
        { code: "low", label: words("low") },
        { code: "high", label: words("high") },
      ],
    });
  });

  it("has no table without its question, its rows or its scale", () => {
    const comment = words("?");
    for (const part of [
      { ask, scale },
      { ask, items },
      { scale, items },
    ])
      expect(Object.keys(asked({ ...part, comment }))).toEqual(["comment"]);
  });

  it("asks of each aspect which statement is true, in the words of the form", () => {
    const aspects = [{ ...choice("lesson"), statements: scale }];
    expect(asked({ aspects, choose: words("Выберите") })).toMatchObject({
      lesson: {
        kind: "one",
        label: words("lesson"),
        hint: words("Выберите"),
        required: true,
        choices: [{ code: "low" }, { code: "high" }],
      },
    });
    expect(asked({ aspects }).lesson).not.toHaveProperty("hint", words("Выберите"));
  });

  it("asks what may be chosen together, and offers to share what the table asks about", () => {
    expect(
      asked({
        items,
        forms: { ...words("Формы"), groups: items },
        canShare: words("Чем поделитесь?"),
        barriers: { ...words("Что мешает?"), choices: items },
        uses: { ...words("Для чего?"), choices: items },
      }),
    ).toMatchObject({
      forms: { kind: "many", label: words("Формы"), required: false, choices: offered },
      canShare: { kind: "many", label: words("Чем поделитесь?"), choices: offered },
      barriers: { kind: "many", label: words("Что мешает?"), choices: offered },
      uses: { kind: "many", label: words("Для чего?"), choices: offered },
    });
  });

  it("asks open questions, the comment at last", () => {
    const open = [choice("first"), choice("second")];
    const [more] = sectionsOf({ open, comment: words("Что ещё?") });
    expect(more?.questions).toMatchObject([
      { kind: "text", code: "first", label: words("first"), required: false },
      { kind: "text", code: "second", label: words("second") },
      { kind: "text", code: "comment", label: words("Что ещё?") },
    ]);
    expect(Object.keys(asked({ open }))).toEqual(["first", "second"]);
  });

  it("is none where it asks nobody", () => {
    const forms = { ready: { ...bare, roles: [], comment: words("?") } };
    expect(() => standardContents({ forms })).toThrow();
  });
});
