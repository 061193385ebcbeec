import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createTransport } from "nodemailer";
import { z } from "zod";
import { findFaultyFiles, lineOf } from "#cli/backup/kept-files.ts";
import { databaseProblems } from "#cli/database/check.ts";
import { listPending } from "#cli/database/migrate.ts";
import type { Config } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import { openFiles } from "#lib/files.ts";
import { sqlOf } from "#lib/rows.ts";

export type Finding = { subject: string; problems: string[] };

const leastFreeBytes = 1_000_000_000;
const beatLimitSeconds = 30;
const beatRow = z.strictObject({ beating: z.boolean() });

/** Looks at everything the deployment needs and says what is wrong with each; `deep` reads all kept files, which takes long. */
export async function examine({
  config,
  db,
  deep,
}: {
  config: Config;
  db: Db;
  deep: boolean;
}): Promise<Finding[]> {
  const checks: [string, () => Promise<string[]>][] = [
    ["database", () => databaseProblems(db)],
    ["migrations", () => migrationProblems(db)],
    ["files", () => filesProblems(config)],
    ["disk", () => diskProblems(config)],
    ["mail", () => mailProblems(config)],
    ["address", async () => addressProblems(config)],
    ["secret", async () => secretProblems(config)],
    ["demo people", () => demoProblems(db, config)],
    ["worker", () => workerProblems(db)],
  ];
  if (deep) checks.push(["kept files", () => keptFilesProblems(db, config)]);
  const findings: Finding[] = [];
  for (const [subject, look] of checks) {
    const problems = await look().catch((error: unknown) => [reasonOf(error)]);
    findings.push({ subject, problems });
  }
  return findings;
}

async function migrationProblems(db: Db): Promise<string[]> {
  const pending = await listPending(db);
  return pending.length === 0 ? [] : [`Not run yet: ${pending.join(", ")}; run migrate`];
}

// Bytes of its own that stay: the store only grows, and the same bytes are kept once.
async function filesProblems({ FILES_URL }: Config): Promise<string[]> {
  const files = openFiles(FILES_URL);
  const { sha256 } = await files.put(new TextEncoder().encode("tirek doctor\n"));
  return (await files.has(sha256)) ? [] : [`What was written to ${FILES_URL} is not there`];
}

async function keptFilesProblems(db: Db, { FILES_URL }: Config): Promise<string[]> {
  const faulty = await findFaultyFiles(db, openFiles(FILES_URL));
  return faulty.map((file) => lineOf(file).trim());
}

async function diskProblems({ DATA_DIR }: Config): Promise<string[]> {
  const { bavail, bsize } = await statfs(DATA_DIR).catch(() => statfs(tmpdir()));
  const free = bavail * bsize;
  return free >= leastFreeBytes ? [] : [`Only ${Math.round(free / 1e6)} MB are free`];
}

async function mailProblems({ SMTP_URL, TIREK_ENV }: Config): Promise<string[]> {
  if (SMTP_URL === null) {
    return TIREK_ENV === "production" ? ["SMTP_URL is not set: letters stay in the outbox"] : [];
  }
  const transport = createTransport({ url: SMTP_URL, connectionTimeout: 5_000 });
  try {
    await transport.verify();
    return [];
  } catch (error) {
    return [`The mail server refuses: ${reasonOf(error)}`];
  } finally {
    transport.close();
  }
}

function addressProblems({ PUBLIC_URL, TIREK_ENV }: Config): string[] {
  const open = TIREK_ENV === "production" && !PUBLIC_URL.startsWith("https:");
  return open ? ["PUBLIC_URL must be https:// in production, or passwords travel readable"] : [];
}

function secretProblems({ SECRET }: Config): string[] {
  const varied = new Set(SECRET).size >= 8;
  return varied ? [] : ["SECRET repeats a few letters; make one with: openssl rand -base64 32"];
}

async function demoProblems(db: Db, { TIREK_ENV }: Config): Promise<string[]> {
  if (TIREK_ENV !== "production") return [];
  const { count } = await db
    .selectFrom("accounts.users")
    .where("is_demo", "=", true)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  if (count === 0) return [];
  return [
    `${count} demo people are in this database. Nobody is let in as one of them in production, but their invented ` +
      "records stand among the others: begin with an empty database",
  ];
}

async function workerProblems(db: Db): Promise<string[]> {
  const { rows } = await sqlOf(beatRow)`
    select exists (
      select from core.workers where beat_at > now() - make_interval(secs => ${beatLimitSeconds})
    ) as beating`.execute(db);
  return rows[0]?.beating ? [] : ["No worker is running: imports and letters wait"];
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
