import { Hono } from "hono";
import { allowActor, type Person, personOf } from "#lib/actor.ts";
import { NotFound, refuse } from "#lib/errors.ts";
import { emptyForm, type FormState, formAct, type Problems, readQuery } from "#lib/forms.ts";
import { inLanguage, type Language, wordsIn } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { canIssueSomewhere, scopeOfCertificates } from "../certificates/access.ts";
import { listCertificatesOfSource } from "../certificates/queries.ts";
import { titleWords } from "../certificates/schema.ts";
import { issueOne, type ListRefusal, startList } from "./actions.ts";
import { IssuedListPage, IssueListPage, IssuePage } from "./pages/issue.tsx";
import { getList, listTeachersToChoose, listTerritories } from "./queries.ts";
import { IssuedQuery, IssueForm, IssueListQuery, ListForm } from "./schema.ts";
import { texts } from "./texts.ts";

export const routes = new Hono<App>()
  .get("/people/certificates/new", (c) => showIssue(c, emptyForm))

  .post("/people/certificates/new", async (c) => {
    const { db, now, config } = c.var;
    const person = issuing(c);
    const publicUrl = config.PUBLIC_URL;
    return formAct(c, {
      form: IssueForm,
      show: showIssue,
      act: (form) => issueOne(db, { person, form, now, publicUrl }),
      next: (made) => `/certificates/${made.number}/full`,
    });
  })

  .get("/people/certificates/new-list", (c) => showIssueList(c, emptyForm))

  .post("/people/certificates/new-list", async (c) => {
    const { db, now, language } = c.var;
    const person = issuing(c);
    return formAct(c, {
      form: ListForm,
      show: showIssueList,
      act: async (form) => {
        const result = await startList(db, { person, form, now });
        return result.ok ? result : refuse(problemsOf(result.refusal, language));
      },
      next: ({ jobId }) => `/jobs/${jobId}`,
    });
  })

  .get("/people/certificates/lists/:id{[0-9a-f-]{36}}", async (c) => {
    const { db, today, language } = c.var;
    const person = issuing(c);
    const list = await getList(db, c.req.param("id"));
    if (list.madeBy !== person.userId) throw new NotFound();
    const { page: number } = readQuery(c, IssuedQuery);
    const source = { kind: "list", id: list.id };
    const issued = await listCertificatesOfSource(db, { source, page: number, today });
    const title = wordsIn(titleWords(list.activity), language);
    return page(
      c,
      { title, crumbs: crumbsIn(language) },
      <IssuedListPage {...issued} title={title} page={number} />,
    );
  });

function issuing(c: Request): Person {
  allowActor(c.var.actor, canIssueSomewhere(c.var.actor));
  return personOf(c.var.actor);
}

function crumbsIn(language: Language) {
  return [{ href: "/people/certificates", label: inLanguage(texts, language).certificates }];
}

/** A problem of one line is told with its number, so it is put into words here. */
function problemsOf({ lines, ...rest }: ListRefusal, language: Language): Problems {
  if (lines === undefined) return { ...rest };
  const t = inLanguage(texts, language);
  return {
    ...rest,
    lines: typeof lines === "string" ? lines : t.lineProblems[lines.why](lines.line),
  };
}

async function showIssue(c: Request, state: FormState): Promise<Response> {
  const { db, today, language } = c.var;
  const actor = issuing(c);
  const territories = await listTerritories(db, today);
  return page(
    c,
    { title: inLanguage(texts, language).issue, crumbs: crumbsIn(language), form: state },
    <IssuePage state={state} actor={actor} territories={territories} />,
  );
}

async function showIssueList(c: Request, state: FormState): Promise<Response> {
  const { db, today, language } = c.var;
  const actor = issuing(c);
  const scope = scopeOfCertificates(actor);
  const school = String(state.typed.school ?? readQuery(c, IssueListQuery).school).trim();
  const teachers =
    scope && school !== "" ? await listTeachersToChoose(db, { scope, code: school, today }) : [];
  const territories = await listTerritories(db, today);
  return page(
    c,
    { title: inLanguage(texts, language).issueList, crumbs: crumbsIn(language), form: state },
    <IssueListPage
      state={state}
      actor={actor}
      territories={territories}
      school={school}
      teachers={teachers}
    />,
  );
}
