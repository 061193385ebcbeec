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
import { canImport } from "./access.ts";
import { startCheck, startWriting, uploadImport } from "./actions.ts";
import { ColumnsPage } from "./pages/columns.tsx";
import { ImportPage } from "./pages/import.tsx";
import { ImportsPage } from "./pages/list.tsx";
import { desk } from "./pages/words.tsx";
import { getImportFor, listBadRows, listCheckedRows, listImports } from "./queries.ts";
import { exampleOf } from "./rules.ts";
import { fieldsOf, type ImportKind, kindOf, UploadForm } from "./schema.ts";
import { texts } from "./texts.ts";

const id = ":id{[0-9a-f-]{36}}";

export const routes = new Hono<App>()
  .get("/network/imports", (c) => showList(c, emptyForm))

  .post("/network/imports", async (c) => {
    const { db, files, now } = c.var;
    const person = importer(c);
    const sent = await readForm(c, UploadForm);
    if (!sent.ok) return showList(c, sent);
    const result = await uploadImport(db, {
      person,
      form: sent.value,
      file: sent.files.file,
      signal: c.req.raw.signal,
      files,
      now,
    });
    if (!result.ok) return showList(c, { typed: sent.typed, problems: result.refusal });
    return c.redirect(`/network/imports/${result.value.id}/columns`, 303);
  })

  .get(
    "/network/imports/templates/:name{(schools|statuses|partnerships|sizes)\\.(csv|xlsx)}",
    async (c) => {
      importer(c);
      const [name, ending] = c.req.param("name").split(".");
      return template(c, { kind: kindOf(name ?? ""), ending: ending === "csv" ? "csv" : "xlsx" });
    },
  )

  .get(`/network/imports/${id}/columns`, (c) => showColumns(c, emptyForm))

  .post(`/network/imports/${id}/columns`, async (c) => {
    const { db, now } = c.var;
    const person = importer(c);
    const importId = idOf(c);
    const sent = await readForm(c, Mapping);
    const mapping = sent.ok ? sent.value : {};
    const result = await startCheck(db, { person, id: importId, mapping, now });
    if (!result.ok) return showColumns(c, { typed: sent.typed, problems: result.refusal });
    return c.redirect(`/jobs/${result.value.jobId}`, 303);
  })

  .get(`/network/imports/${id}`, async (c) => {
    const { db, language } = c.var;
    const found = await getImportFor(db, { id: idOf(c), actor: importer(c) });
    const next = elsewhere(desk, found);
    if (next) return c.redirect(next, 303);
    const number = pageField(10_000).parse(c.req.query("page"));
    const rows = await listCheckedRows(db, { importId: found.id, page: number });
    return page(
      c,
      { title: inLanguage(texts, language)[found.kind], crumbs: crumbs(c) },
      <ImportPage found={found} rows={rows} page={number} />,
    );
  })

  .get(`/network/imports/${id}/corrections.xlsx`, async (c) => {
    const { db, language } = c.var;
    const found = await getImportFor(db, { id: idOf(c), actor: importer(c) });
    const rows = await listBadRows(db, found.id);
    const table = badRowsTable(desk, { kind: found.kind, rows, language });
    return sendTable(c, { name: `${found.kind}-corrections`, ...table }, "xlsx");
  })

  .post(`/network/imports/${id}/writing`, async (c) => {
    const { db, now } = c.var;
    const result = await startWriting(db, { person: importer(c), id: idOf(c), now });
    return c.redirect(result.ok ? `/jobs/${result.value.jobId}` : "/network/imports", 303);
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
  const { db, language, today } = c.var;
  const imports = await listImports(db, person.userId);
  const t = inLanguage(common, language);
  return page(
    c,
    { title: t.imports, form: state },
    <ImportsPage imports={imports} state={state} today={today} id={randomUUID()} />,
  );
}

async function showColumns(c: Request, state: FormState): Promise<Response> {
  const { db, language } = c.var;
  const found = await getImportFor(db, { id: idOf(c), actor: importer(c) });
  const t = inLanguage(common, language);
  return page(
    c,
    { title: t.columnsTitle, crumbs: crumbs(c), form: state },
    <ColumnsPage found={found} state={state} />,
  );
}

async function template(
  c: Request,
  { kind, ending }: { kind: ImportKind; ending: "csv" | "xlsx" },
): Promise<Response> {
  const t = inLanguage(texts, c.var.language);
  const columns = fieldsOf(kind).map((field) => t.fields[kind][field.name] ?? field.name);
  return sendTable(c, { name: kind, columns, rows: [exampleOf(kind)] }, ending);
}
