import type { Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { hasTries, type Limit, spendTries } from "#lib/rate-limit.ts";
import { readFile } from "./reading/read.ts";
import type { ReadingMessage, ReadingTask } from "./reading/task.ts";

// Ten of the largest files: a school's list takes a second.
export const secondsAnHour: Limit = { name: "reading", points: 600, seconds: 3600 };

type Reader = { person: Person; signal?: AbortSignal | undefined };

/**
 * Reads as `readFile` does, for so long in an hour as one person may: two files are read at once, and nobody is to hold both
 * places with one file after the other. Throws `Unreadable`.
 */
export function readWithin(
  db: Db,
  task: ReadingTask,
  { person, signal }: Reader,
): AsyncGenerator<ReadingMessage> {
  const who = person.userId;
  return readFile(task, {
    reader: who,
    signal,
    hasTime: () => hasTries(db, secondsAnHour, who),
    took: (seconds) => spendTries(db, secondsAnHour, { who, tries: Math.ceil(seconds) }),
  });
}
