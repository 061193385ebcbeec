import { resolve } from "node:path";
import { type FaultyFile, lineOf } from "#cli/backup/kept-files.ts";
import { backUp, type Manifest } from "#cli/backup/pack.ts";
import { restore } from "#cli/backup/restore.ts";
import { openFiles } from "#lib/files.ts";
import { refuseUnprepared, withDeployment } from "./deployment.ts";
import { say, sayWrong } from "./say.ts";

// Not 1, which says that there is no backup at all.
const incomplete = 2;

/** `tirek backup`: everything in one file; the exit code is 2 when files had to be left out. */
export async function backupCommand(file: string): Promise<void> {
  await withDeployment(async ({ config, db }) => {
    await refuseUnprepared(db);
    const files = openFiles(config.FILES_URL);
    const manifest = await backUp({ db, files }, { path: resolve(file), now: new Date() });
    say(`${file}: ${summaryOf(manifest)}`);
    if (manifest.leftOut.length === 0) return;
    const without = `${file} is INCOMPLETE: these files are not what the database says, and it was taken without them:`;
    sayFaulty(without, manifest.leftOut);
    process.exitCode = incomplete;
  });
}

/** `tirek restore`: fills an empty deployment from such a file. */
export async function restoreCommand(
  file: string,
  { withoutDamaged = false }: { withoutDamaged?: boolean },
): Promise<void> {
  await withDeployment(async ({ config, db }) => {
    const deployment = { db, files: openFiles(config.FILES_URL) };
    const { manifest, without } = await restore(deployment, resolve(file), { withoutDamaged });
    const absent = new Set(without.map(({ sha256 }) => sha256));
    const present = manifest.files.filter(({ sha256 }) => !absent.has(sha256));
    say(`Restored as of ${manifest.takenAt}: ${summaryOf({ ...manifest, files: present })}`);
    if (without.length > 0)
      sayFaulty("Restored WITHOUT these files, whose addresses answer 404:", without);
  });
}

function sayFaulty(sentence: string, files: FaultyFile[]): void {
  for (const line of [sentence, ...files.map(lineOf)]) sayWrong(line);
}

function summaryOf({ tables, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows of ${tables.length} tables, ${files.length} files`;
}
