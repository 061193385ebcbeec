import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { allowActor, type Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import {
  askedText,
  emptyForm,
  type FormState,
  formAct,
  newIdField,
  pageField,
  readQuery,
  takeForm,
} from "#lib/forms.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { page } from "#ui/page.tsx";
import { sendTable } from "#ui/table-file.ts";
import { type ChosenPlace, matchedAt, startCheck } from "./checking.ts";
import { type ImportDesk, kindOf } from "./desk.ts";
import { checkedRow, type Import } from "./kept.ts";
import { ColumnsPage } from "./pages/columns.tsx";
import { ImportPage } from "./pages/import.tsx";
import { ImportsPage } from "./pages/list.tsx";
import {
  countLeft,
  countTold,
  findWrittenBefore,
  getImportFor,
  isOutdated,
  isUndoable,
  listBadRows,
  listCheckedRows,
  listCommonRemarks,
  listImports,
  listStaying,
} from "./queries.ts";
import { separators } from "./reading/formats.ts";
import { uploadImport } from "./sending.ts";
import { texts } from "./texts.ts";
import { startUndo } from "./undoing.ts";
import { badRowsTable, fieldWord, kindWord } from "./words.ts";
import { startWriting } from "./writing.ts";

const id = ":id{[0-9a-f-]{36}}";
const words = z.record(z.string(), z.string());
const uploadQuery = z.object({ separator: askedText });
const rowsQuery = z.object({
  page: pageField(10_000),
  outcome: checkedRow.shape.outcome.nullable().default(null).catch(null),
});
const placeForm = z.object({
  sheet: z.coerce.number().int().nonnegative().optional().catch(undefined),
  header: z
    .union([z.literal("none").transform(() => null), z.coerce.number().int().nonnegative()])
    .optional()
    .catch(undefined),
});

/** The addresses of a desk: its files, the columns of each, what its check found. */
export function importRoutes<Context>(desk: ImportDesk<Context>) {
  const { home, kinds } = desk;
  const names = kinds.map(({ name }) => name);
  const uploadForm = z.object({
    id: newIdField(),
    kind: z.string("notOffered").refine((name) => names.includes(name), "notOffered"),
    separator: z.enum(separators).optional().catch(undefined),
  });
  const at = atDesk(desk);

  return new Hono<App>()
    .get(home, (c) => {
      const { separator } = readQuery(c, uploadQuery);
      return at.showList(c, separator ? { typed: { separator }, problems: {} } : emptyForm);
    })

    .post(home, async (c) => {
      const { db, config, now } = c.var;
      const person = at.importer(c);
      const { signal } = c.req.raw;
      const asked = { person, now, secret: config.SECRET, signal };
      return formAct(c, {
        form: uploadForm,
        show: at.showList,
        act: (form, { file }) => uploadImport(db, desk, { ...asked, form, file }),
        next: (made) => `${home}/${made.id}/columns`,
      });
    })

    .get(`${home}/templates/:name{(${names.join("|")})\\.(csv|xlsx)}`, async (c) => {
      at.importer(c);
      const { language } = c.var;
      const [name = "", ending] = (c.req.param("name") ?? "").split(".");
      const columns = kindOf(desk, name)
        .fields.filter(({ insteadOf }) => insteadOf === undefined)
        .map((field) => fieldWord(desk, { kind: name, field: field.name, language }));
      const rows = kindOf(desk, name).examples(language);
      return sendTable(c, { name, columns, rows }, ending === "csv" ? "csv" : "xlsx");
    })

    .get(`${home}/${id}/columns`, async (c) => {
      const place = readQuery(c, placeForm);
      return at.showColumns(c, { state: emptyForm, place });
    })

    .post(`${home}/${id}/columns`, async (c) => {
      const { db, now } = c.var;
      const person = at.importer(c);
      const said = await takeForm(c, words);
      const place = placeForm.parse(said);
      const chosen = { ...place, mapping: said, answers: said };
      const result = await startCheck(db, desk, { person, id: idOf(c), chosen, now });
      if (result.ok) return c.redirect(`/jobs/${result.value.jobId}`, 303);
      const state = { typed: said, problems: result.refusal };
      return at.showColumns(c, { state, place });
    })

    .get(`${home}/${id}`, async (c) => {
      const { db, language, now } = c.var;
      const person = at.importer(c);
      const found = await getImportFor(db, { id: idOf(c), desk, actor: person });
      const next = elsewhere(desk, found);
      if (next) return c.redirect(next, 303);
      const { page: number, outcome } = readQuery(c, rowsQuery);
      const listed = await listCheckedRows(db, { importId: found.id, page: number, outcome });
      return page(
        c,
        { title: kindWord(desk, { kind: found.kind, language }), crumbs: at.crumbs(c) },
        <ImportPage
          desk={desk}
          found={found}
          person={person}
          {...listed}
          page={number}
          outcome={outcome}
          left={await countLeft(db, found.id)}
          names={await desk.namesIn(db, { rows: listed.rows, language })}
          told={await countTold(db, found.id)}
          common={await listCommonRemarks(db, found.id)}
          staying={await stayingOf(db, desk, { found, language })}
          isUndoable={await isUndoable(db, found, now)}
          isOutdated={await isOutdated(db, found)}
        />,
      );
    })

    .get(`${home}/${id}/corrections.xlsx`, async (c) => {
      const { db, language } = c.var;
      const found = await getImportFor(db, { id: idOf(c), desk, actor: at.importer(c) });
      const rows = await listBadRows(db, found.id);
      const table = badRowsTable(desk, { found, rows, language });
      return sendTable(c, { name: `${found.kind}-corrections`, ...table }, "xlsx");
    })

    .post(`${home}/${id}/writing`, async (c) => {
      const { db, now } = c.var;
      const result = await startWriting(db, desk, { person: at.importer(c), id: idOf(c), now });
      return c.redirect(at.whereTo(c, result.value.jobId), 303);
    })

    .post(`${home}/${id}/undo`, async (c) => {
      const { db, now } = c.var;
      const result = await startUndo(db, desk, { person: at.importer(c), id: idOf(c), now });
      return c.redirect(at.whereTo(c, result.ok ? result.value.jobId : ""), 303);
    });
}

const mostStaying = 50;

async function stayingOf<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  { found: { id }, language }: { found: Import; language: Language },
) {
  const staying = await listStaying(db, { importId: id, most: mostStaying });
  const subjects = staying.rows.map(({ subject }) => subject);
  const names = await desk.called(db, { subjects, language });
  return { ...staying, names };
}

function idOf(c: Request): string {
  return c.req.param("id") ?? "";
}

/** Where whoever opens the import is sent on: to work under way, or back to the columns. */
function elsewhere({ home }: { home: string }, { id, state, jobId }: Import): string | null {
  const isUnderWay = state === "checking" || state === "writing" || state === "undoing";
  if (isUnderWay && jobId) return `/jobs/${jobId}`;
  return state === "uploaded" || state === "failed" ? `${home}/${id}/columns` : null;
}

/** Whether its columns may still be matched: what is written, or is being worked on, is looked at. */
function mayMatch({ state }: Import): boolean {
  return state === "uploaded" || state === "failed" || state === "checked";
}

/** What the addresses of one desk share. */
function atDesk<Context>(desk: ImportDesk<Context>) {
  const crumbs = (c: Request) => [
    { href: desk.home, label: inLanguage(texts, c.var.language).imports },
  ];
  const importer = (c: Request): Person => {
    const { actor } = c.var;
    allowActor(actor, desk.mayImport(actor));
    return actor;
  };
  const showList = async (c: Request, state: FormState): Promise<Response> => {
    const person = importer(c);
    const { db, language } = c.var;
    const imports = await listImports(db, { desk, madeBy: person.userId });
    return page(
      c,
      { title: inLanguage(texts, language).imports, form: state },
      <ImportsPage desk={desk} imports={imports} state={state} person={person} id={randomUUID()} />,
    );
  };
  const showColumns = async (
    c: Request,
    { state, place }: { state: FormState; place: ChosenPlace },
  ): Promise<Response> => {
    const { db, language, today: on } = c.var;
    const person = importer(c);
    const found = await getImportFor(db, { id: idOf(c), desk, actor: person });
    if (!mayMatch(found)) return c.redirect(`${desk.home}/${found.id}`, 303);
    const at = await matchedAt(db, desk, { found, place });
    const writtenBefore = await findWrittenBefore(db, found);
    const { kind } = found;
    const asked = (await desk.questionsTo?.(db, { person, kind, on, language })) ?? [];
    return page(
      c,
      { title: inLanguage(texts, language).columnsTitle, crumbs: crumbs(c), form: state },
      <ColumnsPage
        desk={desk}
        found={found}
        at={at}
        state={state}
        person={person}
        asked={asked}
        writtenBefore={writtenBefore}
      />,
    );
  };
  /** To the work, or where there is none to the import itself. */
  const whereTo = (c: Request, jobId: string) =>
    jobId === "" ? `${desk.home}/${idOf(c)}` : `/jobs/${jobId}`;
  return { crumbs, importer, showList, showColumns, whereTo };
}
