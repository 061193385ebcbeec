import { leaveAtOnce } from "./database/postgres.ts";
import { sayWrong } from "./say.ts";

/** What a process ends with when it would end in the same way again: starting it anew does not help. */
export const hopeless = 78;

// One within the other: what hangs in a process is given up before its parent gives it up, and all of it in ten seconds.
export const pagesAndJobsMs = 5_000;
export const processMs = 8_000;
export const killMs = 8_500;
export const allMs = 9_700;

/** Ends the process so long after it was told to, whatever still hangs. */
export function endInTime(told: Promise<void>, limitMs: number): void {
  void told.then(() => {
    const end = () => {
      sayWrong(`Not finished ${limitMs / 1000} s after it was told to end: cut off`);
      leaveAtOnce();
      process.exit(1);
    };
    setTimeout(end, limitMs).unref();
  });
}

/** Waits for what may hang, and so long at most. */
export async function atMost(ms: number, act: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((over) => {
    timer = setTimeout(over, ms);
  });
  await Promise.race([act, late]).finally(() => clearTimeout(timer));
}
