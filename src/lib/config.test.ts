import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const folder = mkdtempSync(join(tmpdir(), "tirek-config-"));
const secret = "0123456789abcdef0123456789abcdef";

test("an empty environment runs with the embedded database and a secret that is kept", () => {
  const config = readConfig({ DATA_DIR: folder });
  expect(config).toMatchObject({
    DATABASE_URL: null,
    PORT: 3000,
    PUBLIC_URL: "http://localhost:3000",
    FILES_URL: join(folder, "files"),
    MAIL_FROM: "no-reply@localhost",
  });
  expect(config.SECRET.length).toBeGreaterThanOrEqual(32);
  expect(readConfig({ DATA_DIR: folder }).SECRET).toBe(config.SECRET);
  expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
});

test.each([
  ["PORT", { PORT: "many" }],
  ["DATABASE_URL", { DATABASE_URL: "mysql://x/y" }],
  ["SMTP_URL", { SMTP_URL: "mail.kz" }],
  ["PUBLIC_URL", { PUBLIC_URL: "tirek.kz" }],
  ["SECRET", { SECRET: "short" }],
  ["SECRET", { DATABASE_URL: "postgres://127.0.0.1/tirek" }],
  ["TIREK_ENV", { TIREK_ENV: "prod" }],
  ["METRICS_TOKEN", { METRICS_TOKEN: "x" }],
  ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
  ["WEB_PROCESSES", { WEB_PROCESSES: "0" }],
])("a wrong %s is named", (name, environment) => {
  expect(() => readConfig({ DATA_DIR: folder, ...environment })).toThrow(`${name}:`);
});

test("all wrong variables are named at once", () => {
  expect(() => readConfig({ PORT: "-1", LOG_LEVEL: "loud" })).toThrow(/PORT:.*\n.*LOG_LEVEL:/);
});

test("an empty variable counts as absent, and the address loses its last slash", () => {
  const config = readConfig({ PORT: "", SECRET: secret, PUBLIC_URL: "https://tirek.kz/" });
  expect(config.PORT).toBe(3000);
  expect(config.PUBLIC_URL).toBe("https://tirek.kz");
});
