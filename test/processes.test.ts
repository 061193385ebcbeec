import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeAll, expect, test } from "vitest";
import { openDb } from "#lib/db.ts";
import { sendMail } from "#lib/mail.ts";
import { testDatabase } from "#test/database.ts";
import { newFolder } from "#test/folders.ts";
import {
  answers,
  buildIfOld,
  freePort,
  type Running,
  startPgbouncer,
  startProgram,
  stopProgram,
  until,
} from "#test/processes.ts";

const secret = "0123456789abcdef0123456789abcdef";
const running: Running[] = [];
const folders: string[] = [];

beforeAll(buildIfOld);
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await stopProgram(each);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function run(args: string[], environment: Record<string, string>): Running {
  const started = startProgram(args, { LOG_LEVEL: "warn", HOST: "127.0.0.1", ...environment });
  running.push(started);
  return started;
}
function newDataDir(): string {
  const folder = newFolder("up");
  folders.push(folder);
  return folder;
}
async function signIn(address: string, person: { email: string; password: string }) {
  return fetch(`${address}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: address },
    body: new URLSearchParams({
      login: person.email,
      email: person.email,
      password: person.password,
    }),
  });
}

test("two web processes and a worker share one database through PgBouncer", {
  timeout: 120_000,
}, async () => {
  const t = await testDatabase();
  const { url, bouncer } = await startPgbouncer(t.url);
  running.push(bouncer);
  const letters: string[] = [];
  const mailbox = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: async (stream, _session, received) => {
      letters.push(Buffer.concat(await stream.toArray()).toString());
      received();
    },
  });
  const smtpPort = await freePort();
  await new Promise<void>((ready) => mailbox.listen(smtpPort, "127.0.0.1", ready));
  const common = {
    DATABASE_URL: url,
    SECRET: secret,
    DATA_DIR: newDataDir(),
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  };
  const ports = [await freePort(), await freePort()];
  const addresses = ports.map((port) => `http://127.0.0.1:${port}`);
  const [first] = ports.map((port) => run(["serve"], { ...common, PORT: String(port) }));
  run(["worker"], common);
  for (const address of addresses) await until(() => answers(`${address}/readyz`), first);

  const many = Array.from({ length: 200 }, (_, n) => answers(`${addresses[n % 2]}/sign-in`));
  expect(await Promise.all(many)).not.toContain(false);

  const through = openDb({ connectionString: url, max: 2 });
  const now = new Date();
  await sendMail(through, { to: "a@b.kz", language: "kk", subject: "Тірек", body: "Сәлем", now });
  await until(() => letters.length === 1);
  await through.destroy();

  await stopProgram(first ?? bouncer, "SIGKILL");
  expect(await answers(`${addresses[0]}/readyz`)).toBe(false);
  expect(await answers(`${addresses[1]}/readyz`)).toBe(true);
  await new Promise<void>((closed) => mailbox.close(closed));
  for (const each of running.splice(0).reverse()) await stopProgram(each);
  await t.close();
});

test("one command brings everything up, and a killed one leaves nothing behind and loses nothing", {
  timeout: 120_000,
}, async () => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const environment = { DATA_DIR: newDataDir(), PORT: String(port), PUBLIC_URL: address };
  const first = run(["up"], environment);
  await until(() => first.printed().includes("Demo people"), first);
  expect(await answers(`${address}/readyz`)).toBe(true);
  const [, email = "", password = ""] = /national\s+(\S+@\S+)\s+(\S+)/.exec(first.printed()) ?? [];
  expect((await signIn(address, { email, password })).status).toBe(303);

  const pids = execFileSync("pgrep", ["-P", String(first.process.pid), "-f", "cli.js serve"]);
  process.kill(Number(pids), "SIGKILL");
  await until(() => first.printed().includes("serve ended (SIGKILL) and is started again"));
  await until(() => answers(`${address}/readyz`), first);

  await stopProgram(first, "SIGKILL");
  await until(async () => !(await answers(`${address}/readyz`)));

  const again = run(["up"], environment);
  await until(() => again.printed().includes("Demo people"), again);
  expect((await signIn(address, { email, password })).status).toBe(303);
  expect((await signIn(address, { email, password: "wrong password" })).status).not.toBe(303);

  expect(await stopProgram(again)).toBe(0);
  expect(await answers(`${address}/readyz`)).toBe(false);
  const left = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
  expect(left).not.toContain(environment.DATA_DIR);
});

test("a port that is taken is told at once, and the running program is left alone", {
  timeout: 120_000,
}, async () => {
  const port = await freePort();
  const environment = { DATA_DIR: newDataDir(), PORT: String(port) };
  const first = run(["up", "--no-demo"], environment);
  await until(() => first.printed().includes("Tirek answers"), first);
  const second = run(["up", "--no-demo"], environment);
  await until(second.hasEnded);
  expect(second.process.exitCode).toBe(78);
  expect(second.printed()).toContain(`Port ${port} is taken`);
  expect(await answers(`http://127.0.0.1:${port}/readyz`)).toBe(true);
});

test("commands work beside a running program, and doctor says what is wrong", {
  timeout: 120_000,
}, async () => {
  const environment = { DATA_DIR: newDataDir(), PORT: String(await freePort()) };
  const up = run(["up", "--no-demo"], environment);
  await until(() => up.printed().includes("Tirek answers"), up);
  const command = async (args: string[], more: Record<string, string> = {}) => {
    const started = run(args, { ...environment, ...more });
    await until(started.hasEnded);
    return { code: started.process.exitCode, printed: started.printed() };
  };
  const email = `${randomUUID()}@example.kz`;
  const made = await command(["user", "create", "--email", email, "--name", "Әлі Ұлан"]);
  expect(made).toMatchObject({ code: 0, printed: expect.stringContaining(email) });
  const twice = await command(["user", "create", "--email", email, "--name", "Әлі Ұлан"]);
  expect(twice).toMatchObject({ code: 1, printed: expect.stringContaining("taken") });
  expect((await command(["doctor"])).code).toBe(0);
  const table = join(environment.DATA_DIR, "schools.csv");
  expect(await command(["seed", "national", "--scale", "0.01"])).toMatchObject({ code: 0 });
  const exported = await command(["export", table, "--language", "ru"]);
  expect(exported.printed).toMatch(/: [1-9]\d* schools/);
  const checked = await command(["import", "schools", table, "--by", email, "--check"]);
  expect(checked.printed).toMatch(/ 0 changed, [1-9]\d* the same, 0 cannot be written/);
  const byNobody = await command(["import", "schools", table, "--by", "nobody@example.kz"]);
  expect(byNobody).toMatchObject({ code: 1, printed: expect.stringContaining("Nobody signs in") });
  const trainer = `${randomUUID()}@example.kz`;
  const ofRegion = ["--role", "cpm_trainer", "--region", "150000000"];
  await command(["user", "create", "--email", trainer, "--name", "Б", ...ofRegion]);
  const mayNot = await command(["import", "schools", table, "--by", trainer]);
  expect(mayNot).toMatchObject({
    code: 1,
    printed: expect.stringContaining("only who may on the page, at /network/imports"),
  });
  expect(await command(["restore-periods", "--by", trainer])).toMatchObject({
    code: 1,
    printed: `${trainer} may not restore periods: only one of the national team may\n`,
  });
  expect(await command(["restore-periods", "--doubtful"])).toMatchObject({
    code: 1,
    printed: expect.stringContaining("add --by EMAIL"),
  });
  expect(await command(["restore-periods", "--by", email, "--only", randomUUID()])).toMatchObject({
    code: 1,
    printed: expect.stringContaining("not among the periods listed"),
  });
  expect(await command(["restore-periods", "--by", email])).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/^Restored 0 statuses and 0 partnerships\n0 statuses and 0/),
  });
  const sick = await command(["doctor"], {
    TIREK_ENV: "production",
    PUBLIC_URL: "http://tirek.kz",
    SMTP_URL: "smtp://127.0.0.1:1",
  });
  expect(sick.code).toBe(1);
  expect(sick.printed).toMatch(/WRONG +mail/);
  expect(sick.printed).toMatch(/WRONG +address/);
  const backup = join(environment.DATA_DIR, "backup.tar");
  expect((await command(["backup", backup])).code).toBe(0);
  const refused = await command(["restore", backup]);
  expect(refused).toMatchObject({ code: 1, printed: expect.stringContaining("empty one") });
  const elsewhere = await command(["restore", backup], { DATA_DIR: newDataDir() });
  expect(elsewhere).toMatchObject({ code: 0, printed: expect.stringContaining("rows of") });
});
