// Which Node runs the program, and how the scripts start one another.
import { spawn, spawnSync } from "node:child_process";
import * as crypto from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// npm passes its signal to a shell, which ends and tells us nothing: we are another's child from then on.
const startedBy = process.ppid;
const isOfNpm = process.env.npm_command !== undefined;
const watchMs = 250;
// Longer than the program gives itself.
const longestEndMs = 12_000;

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that came with the packages; on a system without one, the person's own. */
export function findNode() {
  const packaged = join(root, "node_modules", ".bin", "node");
  if (existsSync(packaged)) {
    const answer = spawnSync(packaged, ["--version"], { encoding: "utf8" });
    if (answer.status === 0) return packaged;
  }
  // Passwords are hashed by what Node brings; a version by itself says little of it.
  if ("argon2" in crypto) return process.execPath;
  throw new Error(`Node 24.7 or newer is needed, this one is ${process.version}`);
}

/** Packages are installed again when the lock file is newer than what npm last installed. */
export function installIfNeeded(folder = root) {
  const installed = join(folder, "node_modules", ".package-lock.json");
  const wanted = statSync(join(folder, "package-lock.json")).mtimeMs;
  if (existsSync(installed) && statSync(installed).mtimeMs >= wanted) return;
  const npm = process.env.npm_execpath;
  const done = npm
    ? spawnSync(process.execPath, [npm, "ci"], { cwd: folder, stdio: "inherit" })
    : spawnSync("npm", ["ci"], { cwd: folder, stdio: "inherit" });
  if (done.status !== 0) throw new Error("npm ci failed");
}

/** Runs a program to its end and answers with its exit code and what it printed. */
export function run(program, args, { quiet = false, env = {} } = {}) {
  return new Promise((finished) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    let printed = "";
    child.stdout?.on("data", (bytes) => {
      printed += bytes;
    });
    child.stderr?.on("data", (bytes) => {
      printed += bytes;
    });
    child.once("error", (error) => finished({ code: 1, printed: `${program}: ${error.message}` }));
    child.once("close", (code) => finished({ code: code ?? 1, printed }));
  });
}

/** The file that a package's command runs, so that it runs under our Node and not another. */
export function commandFile(packageName, command) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/** Runs the built program in our place: what tells us to end tells it, and its ending is ours. */
export function runProgram(node, args) {
  const child = spawn(node, [join(root, "dist", "cli.js"), ...args], {
    // The channel tells the program when this process was killed.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  const end = () => {
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), longestEndMs).unref();
  };
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, end);
  const watch = setInterval(() => {
    if (!isOfNpm || process.ppid === startedBy) return;
    clearInterval(watch);
    end();
  }, watchMs);
  child.once("exit", (code) => process.exit(code ?? 1));
}
