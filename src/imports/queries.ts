import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { type Actor, isNational, isSelf } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Remembered } from "./fields.ts";
import {
  type CheckedRow,
  type CommonRemark,
  checkedRow,
  commonRemarkRow,
  hoursToUndo,
  type Import,
  importRow,
  type Outcome,
  pieceRow,
  type StayingRow,
  stayingRow,
  waitingRow,
} from "./kept.ts";
import type { ImportRow } from "./plan.ts";
import type { TableRow } from "./reading/rows.ts";
import { rowsLookedAt, type SheetStart } from "./table.ts";

/** An import is its maker's own; the national team sees all. */
export function canSeeImport(actor: Actor, { madeBy }: { madeBy: string }): boolean {
  return isSelf(actor, madeBy) || isNational(actor);
}

/** Failed work leaves an import where it can be begun again: the state of `i` by its job `j`. */
export const stateNow = sql`case
  when j.state = 'failed' and i.state = 'checking' then 'failed'
  when j.state = 'failed' and i.state = 'writing' then 'checked'
  when j.state = 'failed' and i.state = 'undoing' then 'written'
  else i.state end`;

function imports(rest: RawBuilder<unknown>): RawBuilder<Import> {
  return sqlOf(importRow)`
    select i.id, i.desk, i.kind, ${stateNow} as state, i.file_name as "fileName", i.separator, i.encoding, i.sheets,
      i.sheet, i.header, i.columns, i.mapping, i.answers, i.rows_total as "rowsTotal", i.rows_bad as "rowsBad",
      i.rows_doubtful as "rowsDoubtful", i.rows_new as "rowsNew", i.rows_changed as "rowsChanged",
      i.rows_same as "rowsSame", i.rows_aside as "rowsAside", i.rows_undone as "rowsUndone", i.revision,
      i.job_id as "jobId", i.made_by as "madeBy", i.made_at as "madeAt", i.written_at as "writtenAt"
    from core.imports i left join core.jobs j on j.id = i.job_id ${rest}`;
}

/** The import, whoever asks: for the job that works on it. */
export async function getImport(db: Db, id: string): Promise<Import> {
  const { rows } = await imports(sql`where i.id = ${id}`).execute(db);
  const [found] = rows;
  if (!found) throw new NotFound();
  return found;
}

/** The desk's import as one who may see it asks; to anybody else there is none. */
export async function getImportFor(
  db: Db,
  { id, desk, actor }: { id: string; desk: { name: string }; actor: Actor },
): Promise<Import> {
  const found = await getImport(db, id);
  if (found.desk !== desk.name || !canSeeImport(actor, found)) throw new NotFound();
  return found;
}

export async function listImports(
  db: Db,
  { desk, madeBy }: { desk: { name: string }; madeBy: string },
): Promise<Import[]> {
  const { rows } = await imports(sql`where i.made_by = ${madeBy} and i.desk = ${desk.name}
    order by i.made_at desc, i.id limit 100`).execute(db);
  return rows;
}

// A year of lists: what was chosen once is not lost by some lists with other headings.
const mostRemembered = 100;

/** How the sender matched the columns of earlier files of the kind, the newest first. */
export async function listRemembered(
  db: Db,
  { desk, kind, madeBy }: { desk: string; kind: string; madeBy: string },
): Promise<Remembered[]> {
  const { rows } =
    await imports(sql`where i.made_by = ${madeBy} and i.desk = ${desk} and i.kind = ${kind}
    and i.state <> 'uploaded' order by i.made_at desc, i.id limit ${mostRemembered}`).execute(db);
  return rows;
}

const startRow = z.strictObject({ sheet: z.int(), rows: pieceRow.shape.rows });

/** The first rows of each sheet. */
export async function listStarts(
  db: Db,
  { id, sheets }: Pick<Import, "id" | "sheets">,
): Promise<SheetStart[]> {
  const { rows } = await sqlOf(startRow)`
    select sheet, jsonb_path_query_array(rows, ${`$[0 to ${rowsLookedAt * 5 - 1}]`}::jsonpath) as rows
    from core.import_pieces where import_id = ${id} and place = 0`.execute(db);
  const starts = new Map(rows.map((one) => [one.sheet, one.rows]));
  return sheets.map(({ isHidden }, at) => ({ isHidden, rows: starts.get(at) ?? [] }));
}

/** The chosen sheet's rows as they were sent, in their order. */
export async function listSentRows(
  db: Db,
  { id, sheet }: Pick<Import, "id" | "sheet">,
): Promise<TableRow[]> {
  const { rows } = await sqlOf(pieceRow)`
    select sheet, place, rows from core.import_pieces where import_id = ${id} and sheet = ${sheet}
    order by place`.execute(db);
  return rows.flatMap((piece) => piece.rows);
}

export const rowsPerPage = 100;

const checkedColumns = sql`r.number, r.outcome, r.cells, r.raw, r.problems, coalesce(r.changes, '{}') as changes`;

/** The checked rows, those with something to mend or to decide first; a hundred a page. */
export async function listCheckedRows(
  db: Db,
  { importId, page, outcome }: { importId: string; page: number; outcome: Outcome | null },
): Promise<{ rows: CheckedRow[]; total: number }> {
  const chosen = sql`r.import_id = ${importId} and (${outcome}::text is null or r.outcome = ${outcome})`;
  const { rows } = await sqlOf(checkedRow)`
    select ${checkedColumns} from core.import_rows r where ${chosen}
    order by array_position(array['bad', 'doubtful', 'changed', 'new', 'same', 'aside'], r.outcome), r.number
    limit ${rowsPerPage} offset ${(page - 1) * rowsPerPage}`.execute(db);
  const counted = await sqlOf(z.strictObject({ total: z.int() }))`
    select count(*)::int as total from core.import_rows r where ${chosen}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

const leastCommon = 5;
// Of a longer file nobody reads the rows one below the other, and counting them would hold the page up.
const mostCounted = 10_000;

/** What is told of the same cell of many rows that can be written: it is said once for all of them. */
export async function listCommonRemarks(db: Db, importId: string): Promise<CommonRemark[]> {
  const { rows } = await sqlOf(commonRemarkRow)`
    select p.field, p.code, count(*)::int as rows
    from core.import_rows r cross join lateral jsonb_to_recordset(r.problems) as p (field text, code text)
    where r.import_id = ${importId} and r.outcome not in ('bad', 'aside') and p.field <> ''
      and (select rows_total from core.imports where id = ${importId}) <= ${mostCounted}
    group by p.field, p.code having count(*) >= ${leastCommon}
    order by min(r.number), p.field, p.code`.execute(db);
  return rows;
}

const isTold = condition`r.is_written and r.problems <> '[]'`;

/** How many rows were written of which something is told. */
export async function countTold(db: Db, importId: string): Promise<number> {
  const { rows } = await sqlOf(z.strictObject({ told: z.int() }))`
    select count(*)::int as told from core.import_rows r where r.import_id = ${importId} and ${isTold}`.execute(
    db,
  );
  return rows[0]?.told ?? 0;
}

/** As many as a person corrects by hand; a larger file is the work of minutes, and whoever needs it mends the source. */
export const mostCorrections = 20_000;

/** The first rows that cannot be written, or were not written whole, in the order of the file, for the file of corrections. */
export async function listBadRows(db: Db, importId: string): Promise<CheckedRow[]> {
  const { rows } = await sqlOf(checkedRow)`
    select ${checkedColumns} from core.import_rows r
    where r.import_id = ${importId} and ${condition`r.outcome = 'bad' or ${isTold}`} order by r.number limit ${mostCorrections}`.execute(
    db,
  );
  return rows;
}

/** The portions that still hold rows to write, in order. */
export async function listPortions(db: Db, importId: string): Promise<number[]> {
  const { rows } = await sqlOf(z.strictObject({ portion: z.int() }))`
    select distinct portion from core.import_rows
    where import_id = ${importId} and outcome in ('doubtful', 'new', 'changed') and not is_written
    order by portion`.execute(db);
  return rows.map(({ portion }) => portion);
}

/** The rows of a portion that would change something and were not written yet. */
export async function listRowsToWrite(
  db: Db,
  { importId, portion }: { importId: string; portion: number },
): Promise<ImportRow[]> {
  const { rows } = await sqlOf(waitingRow)`
    select number, cells from core.import_rows
    where import_id = ${importId} and portion = ${portion} and outcome in ('doubtful', 'new', 'changed')
      and not is_written
    order by number`.execute(db);
  return rows;
}

/** Whether the maker had another file of the desk written or taken back since this one was checked. */
export async function isOutdated(
  db: Db,
  { id, state }: Pick<Import, "id" | "state">,
): Promise<boolean> {
  if (state !== "checked") return false;
  const { rows } = await sqlOf(z.strictObject({ isOutdated: z.boolean() }))`
    select exists (
      select from core.imports i join core.jobs j on j.id = i.job_id
      join core.imports o on o.made_by = i.made_by and o.desk = i.desk and o.state in ('written', 'undone')
      join core.jobs oj on oj.id = o.job_id and oj.ended_at > j.ended_at
      where i.id = ${id} and not exists (select from core.import_rows r where r.import_id = i.id and r.is_written)
    ) as "isOutdated"`.execute(db);
  return rows[0]?.isOutdated ?? false;
}

/** How many rows that would change something are not written. */
export async function countLeft(db: Db, importId: string): Promise<number> {
  const { rows } = await sqlOf(z.strictObject({ left: z.int() }))`
    select count(*)::int as "left" from core.import_rows
    where import_id = ${importId} and outcome in ('doubtful', 'new', 'changed') and not is_written`.execute(
    db,
  );
  return rows[0]?.left ?? 0;
}

/** When the sender had the very file written before; null where nothing of it stands. */
export async function findWrittenBefore(
  db: Db,
  { id }: Pick<Import, "id">,
): Promise<{ id: string; writtenAt: Date } | null> {
  const { rows } = await sqlOf(z.strictObject({ id: z.string(), writtenAt: z.date() }))`
    select o.id, o.written_at as "writtenAt" from core.imports i join core.imports o
      on o.made_by = i.made_by and o.content_hash = i.content_hash and o.desk = i.desk and o.kind = i.kind and o.id <> i.id
    where i.id = ${id} and o.state = 'written' and o.written_at is not null
    order by o.written_at desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The first rows that stayed when the others were taken back, in the order of the file, and how many there are. */
export async function listStaying(
  db: Db,
  { importId, most }: { importId: string; most: number },
): Promise<{ rows: StayingRow[]; total: number }> {
  const staying = sql`from core.import_written where import_id = ${importId} and stays is not null`;
  const { rows } = await sqlOf(stayingRow)`
    select number, subject, stays ${staying} order by number limit ${most}`.execute(db);
  const counted = await sqlOf(z.strictObject({ total: z.int() }))`
    select count(*)::int as total ${staying}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** Whether what the import wrote may still be taken back, as far as time and what is kept of it go. */
export async function isUndoable(
  db: Db,
  { id, state, writtenAt }: Pick<Import, "id" | "state" | "writtenAt">,
  now: Date,
): Promise<boolean> {
  if (state !== "written" || !writtenAt) return false;
  if (now.getTime() - writtenAt.getTime() >= hoursToUndo * 3_600_000) return false;
  const { rows } = await sqlOf(z.strictObject({ isKept: z.boolean() }))`
    select i.is_undoable and exists (select from core.import_changes where import_id = i.id) as "isKept"
    from core.imports i where i.id = ${id}`.execute(db);
  return rows[0]?.isKept ?? false;
}
