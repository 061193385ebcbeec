import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { check, look, teacher } from "#test/people-imports.ts";
import { forgetRows } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("overload", () => {
  it("a cell of very many names makes no page of very many problems", async () => {
    const { code, id } = await makeSchool(app.db);
    const spy = await app.signInAs("partner_coordinator", { schoolId: id });
    const rows = Array.from({ length: 20 }, (_, at) => ({
      programme: "«Рефлексия в практике»",
      code,
      from: "2024-11-04",
      until: `2024-11-${String(at + 5).padStart(2, "0")}`,
      hours: "36",
      trainers: "а\n".repeat(1_900),
      trained: "б\n".repeat(1_900),
    }));
    const path = await check(app, spy, { kind: "acts", rows });
    const page = await look(spy, path);
    expect(page.length).toBeLessThan(1_000_000);
  });
});

describe("two at once", () => {
  it("an undo and an erasing at once do not end each other", async () => {
    const maker = await app.signInAs("national");
    const { code } = await makeSchool(app.db);
    const path = await check(app, maker, { rows: [teacher(code, { given_name: "Тұйық" })] });
    await maker.post(`${path}/writing`);
    await runWaitingJobs(app);
    const { rows } = await sql<{ id: string }>`
      select id from people.teachers where given_name = 'Тұйық'`.execute(app.db);
    const id = rows[0]?.id ?? "";
    await maker.post(`${path}/undo`);
    let undoing: Promise<unknown> = Promise.resolve();
    const erasing = app.db.transaction().execute(async (tx) => {
      await forgetRows(tx, {
        teacherIds: [id],
        names: [{ familyName: "Омарова", givenName: "Тұйық" }],
      });
      undoing = runWaitingJobs(app);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await sql`update people.teachers set family_name = '–', given_name = '–', erased_at = ${now} where id = ${id}`.execute(
        tx,
      );
    });
    const ends = await Promise.allSettled([erasing]);
    await undoing.catch(() => {});
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled"]);
  }, 30_000);
});
