#!/usr/bin/env node
// The command `tirek`: runs the built program, building it first where that has not been done.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findNode, installIfNeeded, root, run, runProgram } from "./engine.mjs";

const node = findNode();
if (!existsSync(join(root, "dist", "cli.js"))) {
  installIfNeeded();
  const built = await run(node, [join(root, "scripts", "build.mjs")], { quiet: true });
  if (built.code !== 0) {
    console.error(built.printed);
    process.exit(built.code);
  }
}
runProgram(node, process.argv.slice(2));
