// The laws of the house that can be counted, each with the ceiling it may not pass.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { lonelyExports } from "./bases.mjs";
import { strayColumns } from "./columns.mjs";
import { root } from "./engine.mjs";
import { imports, inKnots, sources, walk } from "./source.mjs";

const rooms = sources.filter(({ file, isTest }) => !isTest && file.startsWith("src/modules/"));
const written = sources.filter(({ isTest }) => !isTest);
const running = written.filter(({ file }) => !file.startsWith("src/seed/"));

export const laws = [
  { name: "folders in knots", ceiling: 0, find: folderKnots },
  {
    name: "exports of a base with fewer than two users",
    ceiling: 0,
    find: () => lonelyExports(sources, imports),
  },
  { name: "lists of areas beside src/areas.ts", ceiling: 0, find: otherAreaLists },
  { name: "columns of a person listed nowhere or twice", ceiling: 0, find: strayColumns },
  { name: "files of src/lib that speak of the field", ceiling: 0, find: fieldInLib },
  { name: "files of src/ui that speak of the field for one area", ceiling: 0, find: uiOfOneArea },
  { name: "folders without a test of their name", ceiling: 0, find: untestedFolders },
  { name: "tables written by more than one folder", ceiling: 0, find: sharedTables },
  { name: "spreads of literals", ceiling: 0, find: literalSpreads },
  { name: "types that name nothing", ceiling: 0, find: namelessTypes },
  { name: "participles that name unlike types in many files", ceiling: 0, find: wornParticiples },
  { name: "functions called reaches beside lib/scope.ts", ceiling: 0, find: foreignReaches },
  { name: "switches over a role", ceiling: 0, find: roleSwitches },
  { name: "roles compared by hand", ceiling: 0, find: roleComparisons },
  {
    name: "whether a form has problems, asked by hand",
    ceiling: 0,
    find: askedByHand,
  },
  {
    name: "forms read by hand, where formAct or takeForm takes them",
    ceiling: 13,
    find: beside("src/lib/forms.ts", /\breadForm\(/g),
  },
  {
    name: "answers of 422 chosen by hand, where a page takes its form",
    ceiling: 0,
    find: beside("src/lib/forms.ts", /\?\s*\(?422\b|:\s*\(?422\b(?=[^,;\n]*\?)|status: \(?422\b/g),
  },
  {
    name: "ends of periods by raw SQL",
    ceiling: 0,
    find: beside("src/lib/period.ts", /daterange\(\s*(lower|upper)/gi),
  },
  { name: "rows of raw SQL read without a schema", ceiling: 0, find: unreadRows },
  {
    name: "languages in camel case, form fields aside",
    ceiling: 0,
    find: byHand(/ as "?\w+(Kk|Ru)\b|\b[a-z]\w*(Kk|Ru)\??: (string|null)\b/g),
  },
  {
    name: "languages compared by hand",
    ceiling: 0,
    find: beside(
      "src/lib/texts.ts",
      /\b(language|lang|locale)\b\)? [!=]==? ["'`](kk|ru|en)["'`]|["'`](kk|ru|en)["'`] [!=]==? \w*\.?(language|lang)\b|switch \([\w.]*(language|lang)\)/gi,
    ),
  },
  { name: "functions called titleOf", ceiling: 0, find: titles },
  { name: "queries of addresses read past the door", ceiling: 0, find: readPastDoor },
  { name: "clocks of their own", ceiling: 0, find: ownClocks },
  {
    name: "page numbers parsed by hand",
    ceiling: 0,
    find: beside(
      "src/lib/forms.ts",
      /\bpage\s*[:=]\s*z\b(?!\.int\(\))|Number\(c\.req\.query\("page"\)|\.default\(1\)\.catch\(1\)/g,
    ),
  },
  {
    name: "bare z.uuid()",
    ceiling: 0,
    find: beside("src/lib/forms.ts", /\bz\s*\.(string\(\)\s*\.)?(uuid|uuidv[4-8])\(|z\["uuid"\]/g),
  },
];

function folderKnots() {
  const folders = new Map(
    sources.filter(({ isTest }) => !isTest).map((one) => [one.file, one.folder]),
  );
  const edges = new Map();
  for (const { from, to } of imports) {
    const [a, b] = [folders.get(from), folders.get(to)];
    if (!a || !b || a === b) continue;
    if (!edges.has(a)) edges.set(a, new Set());
    edges.get(a).add(b);
  }
  return inKnots(edges);
}

function folderName(file) {
  return sources.find((one) => one.file === file)?.folder ?? file;
}

/** What knows the areas by name, where it should be handed them. */
function otherAreaLists() {
  const named = /["'](#|[./]+(src\/)?)modules\/[a-z]+\/area\.ts["']/;
  return ["src", "test", "bench", "scripts", "e2e"]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
    )
    .filter((file) => /\.(tsx?|mjs)$/.test(file))
    .filter((file) => file !== "src/areas.ts" && !file.startsWith("src/modules/"))
    .filter((file) => named.test(readFileSync(join(root, file), "utf8")));
}

// Who asks, with the roles that hold and where they lie, and what areas give the house are the ground that permissions
// stand on; hiding small cells is
// arithmetic; the map draws the country's regions and districts, which were there before its schools.
const fieldOfLib = /^src\/lib\/(actor|scope|person|shown|area|core-of-person|suppression|map)\.ts$/;

// Every area has a schema of its own.
const schemas = readdirSync(join(root, "src", "modules")).join("|");
const wordsOfField = new RegExp(
  `\\b(${schemas})\\.[a-z_]+\\b(?!\\()|\\b(schools?|teachers?|(?<![</])circles?|districts?|pupils?|lessons?|cyclogrammes?)\\b`,
  "i",
);

function fieldInLib() {
  return running
    .filter(({ file }) => file.startsWith("src/lib/") && !fieldOfLib.test(file))
    .filter(({ tree }) => wordsOfField.test(withoutComments(tree)))
    .map(({ file, text }) => `${file} (${text.split("\n").length - 1} lines)`);
}

function withoutComments(tree) {
  return ts
    .createPrinter({ removeComments: true })
    .printFile(tree)
    .replace(/^import .*$/gm, "");
}

/** What one area alone shows and what speaks of the field; a drawing or a form of the browser's own may wait for others. */
function uiOfOneArea() {
  const files = running
    .filter(({ file }) => file.startsWith("src/ui/"))
    .filter(({ tree }) => wordsOfField.test(withoutComments(tree)));
  return files.flatMap(({ file }) => {
    const users = new Set(
      imports.filter(({ to }) => to === file).map(({ from }) => folderName(from)),
    );
    const rooms = [...users].filter((folder) => folder !== "modules/site/gallery");
    const areas = new Set(rooms.map((folder) => folder.split("/").slice(0, 2).join("/")));
    const [area = ""] = areas;
    return areas.size === 1 && area.startsWith("modules/") ? [`${file}: ${area}`] : [];
  });
}

/** Capabilities without the story that bears their name; a base and a seed have none, and may test what they hold. */
function untestedFolders() {
  const rooms = sources.filter(({ folder }) => /^(modules|seed)\/[^/]+\/[^/]+$/.test(folder));
  const isTold = ({ file, folder }) => {
    const hasStory = folder.startsWith("modules/") && !folder.endsWith("/base");
    const name = hasStory ? folder.split("/").at(-1) : "[^/]+";
    return new RegExp(`/${name}\\.test\\.tsx?$`).test(file);
  };
  const told = new Set(rooms.filter(isTold).map(({ folder }) => folder));
  return [...new Set(rooms.map(({ folder }) => folder))].filter((folder) => !told.has(folder));
}

// Folders that write tables of other rooms because of what they are.
const mayWriteOthers = [
  {
    room: /^modules\/(network|people)\/import-/,
    why: "a table that was brought is written in bulk",
  },
  { room: /^modules\/network\/recovery$/, why: "what an earlier fault ended is given back" },
  { room: /^modules\/people\/duplicates$/, why: "joining two records moves the rows of both" },
  { room: /^modules\/[a-z]+\/of-person$/, why: "being forgotten empties the rows of every room" },
  { room: /^modules\/[a-z]+\/retention$/, why: "what is due is forgotten in every room" },
];

/** What an import takes back, it takes back wherever it was written. */
function writesUnnamed({ text, folder }) {
  const computed =
    /\b(?:insert into|update|delete from|merge into)\s+\$\{|\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*(?!["'`]\w)/i;
  return folder !== "imports" && computed.test(text);
}

function sharedTables() {
  const writers = new Map();
  const unnamed = new Set();
  for (const { text, folder } of rooms) {
    const built = text.matchAll(
      /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*["'`]([a-z_]+\.[a-z_]+)["'` ]/g,
    );
    const raw = text.matchAll(
      /\b(?:insert into|update(?: only)?|delete from(?: only)?|merge into|truncate|copy)\s+"?([a-z_]+"?\."?[a-z_]+)"?(?=[\s(`;])/gi,
    );
    if (mayWriteOthers.some(({ room }) => room.test(folder))) continue;
    if (writesUnnamed({ text, folder })) unnamed.add(folder);
    for (const [, quoted] of [...built, ...raw]) {
      const table = quoted.replaceAll('"', "").toLowerCase();
      if (!writers.has(table)) writers.set(table, new Set());
      writers.get(table).add(folder);
    }
  }
  const shared = [...writers].filter(([, folders]) => folders.size > 1);
  return [
    ...shared.map(([table, folders]) => `${table}: ${[...folders].sort().join(", ")}`),
    // What is written under a computed name is some room's own table, and nobody sees whose.
    ...[...unnamed].map((folder) => `a computed name: ${folder}`),
  ].sort();
}

function literalSpreads() {
  return inTrees(
    written,
    (node) =>
      (ts.isSpreadAssignment(node) || ts.isJsxSpreadAttribute(node) || ts.isSpreadElement(node)) &&
      (ts.isObjectLiteralExpression(bare(node.expression)) ||
        (ts.isSpreadElement(node) && ts.isArrayLiteralExpression(bare(node.expression)))),
  );
}

/** What is said inside brackets and beside a type. */
function bare(node) {
  const wraps =
    ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node);
  return wraps ? bare(node.expression) : node;
}

function namelessTypes() {
  const names = /^(Asked|Kept|Known|Named|Acting|Asking|Given|Where|Seen|Made|Telling|Closing)$/;
  return inTrees(written, (node) => isType(node) && names.test(node.name.text));
}

/** One participle for unlike things in more than three files: no longer said of anything. */
function wornParticiples() {
  const isWorn =
    /^([A-Z][a-z]+(ed|ing)|Begun|Found|Held|Left|Sent|Shown|Taken|Told|Written|Letters?)$/;
  // A noun of the field that ends like one.
  const nouns = ["Finding", "Training"];
  const shapes = new Map();
  const note = (file, node) => {
    const { name, type = node } = node;
    if (!isWorn.test(name.text) || nouns.includes(name.text)) return;
    if (!shapes.has(name.text)) shapes.set(name.text, new Map());
    shapes.get(name.text).set(file, type.getText().replace(/\s+/g, " "));
  };
  for (const { file, tree } of written) walk(tree, (node) => isType(node) && note(file, node));
  return [...shapes].flatMap(([name, byFile]) =>
    byFile.size > 3 && new Set(byFile.values()).size > 1
      ? [`${name}: ${[...byFile.keys()].join(", ")}`]
      : [],
  );
}

function foreignReaches() {
  return inTrees(
    running.filter(({ file }) => file !== "src/lib/scope.ts"),
    (node) => declares(node, "reaches"),
  );
}

function titles() {
  return inTrees(written, (node) => declares(node, "titleOf"));
}

/** A function by the name, however it is written down. */
function declares(node, name) {
  const isDeclared =
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isExportSpecifier(node) ||
    ((ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) &&
      node.initializer !== undefined &&
      (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer)));
  return isDeclared && node.name?.getText() === name;
}

function isType(node) {
  return (
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isClassDeclaration(node)
  );
}

function roleSwitches() {
  return inTrees(
    written,
    (node) => ts.isSwitchStatement(node) && /(^|\.)role$/.test(node.expression.getText()),
  );
}

/** Who may, said beside the table that would not compile without an answer for a new role. */
function roleComparisons() {
  const roles = rolesOf(sources.find(({ file }) => file === "src/lib/actor.ts"));
  // A questionnaire's respondents are teachers too: that word alone is a role only beside what is called one.
  const isRole = (node) => ts.isStringLiteral(node) && roles.includes(node.text);
  const isOwn = (node) => isRole(node) && node.text !== "teacher";
  const isCalledRole = (node) => /(^|\.)role$/i.test(node.getText());
  const compares = (one, other) => isOwn(one) || (isRole(one) && isCalledRole(other));
  return inTrees(
    rooms.filter(({ file }) => !file.endsWith("/access.ts")),
    (node) => {
      if (ts.isBinaryExpression(node) && /^[!=]==?$/.test(node.operatorToken.getText())) {
        return compares(node.left, node.right) || compares(node.right, node.left);
      }
      const asks = ts.isCallExpression(node) && /\.(includes|has)$/.test(node.expression.getText());
      return asks && isInRoles(node);
    },
  );

  function isInRoles({ expression: { expression: list }, arguments: [asked] }) {
    const lists = rolesIn(list).some(ts.isArrayLiteralExpression(list) ? isRole : isOwn);
    return isOwn(asked) || (lists && isCalledRole(asked));
  }
}

/** The strings of a list or set, also where a name of the same file stands for it. */
function rolesIn(list) {
  if (ts.isIdentifier(list)) {
    let named = [];
    walk(list.getSourceFile(), (node) => {
      if (!ts.isVariableDeclaration(node) || node.name.getText() !== list.text) return;
      if (node.initializer) named = rolesIn(bare(node.initializer));
    });
    return named;
  }
  const made = ts.isNewExpression(list) ? list.arguments?.[0] : list;
  return made && ts.isArrayLiteralExpression(bare(made)) ? [...bare(made).elements] : [];
}

function rolesOf({ tree }) {
  const found = [];
  walk(tree, (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== "roles") return;
    walk(node, (one) => ts.isStringLiteral(one) && found.push(one.text));
  });
  return found;
}

/** `sql<Row>`: what the database answers is believed to be a Row. */
function unreadRows() {
  return inTrees(
    written.filter(({ file }) => file !== "src/lib/rows.ts"),
    (node) =>
      ts.isTaggedTemplateExpression(node) &&
      node.tag.getText() === "sql" &&
      node.typeArguments !== undefined,
  );
}

function inTrees(files, fits) {
  return files.flatMap(({ file, tree }) => {
    const found = [];
    walk(tree, (node) => {
      if (!fits(node)) return;
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      found.push(`${file}:${line + 1}`);
    });
    return found;
  });
}

/** `readQuery` of lib/forms.ts parses what an address asks for. */
function readPastDoor() {
  return inRooms(/\.(query|queries)\(|\bsearchParams\.get(All)?\(/g);
}

/** A room is handed the time, so that tests can hand it theirs. */
function ownClocks() {
  return inRooms(/\bnew Date\(\)|\bDate\.now\(/g);
}

function inRooms(pattern) {
  return byHand(pattern)().filter((line) => /^src\/(modules|imports)\//.test(line));
}

function askedByHand() {
  const once = /^src\/(lib\/forms\.ts|browser\/)/;
  return byHand(/Object\.keys\([\w.]*problems\)\.length/g)().filter((line) => !once.test(line));
}

/** What is said in one place, where it is said in another. */
function beside(place, pattern) {
  return () => byHand(pattern)().filter((line) => !line.startsWith(`${place}:`));
}

function byHand(pattern) {
  return () =>
    written.flatMap(({ file, text }) =>
      [...text.matchAll(pattern)].map(
        ({ index }) => `${file}:${text.slice(0, index).split("\n").length}`,
      ),
    );
}
