// The source files as trees, and which folder asks what of which other.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { root } from "./engine.mjs";

const aliases = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).imports;

/** The files of `src` that people run: { file, text, tree, folder, isTest }. */
export const sources = listFiles("src").map((file) => {
  const text = readFileSync(join(root, file), "utf8");
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  return { file, text, tree, folder: folderOf(file), isTest: isOfTests(file) };
});

/** What tests alone load: the tests themselves, and what a capability tells them of its addresses. */
function isOfTests(file) {
  return /(\.test\.tsx?|\/trials\.ts)$/.test(file);
}

/** The room a file belongs to: an area's capability or base, a seed's folder, a part of the house, or itself. */
export function folderOf(file) {
  const parts = file.split("/");
  // Types alone, of all that areas stand on: nothing that runs leads from lib through it.
  if (file === "src/lib/area.ts") return file;
  const isRoom = /^src\/(modules|seed)\/[^/]+\/[^/]+\//.test(file);
  if (isRoom) return parts.slice(1, 4).join("/");
  return parts.length > 2 && parts[1] !== "modules" && parts[1] !== "seed" ? parts[1] : file;
}

/** Every import of a name of ours, and as what: { from, to, name, as }, files as paths from the root. */
export const imports = sources.flatMap(({ file, tree }) =>
  tree.statements.flatMap((statement) => {
    const specifier = statement.moduleSpecifier?.text;
    const to = specifier && ownFile(file, specifier);
    if (!to) return [];
    return namesOf(statement).map((names) => ({ from: file, to, ...names }));
  }),
);

function namesOf(statement) {
  const clause = statement.importClause ?? statement;
  const list = clause.namedBindings?.elements ?? clause.exportClause?.elements;
  if (!list) return [{ name: "*", as: "*" }];
  return list.map((one) => ({ name: (one.propertyName ?? one.name).text, as: one.name.text }));
}

function ownFile(file, specifier) {
  if (specifier.startsWith(".")) {
    return relative(root, resolve(root, dirname(file), specifier));
  }
  for (const [alias, path] of Object.entries(aliases)) {
    const start = alias.replace("*", "");
    if (specifier.startsWith(start)) {
      return join(path.replace("*", ""), specifier.slice(start.length));
    }
  }
  return null;
}

function listFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && statSync(join(root, file)).isFile())
    .sort();
}

/** Visits every node of the tree below this one. */
export function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Those that lead back to themselves through others; `edges` maps a name to those it leads to. */
export function inKnots(edges) {
  return [...edges.keys()].filter((name) => reached(edges, name).has(name)).sort();
}

function reached(edges, start) {
  const found = new Set();
  const open = [...(edges.get(start) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(edges.get(name) ?? []));
  }
  return found;
}
