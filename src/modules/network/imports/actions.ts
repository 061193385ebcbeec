import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import {
  countOutcomes,
  guessMapping,
  headingsOf,
  type ImportRow,
  missingFields,
  type PlanContext,
  type Planned,
  valuesOf,
} from "#imports/plan.ts";
import { readSheet } from "#imports/reading/sheet.ts";
import { type Actor, allowActor, type By, type Person } from "#lib/actor.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import { type Files, keepFile } from "#lib/files.ts";
import { record, recordEach } from "#lib/history.ts";
import { startJob } from "#lib/jobs.ts";
import { lockNetwork } from "../base/actions.ts";
import { writePartnerships } from "../import-partnerships/actions.ts";
import { planPartnershipRows } from "../import-partnerships/queries.ts";
import { writeSchools } from "../import-schools/actions.ts";
import { planSchoolRows } from "../import-schools/queries.ts";
import { writeSizes } from "../import-sizes/actions.ts";
import { planSizeRows } from "../import-sizes/queries.ts";
import { writeStatuses } from "../import-statuses/actions.ts";
import { planStatusRows } from "../import-statuses/queries.ts";
import type { WrittenChanges } from "../import-statuses/schema.ts";
import { canImport, canImportInto } from "./access.ts";
import { getImportFor } from "./queries.ts";
import { recordsOf } from "./rules.ts";
import { fieldsOf, type Import, type ImportKind, type UploadForm } from "./schema.ts";

type UploadRefusal = { file: "needed" | "not_a_workbook" | "too_large" | "empty" };

/** Keeps the file and matches its columns by their headings; nothing of it is written yet. */
export async function uploadImport(
  db: Db,
  {
    person,
    form,
    file,
    files,
    signal,
    now,
  }: By & { form: UploadForm; file: File | undefined; files: Files; signal?: AbortSignal },
): Promise<Result<{ id: string }, UploadRefusal>> {
  allowActor(person, canImport(person));
  if (!file || file.size === 0) return refuse({ file: "needed" });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sheet = await readSheet(bytes, {
    name: file.name,
    reader: person.userId,
    signal,
    awaited: headingsOf(fieldsOf(form.kind)),
  });
  if (!sheet.ok) return refuse({ file: sheet.refusal });
  const { columns, rows } = sheet.value;
  await db.transaction().execute(async (tx) => {
    const kept = await keepFile(tx, files, {
      id: randomUUID(),
      bytes,
      name: file.name,
      by: person,
      now,
    });
    const made = await tx
      .insertInto("network.imports")
      .values({
        id: form.id,
        kind: form.kind,
        state: "uploaded",
        file_id: kept.id,
        as_of: form.asOf,
        columns: JSON.stringify(columns),
        mapping: JSON.stringify(guessMapping(fieldsOf(form.kind), columns)),
        rows_total: rows.length,
        made_by: person.userId,
        made_at: now,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made)
      await record(tx, {
        at: now,
        by: person,
        act: "importUploaded",
        subject: { kind: "import", id: form.id },
      });
  });
  return done({ id: form.id });
}

/** Fixes which column is which and sends the file to be checked. */
export async function startCheck(
  db: Db,
  { person, id, mapping, now }: By & { id: string; mapping: Record<string, string> },
): Promise<Result<{ jobId: string }, Record<string, "notMatched">>> {
  const { kind } = await getImportFor(db, { id, actor: person });
  const missing = missingFields(fieldsOf(kind), mapping);
  if (missing.length > 0)
    return refuse(Object.fromEntries(missing.map((field) => [field, "notMatched"])));
  return startWork(db, {
    person,
    id,
    now,
    task: "check_import",
    state: "checking",
    from: ["uploaded", "checked", "failed"],
    mapping,
  });
}

/** Sends a checked file to be written; sending it twice writes it once. */
export async function startWriting(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<Result<{ jobId: string }, Record<string, never>>> {
  await getImportFor(db, { id, actor: person });
  return startWork(db, {
    person,
    id,
    now,
    task: "write_import",
    state: "writing",
    from: ["checked"],
  });
}

type Work = By & {
  id: string;
  task: "check_import" | "write_import";
  state: "checking" | "writing";
  from: Import["state"][];
  mapping?: Record<string, string>;
};

async function startWork(db: Db, work: Work): Promise<{ ok: true; value: { jobId: string } }> {
  const { person, id, now } = work;
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom("network.imports").where("id", "=", id).select("id").forUpdate().execute();
    const found = await getImportFor(tx, { id, actor: person });
    if (!work.from.includes(found.state)) return done({ jobId: found.jobId ?? "" });
    const jobId = randomUUID();
    await expectRows(
      tx
        .updateTable("network.imports")
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

type Rows = { rows: readonly ImportRow[]; context: PlanContext };

/** What each row would do to the registry as it stands in this transaction. */
export function planImport(db: Db, kind: ImportKind, rows: Rows): Promise<Planned<unknown>[]> {
  switch (kind) {
    case "schools":
      return planSchoolRows(db, rows);
    case "statuses":
      return planStatusRows(db, rows);
    case "partnerships":
      return planPartnershipRows(db, rows);
    case "sizes":
      return planSizeRows(db, rows);
  }
}

export function contextFor(actor: Actor, asOf: string): PlanContext {
  return { asOf, mayKeep: (place) => canImportInto(actor, place) };
}

/** Keeps what the check found, in place of an earlier check. */
export async function keepCheck(
  db: Db,
  {
    id,
    rows,
    planned,
  }: { id: string; rows: readonly ImportRow[]; planned: readonly Planned<unknown>[] },
): Promise<void> {
  const counts = countOutcomes(planned);
  const records = planned.map((plan, at) => ({
    number: plan.number,
    cells: rows[at]?.cells ?? {},
    outcome: plan.outcome,
    problems: plan.outcome === "bad" ? plan.problems : [],
  }));
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom("network.import_rows").where("import_id", "=", id).execute();
    await sql`
      insert into network.import_rows (import_id, number, cells, outcome, problems)
      select ${id}::uuid, r.number, r.cells, r.outcome, r.problems
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (number int, cells jsonb, outcome text, problems jsonb)
    `.execute(tx);
    await expectRows(
      tx
        .updateTable("network.imports")
        .set({
          state: "checked",
          rows_bad: counts.bad,
          rows_new: counts.new,
          rows_changed: counts.changed,
          rows_same: counts.same,
        })
        .where("id", "=", id),
      { most: 1 },
    );
  });
}

/**
 * Checks every row once more and writes the good ones, all in one transaction.
 * Whatever changed since the preview is seen; a crash leaves nothing half written.
 */
export async function writeImport(
  db: Db,
  {
    found,
    rows,
    person,
    now,
  }: { found: Import; rows: readonly ImportRow[]; person: Person; now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockNetwork(tx);
    const context = contextFor(person, found.asOf);
    const written = await writeKind(tx, {
      kind: found.kind,
      rows: { rows, context },
      asOf: found.asOf,
    });
    const records = recordsOf(written);
    await recordEach(tx, { at: now, by: person, act: "imported", kind: "school", records });
    await record(tx, {
      at: now,
      by: person,
      act: "importWritten",
      subject: { kind: "import", id: found.id },
    });
    await expectRows(
      tx
        .updateTable("network.imports")
        .set({ state: "written", written_at: now })
        .where("id", "=", found.id),
      { most: 1 },
    );
  });
}

async function writeKind(
  tx: Db,
  { kind, rows, asOf }: { kind: ImportKind; rows: Rows; asOf: string },
): Promise<WrittenChanges[]> {
  switch (kind) {
    case "schools": {
      const values = valuesOf(await planSchoolRows(tx, rows));
      return values.length === 0 ? [] : unchanged(await writeSchools(tx, { values, asOf }));
    }
    case "statuses":
      return writeStatuses(tx, valuesOf(await planStatusRows(tx, rows)));
    case "partnerships":
      return writePartnerships(tx, valuesOf(await planPartnershipRows(tx, rows)));
    case "sizes":
      return unchanged(await writeSizes(tx, valuesOf(await planSizeRows(tx, rows))));
  }
}

function unchanged(schoolIds: string[]): WrittenChanges[] {
  return schoolIds.map((id) => ({ id, changes: {} }));
}
