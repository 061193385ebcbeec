// Every capability folder holds only these file names, so that all of them read alike.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { areasInOrder } from "./areas.mjs";
import { root } from "./engine.mjs";

const areas = areasInOrder();
const capabilityFile =
  /^((routes|pages)\.tsx|(schema|access|rules|queries|actions|texts|jobs|trials)\.ts)$/;
const baseFile = /^(schema|access|rules|queries|actions|words)\.ts$/;
const pageFile = /^[a-z0-9-]+\.tsx$/;
const rulesFile = /^[a-z0-9-]+\.ts$/;
const testFile = /^[a-z0-9-]+\.test\.tsx?$/;
const mostLines = 600;
const problems = [];

for (const area of listNames("src/modules")) {
  if (!areas.includes(area))
    problems.push(`src/modules/${area}: not one of the areas of src/areas.ts`);
  for (const capability of listNames(`src/modules/${area}`)) {
    if (capability === "area.ts") continue;
    if (capability === "base") checkBase(`src/modules/${area}/base`);
    else checkCapability(`src/modules/${area}/${capability}`);
  }
}
for (const seed of ["country", "demo"]) {
  for (const area of listNames(`src/seed/${seed}`)) checkCapability(`src/seed/${seed}/${area}`);
}
for (const file of listFiles("src")) {
  problems.push(...problemsOfSize(file), ...problemsOfWrites(file));
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}

function checkCapability(folder) {
  for (const name of listNames(folder)) {
    if (name === "pages") checkFiles(`${folder}/pages`, pageFile);
    else if (name === "rules") checkFiles(`${folder}/rules`, rulesFile);
    else if (!capabilityFile.test(name) && !testFile.test(name)) {
      problems.push(`${folder}/${name}: not one of the file names a capability may have`);
    }
  }
  if (existsSync(join(root, folder, "pages")) && existsSync(join(root, folder, "pages.tsx"))) {
    problems.push(`${folder}: pages.tsx or pages/, not both`);
  }
}

function checkBase(folder) {
  for (const name of listNames(folder)) {
    if (name === "rules") checkFiles(`${folder}/rules`, rulesFile);
    else if (!baseFile.test(name) && !testFile.test(name)) {
      problems.push(`${folder}/${name}: not one of the file names a base may have`);
    }
  }
}

function checkFiles(folder, allowed) {
  for (const name of listNames(folder)) {
    if (!allowed.test(name) && !testFile.test(name)) {
      problems.push(`${folder}/${name}: not what such a folder holds`);
    }
  }
}

function problemsOfSize(file) {
  if (testFile.test(file.split("/").at(-1))) return [];
  const lines = readFileSync(join(root, file), "utf8").split("\n").length - 1;
  return lines > mostLines ? [`${file}: ${lines} lines, more than ${mostLines}`] : [];
}

/** Each table is written by its own area only; core's by src/lib. Seeds fill any. */
function problemsOfWrites(file) {
  if (/\.test\.|\/trials\.ts$/.test(file) || file.startsWith("src/seed/")) return [];
  const [, , area] = file.startsWith("src/modules/") ? file.split("/") : ["", "", "core"];
  const source = readFileSync(join(root, file), "utf8");
  const built = source.matchAll(
    /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*["']([a-z_]+)\./g,
  );
  const written = source.matchAll(
    /\b(?:insert into|update|delete from|merge into)\s+([a-z_]+)\.[a-z_]+(?=[\s(])/g,
  );
  return [...built, ...written]
    .filter(([, schema]) => [...areas, "core"].includes(schema) && schema !== area)
    .map(([, schema]) => `${file}: writes ${schema}.*, which only its own folder may`);
}

function listNames(folder) {
  const path = join(root, folder);
  return existsSync(path) ? readdirSync(path) : [];
}

function listFiles(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => relative(root, join(root, folder, name)))
    .filter((file) => /\.tsx?$/.test(file) && statSync(join(root, file)).isFile());
}
