import { Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { personOf } from "#lib/actor.ts";
import { done, NotFound, UnreadableBody } from "#lib/errors.ts";
import {
  emptyForm,
  type FormState,
  formAct,
  hasProblems,
  type Problems,
  readForm,
  readJson,
  readQuery,
  type Typed,
  takeForm,
} from "#lib/forms.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canKeep, canSee } from "../questionnaires/access.ts";
import { findPublished, getQuestionnaire, listOwnLeading } from "../questionnaires/queries.ts";
import type { Answers, Question } from "../questionnaires/schema.ts";
import {
  beginDraft,
  checkAll,
  responseIdOf,
  saveAnswers,
  sendResponse,
  whoAnswers,
} from "./actions.ts";
import { CheckPage, StandingPage, ThanksPage } from "./pages/end.tsx";
import { SectionPage } from "./pages/form.tsx";
import { PreviewPage } from "./pages/preview.tsx";
import { WelcomePage } from "./pages/welcome.tsx";
import { WholePage } from "./pages/whole.tsx";
import { findAsked, listOffered } from "./queries.ts";
import {
  answerFrom,
  keyAsGiven,
  problemsWith,
  settle,
  standingOf,
  typedFrom,
  wrongWith,
} from "./rules.ts";
import {
  type OpenRound,
  PageForm,
  SendForm,
  StartForm,
  WelcomeQuery,
  WholeForm,
} from "./schema.ts";
import { texts } from "./texts.ts";

const key = "/s/:key{[a-zA-Z0-9-]{8,40}}";

export const routes = new Hono<App>()
  .get("/surveys/questionnaires/:id{[0-9a-f-]{36}}/preview", async (c) => {
    const { db, actor, today, language } = c.var;
    const person = personOf(actor);
    const { id, owner } = await getQuestionnaire(db, { id: c.req.param("id"), on: today });
    const leadingIds = await listOwnLeading(db, { person, on: today });
    if (!canKeep(person, owner) && !canSee(person, { owner, leadingIds })) throw new NotFound();
    const published = await findPublished(db, { questionnaireId: id });
    if (!published) throw new NotFound();
    const shown = { content: published.content, back: `/surveys/questionnaires/${id}` };
    return page(c, { title: inLanguage(texts, language).preview }, <PreviewPage {...shown} />);
  })

  .get(key, (c) => {
    const { search } = new URL(c.req.url);
    const isAsGiven = keyAsGiven(c.req.param("key")).key === c.req.param("key");
    return isAsGiven ? showWelcome(c, emptyForm) : c.redirect(`${here(c)}${search}`, 303);
  })
  .post(key, async (c) => {
    const asked = await askedBy(c);
    const standing = standingOf(asked, c.var.today);
    if (standing !== "open") return showStanding(c, { asked, standing });
    const { db, now } = c.var;
    return formAct(c, {
      form: StartForm,
      show: showWelcome,
      act: async (form) => {
        const who = await whoAnswers(db, { asked, form });
        if (!who.ok) return who;
        const draftKey = asked.draftKey ?? newDraftKey(c);
        return done(await beginDraft(db, { asked, draftKey, who: who.value, now }));
      },
      next: () => firstPageOf(c, asked),
    });
  })

  .get(`${key}/next`, (c) => withOpen(c, (asked) => c.redirect(firstPageOf(c, asked), 303)))
  .get(`${key}/:page{[0-9]{1,3}}`, (c) => withOpen(c, (asked) => showSection(c, { asked })))
  .post(`${key}/:page{[0-9]{1,3}}`, (c) => withOpen(c, (asked) => savePage(c, asked)))

  .get(`${key}/check`, (c) => withOpen(c, (asked) => showCheck(c, asked)))
  .post(`${key}/check`, async (c) => {
    const asked = await askedBy(c);
    const { id } = await takeForm(c, SendForm);
    const { db, language } = c.var;
    // The body may have been long on its way.
    const now = c.var.clock();
    const answers = asked.isBegun ? asked.answers : null;
    const form = { asked, id, language, answers, told: {}, now };
    const taken = await sendResponse(db, form);
    if (taken.ok) {
      if (asked.mode !== "named") forgetDraft(c);
      return c.redirect(`${here(c)}/thanks`, 303);
    }
    if (taken.refusal.why === "closed") return showStanding(c, { asked, standing: "closed" });
    if (taken.refusal.why === "notBegun") return c.redirect(`${here(c)}?lost=yes`, 303);
    return showCheck(c, asked, taken.refusal.problems);
  })
  .get(`${key}/thanks`, async (c) => {
    const { content, ...round } = await askedBy(c);
    return page(
      c,
      { title: named(round, c.var.language) },
      <ThanksPage content={content} at={here(c)} />,
    );
  })

  .get(`${key}/whole`, async (c) => {
    const asked = await askedBy(c);
    const isOpen = standingOf(asked, c.var.today) === "open";
    const isKnown = asked.role !== null && asked.schoolId !== null;
    return isOpen && isKnown ? showWhole(c, asked) : c.redirect(here(c), 303);
  })
  .post(`${key}/whole`, async (c) => {
    const asked = await askedBy(c);
    if (asked.isUsed) return c.json({ taken: true });
    const sent = WholeForm.safeParse(await readJson(c));
    if (!sent.success) return c.json({ problems: { "": "notUnderstood" } }, 422);
    const { db, today } = c.var;
    const now = c.var.clock();
    const { id, language, answers, role, school } = sent.data;
    const told = { role, school };
    if (standingOf(asked, today) === "planned") return c.json({ opensOn: asked.opensOn }, 409);
    const taken = await sendResponse(db, { asked, id, language, answers, told, now });
    if (taken.ok) return c.json({ taken: true });
    return taken.refusal.why === "wrong"
      ? c.json({ problems: taken.refusal.problems }, 422)
      : c.json({ closed: true }, 410);
  });

/** The link's own address, the same however it was typed: the draft belongs to it. */
function here(c: Request): string {
  return `/s/${keyAsGiven(c.req.param("key") ?? "").key}`;
}

async function askedBy(c: Request): Promise<OpenRound> {
  const { db, actor } = c.var;
  // What somebody answers is nobody else's, on a shared telephone neither.
  c.header("Cache-Control", "no-store");
  c.header("X-Robots-Tag", "noindex");
  const userId = actor.kind === "person" ? actor.userId : null;
  const known = getCookie(c, cookie);
  const secret = known || newToken();
  const asked = await findAsked(db, { key: c.req.param("key") ?? "", secret, userId });
  if (!asked) throw new NotFound();
  if (asked.mode === "anonymous" && !known && !asked.isUsed)
    setDraftCookie(c, { secret, maxAge: sixtyDays });
  return asked;
}

const cookie = "tirek-answers";
const sixtyDays = 60 * 24 * 3600;

/** Without names the draft is this browser's: a cookie that only this link's pages get. */
function newDraftKey(c: Request): string {
  const secret = newToken();
  setDraftCookie(c, { secret, maxAge: sixtyDays });
  return hashToken(secret);
}

function forgetDraft(c: Request): void {
  setDraftCookie(c, { secret: "", maxAge: 0 });
}

function setDraftCookie(c: Request, { secret, maxAge }: { secret: string; maxAge: number }): void {
  const secure = c.var.config.PUBLIC_URL.startsWith("https:");
  setCookie(c, cookie, secret, { httpOnly: true, sameSite: "Lax", secure, path: here(c), maxAge });
}

/** Goes on only where the form can be filled in: the round is open and it is known who answers. */
async function withOpen(
  c: Request,
  goOn: (asked: OpenRound) => Response | Promise<Response>,
): Promise<Response> {
  const asked = await askedBy(c);
  const standing = standingOf(asked, c.var.today);
  if (standing !== "open") return showStanding(c, { asked, standing });
  if (asked.draftKey === null || !keepsDraft(c, asked))
    return c.redirect(`${here(c)}?lost=yes`, 303);
  const isKnown = asked.role !== null && asked.schoolId !== null;
  return isKnown ? goOn(asked) : c.redirect(here(c), 303);
}

/** A browser that gave no mark back would lose page after page. */
function keepsDraft(c: Request, { mode }: OpenRound): boolean {
  return mode !== "anonymous" || c.req.method === "POST" || getCookie(c, cookie) !== undefined;
}

function showStanding(
  c: Request,
  shown: { asked: OpenRound; standing: "planned" | "closed" | "used" },
): Response {
  const title = inLanguage(texts, c.var.language)[shown.standing];
  return page(c, { title }, <StandingPage {...shown} at={here(c)} />);
}

async function showWelcome(c: Request, state: FormState): Promise<Response> {
  const { db, today, language } = c.var;
  const asked = await askedBy(c);
  const standing = standingOf(asked, today);
  if (standing !== "open") return showStanding(c, { asked, standing });
  const { q, lost } = readQuery(c, WelcomeQuery);
  const offered =
    asked.schoolId === null ? await listOffered(db, { roundId: asked.roundId, q }) : null;
  const isKnown = asked.role !== null && asked.schoolId !== null && asked.draftKey !== null;
  const shown = {
    asked,
    at: here(c),
    state,
    offered,
    q,
    isLost: lost === "yes" && !asked.isBegun,
    begin: isKnown ? firstPageOf(c, asked) : null,
  };
  return page(c, { title: named(asked, language), form: state }, <WelcomePage {...shown} />);
}

/** The first page on which something still has to be answered; all answered, the check. */
function firstPageOf(c: Request, { content, answers }: OpenRound): string {
  const { today } = c.var;
  const settled = settle(content, answers, today);
  const unfinished = settled.sections.find(({ questions }) => {
    const isNew = questions.every(({ code }) => settled.answers[code] === undefined);
    const problems = problemsWith(questions, { answers: settled.answers, today });
    return isNew || hasProblems(problems);
  });
  return unfinished ? `${here(c)}/${unfinished.place + 1}` : `${here(c)}/check`;
}

type Section = { asked: OpenRound; typed?: Typed; problems?: Problems };

function showSection(c: Request, { asked, typed, problems = {} }: Section): Response {
  const { sections } = settle(asked.content, asked.answers, c.var.today);
  const place = Number(c.req.param("page")) - 1;
  const at = sections.findIndex((one) => one.place === place);
  const shown = sections[at];
  if (!shown) return c.redirect(`${here(c)}/next`, 303);
  const saved = shown.questions.map((one) => typedFrom(one, asked.answers[one.code]));
  const parts = {
    at: here(c),
    round: asked,
    content: asked.content,
    shown,
    step: { place: at + 1, count: sections.length },
    seed: asked.draftKey ?? "",
    isNameless: asked.mode !== "named",
    state: { typed: typed ?? Object.assign({}, ...saved), problems },
  };
  const title = named(asked, c.var.language);
  return page(c, { title, form: { problems } }, <SectionPage {...parts} />);
}

/** Saves what is right of the page and then goes on, back, or shows what is wrong. */
async function savePage(c: Request, asked: OpenRound): Promise<Response> {
  const sent = await readForm(c, PageForm);
  if (!sent.ok) throw new UnreadableBody("not as the page sends it");
  const place = Number(c.req.param("page")) - 1;
  const codes = sent.value.asked.split(" ").filter(Boolean);
  const questions = asked.content.sections[place]?.questions ?? [];
  const shown = questions.filter(({ code }) => codes.includes(code));
  const { answers, problems } = readAnswers(shown, sent.typed);
  const { db, now } = c.var;
  const shownCodes = shown.map(({ code }) => code);
  await saveAnswers(db, { asked, codes: shownCodes, answers, page: place, now });
  const kept = Object.entries(asked.answers).filter(([code]) => !shownCodes.includes(code));
  const filled = { ...asked, answers: { ...Object.fromEntries(kept), ...answers } };
  return afterSaving(c, {
    asked: filled,
    place,
    shown,
    typed: sent.typed,
    problems,
    go: sent.value.go,
  });
}

/** What was typed as answers; what is wrong by itself is told and not kept. */
function readAnswers(
  questions: readonly Question[],
  typed: Typed,
): { answers: Answers; problems: Problems } {
  const answers: Answers = {};
  const problems: Problems = {};
  for (const question of questions) {
    const answer = answerFrom(question, typed);
    if (answer === undefined) continue;
    const wrong = Object.entries(wrongWith(question, answer)).filter(
      ([, why]) => why !== "unchosen",
    );
    if (wrong.length === 0) answers[question.code] = answer;
    else Object.assign(problems, Object.fromEntries(wrong));
  }
  return { answers, problems };
}

type Saved = {
  asked: OpenRound;
  place: number;
  shown: readonly Question[];
  typed: Typed;
  problems: Problems;
  go: "on" | "back" | "kk" | "ru" | "en";
};

async function afterSaving(c: Request, saved: Saved): Promise<Response> {
  const { asked, place, shown, typed, go } = saved;
  const { sections, answers } = settle(asked.content, asked.answers, c.var.today);
  if (go !== "on" && go !== "back") return c.redirect(`${here(c)}/${place + 1}?lang=${go}`, 303);
  if (go === "back") {
    const before = sections.findLast((one) => one.place < place);
    return c.redirect(before ? `${here(c)}/${before.place + 1}` : here(c), 303);
  }
  const current = sections.find((one) => one.place === place)?.questions ?? [];
  const stillAsked = shown.filter((question) => current.includes(question));
  const found = await problemsOnPage(c, { asked, questions: stillAsked, answers });
  const problems = { ...found, ...saved.problems };
  if (hasProblems(problems)) return showSection(c, { asked, typed, problems });
  // What was answered may have brought up more questions on the same page.
  const risen = current.find((question) => !shown.includes(question));
  if (risen) return c.redirect(`${here(c)}/${place + 1}#${risen.code}`, 303);
  const next = sections.find((one) => one.place > place);
  return c.redirect(`${here(c)}/${next ? next.place + 1 : "check"}`, 303);
}

type OnPage = { asked: OpenRound; questions: readonly Question[]; answers: Answers };

async function problemsOnPage(
  c: Request,
  { asked, questions, answers }: OnPage,
): Promise<Problems> {
  const { db, today } = c.var;
  const problems = problemsWith(questions, { answers, today });
  if (!questions.some(({ kind }) => kind === "school")) return problems;
  const codes = new Set(questions.map(({ code }) => code));
  const all = await checkAll(db, { asked, answers, today });
  return {
    ...problems,
    ...Object.fromEntries(Object.entries(all.problems).filter(([code]) => codes.has(code))),
  };
}

async function showCheck(c: Request, asked: OpenRound, known?: Problems): Promise<Response> {
  const { db, today, language } = c.var;
  const { sections, answers } = settle(asked.content, asked.answers, today);
  const problems = known ?? (await checkAll(db, { asked, answers, today })).problems;
  const shown = {
    asked: { ...asked, answers },
    at: here(c),
    sections,
    problems,
    id: idOf(c, asked),
  };
  const title = inLanguage(texts, language).check;
  return page(c, { title, form: { problems: known ?? {} } }, <CheckPage {...shown} />);
}

/** The form's own id: by an open link the same on every page, so that two ways of sending it are one. */
function idOf(c: Request, asked: OpenRound): string {
  const secret = getCookie(c, cookie);
  return responseIdOf(asked.invitationId === null && secret ? secret : newToken());
}

/** Everything on one page, for a browser to keep and show when there is no network. */
function showWhole(c: Request, asked: OpenRound): Response {
  const shown = { asked, at: here(c), id: idOf(c, asked), today: c.var.today };
  return page(c, { title: named(asked, c.var.language) }, <WholePage {...shown} />);
}
