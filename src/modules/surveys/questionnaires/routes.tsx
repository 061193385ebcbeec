import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { allowActor, type Person, personOf } from "#lib/actor.ts";
import { allow, done, Forbidden, NotFound, type Result } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, readQuery, takeForm } from "#lib/forms.ts";
import { listHistory } from "#lib/history.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canKeep, canMake, canSee, ownersOf, scopeBelow } from "./access.ts";
import {
  archiveQuestionnaire,
  changeDraft,
  copyQuestionnaire,
  makeQuestionnaire,
  publishDraft,
  startDraft,
} from "./actions.ts";
import { BuilderPage } from "./pages/builder.tsx";
import { QuestionnairesPage } from "./pages/list.tsx";
import { NewPage } from "./pages/new.tsx";
import { ChooseKindPage, QuestionPage, SectionPage } from "./pages/parts.tsx";
import { QuestionnairePage } from "./pages/questionnaire.tsx";
import {
  findDraft,
  findPublished,
  getQuestionnaire,
  listOwnLeading,
  listQuestionnaires,
  listVersions,
  nameOwners,
} from "./queries.ts";
import {
  deleted,
  moved,
  questionsIn,
  withHeading,
  withQuestion,
  withSection,
} from "./rules/writing.ts";
import {
  CopyForm,
  DeleteForm,
  type Draft,
  type Fault,
  HeadingForm,
  MoveForm,
  NewForm,
  NewQuestionQuery,
  QuestionForm,
  SectionForm,
  VersionQuery,
} from "./schema.ts";
import { texts } from "./texts.ts";

const all = "/surveys/questionnaires";
const one = `${all}/:id{[0-9a-f-]{36}}`;
const code = "{[a-zA-Z][a-zA-Z0-9_]*}";

export const routes = new Hono<App>()
  .get(all, async (c) => {
    const { db, today, language } = c.var;
    const person = personOf(c.var.actor);
    const below = scopeBelow(person);
    if (!below) throw new Forbidden();
    const leadingIds = await listOwnLeading(db, { person, on: today });
    const rows = await listQuestionnaires(db, { person, below, leadingIds, on: today });
    const t = inLanguage(texts, language);
    return page(c, { title: t.title, crumbs: crumbs(c, 1) }, <QuestionnairesPage rows={rows} />);
  })

  .get(`${all}/new`, (c) => showNew(c, emptyForm))
  .post(`${all}/new`, async (c) => {
    const person = maker(c);
    const { db, now } = c.var;
    return formAct(c, {
      form: NewForm,
      show: showNew,
      act: (form) => makeQuestionnaire(db, { person, form, now }),
      next: (made) => `${all}/${made.id}/edit`,
    });
  })

  .get(one, (c) => showOne(c, emptyForm))
  .post(`${one}/copy`, async (c) => {
    const person = maker(c);
    const { questionnaire } = await seen(c);
    const { db, now } = c.var;
    const from = await findPublished(db, { questionnaireId: questionnaire.id });
    if (!from) throw new NotFound();
    return formAct(c, {
      form: CopyForm,
      show: showOne,
      act: (form) => copyQuestionnaire(db, { person, form, content: from.content, now }),
      next: (made) => `${all}/${made.id}/edit`,
    });
  })
  .post(`${one}/draft`, async (c) => {
    const { person, id } = await kept(c);
    const { db, now } = c.var;
    const from = await findPublished(db, { questionnaireId: id });
    if (from) await startDraft(db, { person, id, from, now });
    return c.redirect(`${all}/${id}/edit`, 303);
  })
  .post(`${one}/archive`, async (c) => {
    const { person, id } = await kept(c);
    await archiveQuestionnaire(c.var.db, { person, id, now: c.var.now });
    return c.redirect(all, 303);
  })

  .get(`${one}/edit`, (c) => showBuilder(c, { state: emptyForm }))
  .post(`${one}/edit`, async (c) => {
    const { id } = await kept(c);
    return formAct(c, {
      form: HeadingForm,
      show: (_, state) => showBuilder(c, { state }),
      act: (form) => change(c, "heading", (draft) => done(withHeading(draft, form))),
      next: () => `${all}/${id}/edit`,
    });
  })
  .post(`${one}/publication`, async (c) => {
    const { person, id } = await kept(c);
    const { db, now } = c.var;
    const published = await publishDraft(db, { person, id, now });
    if (!published.ok) return showBuilder(c, { state: emptyForm, faults: published.refusal });
    return c.redirect(`${all}/${id}`, 303);
  })
  .post(`${one}/moves`, async (c) => {
    const { id } = await kept(c);
    const form = await takeForm(c, MoveForm);
    await change(c, partOf(form), (draft) => done(moved(draft, form)));
    return c.redirect(`${all}/${id}/edit${anchorOf(form)}`, 303);
  })
  .post(`${one}/deletions`, async (c) => {
    const { id } = await kept(c);
    const form = await takeForm(c, DeleteForm);
    await change(c, partOf(form), (draft) => done(deleted(draft, form)));
    return c.redirect(`${all}/${id}/edit`, 303);
  })

  .get(`${one}/sections/:section${code}`, (c) => showSection(c, emptyForm))
  .post(`${one}/sections/:section${code}`, async (c) => {
    const { id } = await kept(c);
    const section = named(c.req.param("section"));
    return formAct(c, {
      form: SectionForm,
      show: showSection,
      act: (form) =>
        change(c, section ?? "new", (draft) => done(withSection(draft, section, form))),
      next: () => `${all}/${id}/edit`,
    });
  })

  .get(`${one}/questions/:question${code}`, (c) => showQuestion(c, emptyForm))
  .post(`${one}/questions/:question${code}`, async (c) => {
    const { id } = await kept(c);
    const question = named(c.req.param("question"));
    return formAct(c, {
      form: QuestionForm,
      show: showQuestion,
      act: (form) =>
        change(c, question ?? form.code ?? "new", (draft) => withQuestion(draft, question, form)),
      next: () => `${all}/${id}/edit${anchorOf({ question: question ?? "" })}`,
    });
  });

function maker(c: Request): Person {
  const { actor } = c.var;
  allowActor(actor, canMake(actor));
  return actor;
}

/** The questionnaire, if the person may know of it; one never published is known to its keepers alone. */
async function seen(c: Request) {
  const { db, actor, today } = c.var;
  const person = personOf(actor);
  const questionnaire = await getQuestionnaire(db, { id: c.req.param("id") ?? "", on: today });
  const { owner } = questionnaire;
  const mayKeep = canKeep(person, owner);
  const leadingIds = await listOwnLeading(db, { person, on: today });
  if (!mayKeep && !canSee(person, { owner, leadingIds })) throw new NotFound();
  const versions = await listVersions(db, questionnaire.id);
  if (!mayKeep && !versions.some(({ publishedAt }) => publishedAt)) throw new NotFound();
  return { person, questionnaire, versions, mayKeep };
}

async function kept(c: Request): Promise<{ person: Person; id: string }> {
  const { person, questionnaire, mayKeep } = await seen(c);
  allow(mayKeep);
  return { person, id: questionnaire.id };
}

async function change<Refusal>(
  c: Request,
  part: string,
  how: (draft: Draft) => Result<Draft, Refusal>,
) {
  const { db, actor, now } = c.var;
  const act = { person: personOf(actor), now, id: c.req.param("id") ?? "" };
  return changeDraft(db, { ...act, part, change: how });
}

/** The code in the address; "new" names none. */
function named(inAddress: string | undefined): string | null {
  return inAddress === undefined || inAddress === "new" ? null : inAddress;
}

function partOf({
  question,
  section,
}: {
  question?: string | undefined;
  section?: string | undefined;
}) {
  return question ?? section ?? "";
}

function anchorOf({ question }: { question?: string | undefined }): string {
  return question ? `#${encodeURIComponent(question)}` : "";
}

function crumbs(c: Request, depth: 1 | 2, more: { href: string; label: string }[] = []) {
  const t = inLanguage(texts, c.var.language);
  const first = [{ href: "/surveys", label: t.surveys }];
  return depth === 1 ? first : [...first, { href: all, label: t.title }, ...more];
}

async function choosableOwners(c: Request) {
  const { db, actor, today } = c.var;
  return nameOwners(db, { owners: ownersOf(actor), on: today });
}

async function showNew(c: Request, state: FormState): Promise<Response> {
  maker(c);
  const t = inLanguage(texts, c.var.language);
  const owners = await choosableOwners(c);
  return page(
    c,
    { title: t.make, crumbs: crumbs(c, 2), form: state },
    <NewPage state={state} owners={owners} id={randomUUID()} />,
  );
}

async function showOne(c: Request, state: FormState): Promise<Response> {
  const { questionnaire, versions, mayKeep } = await seen(c);
  const { db, actor, language } = c.var;
  const { version } = readQuery(c, VersionQuery);
  const asked = { questionnaireId: questionnaire.id, number: version };
  const published = await findPublished(db, asked);
  if (!published && (version !== undefined || !mayKeep)) throw new NotFound();
  const draft = published ? null : await findDraft(db, asked);
  const shown = {
    questionnaire,
    versions,
    mayKeep,
    published,
    state,
    copyId: randomUUID(),
    title: published?.content.title ?? draft?.draft.title ?? { kk: "", ru: "" },
    owners: canMake(actor) ? await choosableOwners(c) : [],
    acts: mayKeep ? await listHistory(db, { kind: "questionnaire", id: questionnaire.id }) : [],
  };
  const title = shown.title[language] || shown.title.ru || shown.title.kk;
  return page(c, { title, crumbs: crumbs(c, 2), form: state }, <QuestionnairePage {...shown} />);
}

/** The draft with its number, for its keepers; without one there is nothing to write. */
async function written(c: Request) {
  const { id } = await kept(c);
  const found = await findDraft(c.var.db, { questionnaireId: id });
  if (!found) throw new NotFound();
  const { language } = c.var;
  const title = found.draft.title[language] || found.draft.title.ru || found.draft.title.kk;
  return { id, title, draft: found.draft, number: found.number };
}

async function showBuilder(
  c: Request,
  { state, faults = [] }: { state: FormState; faults?: Fault[] },
): Promise<Response> {
  const { id, title, draft, number: version } = await written(c);
  const t = inLanguage(texts, c.var.language);
  const above = crumbs(c, 2, [{ href: `${all}/${id}`, label: title }]);
  const forms = [state, ...faults.map(({ fault }) => ({ problems: { "": fault } }))];
  return page(
    c,
    { title: t.builder, crumbs: above, forms },
    <BuilderPage id={id} draft={draft} version={version} state={state} faults={faults} />,
  );
}

async function showSection(c: Request, state: FormState): Promise<Response> {
  const { id, title, draft } = await written(c);
  const name = named(c.req.param("section"));
  const section = draft.sections.find((found) => found.code === name) ?? null;
  if (name !== null && !section) throw new NotFound();
  const t = inLanguage(texts, c.var.language);
  const about = { title: section ? t.editSection : t.addSection, form: state };
  return page(
    c,
    { ...about, crumbs: crumbs(c, 2, [{ href: `${all}/${id}/edit`, label: title }]) },
    <SectionPage title={about.title} section={section} state={state} />,
  );
}

async function showQuestion(c: Request, state: FormState): Promise<Response> {
  const { id, title, draft } = await written(c);
  const name = named(c.req.param("question"));
  const question = questionsIn(draft).find((found) => found.code === name) ?? null;
  if (name !== null && !question) throw new NotFound();
  const asked = readQuery(c, NewQuestionQuery, state.typed);
  const kind = asked.kind ?? question?.kind;
  const section = asked.section ?? draft.sections[0]?.code ?? "";
  const t = inLanguage(texts, c.var.language);
  const about = { title: question ? t.editQuestion : t.addQuestion, form: state };
  const body = kind ? (
    <QuestionPage
      title={about.title}
      kind={kind}
      section={section}
      question={question}
      state={state}
    />
  ) : (
    <ChooseKindPage section={section} />
  );
  const above = crumbs(c, 2, [{ href: `${all}/${id}/edit`, label: title }]);
  return page(c, { ...about, crumbs: above }, body);
}
