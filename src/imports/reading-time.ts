import type { Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { hasTries, type Limit, spendTries } from "#lib/rate-limit.ts";
import { readFile } from "./reading/read.ts";
import { Unreadable } from "./reading/rows.ts";
import type { ReadingMessage, ReadingTask } from "./reading/task.ts";

// Ten of the largest files: a school's list takes a second.
export const secondsAnHour: Limit = { name: "reading", points: 600, seconds: 3600 };

type Reader = { person: Person; signal?: AbortSignal | undefined };

/**
 * Reads as `readFile` does, for so long in an hour as one person may: two files are read at once, and nobody is to hold both
 * places with one file after the other. Throws `Unreadable`.
 */
export async function* readWithin(
  db: Db,
  task: ReadingTask,
  { person, signal }: Reader,
): AsyncGenerator<ReadingMessage> {
  const reader = person.userId;
  if (!(await hasTries(db, secondsAnHour, reader))) throw new Unreadable("too_often");
  let spent = 0;
  try {
    yield* readFile(task, { reader, signal, took: (seconds) => (spent = seconds) });
  } finally {
    await spendTries(db, secondsAnHour, { who: reader, tries: Math.ceil(spent) });
  }
}
