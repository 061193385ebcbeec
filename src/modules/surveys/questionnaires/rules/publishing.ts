import { done, type Result, refuse } from "#lib/errors.ts";
import { namesIn, parseExpression } from "#lib/expression.ts";
import {
  Content,
  type Draft,
  type DraftChoice,
  type DraftQuestion,
  type DraftWords,
  type Fault,
  type Question,
  type Words,
} from "../schema.ts";

const nothing: DraftWords = { kk: "", ru: "", en: "" };

export function emptyDraft(title: Words): Draft {
  return {
    title: draftWords(title),
    intro: nothing,
    thanks: nothing,
    roles: ["teacher"],
    sections: [{ code: "s1", title: nothing, relevant: "", questions: [] }],
  };
}

/** A published version as a draft to go on from. */
export function draftOf(content: Content): Draft {
  return {
    title: draftWords(content.title),
    intro: draftWords(content.intro),
    thanks: draftWords(content.thanks),
    roles: content.roles,
    sections: content.sections.map(({ code, title, relevant, questions }) => ({
      code,
      title: draftWords(title),
      relevant: relevant ?? "",
      questions: questions.map(draftQuestion),
    })),
  };
}

function draftWords(words: Words | undefined): DraftWords {
  return words ? { ...words, en: words.en ?? "" } : nothing;
}

function draftQuestion(question: Question): DraftQuestion {
  return {
    kind: question.kind,
    code: question.code,
    required: question.required,
    label: draftWords(question.label),
    hint: draftWords(question.hint),
    relevant: question.relevant ?? "",
    constraint: question.constraint ?? "",
    constraintMessage: draftWords(question.constraintMessage),
    choices: "scale" in question ? draftChoices(question.scale) : choicesOf(question),
    rows: "rows" in question ? draftChoices(question.rows) : [],
    shuffle: "shuffle" in question && question.shuffle,
    whole: question.kind !== "number" || question.whole,
    least: question.kind === "number" ? (question.least ?? null) : null,
    most: "most" in question ? (question.most ?? null) : null,
  };
}

function choicesOf(question: Question): DraftChoice[] {
  return "choices" in question ? draftChoices(question.choices) : [];
}

function draftChoices(choices: readonly { code: string; label: Words }[]): DraftChoice[] {
  return choices.map(({ code, label }) => ({ code, label: draftWords(label) }));
}

/** The draft as it would be published, or everything that keeps it from that. */
export function contentOf(draft: Draft): Result<Content, Fault[]> {
  const faults = faultsOf(draft);
  if (faults.length > 0) return refuse(faults);
  const content = Content.safeParse({
    title: finished(draft.title),
    intro: finished(draft.intro),
    thanks: finished(draft.thanks),
    roles: draft.roles,
    sections: draft.sections.map(({ code, title, relevant, questions }) => ({
      code,
      title: finished(title),
      relevant: relevant || undefined,
      questions: questions.map(finishedQuestion),
    })),
  });
  if (content.success) return done(content.data);
  return refuse([{ section: null, question: null, fault: "tooMuch", word: "" }]);
}

function finished({ kk, ru, en }: DraftWords): Words | undefined {
  if (!kk && !ru) return undefined;
  return en ? { kk, ru, en } : { kk, ru };
}

function finishedQuestion(question: DraftQuestion) {
  const { kind, code, required, shuffle, whole } = question;
  const choices = question.choices.map((one) => ({ ...one, label: finished(one.label) }));
  const rows = question.rows.map((one) => ({ ...one, label: finished(one.label) }));
  return {
    kind,
    code,
    required,
    shuffle,
    whole,
    rows,
    ...(kind === "grid" ? { scale: choices } : { choices }),
    label: finished(question.label),
    hint: finished(question.hint),
    relevant: question.relevant || undefined,
    constraint: question.constraint || undefined,
    constraintMessage: finished(question.constraintMessage),
    least: question.least ?? undefined,
    most: question.most ?? undefined,
  };
}

function faultsOf(draft: Draft): Fault[] {
  const heading = [
    ...missing(draft.title, true),
    ...missing(draft.intro, false),
    ...missing(draft.thanks, false),
    ...(draft.roles.length === 0 ? [fault("noRole")] : []),
    ...(draft.sections.length === 0 ? [fault("noSections")] : []),
  ];
  const known = new Set(draft.sections.flatMap(({ questions }) => questions.flatMap(namesOf)));
  const earlier = new Set<string>();
  const inSections = draft.sections.flatMap((section) => {
    const own = [
      ...missing(section.title, false),
      ...(section.questions.length === 0 ? [fault("emptySection")] : []),
      ...inCondition(section.relevant, { known, earlier }),
    ];
    const inQuestions = section.questions.flatMap((question) => {
      const found = inQuestion(question, { known, earlier });
      for (const name of namesOf(question)) earlier.add(name);
      return found.map((one) => ({ ...one, question: question.code }));
    });
    return [...own, ...inQuestions].map((one) => ({ ...one, section: section.code }));
  });
  return [...heading, ...inSections];
}

function fault(code: Fault["fault"], word = ""): Fault {
  return { section: null, question: null, fault: code, word };
}

type Names = { known: ReadonlySet<string>; earlier: ReadonlySet<string> | null };

const leastChoices: Partial<Record<Question["kind"], number>> = {
  one: 2,
  many: 2,
  rank: 2,
  grid: 2,
};

function inQuestion(question: DraftQuestion, names: Names): Fault[] {
  const { kind, choices, rows } = question;
  return [
    ...missing(question.label, true),
    ...missing(question.hint, false),
    ...missing(question.constraintMessage, false),
    ...(choices.length < (leastChoices[kind] ?? 0) ? [fault("fewChoices")] : []),
    ...(kind === "grid" && rows.length === 0 ? [fault("noRows")] : []),
    ...(isOrdered(question) ? [] : [fault("badLimits")]),
    ...(leastChoices[kind] ? inChoices(choices) : []),
    ...(kind === "grid" ? inChoices(rows) : []),
    ...inCondition(question.relevant, names),
    ...inCondition(question.constraint, { known: names.known, earlier: null }),
  ];
}

function isOrdered({ kind, least, most }: DraftQuestion): boolean {
  if (kind === "number") return least === null || most === null || least <= most;
  return kind !== "many" || most === null || (Number.isInteger(most) && most >= 1);
}

function inChoices(choices: readonly DraftChoice[]): Fault[] {
  const codes = choices.map(({ code }) => code);
  return [
    ...choices.flatMap(({ code, label }) =>
      missing(label, true).map((one) => ({ ...one, word: code })),
    ),
    ...codes
      .filter((code) => !/^[a-zA-Z0-9_-]{1,40}$/.test(code))
      .map((c) => fault("badChoice", c)),
    ...codes
      .filter((code, at) => codes.indexOf(code) !== at)
      .map((code) => fault("repeatedChoice", code)),
  ];
}

function missing({ kk, ru, en }: DraftWords, isNeeded: boolean): Fault[] {
  if (!kk && !ru && !en) return isNeeded ? [fault("noLabel")] : [];
  return [...(kk ? [] : [fault("noKk", ru || en)]), ...(ru ? [] : [fault("noRu", kk || en)])];
}

function inCondition(text: string, { known, earlier }: Names): Fault[] {
  if (!text) return [];
  const read = parseExpression(text);
  if (!read.ok) {
    const { at, word } = read.refusal;
    return [fault("badExpression", `${word || text.slice(at)} (${at + 1})`)];
  }
  return [...new Set(namesIn(read.value))].flatMap((name) => {
    if (!known.has(name)) return [fault("unknownName", name)];
    return earlier && !earlier.has(name) ? [fault("laterName", name)] : [];
  });
}

/** What conditions may call the answers to a question. */
function namesOf({ kind, code, rows }: DraftQuestion): string[] {
  if (kind === "note") return [];
  return kind === "grid" ? [code, ...rows.map((row) => `${code}.${row.code}`)] : [code];
}
