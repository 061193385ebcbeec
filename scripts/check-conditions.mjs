// Raw conditions keep to themselves: Kysely joins raw fragments with `and` as they are, so that an `or` without brackets
// would meet every row of a table.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "./engine.mjs";

const helper = "src/lib/condition.ts";
const statement = /^\s*(with|select|insert|update|delete|merge|create|alter|drop|truncate|do)\b/i;
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
  const problems = [...listSources("src"), ...listSources("bench")].flatMap((file) =>
    problemsIn(file, readFileSync(join(root, file), "utf8")),
  );
  if (problems.length > 0) {
    console.error(problems.join("\n"));
    process.exit(1);
  }
}

/** What is wrong with the raw conditions of one source file, a line each. */
export function problemsIn(file, source) {
  if (file === helper) return [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const literals = [];
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node)) literals.push(taggedOf(node));
    else if (isText(node) && !ts.isTaggedTemplateExpression(node.parent))
      literals.push({ node, tag: "", type: "", text: textOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return literals.flatMap(({ node, ...literal }) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    return problemsOf(literal).map((what) => `${file}:${line + 1}: ${what}`);
  });
}

function taggedOf(node) {
  const type = node.typeArguments?.[0]?.getText() ?? "";
  return { node, tag: node.tag.getText(), type, text: textOf(node.template) };
}

function problemsOf({ tag, type, text }) {
  const isStatement = statement.test(text);
  const near = tag === "sql" || tag === "condition" || isStatement ? mixed(text) : null;
  const problems = near ? [`and beside or without brackets: ${near}`] : [];
  if (tag !== "sql") return problems;
  if (/^[^{]*\b(boolean|SqlBool)\b/.test(type))
    problems.push("a raw boolean goes through condition`...`, which brackets it");
  if (!isStatement && hasLooseOr(text))
    problems.push("a fragment with an `or` is a condition: condition`...` brackets it");
  return problems;
}

function isText(node) {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** The text of a literal; what is put in stands as a word that is neither `and` nor `or`. */
function textOf(node) {
  if (ts.isTemplateExpression(node))
    return (
      node.head.text + node.templateSpans.map(({ literal }) => ` hole ${literal.text}`).join("")
    );
  return node.text;
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

function hasLooseOr(text) {
  let depth = 0;
  for (const word of wordsOf(text)) {
    if (opens(word)) depth += 1;
    else if (closes(word)) depth -= 1;
    else if (word === "or" && depth === 0) return true;
  }
  return false;
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
  return { joins: new Set(), between: 0, last: "" };
}

function readWord(current, word) {
  const isDistinctFrom = word === "from" && current.last === "distinct";
  if (boundaries.has(word) && !isDistinctFrom) current.joins.clear();
  else if (word === "between") current.between += 1;
  else if (word === "and" && current.between > 0) current.between -= 1;
  else if (word === "and" || word === "or") current.joins.add(word);
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
