import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

let root: string | undefined;

/** A path inside the project's own folder, found the same way from the sources and from the bundle. */
export function rootPath(...parts: string[]): string {
  root ??= findRoot(import.meta.dirname);
  return join(root, ...parts);
}

/** A JSON file of the reference folder; the reader checks its shape. */
export function readReference(name: string): unknown {
  return JSON.parse(readFileSync(rootPath("reference", name), "utf8"));
}

function findRoot(folder: string): string {
  if (isRoot(folder)) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error("no package.json of tirek above the running file");
  return findRoot(above);
}

function isRoot(folder: string): boolean {
  const file = join(folder, "package.json");
  return existsSync(file) && /"name":\s*"tirek"/.test(readFileSync(file, "utf8"));
}
