// Builds what runs (dist/cli.js) and what the browser loads (dist/assets), in a few seconds.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { build } from "esbuild";
import { compile } from "sass";
import { root } from "./engine.mjs";

const dist = join(root, "dist");
const assets = join(dist, "assets");
const began = performance.now();

mkdirSync(assets, { recursive: true });
const [, scripts] = await Promise.all([buildProgram(), buildScripts()]);
const built = [...scripts, ...buildStyles()];
const manifest = Object.fromEntries(built.map(({ name, file }) => [name, file]));
writeFileSync(join(assets, "manifest.json"), JSON.stringify(manifest, null, 1));
removeOld(new Set([...Object.values(manifest), "manifest.json"]));
console.log(`built in ${Math.round(performance.now() - began)} ms`);

async function buildProgram() {
  rmSync(join(dist, "chunks"), { recursive: true, force: true });
  await build({
    entryPoints: {
      cli: join(root, "src", "cli.ts"),
      "reading-thread": join(root, "src", "imports", "reading", "thread.ts"),
    },
    outdir: dist,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    platform: "node",
    format: "esm",
    target: "node22",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
}

async function buildScripts() {
  const folder = join(root, "src", "browser");
  if (!existsSync(folder)) return [];
  const islands = join(folder, "islands");
  const entryPoints = [
    ...["main.ts", "outbox.ts", "service-worker.ts"].map((name) => join(folder, name)),
    ...readdirSync(islands).map((name) => join(islands, name)),
  ];
  const made = await build({
    entryPoints,
    outdir: assets,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2020"],
    write: false,
    logLevel: "warning",
  });
  return made.outputFiles.map(({ path, contents }) => keep(parse(path).base, contents));
}

function buildStyles() {
  const folder = join(root, "src", "ui", "styles");
  const source = ["main.scss", "main.css"].map((name) => join(folder, name)).find(existsSync);
  if (!source) return [];
  const { css } = compile(source, {
    style: "compressed",
    loadPaths: [join(root, "node_modules")],
    quietDeps: true,
  });
  return [keep("main.css", Buffer.from(css))];
}

/** Under a name that bears its hash a browser may keep the file for ever. */
function keep(name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const file = `${parse(name).name}-${hash}${parse(name).ext}`;
  writeFileSync(join(assets, file), bytes);
  return { name, file };
}

function removeOld(current) {
  for (const name of readdirSync(assets)) {
    if (!current.has(name)) rmSync(join(assets, name));
  }
}
