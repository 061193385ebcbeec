import { randomUUID } from "node:crypto";
import type { Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { openFiles } from "#lib/files.ts";
import type { Task } from "#lib/jobs.ts";
import { getPerson } from "#lib/person.ts";
import { createUser } from "#modules/accounts/users/actions.ts";
import { configOf, type Place } from "./place.ts";

/** How many milliseconds the act takes. */
export async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

type Work = { place: Place; db: Db; task: Task | undefined; payload: unknown };

/** Runs the task of a job as the worker would, without waiting in the queue. */
export async function runTask({ place, db, task, payload }: Work): Promise<void> {
  if (!task) throw new Error("no such task");
  const config = configOf(place);
  const files = openFiles(config.FILES_URL);
  const tools = { db, files, config, jobId: randomUUID(), now: () => new Date() };
  await task.run({ ...tools, progress: async () => {} }, payload);
}

export async function nationalPerson(db: Db): Promise<Person> {
  const now = new Date();
  const email = `${randomUUID()}@bench.example`;
  const person = { familyName: "Bench", givenName: "Bench", email, password: randomUUID() };
  const scope = { kind: "country" } as const;
  const made = await createUser(db, { ...person, role: "national", scope, now });
  if (!made.ok) throw new Error("the person is there already");
  return getPerson(db, { userId: made.value.id, now });
}
