// npm test: packages, build, checks, tests, journeys in a browser; the last line sums them up.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandFile, findNode, installIfNeeded, root, run } from "./engine.mjs";

installIfNeeded();
// Left over in a shell it would have the tests write their documents instead of comparing them.
delete process.env.WRITE;
const node = findNode();
const { checkAll } = await import("./check.mjs");
const reports = mkdtempSync(join(tmpdir(), "tirek-reports-"));
const began = performance.now();

const results = [await build(), await check(), await runTests(), await runJourneys()];
rmSync(reports, { recursive: true, force: true });

const sum = (kind) => results.reduce((total, result) => total + result[kind], 0);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`all of it took ${seconds} s`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") > 0 ? 1 : 0;

async function build() {
  const { code } = await run(node, [join(root, "scripts", "build.mjs")]);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function check() {
  const { passed, failed } = await checkAll();
  return { passed: passed.length, failed: failed.length };
}

async function runTests() {
  const report = join(reports, "tests.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await run(node, [commandFile("vitest", "vitest"), ...args]);
  const counted = readReport(report);
  const failed = (counted?.numFailedTests ?? 0) + (counted?.numPendingTests ?? 0);
  return { passed: counted?.numPassedTests ?? 0, failed: atLeastOne(failed, code) };
}

async function runJourneys() {
  if (!existsSync(join(root, "playwright.config.ts"))) return { passed: 0, failed: 0 };
  const report = join(reports, "journeys.json");
  const { code } = await run(
    node,
    [commandFile("@playwright/test", "playwright"), "test", "--reporter=list,json"],
    { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
  );
  const stats = readReport(report)?.stats;
  const failed = (stats?.unexpected ?? 0) + (stats?.skipped ?? 0);
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: atLeastOne(failed, code) };
}

// A run that broke before it could count its tests has still failed.
function atLeastOne(failed, code) {
  return code === 0 ? failed : Math.max(failed, 1);
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
