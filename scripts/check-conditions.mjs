// Raw conditions keep to themselves: Kysely joins raw fragments with `and` as they are, so that an `or` without brackets
// would meet every row of a table.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "./engine.mjs";

const helper = "src/lib/condition.ts";
const folders = ["src", "test", "e2e", "bench"];
const isRawFree = /^(src\/(seed|cli\/database)|test|e2e|bench)\/|\.test\.tsx?$/;
const statement = /^(with|select|insert|update|delete|merge|create|alter|drop|truncate|do)\b/i;
// A fragment that begins so is the rest of a statement, and no condition by itself.
const clauses =
  /^(where\b|on\b|from\b|having\b|order\b|group\b|set\b|(left |inner |cross )?join\b)|^,/i;
const looseness = "a fragment with `and` or `or` is a condition: condition`...` brackets it";
const rawTag = /^(\w+\.)?sql(Of\s*\(|$)/;
const isBoolean = /^\s*(boolean|SqlBool)\s*$/;
const boundaries = new Set(
  [
    "select",
    "from",
    "where",
    "on",
    "having",
    "when",
    "then",
    "else",
    "order",
    "group",
    "union",
  ].concat(["join", "set", "values", "returning", "limit", "offset", "using", "as", ","]),
);

if (import.meta.filename === process.argv[1]) {
  const problems = folders
    .flatMap(listSources)
    .flatMap((file) => problemsIn(file, readFileSync(join(root, file), "utf8")));
  if (problems.length > 0) {
    console.error(problems.join("\n"));
    process.exit(1);
  }
}

/** What is wrong with the raw conditions of one source file, a line each. */
export function problemsIn(file, source) {
  if (file === helper) return [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const known = namesIn(tree);
  const found = new Set();
  const visit = (node) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    for (const what of problemsOf(node, { file, known })) found.add(`${file}:${line + 1}: ${what}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return [...found];
}

/** What the names of the file stand for: the text of a type, the value of a constant, and where each is used. */
function namesIn(tree) {
  const types = new Map();
  const declared = [];
  const uses = new Map();
  const visit = (node) => {
    if (ts.isTypeAliasDeclaration(node)) types.set(node.name.text, node.type.getText());
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) declared.push(node);
    else if (ts.isIdentifier(node) && !isDeclared(node))
      uses.set(node.text, [...(uses.get(node.text) ?? []), node]);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  // A name that two constants of the file share is followed nowhere.
  const single = declared.filter(
    ({ name, initializer }) =>
      initializer && declared.filter((other) => other.name.text === name.text).length === 1,
  );
  const values = new Map(single.map(({ name, initializer }) => [name.text, initializer]));
  return { types, values, uses };
}

function isDeclared(node) {
  return ts.isVariableDeclaration(node.parent) && node.parent.name === node;
}

function problemsOf(node, { file, known }) {
  if (ts.isTypeAliasDeclaration(node) && isBoolean.test(node.type.getText()))
    return ["another name for boolean hides a raw condition from this check"];
  if (isTagged(node)) return problemsOfTagged(node, known);
  if (isRaw(node)) return problemsOfRaw(node, file);
  if (isPlain(node)) {
    const text = textOfSum(node, known);
    return isStatement(text) ? mixedIn(text) : [];
  }
  const value = madeAs(node, known);
  return value && bareSqlIn(value, known)
    ? ["a RawBuilder<boolean> is made by condition`...`, which brackets it"]
    : [];
}

function isTagged(node) {
  return ts.isTaggedTemplateExpression(node);
}

/** Whether the tag is `sql`, typed or not, or `sqlOf(…)`, under whatever name of a module or constant. */
function isSql(node, { values } = { values: new Map() }) {
  if (!isTagged(node)) return false;
  const tag = node.tag.getText();
  return rawTag.test(tag) || rawTag.test(values.get(tag)?.getText() ?? "");
}

/** A literal, or a sum of them, that no tag reads. */
function isPlain(node) {
  if (isSum(node)) return !isSum(node.parent);
  return isText(node) && !isTagged(node.parent) && !isRaw(node.parent);
}

function isSum(node) {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

/** The text of literals put together; what is no literal is a word that is neither `and` nor `or`. */
function textOfSum(node, known) {
  if (isSum(node)) return textOfSum(node.left, known) + textOfSum(node.right, known);
  return isText(node) ? textOf(node, known) : " hole ";
}

function isRaw(node) {
  return ts.isCallExpression(node) && /(^|\.)sql\.raw$/.test(node.expression.getText());
}

function problemsOfTagged(node, known) {
  const text = textOf(node.template, known);
  if (!isSql(node, known)) {
    const isOurs = node.tag.getText() === "condition";
    return isOurs || isStatement(text) ? joinsIn(text, node.template, known) : [];
  }
  const problems = joinsIn(text, node.template, known);
  if (isBooleanSql(node, known))
    problems.push("a raw boolean goes through condition`...`, which brackets it");
  const isAlone = !isPutInHere(node, known);
  if (isLooseUnless(text, !isAlone)) problems.push(looseness);
  return problems;
}

function joinsIn(text, template, known) {
  if (!negates(template, known)) return mixedIn(text);
  return [...mixedIn(text), "not meets the first words alone: condition`...` brackets it"];
}

/** Whether it is a constant, or stands in a hole, of this file's own SQL alone: it is read there as well. */
function isPutInHere({ parent }, { values, uses }) {
  const isHole = (node) =>
    ts.isTemplateSpan(node.parent) &&
    isTagged(node.parent.parent.parent) &&
    /^(condition|sql)/.test(node.parent.parent.parent.tag.getText());
  if (!ts.isVariableDeclaration(parent)) return isHole({ parent });
  const { text } = parent.name;
  const isExported = parent.parent.parent.modifiers?.length > 0;
  return values.has(text) && !isExported && (uses.get(text) ?? []).every(isHole);
}

/** Whether `not` stands before a fragment of several conditions. */
function negates(template, known) {
  if (!ts.isTemplateExpression(template)) return false;
  const { head, templateSpans } = template;
  return templateSpans.some(({ expression }, at) => {
    const before = at === 0 ? head : templateSpans[at - 1].literal;
    return /\bnot\s*$/i.test(before.text) && hasLoose(holeOf(expression, known));
  });
}

function problemsOfRaw(node, file) {
  const problems = isRawFree.test(file)
    ? []
    : ["sql.raw takes text as it comes: sql.ref, sql.table, sql.lit or a fragment"];
  const [argument] = node.arguments;
  if (!argument || !isText(argument)) return problems;
  const text = textOf(argument, { values: new Map() });
  problems.push(...mixedIn(text));
  if (isLoose(text)) problems.push(looseness);
  return problems;
}

function isBooleanSql(node, { types, values }) {
  const [type] = node.typeArguments ?? [];
  const tag = values.get(node.tag.getText()) ?? node.tag;
  const [schema] = ts.isCallExpression(tag) ? tag.arguments : [];
  const typeText = type?.getText() ?? "";
  const schemaText = schema?.getText() ?? "";
  return (
    /^[^{]*\b(boolean|SqlBool)\b/.test(types.get(typeText) ?? typeText) ||
    /^z\s*\.\s*boolean\(/.test(values.get(schemaText)?.getText() ?? schemaText)
  );
}

function mixedIn(text) {
  const near = mixed(text);
  return near ? [`and beside or without brackets: ${near}`] : [];
}

function isStatement(text) {
  return statement.test(withoutOpening(text));
}

/** Brackets, comments and holes may stand before the first word. */
function withoutOpening(text) {
  return text.replace(/^(\s|\(|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/|hole\b)+/, "");
}

/** Whoever puts a fragment in may go on with `and`, so that its `or` is loose wherever it is put. */
function isLooseUnless(text, isRead) {
  const isRest = !isStatement(text) && clauses.test(withoutOpening(text));
  if (isRest || isRead) return !isStatement(text) && hasLoose(text, ["or"]);
  return isLoose(text);
}

function isLoose(text) {
  const opening = withoutOpening(text);
  return !statement.test(opening) && !clauses.test(opening) && hasLoose(text);
}

/** What a variable, a property or a function gives as a RawBuilder<boolean>. */
function madeAs(node, { types }) {
  const type = node.type?.getText() ?? "";
  const isWanted = /RawBuilder<\s*(boolean|SqlBool)\s*>/.test(types.get(type) ?? type);
  if (!isWanted) return undefined;
  return node.initializer ?? node.body ?? node.expression;
}

/** Whether what the value is made of is a bare sql, by whatever branch. */
function bareSqlIn(node, known) {
  if (isTagged(node)) return isSql(node);
  if (ts.isIdentifier(node)) {
    const value = known.values.get(node.text);
    return value !== undefined && isTagged(value) && isSql(value);
  }
  if (ts.isCallExpression(node) || ts.isTemplateSpan(node)) return isRaw(node);
  if (ts.isConditionalExpression(node))
    return bareSqlIn(node.whenTrue, known) || bareSqlIn(node.whenFalse, known);
  return ts.forEachChild(node, (child) => bareSqlIn(child, known) || undefined) ?? false;
}

function isText(node) {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** The text of a literal; what is put in is read as it stands, or is a word that is neither `and` nor `or`. */
function textOf(node, known) {
  if (!ts.isTemplateExpression(node)) return node.text;
  const spans = node.templateSpans.map(
    ({ expression, literal }) => ` ${holeOf(expression, known)} ${literal.text}`,
  );
  return node.head.text + spans.join("");
}

function holeOf(expression, known) {
  const name = ts.isIdentifier(expression) ? expression.text : "";
  const value = name ? known.values.get(name) : expression;
  if (!value || !isSql(value)) return "hole";
  // A name may stand for something else in there, so that none is followed twice.
  const values = new Map([...known.values].filter(([other]) => other !== name));
  return textOf(value.template, { values });
}

function wordsOf(text) {
  return (
    text
      .replace(/--[^\n]*/g, " ")
      .replace(/'(?:[^']|'')*'/g, " string ")
      .replace(/"[^"]*"/g, " name ")
      .toLowerCase()
      .match(/[a-z_][a-z_0-9.]*|[(),[\]]/g) ?? []
  );
}

/** Whether one of the joining words stands outside all brackets, the `and` of `between` aside. */
function hasLoose(text, joins = ["and", "or"]) {
  let depth = 0;
  const outside = wordsOf(text).filter((word) => {
    if (opens(word)) depth += 1;
    if (closes(word)) depth -= 1;
    return depth === 0;
  });
  const current = clause();
  for (const word of outside) readWord(current, word);
  return joins.some((join) => current.all.has(join));
}

/** Some words around the first place where `and` and `or` stand in one clause with no brackets between them. */
function mixed(text) {
  const words = wordsOf(text);
  const clauses = [clause()];
  for (const [at, word] of words.entries()) {
    if (opens(word)) clauses.push(clause());
    else if (closes(word)) clauses.pop();
    else readWord(clauses.at(-1) ?? clause(), word);
    if (clauses.at(-1)?.joins.size === 2) return words.slice(Math.max(0, at - 4), at + 4).join(" ");
  }
  return null;
}

function clause() {
  return { joins: new Set(), all: new Set(), between: 0, last: "" };
}

function readWord(current, word) {
  const isDistinctFrom = word === "from" && current.last === "distinct";
  if (boundaries.has(word) && !isDistinctFrom) current.joins.clear();
  else if (word === "between") current.between += 1;
  else if (word === "and" && current.between > 0) current.between -= 1;
  else if (word === "and" || word === "or") {
    current.joins.add(word);
    current.all.add(word);
  }
  current.last = word;
}

function opens(word) {
  return word === "(" || word === "[" || word === "case";
}

function closes(word) {
  return word === ")" || word === "]" || word === "end";
}

function listSources(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${name}`)
    .filter((file) => /\.tsx?$/.test(file));
}
