import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { until } from "#test/processes.ts";
import { type Child, growingPauses, keepRunning, runToEnd } from "./child.ts";

const folder = mkdtempSync(join(tmpdir(), "tirek-child-"));
const times = { firstPauseMs: 20, longestPauseMs: 160, steadyMs: 60_000, killMs: 300 };
const running: Child[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) await child.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** A program of its own that notes each start, and knows which one it is. */
function programOf(body: string) {
  count += 1;
  const notes = join(folder, `${count}.txt`);
  const file = join(folder, `${count}.mjs`);
  writeFileSync(
    file,
    `import { appendFileSync, readFileSync } from "node:fs";
     appendFileSync(${JSON.stringify(notes)}, "started\\n");
     const start = readFileSync(${JSON.stringify(notes)}, "utf8").split("\\n").length - 1;
     const stay = () => setInterval(() => {}, 1000);
     ${body}`,
  );
  const program = { file, args: [], environment: process.env };
  const starts = () => (existsSync(notes) ? readFileSync(notes, "utf8").split("\n").length - 1 : 0);
  return { program, starts };
}

function keep(program: Parameters<typeof keepRunning>[0], more = {}): Child {
  const child = keepRunning(program, { ...times, ...more });
  running.push(child);
  return child;
}

describe("a process that is kept running", () => {
  it("is started again when it falls before it came up, until it comes up", async () => {
    const { program, starts } = programOf(
      `if (start < 3) process.exit(1); process.send("ready"); stay();`,
    );
    await keep(program).ready;
    expect(starts()).toBe(3);
  });

  it("is given up when it says that it cannot start", async () => {
    const { program, starts } = programOf(`process.exit(78);`);
    await expect(keep(program).ready).rejects.toThrow("cannot start until that is mended");
    expect(starts()).toBe(1);
  });

  it("is started again after it came up, whatever it says", async () => {
    const { program, starts } = programOf(
      `process.send("ready"); if (start < 3) setTimeout(() => process.exit(78), 50); else stay();`,
    );
    await keep(program).ready;
    await until(() => starts() === 3);
  });

  it("is not waited for in the pause before its next start", async () => {
    const { program, starts } = programOf(`process.exit(1);`);
    const child = keep(program, { firstPauseMs: 60_000, longestPauseMs: 60_000 });
    await until(() => starts() === 1);
    await child.stop();
  });

  it("is killed when it does not end in time", async () => {
    const { program } = programOf(
      `process.on("SIGTERM", () => {}); process.send("ready"); stay();`,
    );
    const child = keep(program);
    await child.ready;
    const began = performance.now();
    await child.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe("what has an end", () => {
  const never = new AbortController().signal;

  it("is run again when it was cut off, and tells its lines", async () => {
    const { program, starts } = programOf(
      `if (start < 2) process.kill(process.pid, "SIGKILL");
       process.send(["one", "two"], () => process.disconnect());`,
    );
    expect(await runToEnd(program, never, times)).toEqual(["one", "two"]);
    expect(starts()).toBe(2);
  });

  it("is given up when it says that it cannot", async () => {
    const { program } = programOf(`process.exit(78);`);
    await expect(runToEnd(program, never, times)).rejects.toThrow("cannot start");
  });

  it("ends when it is told to", async () => {
    const over = new AbortController();
    const { program, starts } = programOf(`stay();`);
    const run = runToEnd(program, over.signal, times);
    await until(() => starts() === 1);
    over.abort();
    expect(await run).toEqual([]);
  });
});

it("pauses grow, and begin anew after a time of health", () => {
  const next = growingPauses({ firstPauseMs: 500, longestPauseMs: 2_000, steadyMs: 60_000 });
  const lived = [100, 100, 100, 100, 60_000, 100, 59_000, 61_000, 100];
  expect(lived.map(next)).toEqual([500, 1_000, 2_000, 2_000, 500, 1_000, 2_000, 500, 1_000]);
});
