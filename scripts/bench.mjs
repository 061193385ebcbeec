// npm run bench: builds the program and measures it; --scale 1,10 names the sizes of the country.
import { join } from "node:path";
import { findNode, installIfNeeded, root, run } from "./engine.mjs";

installIfNeeded();
const node = findNode();
const built = await run(node, [join(root, "scripts", "build.mjs")]);
if (built.code !== 0) process.exit(built.code);
const { code } = await run(node, [join(root, "bench", "main.ts"), ...process.argv.slice(2)]);
process.exitCode = code;
