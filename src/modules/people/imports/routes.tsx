import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { badRowsTable, elsewhere } from "#imports/desk.ts";
import { Mapping } from "#imports/kept.ts";
import { texts as common } from "#imports/texts.ts";
import { allowActor, type Person } from "#lib/actor.ts";
import { emptyForm, type FormState, pageField, readForm } from "#lib/forms.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { sendTable } from "#ui/table-file.ts";
import { canImport, onlySchoolOf } from "./access.ts";
import { startCheck, startWriting, uploadImport } from "./actions.ts";
import { ColumnsPage } from "./pages/columns.tsx";
import { ImportPage } from "./pages/import.tsx";
import { ImportsPage } from "./pages/list.tsx";
import { desk } from "./pages/words.tsx";
import { getImportFor, listBadRows, listCheckedRows, listImports } from "./queries.ts";
import { examplesOf } from "./rules/rows.ts";
import { fieldsOf, kindOf, UploadForm } from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/people/imports", (c) => showList(c, emptyForm))

  .post("/people/imports", async (c) => {
    const { db, config, now } = c.var;
    const person = importer(c);
    const sent = await readForm(c, UploadForm);
    if (!sent.ok) return showList(c, sent);
    const { value: form, typed } = sent;
    const { file } = sent.files;
    const result = await uploadImport(db, {
      person,
      form,
      file,
      secret: config.SECRET,
      signal: c.req.raw.signal,
      now,
    });
    if (!result.ok) return showList(c, { typed, problems: result.refusal });
    return c.redirect(`/people/imports/${result.value.id}/columns`, 303);
  })

  .get(
    "/people/imports/templates/:name{(teachers|courses|trainers|acts)\\.(csv|xlsx)}",
    async (c) => {
      importer(c);
      const [name = "", ending] = c.req.param("name").split(".");
      const kind = kindOf(name);
      const { language } = c.var;
      const columns = fieldsOf(kind)
        .filter(({ insteadOf }) => insteadOf === undefined)
        .map((field) => desk.fieldWord(kind, field.name, language));
      const rows = examplesOf(kind, inLanguage(texts, language).examples);
      return sendTable(c, { name: kind, columns, rows }, ending === "csv" ? "csv" : "xlsx");
    },
  )

  .get(`/people/imports/${id}/columns`, (c) => showColumns(c, emptyForm))

  .post(`/people/imports/${id}/columns`, async (c) => {
    const { db, now } = c.var;
    const person = importer(c);
    const sent = await readForm(c, Mapping);
    const mapping = sent.ok ? sent.value : {};
    const result = await startCheck(db, { person, id: idOf(c), mapping, now });
    if (!result.ok) return showColumns(c, { typed: sent.typed, problems: result.refusal });
    return c.redirect(`/jobs/${result.value.jobId}`, 303);
  })

  .get(`/people/imports/${id}`, async (c) => {
    const { db, language } = c.var;
    const found = await getImportFor(db, { id: idOf(c), actor: importer(c) });
    const next = elsewhere(desk, found);
    if (next) return c.redirect(next, 303);
    const number = pageField(10_000).parse(c.req.query("page"));
    const listed = await listCheckedRows(db, { importId: found.id, page: number });
    return page(
      c,
      { title: desk.kindWord(found.kind, language), crumbs: crumbs(c) },
      <ImportPage found={found} {...listed} page={number} />,
    );
  })

  .get(`/people/imports/${id}/corrections.xlsx`, async (c) => {
    const { db, language } = c.var;
    const found = await getImportFor(db, { id: idOf(c), actor: importer(c) });
    const rows = await listBadRows(db, found.id);
    const table = badRowsTable(desk, { kind: found.kind, rows, language });
    return sendTable(c, { name: `${found.kind}-corrections`, ...table }, "xlsx");
  })

  .post(`/people/imports/${id}/writing`, async (c) => {
    const { db, now } = c.var;
    const result = await startWriting(db, { person: importer(c), id: idOf(c), now });
    return c.redirect(result.ok ? `/jobs/${result.value.jobId}` : "/people/imports", 303);
  });

function idOf(c: Request): string {
  return c.req.param("id") ?? "";
}

function crumbs(c: Request) {
  return [{ href: desk.home, label: inLanguage(common, c.var.language).imports }];
}

function importer(c: Request): Person {
  const { actor } = c.var;
  allowActor(actor, canImport(actor));
  return actor;
}

async function showList(c: Request, state: FormState): Promise<Response> {
  const person = importer(c);
  const { db, language } = c.var;
  const imports = await listImports(db, person.userId);
  const hasOwnSchool = onlySchoolOf(person) !== null;
  return page(
    c,
    { title: inLanguage(common, language).imports, form: state },
    <ImportsPage imports={imports} state={state} hasOwnSchool={hasOwnSchool} id={randomUUID()} />,
  );
}

async function showColumns(c: Request, state: FormState): Promise<Response> {
  const { db, language } = c.var;
  const person = importer(c);
  const found = await getImportFor(db, { id: idOf(c), actor: person });
  const hasOwnSchool = onlySchoolOf(person) !== null;
  return page(
    c,
    { title: inLanguage(common, language).columnsTitle, crumbs: crumbs(c), form: state },
    <ColumnsPage found={found} state={state} hasOwnSchool={hasOwnSchool} />,
  );
}
