import { sql } from "kysely";
import { type CheckedRow, readCheckedRow, readImport, stateNow } from "#imports/kept.ts";
import type { Actor } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import type { FileKeeper } from "#lib/shown.ts";
import { canSeeImport } from "./access.ts";
import type { Import } from "./schema.ts";

function imports(db: Db) {
  return db
    .selectFrom("network.imports as i")
    .innerJoin("core.files as f", "f.id", "i.file_id")
    .leftJoin("core.jobs as j", "j.id", "i.job_id")
    .select(["i.id", "i.kind", "i.file_id as fileId", "f.name as fileName", "i.as_of as asOf"])
    .select(stateNow)
    .select(["i.columns", "i.mapping", "i.rows_total as rowsTotal", "i.rows_bad as rowsBad"])
    .select(["i.rows_new as rowsNew", "i.rows_changed as rowsChanged", "i.rows_same as rowsSame"])
    .select([
      "i.job_id as jobId",
      "i.made_by as madeBy",
      "i.made_at as madeAt",
      "i.written_at as writtenAt",
    ]);
}

/** The import, whoever asks: for the job that works on it. */
export async function getImport(db: Db, id: string): Promise<Import> {
  const row = await imports(db).where("i.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound();
  return readImport(row);
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
  return rows.map(readImport);
}

/** The checked rows, those with something to mend first; 100 a page. */
export async function listCheckedRows(
  db: Db,
  { importId, page }: { importId: string; page: number },
): Promise<CheckedRow[]> {
  const rows = await db
    .selectFrom("network.import_rows")
    .where("import_id", "=", importId)
    .orderBy(sql`array_position(array['bad', 'changed', 'new', 'same'], outcome)`)
    .orderBy("number")
    .limit(100)
    .offset((page - 1) * 100)
    .select(["number", "outcome", "cells", "problems"])
    .execute();
  return rows.map(readCheckedRow);
}

/** Every row that cannot be written, in the order of the file, for the file of corrections. */
export async function listBadRows(db: Db, importId: string): Promise<CheckedRow[]> {
  const rows = await db
    .selectFrom("network.import_rows")
    .where("import_id", "=", importId)
    .where("outcome", "=", "bad")
    .orderBy("number")
    .select(["number", "outcome", "cells", "problems"])
    .execute();
  return rows.map(readCheckedRow);
}

/** A table that was brought is read by who brought it. */
export const readerOfImport: FileKeeper = async (db, { id }) => {
  const found = await db
    .selectFrom("network.imports")
    .where("file_id", "=", id)
    .select("made_by as madeBy")
    .executeTakeFirst();
  return found ? (actor) => canSeeImport(actor, found) : null;
};
