import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { checkedRow, pieceRow } from "./kept.ts";

const ofImport = {
  importId: z.string(),
  kind: z.string(),
  mapping: z.record(z.string(), z.string()),
  isOfSchool: z.boolean(),
};
const rowFound = checkedRow.extend({ ...ofImport, isWritten: z.boolean() });
export type RowFound = z.infer<typeof rowFound>;
const pieceFound = pieceRow.extend({
  ...ofImport,
  chosenSheet: z.int(),
  header: z.int().nullable(),
});
export type PieceFound = z.infer<typeof pieceFound>;

/** How somebody is found in tables that wait, and what is left of a row without them. */
export type Forgetting = {
  desk: string;
  /** True of a text that may name them. */
  naming(text: RawBuilder<unknown>): RawBuilder<boolean>;
  /** True of a text that holds both their names as words of their own. */
  telling(text: RawBuilder<unknown>): RawBuilder<boolean>;
  /** Whether a school of theirs brought the table `i`. */
  isOfSchool: RawBuilder<boolean>;
  /** Null cells: the row is the person's own. */
  rowWithout(
    row: RowFound,
  ): Pick<RowFound, "raw" | "problems"> & { cells: RowFound["cells"] | null };
  /** The piece's rows without them. */
  pieceWithout(piece: PieceFound): PieceFound["rows"];
  /** Keys of the records that are theirs, by table. */
  records: { relation: string; keys: readonly string[] };
};

/** Takes somebody out of tables that wait to be written or corrected, and out of what an import could be undone with. */
export async function forgetInImports(tx: Db, forgetting: Forgetting): Promise<void> {
  const { desk, naming, isOfSchool, rowWithout, pieceWithout, records } = forgetting;
  // Held before they are read: what a check keeps at this moment is seen, and what it looks at is looked at anew.
  await raiseRevisions(tx, forgetting);
  const about = sql`i.id as "importId", i.kind, i.mapping, ${isOfSchool} as "isOfSchool"`;
  const { rows } = await sqlOf(rowFound)`
    select ${about}, r.number, r.outcome, r.cells, r.raw, r.problems, coalesce(r.changes, '{}') as changes,
      r.is_written as "isWritten"
    from core.import_rows r join core.imports i on i.id = r.import_id
    where i.desk = ${desk} and ${naming(textOfRow)}`.execute(tx);
  const { rows: pieces } = await sqlOf(pieceFound)`
    select ${about}, i.sheet as "chosenSheet", i.header, p.sheet, p.place, p.rows
    from core.import_pieces p join core.imports i on i.id = p.import_id
    where i.desk = ${desk} and ${naming(sql`p.rows::text`)}`.execute(tx);
  await dropNames(tx, forgetting);
  const left = rows.map((row) => ({ ...row, ...rowWithout(row) }));
  await dropRows(tx, left);
  await dropFromPieces(
    tx,
    pieces.map((piece) => ({ ...piece, left: pieceWithout(piece) })),
  );
  // What is taken back by half would be half of what was: it cannot be taken back at all any more.
  await sql`
    with of_theirs as (
      select import_id from core.import_changes
      where (relation = ${records.relation} and key = any(${records.keys}::text[]))
        or before ->> 'teacher_id' = any(${records.keys}::text[])
    ), gone as (
      delete from core.import_changes where import_id in (select import_id from of_theirs)
    ), told as (
      delete from core.import_written where import_id in (select import_id from of_theirs)
    )
    update core.imports set is_undoable = false where id in (select import_id from of_theirs)`.execute(
    tx,
  );
}

/** Whoever reads one of the tables that name them is told to read it anew. */
async function raiseRevisions(
  tx: Db,
  { desk, naming }: Pick<Forgetting, "desk" | "naming">,
): Promise<void> {
  await sql`
    update core.imports set revision = revision + 1 where id in (
      select i.id from core.imports i where i.desk = ${desk} and (
        exists (select from core.import_pieces p where p.import_id = i.id and ${naming(sql`p.rows::text`)})
        or exists (select from core.import_rows r where r.import_id = i.id and ${naming(textOfRow)}))
      order by i.id for update)`.execute(tx);
}

/** What files, their sheets and their columns are called may name somebody too. */
async function dropNames(
  tx: Db,
  { desk, telling }: Pick<Forgetting, "desk" | "telling">,
): Promise<void> {
  const [file, sheets, columns] = [
    telling(sql`i.file_name`),
    telling(sql`i.sheets::text`),
    telling(sql`i.columns::text`),
  ];
  await sql`
    update core.imports i set
      file_name = case when ${file} then '–' else file_name end,
      sheets = case when ${sheets}
        then (select jsonb_agg(jsonb_set(s, '{name}', '""') order by place)
          from jsonb_array_elements(i.sheets) with ordinality as named (s, place))
        else sheets end,
      columns = case when ${columns}
        then (select jsonb_agg(''::text) from jsonb_array_elements(i.columns)) else columns end
    where i.desk = ${desk} and (${file} or ${sheets} or ${columns})`.execute(tx);
}

const textOfRow = sql`r.cells::text || coalesce(r.changes::text, '') || coalesce(r.raw::text, '')
  || r.problems::text`;

type RowLeft = Omit<RowFound, "cells"> & { cells: RowFound["cells"] | null };

/** What was written stays counted: its rows wait no more. */
async function dropRows(tx: Db, rows: readonly RowLeft[]): Promise<void> {
  const gone = JSON.stringify(rows.filter(({ cells }) => cells === null));
  await sql`
    delete from core.import_rows r using jsonb_to_recordset(${gone}::jsonb) as g ("importId" uuid, number int)
    where r.import_id = g."importId" and r.number = g.number`.execute(tx);
  await sql`
    update core.import_rows r set cells = l.cells, raw = nullif(l.raw, 'null'::jsonb), problems = l.problems
    from jsonb_to_recordset(${JSON.stringify(rows.filter(({ cells }) => cells !== null))}::jsonb)
      as l ("importId" uuid, number int, cells jsonb, raw jsonb, problems jsonb)
    where r.import_id = l."importId" and r.number = l.number`.execute(tx);
  await sql`
    with g as (
      select "importId" as id, count(*)::int as "all", count(*) filter (where outcome = 'bad')::int as bad,
        count(*) filter (where outcome = 'doubtful')::int as doubtful,
        count(*) filter (where outcome = 'new')::int as new,
        count(*) filter (where outcome = 'changed')::int as changed,
        count(*) filter (where outcome = 'same')::int as same,
        count(*) filter (where outcome = 'aside')::int as aside
      from jsonb_to_recordset(${gone}::jsonb) as g ("importId" uuid, outcome text, "isWritten" boolean)
      where not "isWritten" group by 1)
    update core.imports i set rows_total = rows_total - g."all", rows_bad = rows_bad - g.bad,
      rows_doubtful = rows_doubtful - g.doubtful, rows_new = rows_new - g.new, rows_changed = rows_changed - g.changed,
      rows_same = rows_same - g.same, rows_aside = rows_aside - g.aside
    from g where i.id = g.id`.execute(tx);
}

type PieceLeft = PieceFound & { left: PieceFound["rows"] };

/** A table that is kept as it was sent counts its own rows; one that was checked is counted by what the check found. */
async function dropFromPieces(tx: Db, pieces: readonly PieceLeft[]): Promise<void> {
  const kept = pieces.map(({ importId, sheet, place, rows, left }) => ({
    importId,
    sheet,
    place,
    rows: left,
    gone: rows.length - left.length,
  }));
  await sql`
    update core.import_pieces p set rows = l.rows
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as l ("importId" uuid, sheet int, place int, rows jsonb)
    where p.import_id = l."importId" and p.sheet = l.sheet and p.place = l.place`.execute(tx);
  await sql`
    with g as (
      select "importId" as id, sheet, sum(gone)::int as gone
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as g ("importId" uuid, sheet int, gone int) group by 1, 2)
    update core.imports i set
      sheets = jsonb_set(sheets, array[g.sheet::text, 'rows'],
        to_jsonb((sheets -> g.sheet ->> 'rows')::int - g.gone)),
      rows_total = case when i.state = 'uploaded' and i.sheet = g.sheet then rows_total - g.gone else rows_total end
    from g where i.id = g.id and sheets -> g.sheet is not null`.execute(tx);
}
