import type { Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import type { JobTools, Task } from "#lib/jobs.ts";
import { getPerson } from "#lib/person.ts";
import { checkImport } from "./checking.ts";
import type { ImportDesk } from "./desk.ts";
import { type Import, JobPayload } from "./kept.ts";
import { getImport } from "./queries.ts";
import { clearOverdue, undoImport } from "./undoing.ts";
import { writeImport } from "./writing.ts";

/** What the worker does for a desk. However often it is cut, it is begun again and goes on where it stopped. */
export function importTasks<Context>(desk: ImportDesk<Context>): readonly Task[] {
  const task = (
    name: string,
    act: (tools: JobTools, opened: { found: Import; person: Person }) => Promise<void>,
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
      await clearOverdue(db, now());
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

async function openImport(
  { db, now }: { db: Db; now(): Date },
  importId: string,
): Promise<{ found: Import; person: Person }> {
  const found = await getImport(db, importId);
  return { found, person: await getPerson(db, { userId: found.madeBy, now: now() }) };
}
