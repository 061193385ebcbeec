import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { allowActor, type By, type Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { type ImportDesk, kindOf } from "./desk.ts";
import { type Field, guessMapping, type Mapping } from "./fields.ts";
import { type KeptFile, keepPieces } from "./pieces.ts";
import { listRemembered, listStarts } from "./queries.ts";
import { isZip, type Separator } from "./reading/formats.ts";
import { type TableRefusal, tableLimits, Unreadable } from "./reading/rows.ts";
import { readWithin } from "./reading-time.ts";
import { clearOlder } from "./retention.ts";
import { guessHeader, guessSheet, type Header, tableIn } from "./table.ts";

export type UploadForm = { id: string; kind: string; separator?: Separator | undefined };
export type UploadRefusal = { file: "needed" | TableRefusal };

const longestName = 200;

type Upload = By & {
  form: UploadForm;
  file: File | undefined;
  secret: string;
  signal?: AbortSignal | undefined;
};

/**
 * Keeps the rows of every sheet, with what may not be kept concealed, and guesses where the table is and which column is
 * which. The file itself is not kept, and nothing of it is written yet.
 */
export async function uploadImport<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  { person, form, file, secret, signal, now }: Upload,
): Promise<Result<{ id: string }, UploadRefusal>> {
  allowActor(person, desk.mayImport(person));
  if (!file || file.name === "") return refuse({ file: "needed" });
  if (file.size === 0) return refuse({ file: "empty" });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!isZip(bytes) && /\.(xlsx?|ods|pdf|docx?)$/i.test(file.name))
    return refuse({ file: "not_a_workbook" });
  const kind = kindOf(desk, form.kind);
  const task = { bytes, most: tableLimits, sheets: "all" as const, separator: form.separator };
  const pieces = readWithin(db, task, { person, signal });
  try {
    // Whoever waits for a turn to read holds no connection meanwhile.
    const first = await pieces.next();
    await db.transaction().execute(async (tx) => {
      const upload = {
        id: form.id,
        kind: kind.name,
        fileName: nameOf(file, desk) || kind.name,
        contentHash: createHmac("sha256", secret).update(bytes).digest("hex"),
        person,
        now,
      };
      if (!(await beginImport(tx, desk, upload))) return;
      const { conceals } = desk;
      const messages = after(first, pieces);
      const kept = await keepPieces(tx, { importId: form.id, messages, conceals, secret });
      if (kept.sheets.every(({ rows }) => rows < 1)) throw new Unreadable("empty");
      await guess(tx, {
        importId: form.id,
        kept,
        desk,
        fields: kind.fields,
        person,
        kind: kind.name,
      });
      await clearOlder(tx, { desk, madeBy: person.userId });
      const subject = { kind: desk.tellsOfPeople ? "peopleImport" : "import", id: form.id };
      await record(tx, { at: now, by: person, act: "importUploaded", subject });
    });
  } catch (error) {
    if (error instanceof Unreadable) return refuse({ file: error.reason });
    throw error;
  } finally {
    await pieces.return(undefined);
  }
  return done({ id: form.id });
}

/** What may not be kept of a cell may not be kept of the file's name. */
function nameOf<Context>({ name }: File, { conceals }: ImportDesk<Context>): string {
  const kept = name.slice(0, longestName).toWellFormed();
  return conceals ? conceals.without(kept) : kept;
}

async function* after<Message>(
  first: IteratorResult<Message>,
  rest: AsyncGenerator<Message>,
): AsyncGenerator<Message> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

type Begun = {
  id: string;
  kind: string;
  fileName: string;
  contentHash: string;
  person: Person;
  now: Date;
};

/** False where the file was sent before. */
async function beginImport(
  tx: Db,
  desk: { name: string },
  { id, kind, fileName, contentHash, person, now }: Begun,
): Promise<boolean> {
  const made = await tx
    .insertInto("core.imports")
    .values({
      id,
      desk: desk.name,
      kind,
      state: "uploaded",
      file_name: fileName,
      content_hash: contentHash,
      made_by: person.userId,
      made_at: now,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** Keeps what was found and the likeliest place of the table in it. */
async function guess<Context>(
  tx: Db,
  {
    importId,
    kept,
    desk,
    fields,
    person,
    kind,
  }: {
    importId: string;
    kept: KeptFile;
    desk: ImportDesk<Context>;
    fields: readonly Field[];
    person: Person;
    kind: string;
  },
): Promise<void> {
  const starts = await listStarts(tx, { id: importId, sheets: kept.sheets });
  const sheet = guessSheet(starts, fields);
  const rows = starts[sheet]?.rows ?? [];
  const header = guessHeader(rows, fields);
  const before = await listRemembered(tx, { desk: desk.name, kind, madeBy: person.userId });
  const table = tableIn(rows, header);
  if (table.rows.length === 0 && (kept.sheets[sheet]?.rows ?? 0) <= rows.length)
    throw new Unreadable("empty");
  await keepPlace(tx, {
    importId,
    sheet,
    header,
    columns: table.columns,
    mapping: guessMapping(fields, { ...table, before }),
    rowsTotal: (kept.sheets[sheet]?.rows ?? 0) - (rows.length - table.rows.length),
  });
  await sql`
    update core.imports set sheets = ${JSON.stringify(kept.sheets)}::jsonb, separator = ${kept.separator},
      encoding = ${kept.encoding}
    where id = ${importId}`.execute(tx);
}

export type TablePlace = {
  importId: string;
  sheet: number;
  header: Header;
  columns: readonly string[];
  mapping: Mapping;
  rowsTotal: number;
};

/** Keeps where the table is in the file, and which of its columns is which. */
export async function keepPlace(tx: Db, place: TablePlace): Promise<void> {
  await sql`
    update core.imports set sheet = ${place.sheet}, header = ${place.header},
      columns = ${JSON.stringify(place.columns)}::jsonb, mapping = ${JSON.stringify(place.mapping)}::jsonb,
      rows_total = ${place.rowsTotal}
    where id = ${place.importId}`.execute(tx);
}
