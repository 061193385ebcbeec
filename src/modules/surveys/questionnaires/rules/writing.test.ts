import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft, DraftQuestion, DraftSection, QuestionForm } from "../schema.ts";
import { emptyDraft } from "./publishing.ts";
import {
  choiceLines,
  choicesFrom,
  deleted,
  moved,
  questionsIn,
  withHeading,
  withQuestion,
  withSection,
} from "./writing.ts";

const nothing = { kk: "", ru: "", en: "" };
const question = (code: string): DraftQuestion => ({
  kind: "text",
  code,
  label: nothing,
  hint: nothing,
  required: false,
  relevant: "",
  constraint: "",
  constraintMessage: nothing,
  choices: [],
  rows: [],
  shuffle: false,
  whole: true,
  least: null,
  most: null,
});
const section = (code: string, ...questions: string[]): DraftSection => ({
  code,
  title: nothing,
  relevant: "",
  questions: questions.map(question),
});

describe("writing a draft", () => {
  const draft: Draft = {
    ...emptyDraft({ kk: "Сауалнама", ru: "Анкета" }),
    sections: [section("s1", "a", "b"), section("s2", "c")],
  };
  const form = (said: Partial<QuestionForm> = {}): QuestionForm => ({
    kind: "line",
    labelKk: "Сұрақ",
    labelRu: "Вопрос",
    labelEn: "",
    hintKk: "",
    hintRu: "Подсказка",
    hintEn: "",
    messageKk: "",
    messageRu: "",
    messageEn: "No",
    relevant: "1 = 1",
    constraint: ". != ''",
    choices: "",
    rows: "",
    ...said,
  });
  const codes = (written: Draft) =>
    written.sections.map(({ questions }) => questions.map(({ code }) => code));
  const written = (code: string | null, said: Partial<QuestionForm>) => {
    const read = withQuestion(draft, code, form(said));
    return read.ok ? read.value : read.refusal;
  };
  const writtenQuestion = (said: Partial<QuestionForm>) => {
    const read = withQuestion(draft, "a", form(said));
    return read.ok ? questionsIn(read.value)[0] : null;
  };

  it("changes its heading", () => {
    const heading = {
      titleKk: "1",
      titleRu: "2",
      titleEn: "3",
      introKk: "4",
      introRu: "5",
      introEn: "6",
      thanksKk: "7",
      thanksRu: "8",
      thanksEn: "9",
      roles: ["head" as const],
    };
    expect(withHeading(draft, heading)).toEqual({
      title: { kk: "1", ru: "2", en: "3" },
      intro: { kk: "4", ru: "5", en: "6" },
      thanks: { kk: "7", ru: "8", en: "9" },
      roles: ["head"],
      sections: draft.sections,
    });
  });

  it("changes a section, or puts a new one at the end under a code that nobody has", () => {
    const titled = { titleKk: "1", titleRu: "2", titleEn: "3", relevant: "1 = 1" };
    const said = { title: { kk: "1", ru: "2", en: "3" }, relevant: "1 = 1" };
    const [one, two] = draft.sections;
    expect(withSection(draft, "s2", titled).sections).toEqual([one, { ...two, ...said }]);
    const fresh = { code: "s3", questions: [], ...said };
    expect(withSection(draft, null, titled).sections).toEqual([one, two, fresh]);
    const left = { ...draft, sections: draft.sections.slice(1) };
    expect(withSection(left, null, titled).sections.map(({ code }) => code)).toEqual(["s2", "s3"]);
  });

  it("changes a question where it stands, under a new code when one is given", () => {
    const changed = written("a", { code: "renamed", required: "yes" });
    expect(changed).toMatchObject({
      sections: [{ questions: [{ code: "renamed" }, { code: "b" }] }, {}],
    });
    expect(written("a", {})).toMatchObject({ sections: [{ questions: [{ code: "a" }, {}] }, {}] });
    expect(written("a", { code: "c" })).toEqual({ code: "repeatedCode" });
  });

  it("puts a new question at the end of its section, under a code that nobody has", () => {
    expect(written(null, { section: "s1" })).toMatchObject({
      sections: [{ questions: [{}, {}, { code: "q4" }] }, { questions: [{ code: "c" }] }],
    });
    expect(written(null, { section: "s1", code: "b" })).toEqual({ code: "repeatedCode" });
    expect(written(null, { section: "s9" })).toEqual({ section: "notOffered" });
    expect(written(null, {})).toEqual({ section: "notOffered" });
  });

  it("keeps of a question all that was typed", () => {
    expect(writtenQuestion({})).toEqual({
      kind: "line",
      code: "a",
      required: false,
      label: { kk: "Сұрақ", ru: "Вопрос", en: "" },
      hint: { kk: "", ru: "Подсказка", en: "" },
      constraintMessage: { kk: "", ru: "", en: "No" },
      relevant: "1 = 1",
      constraint: ". != ''",
      choices: [],
      rows: [],
      shuffle: false,
      whole: true,
      least: null,
      most: null,
    });
    const ticked = { required: "yes", shuffle: "yes", fraction: "yes", least: 0, most: 5 } as const;
    expect(writtenQuestion({ ...ticked, choices: "x | 1 | 2", rows: "y | 3 | 4" })).toMatchObject({
      required: true,
      shuffle: true,
      whole: false,
      least: 0,
      most: 5,
      choices: [{ code: "x" }],
      rows: [{ code: "y" }],
    });
  });

  it("moves a question by one place, at the edge of its section over into the next", () => {
    const movedQuestion = (code: string, way: "up" | "down") =>
      codes(moved(draft, { question: code, way }));
    expect(movedQuestion("a", "down")).toEqual([["b", "a"], ["c"]]);
    expect(movedQuestion("b", "up")).toEqual([["b", "a"], ["c"]]);
    expect(movedQuestion("b", "down")).toEqual([["a"], ["b", "c"]]);
    expect(movedQuestion("c", "up")).toEqual([["a", "b", "c"], []]);
    expect(movedQuestion("a", "up")).toEqual([["a", "b"], ["c"]]);
    expect(movedQuestion("c", "down")).toEqual([["a", "b"], ["c"]]);
    expect(movedQuestion("nobody", "down")).toEqual([["a", "b"], ["c"]]);
  });

  it("moves a section with all in it", () => {
    const movedSection = (section: string, way: "up" | "down") =>
      codes(moved(draft, { section, way }));
    expect(movedSection("s1", "down")).toEqual([["c"], ["a", "b"]]);
    expect(movedSection("s2", "up")).toEqual([["c"], ["a", "b"]]);
    expect(movedSection("s1", "up")).toEqual([["a", "b"], ["c"]]);
    expect(movedSection("s9", "down")).toEqual([["a", "b"], ["c"]]);
  });

  it("loses no question and doubles none, however they are moved", () => {
    const move = fc.record({
      question: fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined }),
      section: fc.constantFrom("s1", "s2"),
      way: fc.constantFrom("up" as const, "down" as const),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        expect(codes(moves.reduce(moved, draft)).flat().toSorted()).toEqual(["a", "b", "c"]);
      }),
    );
  });

  it("loses the question that is deleted, or the section with all in it", () => {
    expect(codes(deleted(draft, { question: "a", section: "s1" }))).toEqual([["b"], ["c"]]);
    expect(codes(deleted(draft, { section: "s1" }))).toEqual([["c"]]);
  });
});

describe("choices typed one in a line", () => {
  it("have a code or are counted, and are written back the same", () => {
    expect(choicesFrom("yes | Иә | Да | Yes\n\n  \nno | Жоқ | Нет")).toEqual([
      { code: "yes", label: { kk: "Иә", ru: "Да", en: "Yes" } },
      { code: "no", label: { kk: "Жоқ", ru: "Нет", en: "" } },
    ]);
    expect(choicesFrom("Иә | Да\nЖоқ | Нет")).toEqual([
      { code: "1", label: { kk: "Иә", ru: "Да", en: "" } },
      { code: "2", label: { kk: "Жоқ", ru: "Нет", en: "" } },
    ]);
    expect(choicesFrom("Иә | Да | Yes")).toEqual([
      { code: "1", label: { kk: "Иә", ru: "Да", en: "Yes" } },
    ]);
    expect(choicesFrom("yes")).toEqual([{ code: "1", label: { kk: "yes", ru: "", en: "" } }]);
    for (const word of ["Иә1", "1Иә", "so so"])
      expect(choicesFrom(`${word} | Да | Yes`)).toEqual([
        { code: "1", label: { kk: word, ru: "Да", en: "Yes" } },
      ]);
    expect(choicesFrom("")).toEqual([]);
    const lines = "yes | Иә | Да | Yes\nno | Жоқ | Нет\nhalf | Иә | ";
    expect(choiceLines(choicesFrom(lines))).toBe(lines);
  });
});
