import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { CannotStart } from "./errors.ts";
import { rootPath } from "./root.ts";

export const environments = ["development", "production", "test"] as const;

const optional = z.string().trim().min(1).optional();
const count = (most: number) => z.coerce.number().int().min(1).max(most);

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: optional,
  DATA_DIR: z
    .string()
    .min(1)
    .default(rootPath("data"))
    .transform((path) => resolve(path)),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must be postgres://…" })
    .nullable()
    .default(null),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be smtp://… or smtps://…" })
    .nullable()
    .default(null),
  MAIL_FROM: optional,
  FILES_URL: optional,
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be http://… or https://…" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  SECRET: z.string().min(32, "must have 32 characters or more").optional(),
  TIREK_ENV: z.enum(environments).optional(),
  NODE_ENV: z.enum(environments).optional().catch(undefined),
  METRICS_TOKEN: z.string().min(16, "must have 16 characters or more").nullable().default(null),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).optional(),
  TRUST_PROXY: z.stringbool().default(false),
  WEB_PROCESSES: count(64).default(1),
  WORKER_JOBS: count(32).default(2),
});

export type Config = {
  PORT: number;
  HOST: string;
  DATA_DIR: string;
  /** Null asks for the PostgreSQL that came with the packages. */
  DATABASE_URL: string | null;
  SMTP_URL: string | null;
  MAIL_FROM: string;
  FILES_URL: string;
  PUBLIC_URL: string;
  SECRET: string;
  TIREK_ENV: (typeof environments)[number];
  METRICS_TOKEN: string | null;
  LOG_LEVEL: string;
  /** True behind a reverse proxy of our own, whose X-Forwarded-For is then believed. */
  TRUST_PROXY: boolean;
  WEB_PROCESSES: number;
  WORKER_JOBS: number;
};

/** Reads the environment once; every wrong variable is named in the one error. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const filled = Object.entries(environment).filter(([, value]) => value !== "");
  const read = Environment.safeParse(Object.fromEntries(filled));
  if (!read.success) {
    throw new CannotStart(
      read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"),
    );
  }
  const { NODE_ENV, ...given } = read.data;
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`;
  const mode = given.TIREK_ENV ?? NODE_ENV ?? "development";
  return {
    ...given,
    // Elsewhere there may be demo people, whose passwords everybody knows: only this machine reaches them.
    HOST: given.HOST ?? (mode === "production" ? "0.0.0.0" : "127.0.0.1"),
    FILES_URL: given.FILES_URL ?? join(given.DATA_DIR, "files"),
    PUBLIC_URL: publicUrl,
    MAIL_FROM: given.MAIL_FROM ?? `no-reply@${new URL(publicUrl).hostname}`,
    SECRET: given.SECRET ?? ownSecret(given),
    TIREK_ENV: mode,
    LOG_LEVEL: given.LOG_LEVEL ?? (mode === "test" ? "silent" : "info"),
  };
}

function ownSecret(given: { DATABASE_URL: string | null; DATA_DIR: string }): string {
  // Several web processes on one database must agree on it, so it cannot be made up here.
  if (given.DATABASE_URL) throw new CannotStart("SECRET: is needed together with DATABASE_URL");
  const file = join(given.DATA_DIR, "secret");
  mkdirSync(given.DATA_DIR, { recursive: true, mode: 0o711 });
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}
