// npm run check: everything that can be known without running the program. All checks run, even after one fails.
import { commandFile, findNode, run } from "./engine.mjs";

/** Answers with the names of the checks that passed and of those that failed. */
export async function checkAll() {
  const checks = {
    types: [commandFile("typescript", "tsc"), "--noEmit"],
    style: [commandFile("@biomejs/biome", "biome"), "check", "--error-on-warnings"],
    borders: [commandFile("dependency-cruiser", "depcruise"), "src", "test"],
    folders: ["scripts/check-folders.mjs"],
    conditions: ["scripts/check-conditions.mjs"],
    house: ["scripts/house.mjs", "--check"],
    unused: [commandFile("knip", "knip"), "--no-config-hints"],
    schema: ["scripts/schema.mjs", "--check"],
  };
  const node = findNode();
  const queue = Object.entries(checks);
  const passed = [];
  const failed = [];
  const takeNext = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [name, args] = next;
      const { code, printed } = await run(node, args, { quiet: true });
      (code === 0 ? passed : failed).push(name);
      if (code !== 0) console.error(`--- ${name}\n${printed.trim()}\n`);
    }
  };
  // Two at a time: the machine that must pass this has two processors.
  await Promise.all([takeNext(), takeNext()]);
  console.log(`checks passed: ${passed.join(", ") || "none"}`);
  if (failed.length > 0) console.error(`checks FAILED: ${failed.join(", ")}`);
  return { passed, failed };
}

if (import.meta.filename === process.argv[1]) {
  const { failed } = await checkAll();
  if (failed.length > 0) process.exitCode = 1;
}
