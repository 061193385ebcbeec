import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { piecesOf } from "./pieces.ts";
import { Unreadable } from "./rows.ts";
import { type ReadingMessage, ReadingTask } from "./task.ts";

const port = parentPort;
if (!port) throw new Error("this is read by a thread of its own");

try {
  // One piece lies ready while the one before is worked on: a large file never waits in memory as a whole.
  for await (const piece of piecesOf(ReadingTask.parse(workerData))) {
    const asked = piece.kind === "rows" ? once(port, "message") : null;
    say(piece);
    await asked;
  }
  say({ kind: "ended" });
} catch (error) {
  if (!(error instanceof Unreadable)) throw error;
  say({ kind: "refused", reason: error.reason === "too_large" ? "too_large" : "not_a_workbook" });
}

function say(message: ReadingMessage): void {
  port?.postMessage(message);
}
