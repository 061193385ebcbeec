import { resolve } from "node:path";
import { backUp, type Manifest } from "#cli/backup/pack.ts";
import { restore } from "#cli/backup/restore.ts";
import { openFiles } from "#lib/files.ts";
import { refuseUnprepared, withDeployment } from "./deployment.ts";
import { say } from "./say.ts";

/** `tirek backup`: everything in one file. */
export async function backupCommand(file: string): Promise<void> {
  await withDeployment(async ({ config, db }) => {
    await refuseUnprepared(db);
    const files = openFiles(config.FILES_URL);
    const manifest = await backUp({ db, files }, { path: resolve(file), now: new Date() });
    say(`${file}: ${summaryOf(manifest)}`);
  });
}

/** `tirek restore`: fills an empty deployment from such a file. */
export async function restoreCommand(file: string): Promise<void> {
  await withDeployment(async ({ config, db }) => {
    const manifest = await restore({ db, files: openFiles(config.FILES_URL) }, resolve(file));
    say(`Restored as of ${manifest.takenAt}: ${summaryOf(manifest)}`);
  });
}

function summaryOf({ tables, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows of ${tables.length} tables, ${files.length} files`;
}
