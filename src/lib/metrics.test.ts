import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { startJob } from "./jobs.ts";
import { logRequest, openLog } from "./log.ts";
import { openMetrics } from "./metrics.ts";

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

test("requests are counted by the pattern of their route, jobs by their state", async () => {
  const metrics = openMetrics(t.db);
  metrics.countRequest({ method: "GET", route: "/network/schools/:id", status: 200, ms: 30 });
  const job = { id: randomUUID(), task: "count", payload: {}, by: null, now: new Date() };
  await startJob(t.db, job);
  const text = await metrics.text();
  expect(text).toContain(
    'tirek_http_seconds_bucket{le="0.05",method="GET",route="/network/schools/:id",status="200"} 1',
  );
  expect(text).toContain('tirek_http_seconds_bucket{le="0.025",method="GET"');
  expect(text).toContain('tirek_jobs{task="count",state="waiting"} 1');
  expect(text).toMatch(/tirek_db_connections\{state="idle"\} [1-9]/);
});

test("a request leaves one line that names its route and nobody", () => {
  const lines: string[] = [];
  const log = openLog("info", { write: (line) => lines.push(line) });
  logRequest(log, { id: "r1", method: "GET", route: "/people/:id", status: 404, ms: 1.234 });
  expect(lines).toHaveLength(1);
  const { time, pid, ...line } = JSON.parse(lines[0] ?? "");
  expect([typeof time, typeof pid]).toEqual(["string", "number"]);
  expect(line).toEqual({
    level: 30,
    msg: "request",
    id: "r1",
    method: "GET",
    route: "/people/:id",
    status: 404,
    ms: 1.2,
  });
});

test("an error of the database is logged without what was to be written", async () => {
  const lines: string[] = [];
  const log = openLog("info", { write: (line) => lines.push(line) });
  const address = "aliya@mektep.example";
  const person = { family_name: "Сынақова", given_name: "Әлия", email: address };
  const insert = () =>
    t.db
      .insertInto("accounts.users")
      .values({ ...person, id: randomUUID() })
      .execute();
  await insert();
  const err = await insert().catch((error: unknown) => error);
  log.error({ err }, "request failed");
  expect(err).toMatchObject({ detail: expect.stringContaining(address) });
  expect(lines.join()).toContain("users_email_unique");
  expect(lines.join()).not.toContain(address);
});
