import { on } from "node:events";
import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { rootPath } from "#lib/root.ts";
import { Unreadable } from "./rows.ts";
import { ReadingMessage, type ReadingTask } from "./task.ts";

const mostSeconds = 60;
const mostMegabytes = 512;
const mostAtOnce = Math.max(1, Math.min(2, availableParallelism() - 1));

/**
 * Reads the file in a thread of its own, piece by piece, with limits of time and memory: nobody else's page
 * waits for it. Throws `Unreadable` where the file cannot be read; whoever stops listening ends the reading.
 */
export async function* readFile(task: ReadingTask): AsyncGenerator<ReadingMessage> {
  const leave = await queue.enter();
  const worker = new Worker(threadUrl(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, stackSizeMb: 4 },
  });
  try {
    yield* messagesOf(worker);
  } catch (error) {
    throw isTooMuch(error) ? new Unreadable("too_large") : error;
  } finally {
    await worker.terminate();
    leave();
  }
}

async function* messagesOf(worker: Worker): AsyncGenerator<ReadingMessage> {
  const limit = AbortSignal.timeout(mostSeconds * 1000);
  for await (const [said] of on(worker, "message", { signal: limit })) {
    const message = ReadingMessage.parse(said);
    if (message.kind === "refused") throw new Unreadable(message.reason);
    if (message.kind === "ended") return;
    yield message;
    if (message.kind === "rows") worker.postMessage("go on");
  }
}

/** Time is up, or the thread took more memory than it may. */
function isTooMuch(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "AbortError") return true;
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

// Beside the sources there is the thread's source, beside the bundle its own bundle.
function threadUrl(): URL {
  return import.meta.url.endsWith(".ts")
    ? new URL("./thread.ts", import.meta.url)
    : pathToFileURL(rootPath("dist", "reading-thread.js"));
}

/** Lets a few in at once; the others wait in the order they came. */
class Queue {
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  async enter(): Promise<() => void> {
    if (this.#inside >= mostAtOnce) await new Promise<void>((go) => this.#waiting.push(go));
    this.#inside += 1;
    return () => {
      this.#inside -= 1;
      this.#waiting.shift()?.();
    };
  }
}

const queue = new Queue();
