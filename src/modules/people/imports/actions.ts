import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { guessMapping, headingsOf, type ImportRow, type Planned, valuesOf } from "#imports/plan.ts";
import { readSheet, type Sheet } from "#imports/reading/sheet.ts";
import { allowActor, type By, type Person } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import { record, recordMany } from "#lib/history.ts";
import { startJob } from "#lib/jobs.ts";
import type { Erasing } from "#lib/of-person.ts";
import { canKeepTeachersOf } from "../base/access.ts";
import type { ImportContext } from "../base/rules/roster.ts";
import { lockTrainings, writeActs } from "../import-acts/actions.ts";
import { planActRows } from "../import-acts/queries.ts";
import { writeCourses } from "../import-courses/actions.ts";
import { planCourseRows } from "../import-courses/queries.ts";
import { writeTeachers } from "../import-teachers/actions.ts";
import { planTeacherRows } from "../import-teachers/queries.ts";
import { writeTrainers } from "../import-trainers/actions.ts";
import { planTrainerRows } from "../import-trainers/queries.ts";
import { canRecordTraining } from "../trainings/access.ts";
import { canImport, keepsAnywhere, onlySchoolOf } from "./access.ts";
import {
  getImportFor,
  getTracesIn,
  listPiecesNaming,
  listRowsNaming,
  listRowsToWrite,
} from "./queries.ts";
import { pieceWithout, rowWithout } from "./rules/forgotten.ts";
import {
  countRows,
  keptCells,
  missingOf,
  problemWithListedOn,
  withoutNumbers,
} from "./rules/rows.ts";
import { fieldsOf, type Import, type ImportKind, type Outcome, type UploadForm } from "./schema.ts";

type UploadRefusal = { file: "needed" | "not_a_workbook" | "too_large" | "empty" };

/** Keeps the file's rows, its identification numbers hashed; the file itself is not kept. */
export async function uploadImport(
  db: Db,
  {
    person,
    form,
    file,
    secret,
    signal,
    now,
  }: By & {
    form: UploadForm;
    file: File | undefined;
    secret: string;
    signal?: AbortSignal;
  },
): Promise<Result<{ id: string }, UploadRefusal>> {
  allowActor(person, canImport(person));
  if (!file || file.size === 0) return refuse({ file: "needed" });
  const sheet = await readSheet(new Uint8Array(await file.arrayBuffer()), {
    name: file.name,
    reader: person.userId,
    signal,
    awaited: headingsOf(fieldsOf(form.kind)),
  });
  if (!sheet.ok) return refuse({ file: sheet.refusal });
  const { columns } = sheet.value;
  const rows = withoutNumbers(sheet.value, secret);
  await db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto("people.imports")
      .values({
        id: form.id,
        kind: form.kind,
        state: "uploaded",
        file_name: file.name,
        columns: JSON.stringify(columns),
        mapping: JSON.stringify(guessMapping(fieldsOf(form.kind), columns)),
        rows_total: rows.length,
        made_by: person.userId,
        made_at: now,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return;
    await keepPieces(tx, { importId: form.id, rows });
    const subject = { kind: "peopleImport", id: form.id };
    await record(tx, { at: now, by: person, act: "importUploaded", subject });
  });
  return done({ id: form.id });
}

const rowsInPiece = 5_000;

async function keepPieces(
  tx: Db,
  { importId, rows }: { importId: string; rows: Sheet["rows"] },
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsInPiece) {
    await tx
      .insertInto("people.import_pieces")
      .values({
        import_id: importId,
        place: at / rowsInPiece,
        rows: JSON.stringify(rows.slice(at, at + rowsInPiece)),
      })
      .execute();
  }
}

/** Fixes which column is which and sends the rows to be checked. */
export async function startCheck(
  db: Db,
  { person, id, mapping, now }: By & { id: string; mapping: Record<string, string> },
): Promise<Result<{ jobId: string }, Record<string, "notMatched" | "badDay" | "future">>> {
  const { kind } = await getImportFor(db, { id, actor: person });
  const missing = missingOf(kind, { mapping, hasOwnSchool: onlySchoolOf(person) !== null });
  if (missing.length > 0)
    return refuse(Object.fromEntries(missing.map((field) => [field, "notMatched"])));
  const problem = problemWithListedOn(mapping.listed_on, dayOf(now));
  if (problem) return refuse({ listed_on: problem });
  return startWork(db, {
    person,
    id,
    now,
    mapping,
    task: "check_people_import",
    state: "checking",
    from: ["uploaded", "checked", "failed"],
  });
}

/** Sends checked rows to be written; sending it twice writes them once. */
export async function startWriting(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<Result<{ jobId: string }, Record<string, never>>> {
  await getImportFor(db, { id, actor: person });
  return startWork(db, {
    person,
    id,
    now,
    task: "write_people_import",
    state: "writing",
    from: ["checked"],
  });
}

type Work = By & {
  id: string;
  task: "check_people_import" | "write_people_import";
  state: "checking" | "writing";
  from: Import["state"][];
  mapping?: Record<string, string>;
};

async function startWork(db: Db, work: Work): Promise<{ ok: true; value: { jobId: string } }> {
  const { person, id, now } = work;
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom("people.imports").where("id", "=", id).select("id").forUpdate().execute();
    const found = await getImportFor(tx, { id, actor: person });
    if (!work.from.includes(found.state)) return done({ jobId: found.jobId ?? "" });
    const jobId = randomUUID();
    await expectRows(
      tx
        .updateTable("people.imports")
        .set({
          state: work.state,
          job_id: jobId,
          ...(work.mapping ? { mapping: JSON.stringify(work.mapping) } : {}),
        })
        .where("id", "=", id),
      { most: 1 },
    );
    await startJob(tx, { id: jobId, task: work.task, payload: { importId: id }, by: person, now });
    return done({ jobId });
  });
}

/** What whoever sent the file may write, on the day. */
export function contextFor(
  person: Person,
  { now, listedOn }: { now: Date; listedOn: string | undefined },
): ImportContext {
  return {
    today: dayOf(now),
    listedOn: listedOn || null,
    mayKeep: (place) => canKeepTeachersOf(person, place),
    mayKeepAnywhere: keepsAnywhere(person),
    mayTrainElsewhere: canRecordTraining(person, null),
    seen: { iins: new Set(), names: new Set() },
  };
}

type Portion = {
  importId: string;
  kind: ImportKind;
  portion: number;
  rows: readonly ImportRow[];
  context: ImportContext;
  secret: string;
};

/** Checks one portion and keeps what was found; gives how many rows would do what. */
export async function checkPortion(
  db: Db,
  { importId, kind, portion, rows, context, secret }: Portion,
): Promise<Record<Outcome, number>> {
  const kept = rows.map((row) => ({ number: row.number, ...keptCells(row.cells, secret) }));
  const told = kept.map(({ number, cells, iin }) => ({ number, cells: { ...cells, iin } }));
  const planned = await planRows(db, { kind, rows: told, context });
  const records = planned.map((plan, at) => ({
    number: plan.number,
    cells: kept[at]?.cells ?? {},
    iin_hash: kept[at]?.iinHash ?? null,
    outcome: outcomeOf(plan),
    problems: plan.outcome === "bad" ? plan.problems : (plan.remarks ?? []),
  }));
  await sql`
    insert into people.import_rows (import_id, number, portion, cells, iin_hash, outcome, problems)
    select ${importId}::uuid, number, ${portion}::int, cells, iin_hash, outcome, problems
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (number int, cells jsonb, iin_hash text,
      outcome text, problems jsonb)`.execute(db);
  return countRows(records.map(({ outcome }) => outcome));
}

function outcomeOf(plan: Planned<unknown>): Outcome {
  if (plan.outcome !== "new") return plan.outcome;
  return isDoubtful(plan.value) ? "doubtful" : "new";
}

function isDoubtful(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "doubts" in value &&
    Array.isArray(value.doubts) &&
    value.doubts.length > 0
  );
}

type Rows = { kind: ImportKind; rows: readonly ImportRow[]; context: ImportContext };

function planRows(db: Db, { kind, ...rows }: Rows): Promise<Planned<unknown>[]> {
  switch (kind) {
    case "teachers":
      return planTeacherRows(db, rows);
    case "courses":
      return planCourseRows(db, rows);
    case "trainers":
      return planTrainerRows(db, rows);
    case "acts":
      return planActRows(db, rows);
  }
}

/** Takes away what an earlier check found. */
export async function forgetCheck(db: Db, importId: string): Promise<void> {
  await db.deleteFrom("people.import_rows").where("import_id", "=", importId).execute();
}

export async function endCheck(
  db: Db,
  { id, counts }: { id: string; counts: Record<Outcome, number> },
): Promise<void> {
  await expectRows(
    db
      .updateTable("people.imports")
      .set({
        state: "checked",
        rows_bad: counts.bad,
        rows_doubtful: counts.doubtful,
        rows_new: counts.new,
        rows_changed: counts.changed,
        rows_same: counts.same,
      })
      .where("id", "=", id),
    { most: 1 },
  );
}

/**
 * Checks the portion's rows once more, writes the good ones and takes them off the list, all in one
 * transaction: a job that is killed goes on with the portions that are left.
 */
export async function writePortion(
  db: Db,
  { found, portion, person, now }: { found: Import; portion: number; person: Person; now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const rows = await listRowsToWrite(tx, { importId: found.id, portion });
    const context = contextFor(person, { now, listedOn: found.mapping.listed_on });
    const written = await writeRows(tx, { kind: found.kind, rows, context, by: person, now });
    const act = { at: now, by: person, act: "imported", kind: "teacher" };
    await recordMany(tx, { ...act, ids: written.people });
    await sql`
      insert into people.import_schools (import_id, school_id)
      select ${found.id}::uuid, unnest(${written.schools}::uuid[]) on conflict do nothing`.execute(
      tx,
    );
    await tx
      .deleteFrom("people.import_rows")
      .where("import_id", "=", found.id)
      .where("portion", "=", portion)
      .where("outcome", "<>", "bad")
      .execute();
  });
}

async function writeRows(
  tx: Db,
  { kind, by, now, ...rows }: Rows & { by: Person; now: Date },
): Promise<{ people: string[]; schools: string[] }> {
  if (rows.rows.length === 0) return { people: [], schools: [] };
  switch (kind) {
    case "teachers":
      return writeTeachers(tx, { values: valuesOf(await planTeacherRows(tx, rows)), now });
    case "courses":
      return writeCourses(tx, valuesOf(await planCourseRows(tx, rows)));
    case "trainers":
      return writeTrainers(tx, valuesOf(await planTrainerRows(tx, rows)));
    case "acts":
      await lockTrainings(tx);
      return writeActs(tx, { values: valuesOf(await planActRows(tx, rows)), by, now });
  }
}

/** Adds up the counts of the schools that portions wrote, also when not all of them could be written. */
export async function countWritten(db: Db, importId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // The planner would take the tables for as empty as they were before.
    await sql`analyze people.teachers, people.posts`.execute(tx);
    await sql`
      select people.refresh_counts(array(
        select school_id from people.import_schools where import_id = ${importId}))`.execute(tx);
    await tx.deleteFrom("people.import_schools").where("import_id", "=", importId).execute();
  });
}

/** All portions are written: the rows as they were sent are needed no more. */
export async function endWriting(
  db: Db,
  { id, person, now }: { id: string; person: Person; now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom("people.import_pieces").where("import_id", "=", id).execute();
    await expectRows(
      tx
        .updateTable("people.imports")
        .set({ state: "written", written_at: now })
        .where("id", "=", id),
      { most: 1 },
    );
    await record(tx, {
      at: now,
      by: person,
      act: "importWritten",
      subject: { kind: "peopleImport", id },
    });
  });
}

/**
 * Takes the person out of tables that wait to be written or mended: a row of theirs is found by the number,
 * or by both names beside the code of a school of theirs or in a table that such a school brought, so that
 * namesakes elsewhere and colleagues whose names hold theirs stay. Counts follow. Inside the caller's transaction,
 * before the record is erased.
 */
export async function forgetRows(
  tx: Db,
  { teacherIds, names }: Pick<Erasing, "teacherIds" | "names">,
): Promise<void> {
  const traces = { ...(await getTracesIn(tx, teacherIds)), names };
  const rows = (await listRowsNaming(tx, traces)).map((row) => rowWithout(row, traces));
  const pieces = (await listPiecesNaming(tx, traces)).map((piece) => pieceWithout(piece, traces));
  const gone = rows.filter(({ cells }) => cells === null);
  await sql`
    delete from people.import_rows r using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb)
      as g ("importId" uuid, number int)
    where r.import_id = g."importId" and r.number = g.number`.execute(tx);
  const left = rows.filter(({ cells }) => cells !== null);
  await sql`
    update people.import_rows r set cells = l.cells, problems = l.problems
    from jsonb_to_recordset(${JSON.stringify(left)}::jsonb)
      as l ("importId" uuid, number int, cells jsonb, problems jsonb)
    where r.import_id = l."importId" and r.number = l.number`.execute(tx);
  await sql`
    update people.import_pieces p set rows = l.rows
    from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb)
      as l ("importId" uuid, place int, rows jsonb)
    where p.import_id = l."importId" and p.place = l.place`.execute(tx);
  await countWithout(tx, { gone, pieces });
}

/** What was written stays counted: its rows wait no more. A table that is kept as it was sent counts by itself. */
async function countWithout(
  tx: Db,
  {
    gone,
    pieces,
  }: {
    gone: readonly { importId: string; outcome: Outcome }[];
    pieces: readonly { importId: string; gone: number }[];
  },
): Promise<void> {
  await sql`
    with g as (select "importId" as id, outcome from jsonb_to_recordset(${JSON.stringify(gone)}::jsonb)
        as g ("importId" uuid, outcome text)),
      p as (select "importId" as id, sum(gone)::int as gone from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb)
        as p ("importId" uuid, gone int) group by 1),
      counts as (select id, count(*)::int as "all", count(*) filter (where outcome = 'bad')::int as bad,
        count(*) filter (where outcome = 'doubtful')::int as doubtful,
        count(*) filter (where outcome = 'new')::int as new,
        count(*) filter (where outcome = 'changed')::int as changed,
        count(*) filter (where outcome = 'same')::int as same from g group by 1)
    update people.imports i set rows_total = rows_total - coalesce(p.gone, c."all"),
      rows_bad = rows_bad - coalesce(c.bad, 0), rows_doubtful = rows_doubtful - coalesce(c.doubtful, 0),
      rows_new = rows_new - coalesce(c.new, 0), rows_changed = rows_changed - coalesce(c.changed, 0),
      rows_same = rows_same - coalesce(c.same, 0)
    from p full join counts c on c.id = p.id
    where i.id = coalesce(p.id, c.id)`.execute(tx);
}
