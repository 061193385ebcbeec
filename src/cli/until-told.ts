/** Resolves when the process is asked to end: by a signal, or by the death of its parent. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
    // A parent killed with -9 closes the channel and sends nothing: without it nobody would end us.
    process.once("disconnect", () => resolve());
    // Killed while we were being read.
    if (process.connected === false) resolve();
  });
}
