import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findLevel, migrate, migrateTo } from "#cli/database/migrate.ts";
import { readConfig } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import { openFiles } from "#lib/files.ts";
import { runWorker } from "#lib/job-worker.ts";
import { findJob, startJob } from "#lib/jobs.ts";
import { tasks } from "#modules/people/recommendations/jobs.ts";
import { emptyDatabase, type TestDatabase, testDatabase } from "#test/database.ts";
import { backUp } from "./pack.ts";
import { restore } from "./restore.ts";

const folder = mkdtempSync(join(tmpdir(), "tirek-older-test-"));
const files = openFiles(join(folder, "files"));
const path = join(folder, "backup.tar");
const now = new Date("2026-03-01T09:00:00Z");
const person = randomUUID();
const school = randomUUID();
const trainer = randomUUID();
const offer = randomUUID();
const nomination = randomUUID();
const event = randomUUID();
const job = randomUUID();
const recommendationId = randomUUID();
let lived: TestDatabase;
let restored: TestDatabase;

beforeAll(async () => {
  lived = await emptyDatabase();
  restored = await emptyDatabase();
  await migrateBefore(lived.db, "0049");
  await live(lived.db);
});
afterAll(async () => {
  await lived.close();
  await restored.close();
});

/** Brings an empty database to where it stood before the migration of this number. */
async function migrateBefore(db: Db, number: string): Promise<void> {
  const newest = await testDatabase();
  const level = await findLevel(newest.db);
  await newest.close();
  await migrateTo(
    db,
    level.filter(({ name }) => name < number),
  );
}

/** What a deployment held under the names of then, so it is written without the types of now. */
async function live(db: Db): Promise<void> {
  await sql`insert into network.schools (id, code, name_kk, name_ru, kind, open_during)
    values (${school}, 'KZ-1', 'Мектеп', 'Школа', 'general', '[2010-09-01,)')`.execute(db);
  await sql`insert into people.teachers (id, family_name, given_name)
    values (${trainer}, 'Әлі', 'Ұлан')`.execute(db);
  await sql`insert into people.help_offers (id, school_id, trainer_id, direction, half_year, state, made_by, made_at)
    values (${offer}, ${school}, ${trainer}, 'methods_trainer', '2025-2', 'accepted', ${person}, ${now})`.execute(
    db,
  );
  await act(db, { act: "helpOffered", kind: "help_offer", id: offer });
  const changes = { state: { from: "proposed", to: "accepted" } };
  await act(db, { act: "help.accept", kind: "help_offer", id: offer, changes });
  await sql`insert into network.nominations (id, school_id, state, reason, proposed_at, proposed_by)
    values (${nomination}, ${school}, 'opined', 'Тәжірибе', ${now}, ${person})`.execute(db);
  const came = { came: { from: null, to: "+3 −1" } };
  await act(db, { act: "attendanceMarked", kind: "event", id: event, changes: came });
  await sql`insert into people.recommendations (id, half_year, job_id, made_by, made_at)
    values (${recommendationId}, '2025-2', ${job}, ${person}, ${now})`.execute(db);
  const payload = { recommendationId };
  await startJob(db, { id: job, task: "recommend_help", payload, by: null, now });
}

type OldAct = { act: string; kind: string; id: string; changes?: object };

async function act(db: Db, { act: name, kind, id, changes = {} }: OldAct): Promise<void> {
  await sql`insert into core.history (at, actor_label, act, subject_kind, subject_id, changes)
    values (${now}, 'system', ${name}, ${kind}, ${id}, ${JSON.stringify(changes)}::jsonb)`.execute(
    db,
  );
}

async function expectNamesOfNow(db: Db): Promise<void> {
  const offers = await db
    .selectFrom("people.support_offers")
    .select(["id", "trainer_id", "state"])
    .execute();
  expect(offers).toEqual([{ id: offer, trainer_id: trainer, state: "accepted" }]);
  const nominations = await db.selectFrom("network.nominations").select(["id", "state"]).execute();
  expect(nominations).toEqual([{ id: nomination, state: "reviewed" }]);
  const history = await db
    .selectFrom("core.history")
    .orderBy("place")
    .select(["act", "subject_kind", "subject_id", "changes"])
    .execute();
  expect(history).toEqual([
    { act: "supportOffered", subject_kind: "support_offer", subject_id: offer, changes: {} },
    {
      act: "support.accept",
      subject_kind: "support_offer",
      subject_id: offer,
      changes: { state: { from: "proposed", to: "accepted" } },
    },
    {
      act: "attendanceMarked",
      subject_kind: "event",
      subject_id: event,
      changes: { attended: { from: null, to: "+3 −1" } },
    },
  ]);
}

test("a backup from before names changed is read under the names of now", async () => {
  await backUp({ db: lived.db, files }, { path, now });
  await restore({ db: restored.db, files }, path);

  await expectNamesOfNow(restored.db);
  expect(await findJob(restored.db, job)).toMatchObject({
    task: "recommend_support",
    state: "failed",
    failure: "interrupted",
  });
});

test("a deployment that goes on keeps its rows and does the jobs that waited", async () => {
  await migrate(lived.db);

  await expectNamesOfNow(lived.db);
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relname like 'help\_%'
    union all select conname from pg_constraint where conname like 'help\_%'`.execute(lived.db);
  expect(rows).toEqual([]);
  expect(await findJob(lived.db, job)).toMatchObject({ state: "waiting" });
  const worker = await startWorker();
  while (!(await findJob(lived.db, job))?.endedAt) await pause(50);
  await worker.stop();
  expect(await findJob(lived.db, job)).toMatchObject({
    task: "recommend_support",
    state: "done",
    resultPath: `/people/recommendations/${recommendationId}`,
  });
});

function startWorker(): Promise<{ stop(): Promise<void> }> {
  const config = readConfig({
    TIREK_ENV: "test",
    DATABASE_URL: lived.url,
    SECRET: "0123456789abcdef0123456789abcdef",
    DATA_DIR: folder,
  });
  return runWorker({ config, db: lived.db, tasks });
}
