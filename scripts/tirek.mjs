#!/usr/bin/env node
// The command `tirek`: runs the built program, building it first where that has not been done.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findNode, installIfNeeded, root, run } from "./engine.mjs";

const program = join(root, "dist", "cli.js");
const node = findNode();
if (!existsSync(program)) {
  installIfNeeded();
  const built = await run(node, [join(root, "scripts", "build.mjs")], { quiet: true });
  if (built.code !== 0) {
    console.error(built.printed);
    process.exit(built.code);
  }
}
const child = spawn(node, [program, ...process.argv.slice(2)], {
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => child.kill("SIGTERM"));
child.once("exit", (code) => process.exit(code ?? 1));
