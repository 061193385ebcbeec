import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { CannotStart } from "#lib/errors.ts";
import { hopeless, killMs } from "./ending.ts";
import { sayWrong } from "./say.ts";

export type Child = { ready: Promise<void>; restart(): void; stop(): Promise<void> };

export type Program = { file: string; args: string[]; environment: NodeJS.ProcessEnv };

export const usualTimes = {
  firstPauseMs: 500,
  longestPauseMs: 30_000,
  /** What lived so long was well: the pauses begin anew. */
  steadyMs: 60_000,
  killMs,
};

/**
 * Keeps one process of the program running: a crash is followed by a pause and a new start. It is given up only where
 * it never came up and says itself that it cannot.
 */
export function keepRunning(program: Program, times = usualTimes): Child {
  const name = program.args.join(" ");
  const ready = Promise.withResolvers<void>();
  const over = new AbortController();
  let child: ChildProcess | undefined;
  let cameUp = false;
  const startOnce = () => {
    child = start(program);
    child.once("message", () => {
      cameUp = true;
      ready.resolve();
    });
    return endOf(child);
  };
  const live = async () => {
    const nextPause = growingPauses(times);
    while (!over.signal.aborted) {
      const began = performance.now();
      const { code, words } = await startOnce();
      if (over.signal.aborted) return;
      if (code === hopeless && !cameUp) return ready.reject(cannotStart(name));
      const pauseMs = nextPause(performance.now() - began);
      sayWrong(`${name} ended (${words}) and is started again in ${pauseMs / 1000} s`);
      await pauseUnless(over.signal, pauseMs);
    }
  };
  const life = live();
  return {
    ready: ready.promise,
    restart: () => void child?.kill("SIGTERM"),
    stop: async () => {
      over.abort();
      child?.kill("SIGTERM");
      const late = setTimeout(() => child?.kill("SIGKILL"), times.killMs);
      await life;
      clearTimeout(late);
    },
  };
}

/**
 * Runs what has an end, again where it was cut off; answers with the lines it told. Nothing when that is over before.
 */
export async function runToEnd(
  program: Program,
  over: AbortSignal,
  times = usualTimes,
): Promise<string[]> {
  const name = program.args.join(" ");
  const nextPause = growingPauses(times);
  while (!over.aborted) {
    const child = start(program);
    const lines = linesOf(child);
    const stop = () => void child.kill("SIGTERM");
    over.addEventListener("abort", stop);
    const { code, words } = await endOf(child);
    over.removeEventListener("abort", stop);
    if (code === 0) return await lines;
    if (code === hopeless) throw cannotStart(name);
    if (over.aborted) break;
    const pauseMs = nextPause(0);
    sayWrong(`${name} ended (${words}) and is started again in ${pauseMs / 1000} s`);
    await pauseUnless(over, pauseMs);
  }
  return [];
}

/** Each pause twice the one before, and the first one again after a time of health. */
export function growingPauses(times: Omit<typeof usualTimes, "killMs">) {
  let last = 0;
  return (livedMs: number): number => {
    const isFirst = last === 0 || livedMs >= times.steadyMs;
    last = isFirst ? times.firstPauseMs : Math.min(last * 2, times.longestPauseMs);
    return last;
  };
}

/** Waits, or not when that is over. */
export async function pauseUnless(over: AbortSignal, pauseMs: number): Promise<void> {
  await pause(pauseMs, undefined, { signal: over }).catch(() => {});
}

const told = z.array(z.string());

async function linesOf(child: ChildProcess): Promise<string[]> {
  const lines: string[] = [];
  child.on("message", (message) => lines.push(...told.parse(message)));
  await once(child, "disconnect");
  return lines;
}

function start({ file, args, environment }: Program): ChildProcess {
  return fork(file, args, { env: environment });
}

function cannotStart(name: string): Error {
  return new CannotStart(`${name} cannot start until that is mended: it is not started again`);
}

type Ending = { code: number | null; words: string };

function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise((ended) => {
    child.once("error", (error) => ended({ code: null, words: error.message }));
    child.once("exit", (code, signal) => ended({ code, words: signal ?? `code ${code}` }));
  });
}
