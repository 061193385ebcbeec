import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const lockLimitMs = 60_000;
const writingLimitMs = 5_000;

/** Notes that this process uses the server of the folder. */
export function hold(folder: string): void {
  mkdirSync(holdersIn(folder), { recursive: true, mode: 0o711 });
  writeFileSync(join(holdersIn(folder), String(process.pid)), statOf(process.pid).began);
}

export function letGo(folder: string): void {
  rmSync(join(holdersIn(folder), String(process.pid)), { force: true });
}

/** How many processes use the server; what those that were killed have left is taken away. */
export function countHolders(folder: string): number {
  const names = readdirSync(holdersIn(folder));
  const living = names.filter((name) => isSame(`${name} ${read(join(holdersIn(folder), name))}`));
  for (const name of names) {
    if (!living.includes(name)) rmSync(join(holdersIn(folder), name), { force: true });
  }
  return living.length;
}

/** Waits for its turn to start or stop the server. */
export async function lockStart(folder: string): Promise<() => void> {
  const file = join(folder, "starting");
  const limit = Date.now() + lockLimitMs;
  while (Date.now() < limit) {
    if (tryLock(file)) return () => rmSync(file, { force: true });
    if (isLeft(file)) rmSync(file, { force: true });
    await pause(30);
  }
  throw new Error(`Another process is starting PostgreSQL; if none is, remove ${file}`);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function holdersIn(folder: string): string {
  return join(folder, "holders");
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${statOf(process.pid).began}`, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    // On a full disk the file is there and empty, and would keep everybody out.
    rmSync(file, { force: true });
    throw error;
  }
}

function isLeft(file: string): boolean {
  const mark = read(file);
  if (mark !== "") return !isSame(mark);
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
  return Date.now() - mtimeMs > writingLimitMs;
}

/** Whether the process of this number is the one that began then: after a new start it may be any other. */
function isSame(mark: string): boolean {
  const [pid, began] = mark.split(" ");
  if (!isAlive(Number(pid))) return false;
  const { state, began: now } = statOf(Number(pid));
  // In a container nobody may fetch what has ended, which then keeps its number.
  if (state === "Z") return false;
  return !began || began === now;
}

/** The state of a process and when it began, as the kernel counts it; empty where that is not told. */
function statOf(pid: number): { state: string; began: string } {
  const afterName = read(`/proc/${pid}/stat`).split(") ").at(-1) ?? "";
  const fields = afterName.split(" ");
  return { state: fields[0] ?? "", began: fields[19] ?? "" };
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
