import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { sayWrong } from "./say.ts";

export type Child = { ready: Promise<void>; stop(): Promise<void> };

const firstPauseMs = 500;
const longestPauseMs = 30_000;
const steadyMs = 60_000;
const patienceMs = 20_000;

/** Keeps one process of the program running: a crash is followed by a pause and a new start. */
export function keepRunning(command: string, environment: NodeJS.ProcessEnv): Child {
  const ready = Promise.withResolvers<void>();
  let child: ChildProcess | undefined;
  let cameUp = false;
  let stopping = false;
  const startOnce = async () => {
    child = fork(process.argv[1] ?? "", [command], { env: environment });
    child.once("message", () => {
      cameUp = true;
      ready.resolve();
    });
    return endOf(child);
  };
  const live = async () => {
    for (let pauseMs = firstPauseMs; !stopping; await pause(pauseMs)) {
      const began = Date.now();
      const ending = await startOnce();
      if (stopping) return;
      // What did not come up the first time would not the second time either.
      if (!cameUp) return ready.reject(new Error(`${command} did not start`));
      sayWrong(`${command} ended (${ending}) and is started again`);
      pauseMs = nextPause(pauseMs, Date.now() - began);
    }
  };
  const life = live();
  return {
    ready: ready.promise,
    stop: async () => {
      stopping = true;
      child?.kill("SIGTERM");
      const late = setTimeout(() => child?.kill("SIGKILL"), patienceMs);
      await life;
      clearTimeout(late);
    },
  };
}

function nextPause(pauseMs: number, livedMs: number): number {
  return livedMs > steadyMs ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((ended) => {
    child.once("error", (error) => ended(error.message));
    child.once("exit", (code, signal) => ended(signal ?? `code ${code}`));
  });
}
