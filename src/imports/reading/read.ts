import { on } from "node:events";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { rootPath } from "#lib/root.ts";
import { Unreadable } from "./rows.ts";
import { ReadingMessage, type ReadingTask } from "./task.ts";

const mostSeconds = 60;
const mostMegabytes = 512;
const mostAtOnce = 2;

/** Whose file it is, so that nobody waits for another's many files, and what says that they have gone. */
export type Turn = {
  reader?: string;
  signal?: AbortSignal | undefined;
  /** Asked when the turn has come whether there is time left for the reader. */
  hasTime?(): Promise<boolean>;
  /** Told how long the place was held, before the next file of the reader is let in. */
  took?(seconds: number): Promise<void>;
};

/**
 * Reads the file in a thread of its own, piece by piece, with limits of time and memory: nobody else's page
 * waits for it. Throws `Unreadable` where the file cannot be read; whoever stops listening ends the reading.
 */
export async function* readFile(
  task: ReadingTask,
  { reader, signal, hasTime, took }: Turn = {},
): AsyncGenerator<ReadingMessage> {
  const leave = await queue.enter(reader ?? task);
  try {
    if (signal?.aborted) throw new Unreadable("too_large");
    if (hasTime && !(await hasTime())) throw new Unreadable("too_often");
  } catch (error) {
    leave();
    throw error;
  }
  const began = performance.now();
  const worker = new Worker(threadUrl(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, stackSizeMb: 4 },
  });
  try {
    yield* messagesOf(worker, signal);
  } catch (error) {
    throw isOutOfMemory(error) ? new Unreadable("too_large") : error;
  } finally {
    await worker.terminate();
    // Also where it could not be told, others are let in.
    await took?.((performance.now() - began) / 1000).finally(leave);
    if (!took) leave();
  }
}

async function* messagesOf(
  worker: Worker,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadingMessage> {
  const end = () => worker.terminate();
  const time = setTimeout(end, mostSeconds * 1000);
  signal?.addEventListener("abort", end, { once: true });
  try {
    for await (const [said] of on(worker, "message", { close: ["exit"] })) {
      // What lay ready when the sender left is not handed on.
      if (signal?.aborted) break;
      const message = ReadingMessage.parse(said);
      if (message.kind === "refused") throw new Unreadable(message.reason);
      if (message.kind === "ended") return;
      yield message;
      if (message.kind === "rows") worker.postMessage("go on");
    }
  } finally {
    clearTimeout(time);
    signal?.removeEventListener("abort", end);
  }
  // The time is up, or whoever sent the file has gone.
  throw new Unreadable("too_large");
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

// Beside the sources there is the thread's source, beside the bundle its own bundle.
function threadUrl(): URL {
  return import.meta.url.endsWith(".ts")
    ? new URL("./thread.ts", import.meta.url)
    : pathToFileURL(rootPath("dist", "reading-thread.js"));
}

// Each that waits lies in memory.
const mostWaiting = 10;
const mostWaitingOfReader = 2;

/** Lets a few in at once, each reader with one file; whoever was read stands behind the others with what still waits. */
class Queue {
  readonly #inside = new Set<unknown>();
  #waiting: { reader: unknown; go: () => void }[] = [];

  /** Throws `Unreadable` where too many wait already. */
  async enter(reader: unknown): Promise<() => void> {
    if (this.#hasRoomFor(reader)) this.#inside.add(reader);
    else await this.#wait(reader);
    return () => {
      this.#inside.delete(reader);
      const isOther = (one: { reader: unknown }) => one.reader !== reader;
      this.#waiting = [
        ...this.#waiting.filter(isOther),
        ...this.#waiting.filter((one) => !isOther(one)),
      ];
      this.#next();
    };
  }

  async #wait(reader: unknown): Promise<void> {
    const own = this.#waiting.filter((one) => one.reader === reader);
    if (own.length >= mostWaitingOfReader || this.#waiting.length >= mostWaiting)
      throw new Unreadable("waiting");
    await new Promise<void>((go) => this.#waiting.push({ reader, go }));
  }

  #hasRoomFor(reader: unknown): boolean {
    return this.#inside.size < mostAtOnce && !this.#inside.has(reader);
  }

  #next(): void {
    const next = this.#waiting.find((one) => this.#hasRoomFor(one.reader));
    if (!next) return;
    this.#waiting = this.#waiting.filter((one) => one !== next);
    this.#inside.add(next.reader);
    next.go();
  }
}

const queue = new Queue();
