import { describe, expect, it } from "vitest";
import reference from "#reference/questionnaires.json" with { type: "json" };
import { standardContents } from "../../standard-questionnaires/rules.ts";
import { StandardQuestionnaire } from "../../standard-questionnaires/schema.ts";
import { Content, type Draft, type DraftQuestion, type Fault } from "../schema.ts";
import { contentOf, draftOf, emptyDraft } from "./publishing.ts";

const nothing = { kk: "", ru: "", en: "" };
const words = (text: string) => ({ kk: `${text} кк`, ru: text, en: "" });
const choice = (code: string) => ({ code, label: words(code) });

const question = (said: Partial<DraftQuestion> = {}): DraftQuestion => ({
  kind: "text",
  code: "q1",
  label: words("Что?"),
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
  ...said,
});
const draftWith = (...sections: DraftQuestion[][]): Draft => ({
  title: words("Анкета"),
  intro: nothing,
  thanks: nothing,
  roles: ["teacher"],
  sections: sections.map((questions, at) => ({
    code: `s${at + 1}`,
    title: nothing,
    relevant: "",
    questions,
  })),
});
const answer = (code: string) => `$\u007b${code}}`;

function faultsOf(draft: Draft): Fault[] {
  const read = contentOf(draft);
  return read.ok ? [] : read.refusal;
}

/** What keeps a draft of one question from being published. */
function wrong(said: Partial<DraftQuestion>): [Fault["fault"], string][] {
  return faultsOf(draftWith([question(said)])).map(({ fault, word }) => [fault, word]);
}

describe("a draft", () => {
  it("begins with a title, one empty section and teachers to ask", () => {
    expect(emptyDraft({ kk: "Сауалнама", ru: "Анкета" })).toEqual({
      title: { kk: "Сауалнама", ru: "Анкета", en: "" },
      intro: nothing,
      thanks: nothing,
      roles: ["teacher"],
      sections: [{ code: "s1", title: nothing, relevant: "", questions: [] }],
    });
  });

  it("is a published version and back unchanged, for all of the field's own", () => {
    const ready = StandardQuestionnaire.parse(reference);
    for (const { content } of standardContents(ready))
      expect(contentOf(draftOf(content))).toEqual({ ok: true, value: content });
  });

  it("is a published version and back unchanged, whatever it asks", () => {
    const label = { kk: "Сұрақ", ru: "Вопрос" };
    const offered = ["a", "b"].map((code) => ({ code, label: { ...label, en: "Question" } }));
    const full = Content.parse({
      title: { ...label, en: "Title" },
      intro: label,
      thanks: label,
      roles: ["head", "parent"],
      sections: [
        {
          code: "s1",
          title: label,
          questions: [
            {
              kind: "one",
              code: "one",
              label,
              hint: label,
              required: true,
              choices: offered,
              shuffle: true,
            },
            { kind: "many", code: "many", label, choices: offered, most: 2 },
            { kind: "grid", code: "grid", label, rows: offered, scale: offered, shuffle: true },
            { kind: "rank", code: "rank", label, choices: offered },
          ],
        },
        {
          code: "s2",
          relevant: `${answer("one")} = 'a'`,
          questions: [
            { kind: "number", code: "number", label, whole: false, least: 1, most: 60 },
            { kind: "number", code: "plain", label },
            {
              kind: "line",
              code: "line",
              label,
              relevant: `${answer("grid.a")} = 'b'`,
              constraint: ". != ''",
              constraintMessage: label,
            },
            { kind: "note", code: "note", label },
          ],
        },
      ],
    });
    expect(contentOf(draftOf(full))).toEqual({ ok: true, value: full });
    const whole = draftOf(full).sections.flatMap(({ questions }) =>
      questions.map((one) => one.whole),
    );
    expect(whole).toEqual([true, true, true, true, false, true, true, true]);
  });
});

describe("a draft is not published", () => {
  it("without a title in both languages, somebody to ask and a section", () => {
    const draft = draftWith([question()]);
    expect(faultsOf(draft)).toEqual([]);
    expect(faultsOf({ ...draft, title: nothing, roles: [], sections: [] })).toEqual([
      { section: null, question: null, fault: "noLabel", word: "" },
      { section: null, question: null, fault: "noRole", word: "" },
      { section: null, question: null, fault: "noSections", word: "" },
    ]);
  });

  it("with words in one language alone, which are named", () => {
    const half = { kk: "", ru: "Вопрос", en: "Question" };
    expect(wrong({ label: half })).toEqual([["noKk", "Вопрос"]]);
    expect(wrong({ label: { ...half, ru: "" } })).toEqual([
      ["noKk", "Question"],
      ["noRu", "Question"],
    ]);
    expect(wrong({ label: { kk: "Сұрақ", ru: "", en: "" } })).toEqual([["noRu", "Сұрақ"]]);
    expect(wrong({ hint: half })).toEqual([["noKk", "Вопрос"]]);
    expect(wrong({ constraintMessage: half })).toEqual([["noKk", "Вопрос"]]);
    const draft = draftWith([question()]);
    for (const part of ["title", "intro", "thanks"] as const)
      expect(faultsOf({ ...draft, [part]: half }), part).toMatchObject([{ fault: "noKk" }]);
  });

  it("with a question that has no words, or a section that asks nothing", () => {
    expect(wrong({ label: nothing })).toEqual([["noLabel", ""]]);
    expect(faultsOf(draftWith([question({ label: nothing })]))).toEqual([
      { section: "s1", question: "q1", fault: "noLabel", word: "" },
    ]);
    expect(faultsOf(draftWith([]))).toEqual([
      { section: "s1", question: null, fault: "emptySection", word: "" },
    ]);
    const [titled] = draftWith([question()]).sections;
    const sections = titled ? [{ ...titled, title: { kk: "", ru: "Часть", en: "" } }] : [];
    expect(faultsOf({ ...draftWith(), sections })).toMatchObject([
      { section: "s1", question: null, fault: "noKk", word: "Часть" },
    ]);
  });

  it("with fewer than two choices, or a table without rows", () => {
    const [one, two] = [choice("a"), choice("b")];
    for (const kind of ["one", "many", "rank"] as const) {
      expect(wrong({ kind, choices: [one] }), kind).toEqual([["fewChoices", ""]]);
      expect(wrong({ kind, choices: [one, two] }), kind).toEqual([]);
    }
    expect(wrong({ kind: "grid", choices: [one], rows: [] })).toEqual([
      ["fewChoices", ""],
      ["noRows", ""],
    ]);
    expect(wrong({ kind: "grid", choices: [one, two], rows: [one] })).toEqual([]);
    expect(wrong({ kind: "text", choices: [one] })).toEqual([]);
  });

  it("with choices that have no words, a bad code or the code of another", () => {
    const [one, two] = [choice("a"), choice("b")];
    const offer = (...choices: DraftQuestion["choices"]) => wrong({ kind: "one", choices });
    expect(offer(one, { ...two, label: nothing })).toEqual([["noLabel", "b"]]);
    expect(offer(one, { ...two, label: { kk: "", ru: "Да", en: "" } })).toEqual([["noKk", "b"]]);
    expect(offer(one, choice("so so"))).toEqual([["badChoice", "so so"]]);
    expect(offer(one, choice("x".repeat(41)))).toEqual([["badChoice", "x".repeat(41)]]);
    expect(offer(one, { ...two, code: "" })).toEqual([["badChoice", ""]]);
    expect(offer(one, choice("-_9"))).toEqual([]);
    expect(offer(one, two, one)).toEqual([["repeatedChoice", "a"]]);
    expect(wrong({ kind: "grid", choices: [one, two], rows: [one, one] })).toEqual([
      ["repeatedChoice", "a"],
    ]);
    expect(wrong({ kind: "text", choices: [one, one], rows: [one, one] })).toEqual([]);
  });

  it("with bounds that nothing fits", () => {
    expect(wrong({ kind: "number", least: 2, most: 1 })).toEqual([["badLimits", ""]]);
    expect(wrong({ kind: "number", least: 2, most: 2 })).toEqual([]);
    expect(wrong({ kind: "number", least: 2 })).toEqual([]);
    expect(wrong({ kind: "number", most: -2 })).toEqual([]);
    const choices = [choice("a"), choice("b")];
    const most = (count: number | null) => wrong({ kind: "many", choices, most: count });
    expect(most(0)).toEqual([["badLimits", ""]]);
    expect(most(1.5)).toEqual([["badLimits", ""]]);
    expect(most(1)).toEqual([]);
    expect(most(null)).toEqual([]);
    expect(wrong({ kind: "text", least: 2, most: 0 })).toEqual([]);
  });

  it("with more than a questionnaire can hold", () => {
    const many = Array.from({ length: 201 }, (_, at) => question({ code: `q${at}` }));
    expect(faultsOf(draftWith(many))).toEqual([
      { section: null, question: null, fault: "tooMuch", word: "" },
    ]);
  });
});

describe("a condition", () => {
  const first = question({ code: "first" });
  const faults = (said: Partial<DraftQuestion>, ...before: DraftQuestion[]) =>
    faultsOf(draftWith([...before, question({ code: "own", ...said })])).map(({ fault, word }) => [
      fault,
      word,
    ]);

  it("speaks of what was asked before it, in the section or an earlier one", () => {
    expect(faults({ relevant: `${answer("first")} = 'x'` }, first)).toEqual([]);
    expect(faults({ relevant: `${answer("own")} = 'x'` })).toEqual([["laterName", "own"]]);
    expect(faults({ relevant: `${answer("nobody")} = 'x'` })).toEqual([["unknownName", "nobody"]]);
    const apart = draftWith([first], [question({ relevant: `${answer("first")} = 'x'` })]);
    expect(faultsOf(apart)).toEqual([]);
    expect(faultsOf({ ...apart, sections: apart.sections.toReversed() })).toMatchObject([
      { section: "s2", question: "q1", fault: "laterName", word: "first" },
    ]);
  });

  it("is told once of a name that it says twice", () => {
    const twice = `${answer("nobody")} = 'x' or ${answer("nobody")} = 'y'`;
    expect(faults({ relevant: twice })).toEqual([["unknownName", "nobody"]]);
  });

  it("of an answer may speak of the answer itself and of any other", () => {
    const later = question({ code: "later" });
    const draft = (constraint: string) =>
      faultsOf(draftWith([question({ constraint }), later])).map(({ fault }) => fault);
    expect(draft(`. != ${answer("later")}`)).toEqual([]);
    expect(draft(`. != ${answer("nobody")}`)).toEqual(["unknownName"]);
  });

  it("of a section speaks of earlier sections", () => {
    const draft = draftWith([first], [question({ code: "own" })]);
    const under = (relevant: string) =>
      faultsOf({
        ...draft,
        sections: draft.sections.map((one, at) => (at === 1 ? { ...one, relevant } : one)),
      }).map(({ section, question: at, fault }) => [section, at, fault]);
    expect(under(`${answer("first")} = 'x'`)).toEqual([]);
    expect(under(`${answer("own")} = 'x'`)).toEqual([["s2", null, "laterName"]]);
  });

  it("speaks of a row of a table, and not of a note", () => {
    const offered = [choice("a"), choice("b")];
    const grid = question({ code: "grid", kind: "grid", choices: offered, rows: offered });
    const note = question({ code: "note", kind: "note" });
    expect(faults({ relevant: `${answer("grid.a")} = 'b'` }, grid)).toEqual([]);
    expect(faults({ relevant: `${answer("grid.c")} = 'b'` }, grid)).toEqual([
      ["unknownName", "grid.c"],
    ]);
    const text = question({ code: "text", rows: offered });
    expect(faults({ relevant: `${answer("text.a")} = 'b'` }, text)).toEqual([
      ["unknownName", "text.a"],
    ]);
    expect(faults({ relevant: `${answer("note")} = 'b'` }, note)).toEqual([
      ["unknownName", "note"],
    ]);
  });

  it("that cannot be read is named with the place where it goes wrong", () => {
    expect(faults({ relevant: "1 = what('x')" })).toEqual([["badExpression", "what (5)"]]);
    expect(faults({ constraint: "1 = )" })).toEqual([["badExpression", ") (5)"]]);
  });
});
