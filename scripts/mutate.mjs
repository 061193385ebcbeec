// npm run mutate: plants faults in rules and permissions, one at a time, and counts those that no test of rules
// notices. Behind -- stand files or folders to look at alone, whose unnoticed faults are then shown; --force
// forgets what earlier runs found; WRITE=1 keeps the scores.
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { findNode, installIfNeeded, root, run } from "./engine.mjs";

const wanted = 85;
const folder = join(root, "mutation");
const keptFile = join(folder, "scores.json");
const args = process.argv.slice(2);
const named = args
  .filter((arg) => !arg.startsWith("--"))
  .map((arg) => relative(root, resolve(arg)));

const files = pureFiles().filter(
  (file) => named.length === 0 || named.some((one) => file === one || file.startsWith(`${one}/`)),
);
if (files.length === 0) throw new Error(`no rules and no permissions in ${named.join(", ")}`);

installIfNeeded();
installIfNeeded(folder);
const mutants = [];
// Area by area, so that a run that is cut short has kept what it found of those before.
for (const area of Map.groupBy(files, (file) => file.split("/")[2]).values()) {
  mutants.push(...(await plant(area)));
}
const scores = scoresOf(mutants);
const kept = existsSync(keptFile) ? JSON.parse(readFileSync(keptFile, "utf8")) : {};
for (const one of scores) print(one);
if (process.env.WRITE) write();
const low = scores.filter(isLow);
const fallen = scores.filter(hasFallen);
for (const { file } of low) console.error(`${file}: less than ${wanted}`);
for (const { file, score } of fallen) console.error(`${file}: ${score}, and it was ${kept[file]}`);
// Whoever keeps the scores is told what fell, and may mean it.
if (low.length > 0 || (fallen.length > 0 && !process.env.WRITE)) process.exitCode = 1;

/** Rules and permissions; seeds are judged by what they fill. */
function pureFiles() {
  const patterns = ["src/modules/**/{access,rules}.ts", "src/modules/**/rules/*.ts"];
  return globSync(patterns, { cwd: root })
    .filter((file) => !file.endsWith(".test.ts"))
    .toSorted();
}

async function plant(files) {
  const reports = mkdtempSync(join(tmpdir(), "tirek-mutants-"));
  const report = join(reports, "mutants.json");
  const env = { MUTATE: JSON.stringify({ files, report, force: args.includes("--force") }) };
  const { code } = await run(findNode(), [join(folder, "stryker.mjs")], { env });
  if (code !== 0) process.exit(code);
  // What earlier runs found of other files is reported again.
  const mutants = JSON.parse(readFileSync(report, "utf8")).filter(({ fileName }) =>
    files.includes(relative(root, fileName)),
  );
  rmSync(reports, { recursive: true });
  return mutants.length > 0 ? mutants : files.map(untested);
}

/** Where no test of rules imports any of the files, nothing is planted. */
function untested(file) {
  const whole = { line: 1, mutatorName: "all of it", replacement: "imported by no test of rules" };
  return { fileName: join(root, file), status: "NoCoverage", ...whole };
}

function scoresOf(mutants) {
  return files.flatMap((file) => {
    const own = mutants.filter(({ fileName }) => relative(root, fileName) === file);
    const count = (...statuses) => own.filter(({ status }) => statuses.includes(status)).length;
    const killed = count("Killed", "Timeout");
    const survived = count("Survived");
    const untested = count("NoCoverage");
    const all = killed + survived + untested;
    if (all === 0) return [];
    // Rounded down, so that a score never looks better than it is.
    const score = Math.floor((killed / all) * 1000) / 10;
    const unnoticed = own.filter(({ status }) => ["Survived", "NoCoverage"].includes(status));
    return [{ file, score, killed, survived, untested, unnoticed }];
  });
}

function print({ file, score, killed, survived, untested, unnoticed }) {
  const counts = `${killed} killed, ${survived} survived, ${untested} without a test`;
  console.log(`${score.toFixed(1).padStart(5)}  ${file}: ${counts}`);
  if (named.length === 0) return;
  for (const { line, mutatorName, replacement } of unnoticed) {
    console.log(`         ${file}:${line} ${mutatorName}: ${replacement.replaceAll(/\s+/g, " ")}`);
  }
}

function isHeldTo({ file }) {
  return file.endsWith("/access.ts") || file.includes("/base/");
}

function isLow(one) {
  return isHeldTo(one) && one.score < wanted;
}

function hasFallen({ file, score }) {
  return score < (kept[file] ?? 0);
}

/** Scores of files that were not looked at stay; those of files that are gone go. */
function write() {
  const all = { ...kept, ...Object.fromEntries(scores.map(({ file, score }) => [file, score])) };
  const there = Object.entries(all).filter(([file]) => existsSync(join(root, file)));
  const sorted = Object.fromEntries(there.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(keptFile, `${JSON.stringify(sorted, null, 2)}\n`);
}
