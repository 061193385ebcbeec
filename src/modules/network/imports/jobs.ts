import { JobPayload } from "#imports/kept.ts";
import { headingsOf, rowsBy } from "#imports/plan.ts";
import { readSheet } from "#imports/reading/sheet.ts";
import type { Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { type Files, findFile } from "#lib/files.ts";
import { JobRefused, type Task } from "#lib/jobs.ts";
import { getPerson } from "#lib/person.ts";
import { contextFor, keepCheck, planImport, writeImport } from "./actions.ts";
import { getImport } from "./queries.ts";
import { fieldsOf, type Import } from "./schema.ts";

const checkTask: Task = {
  name: "check_import",
  run: async (tools, payload) => {
    const { importId } = JobPayload.parse(payload);
    const { found, rows, maker } = await openImport(tools, importId);
    await tools.progress(0, rows.length);
    const planned = await planImport(tools.db, found.kind, {
      rows,
      context: contextFor(maker, found.asOf),
    });
    await keepCheck(tools.db, { id: importId, rows, planned });
    await tools.progress(rows.length, rows.length);
    return { resultPath: `/network/imports/${importId}` };
  },
};

const writeTask: Task = {
  name: "write_import",
  run: async (tools, payload) => {
    const { importId } = JobPayload.parse(payload);
    const { found, rows, maker } = await openImport(tools, importId);
    await tools.progress(0, rows.length);
    if (found.state !== "written")
      await writeImport(tools.db, { found, rows, person: maker, now: tools.now() });
    await tools.progress(rows.length, rows.length);
    return { resultPath: `/network/imports/${importId}` };
  },
};

export const tasks: readonly Task[] = [checkTask, writeTask];

type Tools = { db: Db; files: Files; now(): Date };

async function openImport(
  { db, files, now }: Tools,
  id: string,
): Promise<{ found: Import; rows: ReturnType<typeof rowsBy>; maker: Person }> {
  const found = await getImport(db, id);
  const file = await findFile(db, found.fileId);
  if (!file) throw new JobRefused("unexpected");
  const fields = fieldsOf(found.kind);
  const bytes = await bytesOf(files, file.sha256);
  const sheet = await readSheet(bytes, { name: file.name, awaited: headingsOf(fields) });
  if (!sheet.ok) throw new JobRefused("unexpected");
  const maker = await getPerson(db, { userId: found.madeBy, now: now() });
  return {
    found,
    rows: rowsBy(sheet.value.rows, { fields, mapping: found.mapping }),
    maker,
  };
}

async function bytesOf(files: Files, sha256: string): Promise<Uint8Array> {
  return new Uint8Array(await new Response(await files.read(sha256)).arrayBuffer());
}
