import { randomUUID } from "node:crypto";
import { startCheck } from "#imports/checking.ts";
import type { ImportDesk } from "#imports/desk.ts";
import { importTasks } from "#imports/jobs.ts";
import type { Import } from "#imports/kept.ts";
import { getImport } from "#imports/queries.ts";
import { uploadImport } from "#imports/sending.ts";
import { startWriting } from "#imports/writing.ts";
import type { Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { openFiles } from "#lib/files.ts";
import type { Task } from "#lib/jobs.ts";
import { getPerson } from "#lib/person.ts";
import { startSession } from "#modules/accounts/sessions/actions.ts";
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

export type ImportedTable = { read: number; check: number; write: number; found: Import };

/** Sends the file to the desk, has it checked and written by the jobs themselves; milliseconds of each. */
export async function importTable<Context>({
  place,
  db,
  desk,
  kind,
  file,
}: {
  place: Place;
  db: Db;
  desk: ImportDesk<Context>;
  kind: string;
  file: File;
}): Promise<ImportedTable> {
  const now = new Date();
  const person = await nationalPerson(db);
  const id = randomUUID();
  const { SECRET: secret } = configOf(place);
  const read = await timeOf(() =>
    uploadImport(db, desk, { person, now, form: { id, kind }, file, secret }),
  );
  const { mapping } = await getImport(db, id);
  const tasks = importTasks(desk);
  const run = (name: string) =>
    runTask({ place, db, payload: { importId: id }, task: tasks.find((one) => one.name === name) });
  await startCheck(db, desk, { person, id, chosen: { mapping, answers: {} }, now });
  const check = await timeOf(() => run(desk.tasks.check));
  await startWriting(db, desk, { person, id, now });
  const write = await timeOf(() => run(desk.tasks.write));
  return { read, check, write, found: await getImport(db, id) };
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

/** The cookie of a session of the national team. */
export async function signInNational(db: Db): Promise<string> {
  const userId = randomUUID();
  const now = new Date();
  await db
    .insertInto("accounts.users")
    .values({
      id: userId,
      family_name: "Bench",
      given_name: "National",
      email: `${userId}@bench.example`,
      created_at: now,
    })
    .execute();
  // The role needs a second factor; one that nobody can use lets this session in.
  await db
    .insertInto("accounts.second_factors")
    .values({ user_id: userId, sealed_secret: "-", last_step: 0, set_up_at: now })
    .execute();
  await db
    .insertInto("accounts.grants")
    .values({ id: randomUUID(), user_id: userId, role: "national", during: "[2020-01-01,)" })
    .execute();
  return `tirek=${await startSession(db, { userId, now, device: "bench", visitor: "", how: "byPassword" })}`;
}
