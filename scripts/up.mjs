// npm run up: packages, build, then the program itself under the Node that came with them.
import { join } from "node:path";
import { findNode, installIfNeeded, root, run, runProgram } from "./engine.mjs";

installIfNeeded();
const node = findNode();
const built = await run(node, [join(root, "scripts", "build.mjs")]);
if (built.code !== 0) process.exit(built.code);
runProgram(node, ["up", ...process.argv.slice(2)]);
