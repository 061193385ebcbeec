import { type RawBuilder, sql } from "kysely";
import {
  Cells,
  type CheckedRow,
  Mapping,
  readCheckedRow,
  readImport,
  stateNow,
} from "#imports/kept.ts";
import type { ImportRow } from "#imports/plan.ts";
import type { Actor } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { canSeeImport } from "#modules/network/imports/access.ts";
import { hashSign } from "../base/rules/roster.ts";
import type { PieceFound, RowFound, Traces } from "./rules/forgotten.ts";
import { type Import, kindOf, type Outcome, Piece } from "./schema.ts";

function imports(db: Db) {
  return db
    .selectFrom("people.imports as i")
    .leftJoin("core.jobs as j", "j.id", "i.job_id")
    .select(["i.id", "i.kind", "i.file_name as fileName"])
    .select(stateNow)
    .select(["i.columns", "i.mapping", "i.rows_total as rowsTotal", "i.rows_bad as rowsBad"])
    .select(["i.rows_new as rowsNew", "i.rows_changed as rowsChanged", "i.rows_same as rowsSame"])
    .select(["i.rows_doubtful as rowsDoubtful", "i.job_id as jobId", "i.made_by as madeBy"])
    .select(["i.made_at as madeAt", "i.written_at as writtenAt"]);
}

function parsed<Row extends { kind: string; columns: unknown; mapping: unknown }>(row: Row) {
  return { ...readImport(row), kind: kindOf(row.kind) };
}

/** The import, whoever asks: for the job that works on it. */
export async function getImport(db: Db, id: string): Promise<Import> {
  const row = await imports(db).where("i.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound();
  return parsed(row);
}

/** The import as one who may see it asks; to anybody else there is none. */
export async function getImportFor(
  db: Db,
  { id, actor }: { id: string; actor: Actor },
): Promise<Import> {
  const found = await getImport(db, id);
  if (!canSeeImport(actor, found)) throw new NotFound();
  return found;
}

export async function listImports(db: Db, madeBy: string): Promise<Import[]> {
  const rows = await imports(db)
    .where("i.made_by", "=", madeBy)
    .orderBy("i.made_at", "desc")
    .limit(100)
    .execute();
  return rows.map(parsed);
}

/** The file's own rows as they were sent, in their order. */
export async function listSentRows(
  db: Db,
  importId: string,
): Promise<{ number: number; cells: string[] }[]> {
  const pieces = await db
    .selectFrom("people.import_pieces")
    .where("import_id", "=", importId)
    .orderBy("place")
    .select("rows")
    .execute();
  return pieces.flatMap(({ rows }) => Piece.parse(rows));
}

const rowsPerPage = 100;

/** The checked rows, those with something to mend or to decide first; 100 a page. */
export async function listCheckedRows(
  db: Db,
  { importId, page }: { importId: string; page: number },
): Promise<{ rows: CheckedRow<Outcome>[]; total: number }> {
  const all = db.selectFrom("people.import_rows").where("import_id", "=", importId);
  const rows = await all
    .orderBy(sql`array_position(array['bad', 'doubtful', 'changed', 'new', 'same'], outcome)`)
    .orderBy("number")
    .limit(rowsPerPage)
    .offset((page - 1) * rowsPerPage)
    .select(["number", "outcome", "cells", "problems"])
    .execute();
  const { total } = await all
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { rows: rows.map(readCheckedRow), total };
}

/** Every row that cannot be written, in the order of the file, for the file of corrections. */
export async function listBadRows(db: Db, importId: string): Promise<CheckedRow<Outcome>[]> {
  const rows = await db
    .selectFrom("people.import_rows")
    .where("import_id", "=", importId)
    .where("outcome", "=", "bad")
    .orderBy("number")
    .select(["number", "outcome", "cells", "problems"])
    .execute();
  return rows.map(readCheckedRow);
}

/** The portions that still hold rows to write, in order. */
export async function listPortions(db: Db, importId: string): Promise<number[]> {
  const rows = await db
    .selectFrom("people.import_rows")
    .where("import_id", "=", importId)
    .where("outcome", "<>", "bad")
    .orderBy("portion")
    .select("portion")
    .distinct()
    .execute();
  return rows.map(({ portion }) => portion);
}

/** The rows of a portion that would change something, with the hashes of their numbers in place. */
export async function listRowsToWrite(
  db: Db,
  { importId, portion }: { importId: string; portion: number },
): Promise<ImportRow[]> {
  const rows = await db
    .selectFrom("people.import_rows")
    .where("import_id", "=", importId)
    .where("portion", "=", portion)
    .where("outcome", "in", ["doubtful", "new", "changed"])
    .orderBy("number")
    .select(["number", "cells", "iin_hash"])
    .execute();
  return rows.map(({ number, cells, iin_hash }) => ({
    number,
    cells: { ...Cells.parse(cells), ...(iin_hash ? { iin: `${hashSign}${iin_hash}` } : {}) },
  }));
}

/** What the person's records are known by in tables, beside the names. */
export async function getTracesIn(
  db: Db,
  teacherIds: readonly string[],
): Promise<Pick<Traces, "hashes" | "codes">> {
  const numbered = await db
    .selectFrom("people.teachers")
    .where("id", "in", [...teacherIds])
    .where("iin_hash", "is not", null)
    .select("iin_hash")
    .execute();
  const schools = await db
    .selectFrom("network.schools as s")
    .innerJoin("people.posts as w", "w.school_id", "s.id")
    .where("w.teacher_id", "in", [...teacherIds])
    .distinct()
    .select("s.code")
    .execute();
  return {
    hashes: numbered.flatMap(({ iin_hash }) => iin_hash ?? []),
    codes: schools.map(({ code }) => code),
  };
}

/** The checked rows that hold the person's number or the letters of the names, be it within other names. */
export async function listRowsNaming(db: Db, traces: Traces): Promise<RowFound[]> {
  const rows = await db
    .selectFrom("people.import_rows as r")
    .innerJoin("people.imports as i", "i.id", "r.import_id")
    .where(naming(traces, sql`r.cells::text || coalesce(r.iin_hash, '')`))
    .select(["i.id as importId", "i.kind", "r.number", "r.outcome", "r.cells", "r.problems"])
    .select(["r.iin_hash as hash", isOfSchool(traces).as("isOfSchool")])
    .execute();
  return rows.map(({ importId, kind, isOfSchool, hash, ...row }) => ({
    importId,
    kind: kindOf(kind),
    isOfSchool,
    hash,
    ...readCheckedRow(row),
  }));
}

/** The pieces of files as they were sent that do. */
export async function listPiecesNaming(db: Db, traces: Traces): Promise<PieceFound[]> {
  const pieces = await db
    .selectFrom("people.import_pieces as p")
    .innerJoin("people.imports as i", "i.id", "p.import_id")
    .where(naming(traces, sql`p.rows::text`))
    .select(["i.id as importId", "i.kind", "i.mapping", "p.place", "p.rows"])
    .select(isOfSchool(traces).as("isOfSchool"))
    .execute();
  return pieces.map(({ kind, mapping, rows, ...piece }) => ({
    ...piece,
    kind: kindOf(kind),
    mapping: Mapping.parse(mapping),
    rows: Piece.parse(rows),
  }));
}

function naming({ names, hashes }: Traces, text: RawBuilder<unknown>): RawBuilder<boolean> {
  return condition`exists (select from unnest(${hashes}::text[]) as h (hash)
      where position(h.hash in ${text}) > 0)
    or exists (select from jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
        as n ("familyName" text, "givenName" text)
      where position(lower(n."familyName") in lower(${text})) > 0
        and position(lower(n."givenName") in lower(${text})) > 0)`;
}

/** Whether a school of the person's brought the table `i`. */
function isOfSchool({ codes }: Traces): RawBuilder<boolean> {
  return condition`exists (select from accounts.grants g join network.schools s on s.id = g.school_id
    where g.user_id = i.made_by and s.code = any(${codes}::text[]))`;
}
