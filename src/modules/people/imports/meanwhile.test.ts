import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkImport } from "#imports/checking.ts";
import { valuesOf } from "#imports/plan.ts";
import { getImport } from "#imports/queries.ts";
import { importRetention } from "#imports/retention.ts";
import { writeImport } from "#imports/writing.ts";
import { writeCsv } from "#lib/csv.ts";
import { openLog } from "#lib/log.ts";
import { getPerson } from "#lib/person.ts";
import { forgetDue } from "#lib/retention.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { peopleDesk } from "#test/desks.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool, makeStatus } from "#test/make.ts";
import { makePost, makeTeacher } from "#test/make-people.ts";
import { check, look, peopleOf, teacher, write } from "#test/people-imports.ts";
import { writeTeachers } from "../import-teachers/actions.ts";
import { planTeacherRows } from "../import-teachers/queries.ts";
import { eraseOfPerson } from "../of-person/actions.ts";
import { deskFor, forgetRows } from "./actions.ts";

let app: TestApp;

const log = openLog("silent");
const retentions = importRetention([peopleDesk]);

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("what happens meanwhile", () => {
  it("somebody forgotten while their row is checked does not come back into the checked rows", async () => {
    const { id: schoolId, code } = await makeSchool(app.db);
    const coordinator = await app.signInAs("partner_coordinator", { schoolId });
    const { id: teacherId } = await makeTeacher(app.db, {
      schoolId,
      familyName: "Ұмытылсын",
      givenName: "Біреу",
    });
    const path = await check(app, coordinator, {
      rows: [teacher(code, { family_name: "Ұмытылсын", given_name: "Біреу", patronymic: "" })],
    });
    const importId = path.slice(-36);
    const found = await getImport(app.db, importId);
    const person = await getPerson(app.db, { userId: found.madeBy, now });
    let isForgotten = false;
    await checkImport(app.db, peopleDesk, {
      found,
      person,
      now,
      progress: async () => {
        if (isForgotten) return;
        isForgotten = true;
        await app.db.transaction().execute((tx) =>
          forgetRows(tx, {
            teacherIds: [teacherId],
            names: [{ familyName: "Ұмытылсын", givenName: "Біреу" }],
          }),
        );
      },
    });
    const { rows } =
      await sql`select cells, changes from core.import_rows where import_id = ${importId}
      union all select rows, null from core.import_pieces where import_id = ${importId}`.execute(
        app.db,
      );
    expect(JSON.stringify(rows)).not.toContain("Ұмытылсын");
  });

  it("a position that is told to be left out leaves the known one as it is", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const first = await check(app, person, {
      rows: [teacher(code, { position: "Завуч", given_name: "Орынбасар" })],
    });
    await write(app, person, first);
    const path = await check(app, person, {
      rows: [teacher(code, { position: "Зам. директора по ВР", given_name: "Орынбасар" })],
    });
    const page = await look(person, path);
    expect(page).toContain("эта часть не записывается");
    expect(page).not.toContain("Записать строк");
    expect((await peopleOf(app, id)).map(({ position }) => position)).toEqual(["deputy"]);
  });

  it("the preview says since when the new category counts", async () => {
    const person = await app.signInAs("national");
    const { code } = await makeSchool(app.db);
    await write(app, person, await check(app, person, { rows: [teacher(code)] }));
    const path = await check(app, person, {
      rows: [teacher(code, { category: "Педагог-шебер, 10.01.2025", category_since: "" })],
    });
    const page = await look(person, path);
    expect(page).toContain("Категория: Педагог-эксперт → Педагог-мастер");
    expect(page).toContain("20.11.2023 → 10.01.2025");
  });

  it("the preview says what becomes of a chain whose kind the row leaves empty", async () => {
    const person = await app.signInAs("national");
    const leading = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db);
    const row = { leading_code: leading.code, partner_code: partner.code, from: "2025-09-01" };
    await write(
      app,
      person,
      await sendChecked(person, "partnerships", [{ ...row, kind: "Цепочка", reason: "қала" }]),
    );
    const path = await sendChecked(person, "partnerships", [{ ...row, kind: "", reason: "қала" }]);
    const page = await look(person, path);
    expect(page).not.toMatch(/→ –/);
  });

  it("rows that could not be written any more are not told as written", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const path = await sendChecked(person, "statuses", [
      { code, status: "Ведущая", from: "2025-09-01" },
    ]);
    await makeStatus(app.db, { schoolId: id, status: "pilot", since: "2025-01-01" });
    await write(app, person, path);
    const page = await look(person, path);
    const { rows } =
      await sql`select from network.statuses where school_id = ${id} and status = 'leading'`.execute(
        app.db,
      );
    expect(rows).toEqual([]);
    expect(page).not.toContain("Записано строк: 1");
  });

  it("two writers of one school leave it in one listing a day", async () => {
    const { id } = await makeSchool(app.db);
    let begun: () => void = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let goOn: () => void = () => {};
    const mayGoOn = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const first = app.db.transaction().execute(async (tx) => {
      await sql`insert into network.statuses (id, school_id, status, during)
        values (${randomUUID()}, ${id}, 'pilot', '[2025-01-01,)')`.execute(tx);
      begun();
      await mayGoOn;
    });
    await isBegun;
    const second = app.db.transaction().execute(async (tx) => {
      await sql`update network.schools set name_kk = 'Жаңа атау' where id = ${id}`.execute(tx);
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    goOn();
    const ends = await Promise.allSettled([first, second]);
    const { rows } = await sql`select during, name_kk, status from network.listings
      where school_id = ${id} and during @> '2026-01-01'::date`.execute(app.db);
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(rows).toEqual([expect.objectContaining({ status: "pilot", name_kk: "Жаңа атау" })]);
  });

  it("a record that others keep tells nothing, whatever rows stand before", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const { id: teacherId } = await makeTeacher(app.db, {
      familyName: "Бөтенова",
      givenName: "Айна",
      birthYear: 1985,
    });
    await app.db
      .updateTable("people.teachers")
      .set({ working_since: 1999 })
      .where("id", "=", teacherId)
      .execute();
    await makePost(app.db, {
      teacherId,
      schoolId: own.id,
      since: "2010-09-01",
      until: "2012-01-01",
    });
    await makePost(app.db, { teacherId, schoolId: other.id, since: "2015-09-01" });
    const who = {
      family_name: "Бөтенова",
      given_name: "Айна",
      patronymic: "",
      birth_year: "1985",
      category: "",
      category_since: "",
    };
    const path = await check(app, coordinator, {
      rows: [
        teacher(own.code, { ...who, since: "2025-09-01", working_since: "" }),
        teacher(own.code, {
          ...who,
          since: "2010-09-01",
          until: "2011-01-01",
          working_since: "2001",
        }),
      ],
    });
    const page = await look(coordinator, path);
    expect(page).not.toContain("1999");
  });

  it("two files of the same people written at once make each of them once", async () => {
    const { id, code } = await makeSchool(app.db);
    const maker = await app.signInAs("national");
    const rows = Array.from({ length: 20 }, (_, at) =>
      teacher(code, { given_name: "Қайталанған", birth_year: String(1960 + at) }),
    );
    const paths = [await check(app, maker, { rows }), await check(app, maker, { rows })];
    await Promise.all(
      paths.map(async (path) => {
        const found = await getImport(app.db, path.slice(-36));
        const person = await getPerson(app.db, { userId: found.madeBy, now });
        const progress = async () => {};
        await writeImport(app.db, peopleDesk, { found, person, by: person, now, progress });
      }),
    );
    expect(await peopleOf(app, id)).toHaveLength(20);
  });

  it("a list of very many schools takes one lock, not one for each", async () => {
    const rows = Array.from({ length: 501 }, (_, number) => ({
      number,
      cells: { code: `MANY-${number}` },
    }));
    const counted = await app.db.transaction().execute(async (tx) => {
      await peopleDesk.lock(tx, { kind: "teachers", rows });
      const { rows: held } = await sql<{ locks: number }>`
        select count(*)::int as locks from pg_locks
        where locktype = 'advisory' and pid = pg_backend_pid()`.execute(tx);
      return held[0]?.locks;
    });
    expect(counted).toBe(1);
  });

  it("what somebody changed between two portions is not lost by taking the import back", async () => {
    const { id, code } = await makeSchool(app.db);
    const maker = await app.signInAs("national");
    const who = { given_name: "Екіүлес", category: "", category_since: "" };
    await write(app, maker, await check(app, maker, { rows: [teacher(code, who)] }));
    const path = await check(app, maker, {
      rows: [
        teacher(code, { ...who, working_since: "2007" }),
        teacher(code, { ...who, since: "2009-09-01", until: "2010-09-01", working_since: "2008" }),
      ],
    });
    const importId = path.slice(-36);
    // As if the two rows had come in two portions of a long list.
    await sql`update core.import_rows set portion = number where import_id = ${importId}`.execute(
      app.db,
    );
    await sql`update core.imports set state = 'writing' where id = ${importId}`.execute(app.db);
    const user = await app.signInAs("teacher", { schoolId: id });
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
        await sql`update people.teachers set user_id = ${user.userId} where given_name = 'Екіүлес'`.execute(
          app.db,
        );
      },
    });
    const before = await sql`select working_since, user_id from people.teachers
      where given_name = 'Екіүлес'`.execute(app.db);
    expect(before.rows).toEqual([{ working_since: 2008, user_id: user.userId }]);
    await maker.post(`${path}/undo`);
    await runWaitingJobs(app);
    const { rows } = await sql`select user_id from people.teachers
      where given_name = 'Екіүлес'`.execute(app.db);
    expect(rows).toEqual([{ user_id: user.userId }]);
  });

  it("the rows of a file whose check failed are let go after their time", async () => {
    const { code } = await makeSchool(app.db);
    const maker = await app.signInAs("national");
    const path = await check(app, maker, { rows: [teacher(code, { given_name: "Қалмасын" })] });
    const id = path.slice(-36);
    await sql`update core.imports set state = 'checking', made_at = made_at - interval '40 days'
      where id = ${id}`.execute(app.db);
    await sql`update core.jobs set state = 'failed' where id = (select job_id from core.imports
      where id = ${id})`.execute(app.db);
    expect((await getImport(app.db, id)).state).toBe("failed");

    await forgetDue(app.db, { retentions, now, log });

    const { rows } =
      await sql`select 'piece' as what from core.import_pieces where import_id = ${id}
      union all select 'row' from core.import_rows where import_id = ${id}`.execute(app.db);
    expect(rows).toEqual([]);
  });

  it("what a half-written import could be undone with is let go after its time", async () => {
    const { code } = await makeSchool(app.db);
    const maker = await app.signInAs("national");
    await write(
      app,
      maker,
      await check(app, maker, { rows: [teacher(code, { given_name: "Жартысы" })] }),
    );
    const path = await check(app, maker, {
      rows: [
        teacher(code, { given_name: "Жартысы", working_since: "2007" }),
        teacher(code, { given_name: "Екіншісі" }),
      ],
    });
    const id = path.slice(-36);
    await sql`update core.import_rows set portion = number where import_id = ${id}`.execute(app.db);
    const found = await getImport(app.db, id);
    const person = await getPerson(app.db, { userId: found.madeBy, now });
    let portions = 0;
    const progress = async () => {
      portions += 1;
      if (portions === 2) throw new Error("the worker was cut");
    };
    const writing = writeImport(app.db, peopleDesk, { found, person, by: person, now, progress });
    await expect(writing).rejects.toThrow("cut");
    await sql`update core.imports set made_at = made_at - interval '40 days' where id = ${id}`.execute(
      app.db,
    );

    await forgetDue(app.db, { retentions, now, log });

    const { rows } = await sql`select before ->> 'family_name' as family from core.import_changes
      where import_id = ${id} and relation = 'people.teachers'`.execute(app.db);
    expect(rows).toEqual([]);
  });

  it("somebody erased between the look and the write of a portion stays erased", async () => {
    const { id: schoolId, code } = await makeSchool(app.db);
    const maker = await app.signInAs("national");
    const { id: teacherId } = await makeTeacher(app.db, {
      schoolId,
      familyName: "Өшірілген",
      givenName: "Адам",
      birthYear: 1984,
    });
    const path = await check(app, maker, {
      rows: [teacher(code, { family_name: "Өшірілген", given_name: "Адам", patronymic: "" })],
    });
    const found = await getImport(app.db, path.slice(-36));
    const person = await getPerson(app.db, { userId: found.madeBy, now });
    const { rows: sent } = await sql<{ number: number; cells: Record<string, string> }>`
      select number, cells from core.import_rows where import_id = ${found.id}`.execute(app.db);
    await app.db.transaction().execute(async (tx) => {
      const context = deskFor([]).contextFor(person, { answers: found.answers, now });
      // In a transaction the look alone would keep others from erasing them.
      const values = valuesOf(await planTeacherRows(app.db, { rows: sent, context }));
      await app.db.transaction().execute((other) =>
        eraseOfPerson(other, {
          person,
          now,
          teacherIds: [teacherId],
          names: [{ familyName: "Өшірілген", givenName: "Адам" }],
          emails: [],
          phones: [],
          userId: randomUUID(),
        }),
      );
      await writeTeachers(tx, { values, now });
    });
    const { rows } = await sql`select family_name from people.teachers
      where id = ${teacherId}`.execute(app.db);
    expect(rows).toEqual([{ family_name: "–" }]);
  });

  it("waits for whoever takes a person out of lists, and writes nobody who was taken out", async () => {
    const { id: schoolId, code } = await makeSchool(app.db);
    const maker = await app.signInAs("national");
    const path = await check(app, maker, {
      rows: [
        teacher(code, { given_name: "Шығарылған" }),
        teacher(code, { given_name: "Қалған", birth_year: "1990" }),
      ],
    });
    const found = await getImport(app.db, path.slice(-36));
    const person = await getPerson(app.db, { userId: found.madeBy, now });
    const progress = async () => {};
    const ends = await app.db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('people of a list'), 0)`.execute(tx);
      const writing = writeImport(app.db, peopleDesk, { found, person, by: person, now, progress });
      await untilSomebodyWaits();
      // Whoever takes somebody out changes the import too, which the waiting writer must not hold.
      await sql`update core.imports set revision = revision where id = ${found.id}`.execute(tx);
      await sql`delete from core.import_rows where import_id = ${found.id}
        and cells ->> 'given_name' = 'Шығарылған'`.execute(tx);
      return { writing };
    });
    await ends.writing;

    const names =
      await sql`select given_name from people.teachers t join people.posts p on p.teacher_id = t.id
      where p.school_id = ${schoolId}`.execute(app.db);
    expect(names.rows).toEqual([{ given_name: "Қалған" }]);
  });

  it("sends a list to be checked anew when another of the sender's was written or taken back since", async () => {
    const { id, code } = await makeSchool(app.db);
    const maker = await app.signInAs("partner_coordinator", { schoolId: id });
    const row = teacher(code, { given_name: "Кезекші" });
    const wrong = await check(app, maker, { rows: [row, teacher(code, { given_name: "Артық" })] });
    await write(app, maker, wrong);
    const right = await check(app, maker, { rows: [row] });
    expect(await look(maker, right)).toContain("Записывать нечего");
    await maker.post(`${wrong}/undo`);
    await runWaitingJobs(app);
    await sql`update core.jobs set ended_at = ended_at + interval '1 second'
      where id = (select job_id from core.imports where id = ${wrong.slice(-36)})`.execute(app.db);
    expect(await peopleOf(app, id)).toEqual([]);
    expect(await look(maker, right)).toContain("Проверить ещё раз");

    await write(app, maker, right);

    await sql`update core.jobs set ended_at = ended_at + interval '2 seconds'
      where id = (select job_id from core.imports where id = ${right.slice(-36)})`.execute(app.db);
    expect(await look(maker, right)).toContain("Записать строк: 1");
    await write(app, maker, right);
    expect(await peopleOf(app, id)).toHaveLength(1);
  });

  it("lets a list be taken back after a later one of the same people was taken back", async () => {
    const { id, code } = await makeSchool(app.db);
    const maker = await app.signInAs("partner_coordinator", { schoolId: id });
    const row = teacher(code, { given_name: "Кезекпен" });
    const first = await check(app, maker, { rows: [row] });
    await write(app, maker, first);
    const second = await check(app, maker, {
      rows: [{ ...row, subjects: "Физика", working_since: "2001" }],
    });
    await write(app, maker, second);
    expect((await peopleOf(app, id))[0]?.subjects).toEqual(["physics"]);

    for (const path of [second, first]) {
      await maker.post(`${path}/undo`);
      await runWaitingJobs(app);
    }

    expect(await peopleOf(app, id)).toEqual([]);
  });
});

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(
      app.db,
    );
    if (rows.length > 0) return;
  }
}

async function sendChecked(
  person: Visitor,
  kind: string,
  rows: Record<string, string>[],
): Promise<string> {
  const id = randomUUID();
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ""));
  const file = new File([writeCsv(columns, cells)], `${kind}.csv`);
  await person.post("/network/imports", { id, kind, file });
  const mapping = Object.fromEntries(columns.map((column, at) => [column, String(at)]));
  const path = `/network/imports/${id}`;
  expect((await person.post(`${path}/columns`, mapping)).status).toBe(303);
  await runWaitingJobs(app);
  return path;
}
