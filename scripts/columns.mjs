// The columns that tell of a person, as the tables in db/tables and the areas' own lists say it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { tellsOfPerson } from "../test/columns-of-person.ts";
import { root } from "./engine.mjs";
import { sources, walk } from "./source.mjs";

// The queue's own tables are made by the queue: only the test, which asks the database, sees them.
const lists = /^src\/(modules\/[a-z]+\/(area|of-person\/schema)|lib\/core-of-person)\.ts$/;

/** Those that no area lists, and those listed twice or by an area whose they are not. */
export function strayColumns() {
  const listed = sources.filter(({ file }) => lists.test(file)).flatMap(listedIn);
  const names = listed.map(({ name }) => name);
  return [
    ...columns()
      .filter((column) => tellsOfPerson(column) && !names.includes(column.name))
      .map(
        ({ name }) =>
          `${name} may tell of a person and is listed nowhere: under ofPerson of its area.ts, where another name would not say that it does`,
      ),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name}: twice`),
    ...listed
      .filter(({ name, file }) => !isOwn(name, file))
      .map(({ name, file }) => `${name}: in ${file}`),
  ];
}

function listedIn({ file, tree }) {
  const found = [];
  walk(tree, (node) => {
    if (ts.isStringLiteral(node) && /^\w+\.\w+\.\w+$/.test(node.text))
      found.push({ name: node.text, file });
  });
  return found;
}

function isOwn(name, file) {
  return (
    file === "src/lib/core-of-person.ts" || file.startsWith(`src/modules/${name.split(".")[0]}/`)
  );
}

function columns() {
  const folder = join(root, "db/tables");
  return readdirSync(folder).flatMap((file) => {
    const table = file.replace(/\.txt$/, "");
    const [, body = "", rest = ""] = readFileSync(join(folder, file), "utf8").split(
      /^(?:columns|constraints)$/m,
    );
    const keys = [
      ...rest.matchAll(/FOREIGN KEY \(([^)]*)\) REFERENCES (accounts\.users|people\.teachers)\(/g),
    ];
    const leading = keys.flatMap(([, names]) => names.split(", "));
    return [...body.matchAll(/^ {2}(\w+)/gm)].map(([, column]) => ({
      name: `${table}.${column}`,
      table,
      column,
      leads: leading.includes(column),
    }));
  });
}
