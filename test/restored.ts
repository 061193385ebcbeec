import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backUp } from "#cli/backup/pack.ts";
import { restore } from "#cli/backup/restore.ts";
import { now, openAppOn, type TestApp } from "./app.ts";
import { emptyDatabase } from "./database.ts";

/** The whole server on an empty database that was filled from a backup of the other one. */
export async function openRestored(lived: TestApp): Promise<TestApp> {
  const path = join(mkdtempSync(join(tmpdir(), "tirek-restored-")), "backup.tar");
  const restored = await openAppOn(await emptyDatabase(), {
    settings: { SECRET: lived.config.SECRET },
  });
  await backUp({ db: lived.db, files: lived.files }, { path, now });
  await restore({ db: restored.db, files: restored.files }, path);
  return restored;
}
