import type { Person } from "#lib/actor.ts";
import { findJob, type JobTools, type Task } from "#lib/jobs.ts";
import { getPerson } from "#lib/person.ts";
import { checkImport } from "./checking.ts";
import type { ImportDesk } from "./desk.ts";
import { type Import, JobPayload } from "./kept.ts";
import { getImport } from "./queries.ts";
import { undoImport } from "./undoing.ts";
import { writeImport } from "./writing.ts";

/** What the worker does for a desk. However often it is cut, it is begun again and goes on where it stopped. */
export function importTasks<Context>(desk: ImportDesk<Context>): readonly Task[] {
  const task = (
    name: string,
    act: (tools: JobTools, opened: { found: Import; person: Person; by: Person }) => Promise<void>,
  ): Task => ({
    name,
    goesOn: true,
    run: async (tools, payload) => {
      const { importId } = JobPayload.parse(payload);
      await act(tools, await openImport(tools, importId));
      return { resultPath: `${desk.home}/${importId}` };
    },
  });
  return [
    task(desk.tasks.check, async ({ db, now, progress }, opened) => {
      if (opened.found.state === "checking")
        await checkImport(db, desk, { ...opened, now: now(), progress });
    }),
    task(desk.tasks.write, async ({ db, now, progress }, opened) => {
      if (opened.found.state === "writing")
        await writeImport(db, desk, { ...opened, now: now(), progress });
    }),
    task(desk.tasks.undo, async ({ db, now }, opened) => {
      if (opened.found.state === "undoing") await undoImport(db, desk, { ...opened, now: now() });
    }),
  ];
}

/** The import with its maker, whose rights bound it, and whoever started the work, whose act it is. */
async function openImport(
  { db, jobId, now }: Pick<JobTools, "db" | "jobId" | "now">,
  importId: string,
): Promise<{ found: Import; person: Person; by: Person }> {
  const found = await getImport(db, importId);
  const person = await getPerson(db, { userId: found.madeBy, now: now() });
  const startedBy = (await findJob(db, jobId))?.startedBy ?? found.madeBy;
  return { found, person, by: await getPerson(db, { userId: startedBy, now: now() }) };
}
