import { isPostgresAlive, portOfPostgres, startPostgres } from "#cli/database/postgres.ts";
import { growingPauses, pauseUnless, usualTimes } from "./child.ts";
import { sayWrong } from "./say.ts";

const watchMs = 1_000;

/** Starts the embedded database again when it was killed, as often as that is needed; `moved` hears of another port. */
export async function watchDatabase(
  dataDir: string,
  { moved, over }: { moved(): void; over: AbortSignal },
): Promise<void> {
  const nextPause = growingPauses(usualTimes);
  let port = portOfPostgres(dataDir);
  let failedAt = performance.now();
  while (!over.aborted) {
    const reason = isPostgresAlive(dataDir) ? null : await startAgain(dataDir);
    const found = portOfPostgres(dataDir) ?? port;
    if (found !== port) moved();
    port = found;
    const pauseMs = reason ? nextPause(performance.now() - failedAt) : watchMs;
    if (reason) {
      failedAt = performance.now();
      sayWrong(`${reason}\nPostgreSQL is started again in ${pauseMs / 1000} s`);
    }
    await pauseUnless(over, pauseMs);
  }
}

/** Null when it answers again, else why not. */
async function startAgain(dataDir: string): Promise<string | null> {
  return startPostgres({ dataDir }).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
