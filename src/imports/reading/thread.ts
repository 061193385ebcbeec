import { on } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { piecesOf } from "./pieces.ts";
import { Unreadable } from "./rows.ts";
import { type ReadingMessage, ReadingTask } from "./task.ts";

const port = parentPort;
if (!port) throw new Error("this is read by a thread of its own");

// A few pieces lie ready while one is worked on: a large file never waits in memory as a whole.
const mostReady = 3;

try {
  const asked = on(port, "message");
  let ready = 0;
  for await (const piece of piecesOf(ReadingTask.parse(workerData))) {
    say(piece);
    if (piece.kind !== "rows") continue;
    ready += 1;
    if (ready < mostReady) continue;
    await asked.next();
    ready -= 1;
  }
  say({ kind: "ended" });
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  say({ kind: "refused", reason: error.reason === "too_large" ? "too_large" : "not_a_workbook" });
}

function say(message: ReadingMessage): void {
  port?.postMessage(message);
}
