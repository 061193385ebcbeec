import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Answers,
  Content,
  type Question,
  type QuestionKind,
} from "../questionnaires/schema.ts";
import {
  answerFrom,
  keyAsGiven,
  problemsWith,
  settle,
  shuffled,
  standingOf,
  typedFrom,
  wrongWith,
} from "./rules.ts";
import type { OpenRound } from "./schema.ts";

const today = "2026-03-01";
const words = (text: string) => ({ kk: text, ru: text });
const choice = (code: string) => ({ code, label: words(code) });
const choices = [choice("yes"), choice("no"), choice("later")];
const rows = [choice("formative"), choice("ict")];
const scale = [choice("low"), choice("high")];

/** One question of each kind, called by its kind. */
const asked = Content.parse({
  title: words("Анкета"),
  sections: [
    {
      code: "all",
      questions: [
        { kind: "one", code: "one", label: words("1"), choices },
        { kind: "many", code: "many", label: words("2"), choices },
        { kind: "grid", code: "grid", label: words("3"), rows, scale },
        { kind: "rank", code: "rank", label: words("4"), choices },
        ...(["number", "date", "line", "text", "school", "subject", "grade", "note"] as const).map(
          (kind) => ({ kind, code: kind, label: words(kind) }),
        ),
      ],
    },
  ],
});
const questions = asked.sections.flatMap((section) => section.questions);

function question(kind: QuestionKind, said: object = {}): Question {
  const found = questions.find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return { ...found, ...said };
}

/** What is wrong with an answer to the only question. */
const wrong = (kind: QuestionKind, answer: Answers[string], said: object = {}) =>
  wrongWith(question(kind, said), answer);

describe("a link to a round", () => {
  const round: OpenRound = {
    roundId: "",
    name_kk: "",
    name_ru: "",
    mode: "anonymous",
    opensOn: "2026-03-02",
    closesOn: "2026-03-05",
    closedAt: null,
    versionId: "",
    invitationId: null,
    isUsed: false,
    role: null,
    schoolId: null,
    roles: ["teacher"],
    content: asked,
    draftKey: null,
    isBegun: false,
    answers: {},
  };

  it("is answered from the first to the last day of the round", () => {
    const days = ["2026-03-01", "2026-03-02", "2026-03-05", "2026-03-06"];
    expect(days.map((day) => standingOf(round, day))).toEqual([
      "planned",
      "open",
      "open",
      "closed",
    ]);
  });

  it("is not answered once the round was closed, even before it was to open", () => {
    const closed = { ...round, closedAt: new Date() };
    expect(standingOf(closed, "2026-03-01")).toBe("closed");
    expect(standingOf(closed, "2026-03-03")).toBe("closed");
  });

  it("that was used stays used when the round is over", () => {
    const used = { ...round, isUsed: true };
    expect(standingOf(used, "2026-03-03")).toBe("used");
    expect(standingOf({ ...used, closedAt: new Date() }, "2026-04-01")).toBe("used");
  });
});

describe("what is asked", () => {
  const helped = "$\u007bhelp} = 'yes'";
  const content = Content.parse({
    title: words("Анкета"),
    sections: [
      {
        code: "first",
        questions: [
          { kind: "one", code: "help", label: words("?"), choices },
          { kind: "many", code: "forms", label: words("?"), choices, relevant: helped },
          { kind: "note", code: "note", label: words("!") },
        ],
      },
      {
        code: "second",
        relevant: helped,
        questions: [{ kind: "text", code: "why", label: words("?") }],
      },
      {
        code: "third",
        questions: [{ kind: "text", code: "never", label: words("?"), relevant: "1 = 2" }],
      },
    ],
  });
  const askedOf = (given: Answers) =>
    settle(content, given, today).sections.map(({ section, place, questions: shown }) => [
      section.code,
      place,
      shown.map(({ code }) => code),
    ]);

  it("follows from the answers before it, section by section", () => {
    expect(askedOf({ help: "no" })).toEqual([["first", 0, ["help", "note"]]]);
    expect(askedOf({ help: "yes" })).toEqual([
      ["first", 0, ["help", "forms", "note"]],
      ["second", 1, ["why"]],
    ]);
  });

  it("counts the answers to it alone", () => {
    const given = { help: "no", forms: ["yes"], why: "so", nobody: "x", note: "x" };
    expect(settle(content, given, today).answers).toEqual({ help: "no" });
    const wanted = { ...given, help: "yes" };
    expect(settle(content, wanted, today).answers).toEqual({
      help: "yes",
      forms: ["yes"],
      why: "so",
    });
  });

  it("takes an empty text for no answer, so that what is needed cannot be sent empty", () => {
    expect(settle(content, { help: "yes", why: "" }, today).answers).toEqual({ help: "yes" });
    expect(settle(content, { help: "yes", why: " \n" }, today).answers).toEqual({ help: "yes" });
  });

  it("is nothing under a condition that cannot be read", () => {
    const [first] = content.sections;
    const broken = { ...content, sections: first ? [{ ...first, relevant: "1 = = 2" }] : [] };
    expect(settle(broken, { help: "yes" }, today).sections).toEqual([]);
    expect(settle(broken, { help: "yes" }, today).sections).toEqual([]);
  });

  it("knows the day", () => {
    const [first] = content.sections;
    const dated = {
      ...content,
      sections: first ? [{ ...first, relevant: "today() = '2026-03-01'" }] : [],
    };
    expect(settle(dated, {}, "2026-03-01").sections).toHaveLength(1);
    expect(settle(dated, {}, "2026-03-02").sections).toHaveLength(0);
  });
});

describe("an answer that is missing", () => {
  const missing = (kind: QuestionKind) =>
    problemsWith([question(kind, { required: true })], { answers: {}, today });

  it("is asked for in the words of its kind, in a table row by row", () => {
    for (const kind of ["one", "many", "subject", "grade"] as const)
      expect(missing(kind), kind).toEqual({ [kind]: "unchosen" });
    for (const kind of ["rank", "number", "date", "line", "text", "school"] as const)
      expect(missing(kind), kind).toEqual({ [kind]: "needed" });
    expect(missing("grid")).toEqual({ "grid.formative": "unchosen", "grid.ict": "unchosen" });
    expect(missing("note")).toEqual({});
  });

  it("may be missing where it is not needed", () => {
    expect(problemsWith(questions, { answers: {}, today })).toEqual({});
  });
});

describe("an answer that is given", () => {
  it("is looked at by its kind first, then by the question's own condition", () => {
    const years = question("number", { constraint: ". <= 60" });
    const problems = (answer: number) =>
      problemsWith([years], { answers: { number: answer }, today });
    expect(problems(60)).toEqual({});
    expect(problems(61)).toEqual({ number: "constraint.number" });
    expect(problems(0.5)).toEqual({ number: "notNumber" });
  });

  it("has what is wrong with several questions told at once", () => {
    const answers = { one: "maybe", number: 1.5, text: "fine" };
    expect(problemsWith(questions, { answers, today })).toEqual({
      one: "notOffered",
      number: "notNumber",
    });
  });

  it("is one of the choices", () => {
    expect(wrong("one", "yes")).toEqual({});
    expect(wrong("one", "maybe")).toEqual({ one: "notOffered" });
    expect(wrong("one", ["yes"])).toEqual({ one: "notOffered" });
  });

  it("is some of the choices, each once and no more than may be chosen", () => {
    expect(wrong("many", ["yes", "no"])).toEqual({});
    expect(wrong("many", [])).toEqual({ many: "notOffered" });
    expect(wrong("many", "yes")).toEqual({ many: "notOffered" });
    expect(wrong("many", ["yes", "yes"])).toEqual({ many: "notOffered" });
    expect(wrong("many", ["yes", "maybe"])).toEqual({ many: "notOffered" });
    expect(wrong("many", ["yes", "no"], { most: 2 })).toEqual({});
    expect(wrong("many", ["yes", "no"], { most: 1 })).toEqual({ many: "tooManyChosen" });
    expect(wrong("many", ["yes", "maybe"], { most: 1 })).toEqual({ many: "notOffered" });
  });

  it("is a step of the scale in each row that needs one", () => {
    const needed = { required: true };
    expect(wrong("grid", { formative: "high", ict: "low" }, needed)).toEqual({});
    expect(wrong("grid", { formative: "high" })).toEqual({});
    expect(wrong("grid", { formative: "high" }, needed)).toEqual({ "grid.ict": "unchosen" });
    expect(wrong("grid", { formative: "most" })).toEqual({ "grid.formative": "notOffered" });
    expect(wrong("grid", { nobody: "high" })).toEqual({ grid: "notOffered" });
    expect(wrong("grid", { formative: "high", nobody: "high" })).toEqual({ grid: "notOffered" });
    expect(wrong("grid", ["high"])).toEqual({ grid: "notOffered" });
    expect(wrong("grid", "high")).toEqual({ grid: "notOffered" });
  });

  it("is an order of all the choices", () => {
    expect(wrong("rank", ["no", "later", "yes"])).toEqual({});
    expect(wrong("rank", ["no", "yes"])).toEqual({ rank: "rankAll" });
    expect(wrong("rank", ["no", "no", "yes"])).toEqual({ rank: "rankAll" });
    expect(wrong("rank", ["no", "yes", "later", "yes"])).toEqual({ rank: "rankAll" });
    expect(wrong("rank", "yes no later")).toEqual({ rank: "rankAll" });
  });

  it("is a number between the bounds, whole unless a fraction is asked for", () => {
    const bounds = { least: 0, most: 60 };
    expect(wrong("number", 0, bounds)).toEqual({});
    expect(wrong("number", 60, bounds)).toEqual({});
    expect(wrong("number", -1, bounds)).toEqual({ number: "least.number" });
    expect(wrong("number", 61, bounds)).toEqual({ number: "most.number" });
    expect(wrong("number", 1_000_000)).toEqual({});
    expect(wrong("number", 1.5)).toEqual({ number: "notNumber" });
    expect(wrong("number", 1.5, { whole: false })).toEqual({});
    expect(wrong("number", "5")).toEqual({ number: "notANumber" });
    expect(wrong("number", Number.NaN)).toEqual({ number: "notANumber" });
    expect(wrong("number", Number.POSITIVE_INFINITY, { whole: false })).toEqual({
      number: "notANumber",
    });
  });

  it("is a day that there is", () => {
    expect(wrong("date", "2024-02-29")).toEqual({});
    expect(wrong("date", "2025-02-29")).toEqual({ date: "notDay" });
    expect(wrong("date", 5)).toEqual({ date: "notDay" });
  });

  it("is a text that is not too long", () => {
    expect(wrong("line", "x".repeat(500))).toEqual({});
    expect(wrong("line", "x".repeat(501))).toEqual({ line: "tooLong" });
    expect(wrong("line", 5)).toEqual({ line: "tooLong" });
    expect(wrong("text", "x".repeat(5000))).toEqual({});
    expect(wrong("text", "x".repeat(5001))).toEqual({ text: "tooLong" });
    expect(wrong("text", ["x"])).toEqual({ text: "tooLong" });
    expect(wrong("school", "x".repeat(20))).toEqual({});
    expect(wrong("school", "x".repeat(21))).toEqual({ school: "noSuchSchool" });
    expect(wrong("school", 5)).toEqual({ school: "noSuchSchool" });
  });

  it("is a subject that is taught, and a class from 0 to 11", () => {
    expect(wrong("subject", "kazakh_lang")).toEqual({});
    expect(wrong("subject", "alchemy")).toEqual({ subject: "notOffered" });
    expect(wrong("subject", 5)).toEqual({ subject: "notOffered" });
    expect([-1, 0, 11, 12, 1.5].map((one) => Object.keys(wrong("grade", one)).length)).toEqual([
      1, 0, 0, 1, 1,
    ]);
    expect(wrong("grade", "5")).toEqual({ grade: "notOffered" });
  });

  it("is none to a note", () => {
    expect(wrong("note", "x")).toEqual({ note: "notOffered" });
  });

  it("of any shape is refused or taken, and never fails", () => {
    const answer = fc.oneof(
      fc.string(),
      fc.double(),
      fc.array(fc.string()),
      fc.dictionary(fc.string(), fc.string()),
    );
    fc.assert(
      fc.property(fc.constantFrom(...questions), answer, (one, given) => {
        const problems = problemsWith([one], { answers: { [one.code]: given }, today });
        expect(Object.keys(problems).every((name) => name.startsWith(one.code))).toBe(true);
      }),
    );
  });
});

describe("what was typed", () => {
  it("is read as the answer of its kind", () => {
    expect(answerFrom(question("one"), { one: "yes" })).toBe("yes");
    expect(answerFrom(question("many"), { many: ["yes", "no", "yes"] })).toEqual(["yes", "no"]);
    expect(answerFrom(question("many"), { many: "yes" })).toEqual(["yes"]);
    expect(answerFrom(question("grid"), { "grid.ict": "high" })).toEqual({ ict: "high" });
    expect(answerFrom(question("number"), { number: "1 200,5" })).toBe(1200.5);
    expect(answerFrom(question("grade"), { grade: "0" })).toBe(0);
    expect(answerFrom(question("school"), { school: "a-12" })).toBe("A-12");
    expect(answerFrom(question("text"), { text: "Екі\nжол" })).toBe("Екі\nжол");
    expect(answerFrom(question("text"), { text: ["one", "other"] })).toBe("one");
  });

  it("in no field is no answer, and zero is one", () => {
    for (const one of questions) expect(answerFrom(one, {}), one.kind).toBeUndefined();
    for (const kind of ["number", "grade", "school", "line"] as const)
      expect(answerFrom(question(kind), { [kind]: "" }), kind).toBeUndefined();
    expect(answerFrom(question("number"), { number: "0" })).toBe(0);
    expect(answerFrom(question("number"), { number: " " })).toBeUndefined();
    expect(answerFrom(question("grid"), { "grid.ict": "" })).toBeUndefined();
    expect(answerFrom(question("grid"), { "grid.ict": ["high", "low"] })).toBeUndefined();
    expect(answerFrom(question("note"), { note: "x" })).toBeUndefined();
  });

  it("as places is read as an order, without those that are missing or no place", () => {
    const places = (yes: string, no: string, later: string) =>
      answerFrom(question("rank"), { "rank.yes": yes, "rank.no": no, "rank.later": later });
    expect(places("2", "3", "1")).toEqual(["later", "yes", "no"]);
    expect(places("1", "", "3")).toEqual(["yes", "later"]);
    expect(places("1", "1", "2")).toEqual(["no", "later"]);
    expect(places("0", "4", "3")).toEqual(["later"]);
    expect(places("0", "4", "x")).toBeUndefined();
  });

  it("is filled in again from its answer, so that it is read back the same", () => {
    const answers: Answers = {
      one: "yes",
      many: ["no", "yes"],
      grid: { formative: "high" },
      rank: ["no", "later", "yes"],
      number: 12,
      date: "2026-03-01",
      line: "x",
      text: "Екі\nжол",
      school: "A-12",
      subject: "kazakh_lang",
      grade: 0,
    };
    for (const one of questions) {
      const answer = answers[one.code];
      expect(answerFrom(one, typedFrom(one, answer)), one.kind).toEqual(answer);
    }
    expect(typedFrom(question("rank"), ["no", "yes"])).toEqual({ "rank.no": "1", "rank.yes": "2" });
    expect(typedFrom(question("grid"), { ict: "low" })).toEqual({ "grid.ict": "low" });
    expect(typedFrom(question("rank"), "no")).toEqual({ rank: "no" });
  });
});

describe("choices in an order of chance", () => {
  const many = Array.from({ length: 30 }, (_, at) => at);

  it("stand the same for the same person, and none is lost", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.string(), (items, seed) => {
        const order = shuffled(items, seed);
        expect(order).toEqual(shuffled(items, seed));
        expect(order.toSorted()).toEqual(items.toSorted());
      }),
    );
  });

  it("stand otherwise for another person, and not as they were written", () => {
    expect(shuffled(many, "one")).not.toEqual(shuffled(many, "other"));
    expect(shuffled(many, "one")).not.toEqual(many);
    expect(shuffled(many, "one")).not.toEqual(many.toReversed());
  });
});

describe("the key of a link", () => {
  it.each([
    ["abcd-efgh", { key: "abcdefgh", isOwn: false }],
    ["ABCDefgh", { key: "abcdefgh", isOwn: false }],
    ["abcd-efgh-jkmn-pqrs", { key: "abcdefghjkmnpqrs", isOwn: false }],
    [
      "0B9B0F5C-2f6a-4c3e-9d57-3f1a2b4c5d6e",
      { key: "0b9b0f5c-2f6a-4c3e-9d57-3f1a2b4c5d6e", isOwn: true },
    ],
  ])("typed %s is one with the link's own", (typed, given) => {
    expect(keyAsGiven(typed)).toEqual(given);
  });
});
