import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { By } from "#lib/actor.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done } from "#lib/errors.ts";
import { startJob } from "#lib/jobs.ts";
import type { ImportDesk } from "./desk.ts";
import type { ImportState } from "./kept.ts";
import { getImportFor } from "./queries.ts";

type Task = keyof ImportDesk["tasks"];

/** The states that each kind of work can begin in, and the one it is in meanwhile. */
const states: Record<Task, { from: readonly ImportState[]; meanwhile: ImportState }> = {
  check: { from: ["uploaded", "checked", "failed"], meanwhile: "checking" },
  write: { from: ["checked"], meanwhile: "writing" },
  undo: { from: ["written"], meanwhile: "undoing" },
};

type Work = By & {
  id: string;
  task: Task;
  /** Done in the same transaction, when the work really begins. */
  before?: (tx: Db) => Promise<void>;
};

/** Sends an import to be worked on; sending it twice starts it once. */
export async function startWork(
  db: Db,
  desk: Pick<ImportDesk, "name" | "tasks" | "home">,
  { person, id, now, task, before }: Work,
): Promise<{ ok: true; value: { jobId: string } }> {
  const { from, meanwhile } = states[task];
  return db.transaction().execute(async (tx) => {
    await sql`select from core.imports where id = ${id} for update`.execute(tx);
    const found = await getImportFor(tx, { id, desk, actor: person });
    if (!from.includes(found.state)) return done({ jobId: found.jobId ?? "" });
    await before?.(tx);
    const jobId = randomUUID();
    const change = tx.updateTable("core.imports").set({ state: meanwhile, job_id: jobId });
    await expectRows(change.where("id", "=", id), { most: 1 });
    const payload = { importId: id };
    const job = { id: jobId, task: desk.tasks[task], payload, by: person, now };
    await startJob(tx, { ...job, goesOn: true, place: `${desk.home}/${id}` });
    return done({ jobId });
  });
}
