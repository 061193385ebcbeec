// What a base may give: what two folders ask for, and what that stands on.
import ts from "typescript";
import { walk } from "./source.mjs";

/** What a base gives, where fewer than two folders ask for it. */
export function lonelyExports(sources, imports) {
  const written = sources.filter(({ isTest }) => !isTest);
  const bases = written.filter(({ file }) => /^src\/modules\/[^/]+\/base\//.test(file));
  const said = sayingsOf(bases, imports);
  const given = bases.flatMap((base) => givenBy(base, { written, imports }));
  const shared = given.filter(({ users }) => users.size > 1).map(({ key }) => key);
  const ground = reachedFrom(shared, said);
  return given
    .filter(({ users }) => users.size < 2)
    .filter(({ key, isAskedFor }) => !(isAskedFor && ground.has(key)))
    .filter((one) => !given.some((other) => sharesTable(one, { other, said })))
    .map(({ key }) => key);
}

/** What a base's file gives, and which folders beside the base ask for it. */
function givenBy({ file, folder, tree }, { written, imports }) {
  const folders = new Map(written.map((one) => [one.file, one.folder]));
  return exportsOf(tree).map((name) => {
    const asking = imports
      .filter((one) => one.to === file && (one.name === name || one.name === "*"))
      .flatMap(({ from }) => folders.get(from) ?? []);
    const users = new Set(asking.filter((one) => one !== folder));
    return { key: keyOf(file, name), users, isAskedFor: asking.length > 0 };
  });
}

/** A table that another folder writes through the base too has no other place than the base. */
function sharesTable(one, { other, said }) {
  const [user] = one.users;
  if (user === undefined || ![...other.users].some((folder) => folder !== user)) return false;
  const tables = tablesOf(one.key, said);
  return [...tablesOf(other.key, said)].some((table) => tables.has(table));
}

function tablesOf(key, said) {
  const written = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*["']([a-z_.]+)/g;
  const texts = [...reachedFrom([key], said)].map((one) => said.get(one)?.text ?? "");
  return new Set(texts.flatMap((text) => [...text.matchAll(written)].map(([, table]) => table)));
}

function reachedFrom(keys, said) {
  const found = new Set();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    open.push(...(said.get(key)?.leansOn ?? []));
  }
  return found;
}

/** Of every name at the top of a file of a base: how it is said, and on which others that leans. */
function sayingsOf(bases, imports) {
  return new Map(
    bases.flatMap(({ file, tree }) => {
      const places = placesIn({ file, tree }, imports);
      return tree.statements.flatMap((statement) => {
        const leansOn = identifiersIn(statement).flatMap((one) => places.get(one) ?? []);
        const saying = { text: statement.getText(tree), leansOn };
        return namesOf(statement).map((name) => [keyOf(file, name), saying]);
      });
    }),
  );
}

/** Where what a file says by name is declared, in it or elsewhere. */
function placesIn({ file, tree }, imports) {
  const brought = imports.filter(({ from }) => from === file);
  return new Map([
    ...brought.map(({ to, name, as }) => [as, keyOf(to, name)]),
    ...tree.statements.flatMap(namesOf).map((name) => [name, keyOf(file, name)]),
  ]);
}

function keyOf(file, name) {
  return `${file}: ${name}`;
}

function identifiersIn(statement) {
  const found = new Set();
  walk(statement, (node) => {
    if (ts.isIdentifier(node) && !isNameOfMember(node)) found.add(node.text);
  });
  return [...found];
}

function isNameOfMember(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node
  );
}

function namesOf(statement) {
  if (statement.name) return [statement.name.text];
  return statement.declarationList?.declarations.map(({ name }) => name.getText()) ?? [];
}

function exportsOf(tree) {
  return tree.statements.flatMap((statement) => {
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    // The type of a list goes where the list goes.
    if (ts.isTypeAliasDeclaration(statement) && /^\(typeof /.test(statement.type.getText(tree))) {
      return [];
    }
    return namesOf(statement);
  });
}
