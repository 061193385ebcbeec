import { sql } from "kysely";
import type { By, Person } from "#lib/actor.ts";
import { type Db, expectRows, inTransactionAnew } from "#lib/db.ts";
import { record, recordEach } from "#lib/history.ts";
import {
  type Finding,
  type ImportDesk,
  kindOf,
  type RowOfRecord,
  type WrittenRecord,
} from "./desk.ts";
import type { Import } from "./kept.ts";
import { inTwoLanes } from "./lanes.ts";
import type { ImportRow } from "./plan.ts";
import { countLeft, getImportFor, isOutdated, listPortions, listRowsToWrite } from "./queries.ts";
import { startWork } from "./work.ts";

/** Sends checked rows to be written, or to be checked anew where that is needed first; sending it twice does it once. */
export async function startWriting<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  { person, id, now }: By & { id: string },
): Promise<{ ok: true; value: { jobId: string } }> {
  const found = await getImportFor(db, { id, desk, actor: person });
  const task = (await isOutdated(db, found)) ? "check" : "write";
  return startWork(db, desk, { person, id, now, task });
}

type WritingWork = {
  found: Import;
  /** Whose rights bound what is written. */
  person: Person;
  /** Whose act it is. */
  by: Person;
  now: Date;
  progress(done: number, total: number): Promise<void>;
};

/**
 * Writes the portions that are left, each in one transaction of its own, so that work that is killed goes on where it
 * stopped; what is added up once is so however it ends. While the database writes one portion the next is looked at.
 */
export async function writeImport<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  { found, person, by, now, progress }: WritingWork,
): Promise<void> {
  const total = found.rowsNew + found.rowsChanged + found.rowsDoubtful;
  let left = await countLeft(db, found.id);
  await progress(total - left, total);
  const sums = addingUp(db, desk, found.id);
  let isWritten = false;
  try {
    await writeEach(db, desk, {
      found,
      person,
      now,
      write: async (portion) => {
        const rows = await writePortion(db, desk, { found, ...portion, person, by, now });
        // Not before the wait: the other lane counts down meanwhile.
        left -= rows;
        await sums.afterPortion();
        await progress(total - left, total);
      },
    });
    isWritten = true;
  } finally {
    // Why the writing failed says more than that the sums failed after it.
    await sums.end().catch((error: unknown) => {
      if (isWritten) throw error;
    });
  }
  await endWriting(db, desk, { found, person, by, now });
  await progress(total, total);
}

/** In two lanes where the kind tells what ties portions, else one after the other. */
async function writeEach<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  {
    found,
    person,
    now,
    write,
  }: Pick<WritingWork, "found" | "person" | "now"> & { write(portion: Portion): Promise<void> },
): Promise<void> {
  const portions = await listPortions(db, found.id);
  const look = (portion: number) => listRowsToWrite(db, { importId: found.id, portion });
  const { marksOf } = kindOf(desk, found.kind);
  if (!marksOf) {
    for (const portion of portions) await write({ portion, asked: await look(portion) });
    return;
  }
  const context = desk.contextFor(person, { answers: found.answers, now });
  const looked = new Map<number, ImportRow[]>();
  await inTwoLanes(portions, {
    marksOf: async (portion) => {
      const rows = await look(portion);
      looked.set(portion, rows);
      return marksOf(db, { rows, context });
    },
    work: async (portion) => {
      const asked = looked.get(portion);
      if (!asked) throw new Error("a portion is written that nobody looked at");
      looked.delete(portion);
      await write({ portion, asked });
    },
  });
}

/** A portion with its rows as they were before anything was locked. */
type Portion = { portion: number; asked: readonly ImportRow[] };

const portionsAddedUp = 16;

/** Adds up beside the writing, so that nobody else's writing waits long for the sums of a whole country. */
function addingUp<Context>(db: Db, desk: ImportDesk<Context>, importId: string) {
  let written = 0;
  let adding = Promise.resolve();
  return {
    async afterPortion(): Promise<void> {
      written += 1;
      // A planner that takes the tables for as empty as they were goes through all of them for each row.
      if (Number.isInteger(Math.log2(written))) await analyse(db, desk);
      if (written % portionsAddedUp !== 0) return;
      // What could not be added up is so by the next, and told by the last.
      adding = adding.then(() => desk.addUp(db, importId)).catch(() => {});
    },
    async end(): Promise<void> {
      await adding;
      await analyse(db, desk);
      await desk.addUp(db, importId);
    },
  };
}

async function analyse(db: Db, { fills }: Pick<ImportDesk, "fills">): Promise<void> {
  for (const table of fills) await sql`analyze ${sql.table(table)}`.execute(db);
}

/** Finds the portion's rows once more and writes the good ones: whatever changed since the check is seen. How many rows it had. */
async function writePortion<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  { found, portion, asked, person, by, now }: Omit<WritingWork, "progress"> & Portion,
): Promise<number> {
  const kind = kindOf(desk, found.kind);
  return inTransactionAnew(db, async (tx) => {
    // Before the row of the import, as whoever takes a person out of lists does: else each would wait for the other.
    await desk.lock(tx, { kind: kind.name, rows: asked });
    await sql`select from core.imports where id = ${found.id} for key share`.execute(tx);
    // Somebody may have been taken out while this waited.
    const rows = await listRowsToWrite(tx, { importId: found.id, portion });
    await sql`select set_config('core.import', ${found.id}, true)`.execute(tx);
    const context = desk.contextFor(person, { answers: found.answers, now });
    const written = await kind.write(tx, { rows, context, by, now });
    const records = recordsOf(written.records);
    await sql`select set_config('core.import', '', true)`.execute(tx);
    await recordEach(tx, { at: now, by, act: "imported", kind: desk.subject.kind, records });
    await desk.afterPortion(tx, found.id, records);
    await keepSubjects(tx, { importId: found.id, rows: written.rows });
    await keepRefused(tx, { importId: found.id, refused: written.refused });
    await settlePortion(tx, { desk, importId: found.id, portion });
    return asked.length;
  });
}

/** One record for each that was written, or one for each of its changes that are told. */
function recordsOf(written: readonly WrittenRecord[]): WrittenRecord[] {
  const told = written.filter(({ changes }) => Object.keys(changes).length > 0);
  const known = new Set(told.map(({ id }) => id));
  const others = new Set(written.map(({ id }) => id).filter((id) => !known.has(id)));
  return [...told, ...[...others].map((id) => ({ id, changes: {} }))];
}

/** Of whom each row was, so that it can be told later which of them stay when the import is taken back. */
async function keepSubjects(
  tx: Db,
  { importId, rows }: { importId: string; rows: readonly RowOfRecord[] },
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into core.import_written (import_id, number, subject)
    select ${importId}::uuid, number, subject
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (number int, subject uuid)`.execute(
    tx,
  );
}

/** Rows that can be written no more are to be corrected, as if the check had found them so. */
async function keepRefused(
  tx: Db,
  { importId, refused }: { importId: string; refused: readonly Finding[] },
): Promise<void> {
  if (refused.length === 0) return;
  await sql`
    with found as (
      select r.number, r.outcome, f.problems from core.import_rows r
      join jsonb_to_recordset(${JSON.stringify(refused)}::jsonb) as f (number int, problems jsonb) on f.number = r.number
      where r.import_id = ${importId}
    ), marked as (
      update core.import_rows r set outcome = 'bad', problems = found.problems, changes = null
      from found where r.import_id = ${importId} and r.number = found.number
    ), counted as (
      select count(*)::int as bad, count(*) filter (where outcome = 'new')::int as new,
        count(*) filter (where outcome = 'changed')::int as changed,
        count(*) filter (where outcome = 'doubtful')::int as doubtful
      from found
    )
    update core.imports set rows_bad = rows_bad + counted.bad, rows_new = rows_new - counted.new,
      rows_changed = rows_changed - counted.changed, rows_doubtful = rows_doubtful - counted.doubtful
    from counted where id = ${importId}`.execute(tx);
}

/**
 * Rows that tell of people go but for those of which something was not written; others stay beside what they began, so that
 * it can be told later.
 */
async function settlePortion(
  tx: Db,
  {
    desk,
    importId,
    portion,
  }: { desk: Pick<ImportDesk, "tellsOfPeople">; importId: string; portion: number },
): Promise<void> {
  const ofPortion = sql`import_id = ${importId} and portion = ${portion} and outcome <> 'bad'`;
  if (desk.tellsOfPeople)
    await sql`delete from core.import_rows where ${ofPortion} and problems = '[]'`.execute(tx);
  await sql`update core.import_rows set is_written = true where ${ofPortion}`.execute(tx);
}

/** All portions are written: what was sent is needed no more. */
async function endWriting<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  { found: { id }, by, now }: Omit<WritingWork, "progress">,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const change = tx.updateTable("core.imports").set({ state: "written", written_at: now });
    const isOwn = change.where("id", "=", id).where("state", "<>", "written");
    // Work that was begun twice ends once.
    if ((await expectRows(isOwn, { most: 1 })) === 0) return;
    await sql`delete from core.import_pieces where import_id = ${id}`.execute(tx);
    if (desk.tellsOfPeople)
      await sql`delete from core.import_rows where import_id = ${id} and outcome in ('same', 'aside')`.execute(
        tx,
      );
    const subject = { kind: desk.tellsOfPeople ? "peopleImport" : "import", id };
    await record(tx, { at: now, by, act: "importWritten", subject });
  });
}
