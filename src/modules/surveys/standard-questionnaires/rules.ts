import type { z } from "zod";
import { Content, type Question } from "../questionnaires/schema.ts";
import type { ReadyChoice, ReadyForm, ReadyWords, StandardQuestionnaire } from "./schema.ts";

/** The field's own questionnaires, each with the code it is known by. */
export function standardContents({
  forms,
}: z.infer<typeof StandardQuestionnaire>): { code: string; content: Content }[] {
  return Object.entries(forms).map(([code, form]) => ({
    code,
    content: Content.parse({ title: form.title, roles: form.roles, sections: sectionsOf(form) }),
  }));
}

type QuestionInput = z.input<typeof Question>;
type Part = { code: string; title?: ReadyWords; questions: QuestionInput[] };

function sectionsOf(form: ReadyForm): Part[] {
  const sections: Part[] = [
    { code: "main", questions: gridOf(form) },
    { code: "aspects", questions: aspectsOf(form) },
    { code: "more", questions: [...manyOf(form), ...openOf(form)] },
  ];
  return sections.filter(({ questions }) => questions.length > 0);
}

function gridOf({ ask, items, scale }: ReadyForm): QuestionInput[] {
  if (!ask || !items || !scale) return [];
  const [rows, steps] = [items.map(choice), scale.map(choice)];
  return [{ kind: "grid", code: "items", label: ask, required: true, rows, scale: steps }];
}

function aspectsOf({ aspects = [], choose }: ReadyForm): QuestionInput[] {
  return aspects.map(({ code, statements, ...label }) => ({
    kind: "one",
    code,
    label: words(label),
    required: true,
    hint: choose,
    choices: statements.map(choice),
  }));
}

function manyOf({ forms, canShare, barriers, uses, items = [] }: ReadyForm): QuestionInput[] {
  const all: [string, ReadyWords | undefined, readonly ReadyChoice[]][] = [
    ["forms", forms, forms?.groups ?? []],
    ["canShare", canShare, items],
    ["barriers", barriers, barriers?.choices ?? []],
    ["uses", uses, uses?.choices ?? []],
  ];
  return all.flatMap(([code, label, choices]) =>
    label
      ? [{ kind: "many" as const, code, label: words(label), choices: choices.map(choice) }]
      : [],
  );
}

function openOf({ open = [], comment }: ReadyForm): QuestionInput[] {
  const all = [...open, ...(comment ? [{ code: "comment", ...comment }] : [])];
  return all.map(({ code, ...label }) => ({ kind: "text", code, label: words(label) }));
}

function choice({ code, ...label }: ReadyChoice) {
  return { code, label: words(label) };
}

function words({ kk, ru, en }: ReadyWords): ReadyWords {
  return { kk, ru, en };
}
