import { mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "#cli/database/holders.ts";

const memory = "/dev/shm";
const enough = 1024 ** 3;

/** A folder for a server to be thrown away: in memory where there is room for it, else on the disk. */
export function newFolder(name: string): string {
  const place = hasRoom(memory) ? memory : tmpdir();
  sweep(place);
  return mkdtempSync(join(place, `tirek-${name}-of-${process.pid}-`));
}

/** Takes away what runs that were killed have left; the server that one forgot ends without its folder. */
export function sweep(place: string): void {
  for (const name of readdirSync(place)) {
    const pid = Number(/^tirek-[a-z]+-of-(\d+)-/.exec(name)?.[1] ?? process.pid);
    if (!isAlive(pid)) rmSync(join(place, name), { recursive: true, force: true });
  }
}

function hasRoom(place: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= enough;
  } catch {
    return false;
  }
}
