// Plants faults into the files that are named and writes down what became of each; scripts/mutate.mjs reads it.
import { writeFileSync } from "node:fs";
import { Stryker } from "@stryker-mutator/core";
import { addReachMutator } from "./reaches.mjs";

const { files, report, force } = JSON.parse(process.env.MUTATE ?? "{}");

await addReachMutator();
const mutants = await new Stryker({
  mutate: files,
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.rules.config.ts", related: true },
  // Whoever runs it works on beside it: one process, and no more than the tests of the file at hand.
  concurrency: 1,
  coverageAnalysis: "perTest",
  incremental: true,
  incrementalFile: "mutation/.incremental.json",
  force,
  allowEmpty: true,
  // The copy lies inside this folder, whose packages are found from there.
  symlinkNodeModules: false,
  cleanTempDir: "always",
  ignorePatterns: [
    ...["/.*", "/bench", "/data", "/dist", "/docs", "/e2e", "/mutation", "/scripts"],
    // A copy that is left over would be a second root to the formatter.
    "/biome.json",
  ],
  disableTypeChecks: false,
  reporters: ["progress-append-only"],
  allowConsoleColors: false,
  logLevel: "warn",
  warnings: { slow: false },
  timeoutMS: 10_000,
}).runMutationTest();

writeFileSync(
  report,
  JSON.stringify(
    mutants.map(({ fileName, status, mutatorName, location, replacement }) => ({
      fileName,
      status,
      mutatorName,
      line: location.start.line,
      replacement,
    })),
  ),
);
