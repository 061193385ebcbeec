import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getImport } from "#imports/queries.ts";
import { writeImport } from "#imports/writing.ts";
import { writeCsv } from "#lib/csv.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { peopleDesk } from "#test/desks.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { check, eraseTeacher, peopleOf, teacher, write } from "#test/people-imports.ts";
import { forgetRows } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const stateOf = async (path: string) => (await getImport(app.db, path.slice(-36))).state;

describe("taking an import back", () => {
  it("waits for whoever writes something of its people, and is refused then", async () => {
    const maker = await app.signInAs("national");
    const { code, id: schoolId } = await makeSchool(app.db);
    const path = await check(app, maker, { rows: [teacher(code, { given_name: "Курсты" })] });
    await write(app, maker, path);
    const [{ id: teacherId = "" } = {}] = await peopleOf(app, schoolId);
    const course = randomUUID();
    let undone: Promise<unknown> = Promise.resolve();
    await app.db.transaction().execute(async (tx) => {
      await sql`insert into people.courses (id, teacher_id, programme, completed_on, hours)
        select ${course}, ${teacherId}, min(code), '2025-01-01', 10 from people.programmes`.execute(
        tx,
      );
      await maker.post(`${path}/undo`);
      undone = runWaitingJobs(app);
      await untilSomebodyWaits(tx);
    });
    await undone;
    const { rows } = await sql`select id from people.courses where id = ${course}`.execute(app.db);
    expect([await stateOf(path), rows.length]).toEqual(["written", 1]);
  });

  it("an undo that waited past the day is not told as done when nothing was taken back", async () => {
    const maker = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const path = await check(app, maker, { rows: [teacher(code, { given_name: "Кешіккен" })] });
    await write(app, maker, path);
    await sql`update core.imports set written_at = ${now}::timestamptz - interval '23 hours 59 minutes'
      where id = ${path.slice(-36)}`.execute(app.db);
    const other = await makeSchool(app.db);
    // Another's table is checked by the worker before.
    const someone = await app.signInAs("partner_coordinator", { schoolId: other.id });
    const columns = ["code", "family_name", "given_name"];
    const otherId = randomUUID();
    const file = new File([writeCsv(columns, [[other.code, "Басқа", "Біреу"]])], "a.csv");
    await someone.post("/people/imports", { id: otherId, kind: "teachers", file });
    await someone.post(`/people/imports/${otherId}/columns`, {
      code: "0",
      family_name: "1",
      given_name: "2",
    });
    await maker.post(`${path}/undo`);
    expect(await stateOf(path)).toBe("undoing");
    await runWaitingJobs(app, new Date(now.getTime() + 5 * 60_000));
    const state = await stateOf(path);
    const people = await peopleOf(app, id);
    expect({ state, people: people.length }).not.toEqual({ state: "undone", people: 1 });
  });

  it("an undo that waits while somebody is erased is not told as done when nothing was taken back", async () => {
    const maker = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const path = await check(app, maker, {
      rows: [
        teacher(code, { given_name: "Өшетін" }),
        teacher(code, { given_name: "Қалатын", birth_year: "1990" }),
      ],
    });
    await write(app, maker, path);
    await maker.post(`${path}/undo`);
    const { rows } = await sql<{ id: string }>`
      select id from people.teachers where given_name = 'Өшетін'`.execute(app.db);
    await eraseTeacher(app, maker, rows[0]?.id ?? "");
    await runWaitingJobs(app);
    const state = await stateOf(path);
    const people = await peopleOf(app, id);
    expect({ state, people: people.length }).not.toEqual({ state: "undone", people: 2 });
  });

  it("an import of which half can be taken back no more is not taken back by half", async () => {
    const maker = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const path = await check(app, maker, {
      rows: [
        teacher(code, { given_name: "Алғашқы" }),
        teacher(code, { given_name: "Серігі", birth_year: "1988" }),
        teacher(code, { given_name: "Кейінгі", birth_year: "1990" }),
      ],
    });
    const importId = path.slice(-36);
    await sql`update core.import_rows set portion = case when number <= 3 then 1 else 2 end
      where import_id = ${importId}`.execute(app.db);
    await sql`update core.imports set state = 'writing' where id = ${importId}`.execute(app.db);
    const found = await getImport(app.db, importId);
    const person = await getPerson(app.db, { userId: found.madeBy, now });
    let portions = 0;
    await writeImport(app.db, peopleDesk, {
      found,
      person,
      by: person,
      now,
      progress: async () => {
        portions += 1;
        if (portions !== 2) return;
        const { rows } = await sql<{ id: string }>`
          select id from people.teachers where given_name = 'Алғашқы'`.execute(app.db);
        await eraseTeacher(app, maker, rows[0]?.id ?? "");
      },
    });
    expect(await peopleOf(app, id)).toHaveLength(3);
    await maker.post(`${path}/undo`);
    await runWaitingJobs(app);
    const { rows } = await sql<{ given_name: string }>`select given_name from people.teachers
      where given_name in ('Серігі', 'Кейінгі') order by 1`.execute(app.db);
    // Both or neither, and not told as undone with half of it there.
    expect({ left: rows.map((r) => r.given_name), state: await stateOf(path) }).not.toEqual({
      left: ["Серігі"],
      state: "undone",
    });
  });

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

async function untilSomebodyWaits(tx: TestApp["db"]): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await sql`select from pg_locks where not granted`.execute(tx);
    if (rows.length > 0) return;
    await new Promise((go) => setTimeout(go, 25));
  }
}
