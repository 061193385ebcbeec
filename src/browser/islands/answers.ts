import { answerFrom, problemsWith, settle } from "#modules/surveys/answering/rules.ts";
import type { Answers, Content } from "#modules/surveys/questionnaires/schema.ts";
import { givenTo, say } from "../given.ts";
import { forgetPages, keepPages } from "../kept-pages.ts";
import {
  findStanding,
  flush,
  forgetDraft,
  keep,
  listKept,
  markDraft,
  readDraft,
  removeKept,
  saveDraft,
} from "../outbox.ts";

type Typed = Record<string, string[]>;
type Whole = {
  stage: "whole";
  at: string;
  id: string;
  today: string;
  language: string;
  content: Content;
  words: Record<string, string>;
};
type Opened = Whole | { stage: "welcome" | "page" | "sent"; at: string };

const form = document.querySelector<HTMLFormElement>("main form.form");
const given = givenTo<Opened>("answers");
if (given?.stage === "sent") void letGo(given.at);
if (given?.stage === "welcome") void welcome(given.at);
if (given?.stage === "page") void keepUp(given.at);
if (given?.stage === "whole" && form) void fillWhole(given, form);

/** It was sent: nothing of it stays on the device. */
async function letGo(at: string): Promise<void> {
  await forgetDraft(at);
  await forgetPages(at);
}

/** What waits is sent, and what was sent from elsewhere in the meantime is thanked for, not asked again. */
async function welcome(at: string): Promise<void> {
  if ((await findStanding(at)) === "waiting") await flush();
  if ((await findStanding(at)) === "sent") thank(at);
  else await keepPages([`${at}/whole`]);
}

/** The page of thanks lets go of what is kept, so that a way there cut short is taken again. */
function thank(at: string): void {
  location.assign(`${at}/thanks`);
}

/** The whole form is kept beside the page, and what is typed as it is typed. */
async function keepUp(at: string): Promise<void> {
  form?.addEventListener("change", () => void saveDraft(at, typedIn(form)));
  await keepPages([`${at}/whole`]);
}

async function fillWhole(whole: Whole, into: HTMLFormElement): Promise<void> {
  if ((await findStanding(whole.at)) === "sent") return thank(whole.at);
  fill(into, await readDraft(whole.at));
  showAsked(whole, into);
  into.addEventListener("change", () => {
    showAsked(whole, into);
    void saveDraft(whole.at, typedIn(into));
  });
  into.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(whole, into);
  });
  await tellStanding(whole, into);
  window.addEventListener("online", () => void tellStanding(whole, into));
}

/** What was typed, by field; a box that is not ticked counts as emptied. */
function typedIn(from: HTMLFormElement): Typed {
  const typed: Typed = {};
  for (const field of from.elements) {
    const name = field.getAttribute("name");
    if (name && name !== "asked" && name !== "go") typed[name] = [];
  }
  for (const [name, value] of new FormData(from)) {
    if (typed[name] && typeof value === "string" && value !== "") typed[name].push(value);
  }
  return typed;
}

function fill(into: HTMLFormElement, typed: Typed): void {
  for (const field of into.elements) {
    const values = typed[field.getAttribute("name") ?? ""];
    if (values !== undefined) fillField(field, values);
  }
}

function fillField(field: Element, values: readonly string[]): void {
  if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type))
    field.checked = values.includes(field.value);
  else if (
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  )
    field.value = values[0] ?? "";
}

function answersIn({ content }: Whole, from: HTMLFormElement): Answers {
  const typed = Object.fromEntries(
    Object.entries(typedIn(from)).flatMap(([name, values]) =>
      values.length === 0 ? [] : [[name, values.length > 1 ? values : (values[0] ?? "")]],
    ),
  );
  const questions = content.sections.flatMap((section) => section.questions);
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answerFrom(question, typed);
      return answer === undefined ? [] : [[question.code, answer]];
    }),
  );
}

/** Shows the questions that the answers ask for, as the server would. */
function showAsked(whole: Whole, into: HTMLFormElement) {
  const settled = settle(whole.content, answersIn(whole, into), whole.today);
  const asked = new Set(
    settled.sections.flatMap(({ questions }) => questions.map(({ code }) => code)),
  );
  for (const one of into.querySelectorAll<HTMLElement>("[data-question]"))
    one.hidden = !asked.has(one.dataset.question ?? "");
  for (const section of into.querySelectorAll<HTMLElement>("[data-section]"))
    section.hidden = section.querySelector("[data-question]:not([hidden])") === null;
  return settled;
}

async function send(whole: Whole, from: HTMLFormElement): Promise<void> {
  const { sections, answers } = showAsked(whole, from);
  const questions = sections.flatMap((section) => section.questions);
  const problems = problemsWith(questions, { answers, today: whole.today });
  showProblems(whole, problems);
  if (Object.keys(problems).length > 0) return;
  const { id, language, at } = whole;
  await keep({
    id,
    kind: "answers",
    url: `${at}/whole`,
    madeAt: new Date().toISOString(),
    body: { id, language, answers },
  });
  await markDraft(at, id);
  await tellStanding(whole, from);
}

/** Tries to send what is kept and says how it stands: sent, waiting, or to be mended. */
async function tellStanding(whole: Whole, into: HTMLFormElement): Promise<void> {
  const find = async () => (await listKept()).find(({ id }) => id === whole.id);
  const before = await find();
  if (!before) return;
  await flush();
  const after = await find();
  if (!after) {
    return thank(whole.at);
  }
  into.hidden = after.refused === undefined;
  if (after.refused === undefined) {
    say("waiting");
    return;
  }
  await markDraft(whole.at, null);
  await removeKept([whole.id]);
  tellRefusal(whole, JSON.parse(after.refused));
}

type Refusal = { status: number; body: { problems?: Record<string, string> } | null };

function tellRefusal(whole: Whole, { status, body }: Refusal): void {
  say(status === 422 ? "refused" : "closed");
  if (status === 422) showProblems(whole, body?.problems ?? {});
}

/** Says what is wrong at each field and takes the person to the first. */
function showProblems({ words }: Whole, problems: Record<string, string>): void {
  for (const old of document.querySelectorAll("[data-problem]")) old.remove();
  const places = Object.entries(problems).flatMap(([field, code]) => {
    const place = document.getElementById(field) ?? document.getElementsByName(field)[0];
    const group = place?.closest("fieldset, .govuk-form-group") ?? place;
    if (!group) return [];
    const message = document.createElement("p");
    message.className = "govuk-error-message";
    message.dataset.problem = field;
    message.textContent = words[code] ?? words.notFitting ?? "";
    group.querySelector("legend, label")?.after(message);
    return [group];
  });
  places[0]?.scrollIntoView({ block: "center" });
  places[0]?.querySelector<HTMLElement>("input, select, textarea")?.focus();
}
