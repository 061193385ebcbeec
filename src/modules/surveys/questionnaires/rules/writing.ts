import { done, type Result, refuse } from "#lib/errors.ts";
import type {
  Draft,
  DraftChoice,
  DraftQuestion,
  DraftSection,
  HeadingForm,
  MoveForm,
  QuestionForm,
  SectionForm,
} from "../schema.ts";

export function withHeading(draft: Draft, form: HeadingForm): Draft {
  return {
    ...draft,
    title: { kk: form.titleKk, ru: form.titleRu, en: form.titleEn },
    intro: { kk: form.introKk, ru: form.introRu, en: form.introEn },
    thanks: { kk: form.thanksKk, ru: form.thanksRu, en: form.thanksEn },
    roles: form.roles,
  };
}

/** The section changed, or a new one at the end when there is none of that code. */
export function withSection(draft: Draft, code: string | null, form: SectionForm): Draft {
  const title = { kk: form.titleKk, ru: form.titleRu, en: form.titleEn };
  const { relevant } = form;
  if (code === null) {
    const fresh = freshCode(
      "s",
      draft.sections.map((section) => section.code),
    );
    const section = { code: fresh, title, relevant, questions: [] };
    return { ...draft, sections: [...draft.sections, section] };
  }
  return eachSection(draft, (section) =>
    section.code === code ? { ...section, title, relevant } : section,
  );
}

/** The question changed, or a new one at the end of the section; refused when its code is another's. */
export function withQuestion(
  draft: Draft,
  code: string | null,
  form: QuestionForm,
): Result<Draft, Record<string, string>> {
  const others = questionsIn(draft).flatMap((one) => (one.code === code ? [] : [one.code]));
  const wanted = form.code ?? code ?? freshCode("q", others);
  if (others.includes(wanted)) return refuse({ code: "repeatedCode" });
  const question = questionFrom(form, wanted);
  if (code !== null) {
    const replaced = (one: DraftQuestion) => (one.code === code ? question : one);
    return done(
      eachSection(draft, (section) => ({ ...section, questions: section.questions.map(replaced) })),
    );
  }
  const place = draft.sections.find((section) => section.code === form.section);
  if (!place) return refuse({ section: "notOffered" });
  return done(
    eachSection(draft, (section) =>
      section === place ? { ...section, questions: [...section.questions, question] } : section,
    ),
  );
}

function questionFrom(form: QuestionForm, code: string): DraftQuestion {
  return {
    kind: form.kind,
    code,
    required: form.required === "yes",
    label: { kk: form.labelKk, ru: form.labelRu, en: form.labelEn },
    hint: { kk: form.hintKk, ru: form.hintRu, en: form.hintEn },
    constraintMessage: { kk: form.messageKk, ru: form.messageRu, en: form.messageEn },
    relevant: form.relevant,
    constraint: form.constraint,
    choices: choicesFrom(form.choices),
    rows: choicesFrom(form.rows),
    shuffle: form.shuffle === "yes",
    whole: form.fraction !== "yes",
    least: form.least ?? null,
    most: form.most ?? null,
  };
}

/** Up or down one place; a question at the edge of its section goes over into the next one. */
export function moved(draft: Draft, { section, question, way }: MoveForm): Draft {
  const step = way === "up" ? -1 : 1;
  if (!question) {
    return { ...draft, sections: shifted(draft.sections, ({ code }) => code === section, step) };
  }
  const from = draft.sections.findIndex(({ questions }) =>
    questions.some(({ code }) => code === question),
  );
  const questions = draft.sections[from]?.questions ?? [];
  const at = questions.findIndex(({ code }) => code === question);
  if (questions[at + step]) {
    return eachSection(draft, (one, place) =>
      place === from
        ? { ...one, questions: shifted(one.questions, ({ code }) => code === question, step) }
        : one,
    );
  }
  const taken = questions[at];
  if (!taken || !draft.sections[from + step]) return draft;
  return eachSection(draft, (one, place) => {
    if (place === from) return without(one, question);
    if (place !== from + step) return one;
    const all = way === "up" ? [...one.questions, taken] : [taken, ...one.questions];
    return { ...one, questions: all };
  });
}

function shifted<Item>(
  items: readonly Item[],
  isIt: (item: Item) => boolean,
  step: -1 | 1,
): Item[] {
  const at = items.findIndex(isIt);
  const [one, other] = [items[at], items[at + step]];
  if (one === undefined || other === undefined) return [...items];
  return items.map((item) => (item === one ? other : item === other ? one : item));
}

/** Without the question or, when none is named, without the section and all in it. */
export function deleted(
  draft: Draft,
  { section, question }: { section?: string | undefined; question?: string | undefined },
): Draft {
  if (question) return eachSection(draft, (one) => without(one, question));
  return { ...draft, sections: draft.sections.filter(({ code }) => code !== section) };
}

function without(section: DraftSection, question: string): DraftSection {
  return { ...section, questions: section.questions.filter(({ code }) => code !== question) };
}

function eachSection(
  draft: Draft,
  change: (section: DraftSection, place: number) => DraftSection,
): Draft {
  return { ...draft, sections: draft.sections.map(change) };
}

export function questionsIn({ sections }: Draft): DraftQuestion[] {
  return sections.flatMap(({ questions }) => questions);
}

function freshCode(letter: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}

/**
 * Choices typed one in a line: `code | kk | ru | en`. Without a code the line is counted:
 * `Иә | Да` is choice 1.
 */
export function choicesFrom(text: string): DraftChoice[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, at) => {
    const parts = line.split("|").map((part) => part.trim());
    const hasCode = parts.length > 1 && /^[\x21-\x7e]+$/.test(parts[0] ?? "") && parts.length !== 2;
    const [kk = "", ru = "", en = ""] = hasCode ? parts.slice(1) : parts;
    return { code: hasCode ? (parts[0] ?? "") : String(at + 1), label: { kk, ru, en } };
  });
}

export function choiceLines(choices: readonly DraftChoice[]): string {
  return choices
    .map(({ code, label: { kk, ru, en } }) => [code, kk, ru, ...(en ? [en] : [])].join(" | "))
    .join("\n");
}
