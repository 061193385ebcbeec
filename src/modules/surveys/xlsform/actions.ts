import type { TableRefusal } from "#imports/reading/rows.ts";
import { readWorkbook } from "#imports/reading/sheet.ts";
import { readWithin } from "#imports/reading-time.ts";
import type { By } from "#lib/actor.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { readXlsForm } from "#lib/xlsform.ts";
import { ownerKey } from "../questionnaires/access.ts";
import { chosenOwner, insertNew } from "../questionnaires/actions.ts";
import type { Draft, Owner } from "../questionnaires/schema.ts";
import { findWaiting, isMade } from "./queries.ts";
import { draftFrom } from "./rules/draft.ts";
import type { Findings, UploadForm } from "./schema.ts";

const most = {
  unpacked: 20 * 1024 * 1024,
  steps: 2_000_000,
  rows: 5_000,
  columns: 150,
  cells: 200_000,
  lettersInCell: 33_000,
  letters: 5_000_000,
};

export type FileRefusal =
  | { owner: "notOffered" }
  | { file: "needed" | TableRefusal | "notXlsForm" };
export type Taken = { id: string; isWaiting: boolean };

/** Makes a draft of the file; what has faults is kept, without making anything, until its sender decides. */
export async function takeFile(
  db: Db,
  {
    person,
    form,
    file,
    signal,
    now,
  }: By & { form: UploadForm; file: File | undefined; signal?: AbortSignal },
): Promise<Result<Taken, FileRefusal>> {
  const owner = chosenOwner(person, form.owner);
  if (!owner) return refuse({ owner: "notOffered" });
  if (!file || file.name === "") return refuse({ file: "needed" });
  const read = await readWorkbook(new Uint8Array(await file.arrayBuffer()), {
    most,
    read: (task) => readWithin(db, task, { person, signal }),
  });
  if (!read.ok) return refuse({ file: read.refusal });
  const known = readXlsForm(read.value);
  if (!known) return refuse({ file: "notXlsForm" });
  const fileName = file.name.toWellFormed().slice(0, 200);
  const { draft, findings } = draftFrom(known.form, fileName.replace(/\.\w+$/, ""));
  const all = inOrder([...known.findings, ...findings]);
  if (draft.sections.every(({ questions }) => questions.length === 0) && all.length === 0)
    return refuse({ file: "empty" });
  const made = { id: form.id, person, now, owner, fileName, draft, findings: all };
  if (all.length === 0) await write(db, made);
  else await keepWaiting(db, made);
  return done({ id: form.id, isWaiting: all.length > 0 });
}

const places = ["survey", "choices", "settings"];

function inOrder(findings: Findings): Findings {
  const placeOf = (sheet: string) => (places.indexOf(sheet) + places.length + 1) % 4;
  return findings.toSorted(
    (one, other) => placeOf(one.sheet) - placeOf(other.sheet) || one.row - other.row,
  );
}

type NewFromForm = By & {
  id: string;
  owner: Owner;
  fileName: string;
  draft: Draft;
  findings: Findings;
};

async function write(db: Db, { fileName, findings, ...made }: NewFromForm): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const leftOut = { from: null, to: String(findings.length) };
    const changes = { file: { from: null, to: fileName }, ...(findings.length > 0 && { leftOut }) };
    await insertNew(tx, { ...made, act: "questionnaireImported", changes });
    await expectRows(tx.deleteFrom("surveys.waiting_forms").where("id", "=", made.id), { most: 1 });
  });
}

/** A newer file takes the place of the one that waited before. */
async function keepWaiting(db: Db, { id, person, now, ...made }: NewFromForm): Promise<void> {
  const kept = {
    made_by: person.userId,
    made_at: now,
    owner_key: ownerKey(made.owner),
    file_name: made.fileName,
    draft: JSON.stringify(made.draft),
    findings: JSON.stringify(made.findings),
  };
  await db.transaction().execute(async (tx) => {
    if (await isMade(tx, { id, userId: person.userId })) return;
    await tx
      .deleteFrom("surveys.waiting_forms")
      .where("made_by", "=", person.userId)
      .where("id", "<>", id)
      .execute();
    await tx
      .insertInto("surveys.waiting_forms")
      .values({ id, ...kept })
      .onConflict((conflict) =>
        conflict
          .column("id")
          .doUpdateSet(kept)
          .where("surveys.waiting_forms.made_by", "=", person.userId),
      )
      .execute();
  });
}

/** Makes the draft without what cannot be taken, as its sender wishes. */
export async function takeWithout(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<Result<{ id: string }, { owner: "notOffered" }>> {
  const waiting = await findWaiting(db, { id, userId: person.userId });
  if (!waiting) {
    if (await isMade(db, { id, userId: person.userId })) return done({ id });
    throw new NotFound();
  }
  const owner = chosenOwner(person, waiting.ownerKey);
  if (!owner) return refuse({ owner: "notOffered" });
  await write(db, { ...waiting, person, now, owner });
  return done({ id });
}

/** Takes away the file that waits for somebody who is forgotten; inside the caller's transaction. */
export async function dropWaiting(tx: Db, userId: string): Promise<void> {
  const waiting = tx.deleteFrom("surveys.waiting_forms").where("made_by", "=", userId);
  await expectRows(waiting, { most: 1 });
}
