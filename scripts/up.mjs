// npm run up: packages, build, then the program itself under the Node that came with them.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { findNode, installIfNeeded, root, run } from "./engine.mjs";

installIfNeeded();
const node = findNode();
const built = await run(node, [join(root, "scripts", "build.mjs")]);
if (built.code !== 0) process.exit(built.code);

const program = spawn(node, [join(root, "dist", "cli.js"), "up", ...process.argv.slice(2)], {
  // The channel tells the program when this process was killed.
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => program.kill("SIGTERM"));
program.once("exit", (code) => process.exit(code ?? 1));
