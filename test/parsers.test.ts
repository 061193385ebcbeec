import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };

const root = join(import.meta.dirname, "..");
const imported = /^(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?"([^"]+)";/gm;
const importedLater =
  /(?<!typeof\s)\b(?:import|require(?:\.resolve)?|createRequire\([^()]*\))\(\s*["'`]([^"'`]+)["'`]/g;

/** Where the server, the worker and the commands begin. */
const beginnings = ["src/web/*.ts", "src/worker.ts", "src/areas.ts", "src/cli/**/*.ts"]
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((file) => !file.endsWith(".test.ts"));

/** The names that a file imports for more than their types, at once or when it comes to it. */
function namesIn(source: string): string[] {
  return [imported, importedLater].flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, name = ""]) => name),
  );
}

/** What they load, each file with the names that it imports. */
function loadedBy(files: readonly string[]): Map<string, string[]> {
  const loaded = new Map<string, string[]>();
  const waiting = [...files];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    const names = namesIn(readFileSync(join(root, file), "utf8"));
    loaded.set(file, names);
    for (const name of names) waiting.push(...filesOf(name, dirname(file)));
  }
  return loaded;
}

function filesOf(name: string, folder: string): string[] {
  if (name.startsWith(".")) return [relative(root, join(root, folder, name))];
  const [, place = "", rest = ""] = /^(#\w+)\/(.*)$/.exec(name) ?? [];
  const paths: Record<string, unknown> = manifest.imports;
  const path = paths[`${place}/*`];
  return typeof path === "string" ? [path.replace("./", "").replace("*", rest)] : [];
}

// Their work grows with what somebody sends, in ways that their limits do not bound by the letter.
const takeApart = ["saxes", "yauzl", "csv-parse", "csv-parse/sync"];
const inThread = [
  "src/imports/reading/thread.ts",
  "src/imports/reading/pieces.ts",
  "src/imports/reading/workbook.ts",
  "src/imports/reading/delimited.ts",
  "src/imports/reading/encodings.ts",
];

it("takes people's files apart in a thread of its own alone", () => {
  const loaded = loadedBy(beginnings);
  expect(loaded.size).toBeGreaterThan(500);
  expect(inThread.filter((file) => loaded.has(file))).toEqual([]);
  const apart = [...loaded].filter(([, names]) => names.some((name) => takeApart.includes(name)));
  expect(apart).toEqual([]);
});

it("finds there what takes them apart", () => {
  const loaded = loadedBy(["src/imports/reading/thread.ts"]);
  expect(inThread.filter((file) => !loaded.has(file))).toEqual([]);
  expect(new Set([...loaded.values()].flat())).toContain("saxes");
  expect(new Set([...loaded.values()].flat())).toContain("yauzl");
});

it.each([
  ['import { parse } from "csv-parse/sync";', "csv-parse/sync"],
  ['import "saxes";', "saxes"],
  ['export { open } from "yauzl";', "yauzl"],
  ['const { parse } = await import("csv-parse");', "csv-parse"],
  ['const { parse } = await import(\n  "csv-parse"\n);', "csv-parse"],
  ["const open = () => import('yauzl').then((found) => found);", "yauzl"],
  ['const saxes = require("saxes");', "saxes"],
  ['createRequire(import.meta.url)("saxes");', "saxes"],
])("sees what is loaded: %s", (source, name) => {
  expect(namesIn(source)).toEqual([name]);
});

it.each([
  'import type { Parser } from "csv-parse";',
  'const parser: typeof import("csv-parse") = later();',
])("sees nothing loaded where there are types alone: %s", (source) => {
  expect(namesIn(source)).toEqual([]);
});

it("follows what is loaded later", () => {
  expect(loadedBy(["src/lib/files.ts"]).has("src/lib/files-s3.ts")).toBe(true);
});
