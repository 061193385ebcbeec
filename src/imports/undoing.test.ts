import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeCsv } from "#lib/csv.ts";
import { openLog } from "#lib/log.ts";
import { forgetDue } from "#lib/retention.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { desks } from "#test/desks.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { bring, check, look, peopleOf, teacher, write } from "#test/people-imports.ts";
import { differences, openTables, rowsOf, type Snapshot } from "#test/tables.ts";
import { importRetention } from "./retention.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** Tables that tell of the work itself; listings are compared by what they say, for one that is made anew has another number. */
const ofWork =
  /^(core\.|graphile_worker|people\.(pending_steps|school_steps)|network\.(lexemes|listings)$)|\.revision$/;

function expectAsBefore(before: Snapshot, after: Snapshot): void {
  const changes = differences(before, after);
  expect(changes.filter(({ table }) => !ofWork.test(table))).toEqual([]);
  expect(listingsIn(after)).toEqual(listingsIn(before));
}

function listingsIn(snapshot: Snapshot): string[] {
  const rows = rowsOf(snapshot, "network.listings");
  return rows.map((row) => JSON.stringify({ ...row, id: null })).sort();
}

async function undo(person: Visitor, path: string): Promise<string> {
  const sent = await person.post(`${path}/undo`);
  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
  // What could not be begun is told where the work was waited for, what stays on the page of the import.
  return `${await look(person, sent.headers.get("location") ?? "")} ${await look(person, path)}`;
}

describe("an import that is taken back", () => {
  it("leaves people as they were before it, those it made and those it changed", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    await bring(app, person, { rows: [teacher(code, { subjects: "Химия" })] });
    const tables = await openTables(app.db);
    const before = await tables.look();
    const rows = [
      teacher(code, {
        subjects: "Физика",
        category: "Педагог-шебер",
        category_since: "2025-01-10",
      }),
      teacher(code, { given_name: "Жаңа", birth_year: "1990" }),
    ];
    const path = await check(app, person, { rows });
    await write(app, person, path);
    expect(await peopleOf(app, id)).toHaveLength(2);
    const page = await look(person, path);
    expect(page).toContain("Отменить загрузку");

    await undo(person, path);

    expectAsBefore(before, await tables.look());
    expect(await look(person, path)).toContain("отменено");
    const kept =
      await sql`select from core.import_changes where import_id = ${path.slice(-36)}`.execute(
        app.db,
      );
    expect(kept.rows).toEqual([]);
  });

  it("leaves the registry as it was: schools moved, statuses ended, circles begun", async () => {
    const person = await app.signInAs("national");
    const [known, leading] = [
      await makeSchool(app.db),
      await makeSchool(app.db, { status: "leading" }),
    ];
    const tables = await openTables(app.db);
    const before = await tables.look();
    const schools = await send(person, "schools", [
      {
        code: known.code,
        name_kk: "Басқа",
        name_ru: "Другая",
        district: "111000000",
        kind: "Гимназия",
      },
      { code: "NEW-1", name_kk: "Жаңа", name_ru: "Новая", district: "156000000", kind: "Лицей" },
    ]);
    const partnerships = await send(person, "partnerships", [
      { leading_code: leading.code, partner_code: "NEW-1", from: "2025-09-01", kind: "Шеңбер" },
    ]);
    expect(differences(before, await tables.look()).length).toBeGreaterThan(4);

    expect(await undo(person, schools)).toContain("опираются другие сведения");
    await undo(person, partnerships);
    await undo(person, schools);

    expectAsBefore(before, await tables.look());
  });

  it("is refused where a circle rests on a status that it began, though no key tells it", async () => {
    const person = await app.signInAs("national");
    const [leading, partner] = [await makeSchool(app.db), await makeSchool(app.db)];
    const from = "2025-09-01";
    const statuses = await send(person, "statuses", [
      { code: leading.code, status: "Ведущая", from },
    ]);
    const partnerships = await send(person, "partnerships", [
      { leading_code: leading.code, partner_code: partner.code, from, kind: "Шеңбер" },
    ]);

    expect(await undo(person, statuses)).toContain("опираются другие сведения");
    await undo(person, partnerships);
    await undo(person, statuses);

    const left = await sql`select from network.statuses where school_id = ${leading.id}`.execute(
      app.db,
    );
    expect(left.rows).toEqual([]);
  });

  it("leaves what somebody has changed, and names it; the others go", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const rows = [
      teacher(code),
      teacher(code, { given_name: "Екінші" }),
      teacher(code, { given_name: "Үшінші" }),
    ];
    const path = await check(app, person, { rows });
    await write(app, person, path);
    await rename("Екінші", "Ахметова");

    const page = await undo(person, path);

    expect(await peopleOf(app, id)).toMatchObject([{ family: "Ахметова" }]);
    expect(page).toContain("Записано строк: 1");
    expect(page).toContain("Отменено строк: 2");
    expect(page).toContain("Строка 3, Ахметова Екінші Серікқызы: с тех пор запись изменили");
    expect(page).not.toContain("<span>новых</span>");
    expect(await look(person, "/people/imports")).toContain("Отменено строк: 2");

    await rename("Екінші", "Омарова");
    expect(page).toContain("Отменить остальное");
    expect(await undo(person, path)).toContain("Всё, что было записано из этого файла, отменено");
    expect(await look(person, path)).not.toContain(`${path}/undo`);
    expect(await peopleOf(app, id)).toEqual([]);
  });

  it("leaves whoever was joined with another record, and says so", async () => {
    const { code, id } = await makeSchool(app.db);
    const person = await app.signInAs("partner_coordinator", { schoolId: id }, "kk");
    const known = await makeTeacher(app.db, {
      schoolId: id,
      familyName: "Омарова",
      givenName: "Айгүл",
      birthYear: 1984,
    });
    const path = await check(app, person, {
      rows: [teacher(code), teacher(code, { given_name: "Бөлек" })],
    });
    await write(app, person, path);
    const { id: pair } = await app.db
      .selectFrom("people.duplicate_pairs")
      .where((eb) => eb.or([eb("first_id", "=", known.id), eb("second_id", "=", known.id)]))
      .select("id")
      .executeTakeFirstOrThrow();
    const joined = { mergeId: randomUUID(), decision: "same" };
    expect((await person.post(`/people/duplicates/${pair}`, joined)).status).toBe(303);

    const page = await undo(person, path);

    expect(page).toContain("басқа жазбамен біріктірілген");
    expect(page).toContain("Кері қайтарылды: 1 жол");
    expect(page).toContain("Қазір қайтарып алуға болатын жол қалмады");
    expect(await undo(person, path)).toContain("Қайта байқап көру");
    expect(await peopleOf(app, id)).toHaveLength(1);
  });

  it("takes back courses and leaves the people that they are of", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const own = await makeTeacher(app.db, {
      schoolId: id,
      familyName: "Курстас",
      givenName: "Бірінші",
      birthYear: 1984,
    });
    const rows = ["01.02.2025", "01.03.2025"].map((completed_on) => ({
      code,
      family_name: "Курстас",
      given_name: "Бірінші",
      birth_year: "1984",
      programme: "Курс третьего (базового) уровня",
      completed_on,
      hours: "40",
    }));
    const path = await check(app, person, { kind: "courses", rows });
    await write(app, person, path);
    const courses = () =>
      sql`select from people.courses c join people.posts p using (teacher_id)
      where p.school_id = ${id}`.execute(app.db);
    const brought = (await courses()).rows.length;

    await undo(person, path);

    expect([brought, (await courses()).rows.length]).toEqual([2, 0]);
    expect(await peopleOf(app, id)).toHaveLength(1);
    expect(await look(person, `/people/teachers/${own.id}`)).toContain(
      "Загрузка из файла отменена",
    );
  });

  it("leaves somebody of whom a row is gone", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const path = await check(app, person, { rows: [teacher(code)] });
    await write(app, person, path);
    const [one] = await peopleOf(app, id);
    await app.db
      .deleteFrom("people.categories")
      .where("teacher_id", "=", one?.id ?? "")
      .execute();

    expect(await undo(person, path)).toContain("с тех пор запись изменили");

    expect(await peopleOf(app, id)).toHaveLength(1);
  });

  it("does not mind that a row was written again as it is", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const path = await check(app, person, { rows: [teacher(code)] });
    await write(app, person, path);
    const [one] = await peopleOf(app, id);
    await sql`update people.teachers set family_name = family_name where id = ${one?.id}`.execute(
      app.db,
    );

    await undo(person, path);

    expect(await peopleOf(app, id)).toEqual([]);
  });

  it("takes back every portion that was written", async () => {
    const person = await app.signInAs("national");
    const [school, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    for (const { id } of [school, other]) await makeTeacher(app.db, { schoolId: id });
    const tables = await openTables(app.db);
    const before = await tables.look();
    const path = await check(app, person, {
      rows: [
        teacher(school.code),
        teacher(other.code, { given_name: "Екінші" }),
        teacher(other.code, { given_name: "Үшінші" }),
      ],
    });
    // A portion of its own for each school, as in a file of thousands of rows.
    await sql`update core.import_rows set portion = 1
      where import_id = ${path.slice(-36)} and cells ->> 'code' = ${other.code}`.execute(app.db);
    await write(app, person, path);
    expect(await peopleOf(app, school.id)).toHaveLength(2);
    expect(await peopleOf(app, other.id)).toHaveLength(3);

    await undo(person, path);

    expectAsBefore(before, await tables.look());
  });

  it("follows a later import of the same people, once that one was taken back", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    await makeTeacher(app.db, { schoolId: id });
    const tables = await openTables(app.db);
    const before = await tables.look();
    const first = await check(app, person, { rows: [teacher(code)] });
    await write(app, person, first);
    const second = await check(app, person, {
      rows: [teacher(code, { subjects: "Физика", category: "Педагог-шебер" })],
    });
    await write(app, person, second);

    expect(await undo(person, first)).toContain("с тех пор запись изменили");
    expect(await peopleOf(app, id)).toHaveLength(2);
    await undo(person, second);
    await undo(person, first);

    expectAsBefore(before, await tables.look());
  });

  it("leaves whoever somebody else added something to", async () => {
    const person = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const path = await check(app, person, {
      rows: [teacher(code, { category: "", category_since: "" })],
    });
    await write(app, person, path);
    const [one] = await peopleOf(app, id);
    await app.db
      .insertInto("people.categories")
      .values({
        id: randomUUID(),
        teacher_id: one?.id ?? "",
        category: "master",
        during: "[2030-01-01,)",
      })
      .execute();

    expect(await undo(person, path)).toContain("на эту запись уже опираются другие сведения");
    expect(await peopleOf(app, id)).toHaveLength(1);
  });

  it("can be taken back for a day, by its maker alone; then nothing is kept to do it with", async () => {
    const { id, code } = await makeSchool(app.db);
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: id });
    const stranger = await app.signInAs("regional", { regionKato: "110000000" });
    const path = await check(app, coordinator, { rows: [teacher(code)] });
    await write(app, coordinator, path);
    expect((await stranger.post(`${path}/undo`)).status).toBe(404);
    await sql`update core.imports set written_at = written_at - interval '25 hours' where id = ${path.slice(-36)}`.execute(
      app.db,
    );

    expect(await look(coordinator, path)).not.toContain("Отменить загрузку");
    expect((await coordinator.post(`${path}/undo`)).headers.get("location")).toBe(path);
    const log = openLog("silent");
    await forgetDue(app.db, { retentions: importRetention(desks), now, log });

    const kept =
      await sql`select from core.import_changes where import_id = ${path.slice(-36)}`.execute(
        app.db,
      );
    expect(kept.rows).toEqual([]);
    expect(await peopleOf(app, id)).toHaveLength(1);
  });

  it("is refused to whoever keeps other schools by now, of people and of the registry", async () => {
    const [school, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const teachers = await check(app, coordinator, { rows: [teacher(school.code)] });
    await write(app, coordinator, teachers);
    const region = await app.signInAs("regional", { regionKato: "150000000" });
    const sizes = await send(region, "sizes", [
      { code: school.code, year: "2026", pupils: "300", teachers: "30" },
    ]);
    await app.db
      .updateTable("accounts.grants")
      .set({ school_id: other.id })
      .where("user_id", "=", coordinator.userId)
      .execute();
    await app.db
      .updateTable("accounts.grants")
      .set({ region_kato: "110000000" })
      .where("user_id", "=", region.userId)
      .execute();

    expect(await undo(coordinator, teachers)).toContain("теперь ведёте не вы");
    expect(await undo(region, sizes)).toContain("теперь ведёте не вы");

    expect(await peopleOf(app, school.id)).toHaveLength(1);
    await undo(await app.signInAs("national"), teachers);
    expect(await peopleOf(app, school.id)).toEqual([]);
  });

  it("is not kept of somebody who was forgotten meanwhile", async () => {
    const { id, code } = await makeSchool(app.db);
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: id });
    const person = await app.signInAs("teacher", { schoolId: id });
    await makeTeacher(app.db, {
      schoolId: id,
      userId: person.userId,
      familyName: "Ұмытсын",
      givenName: "Мені",
    });
    const rows = [
      teacher(code, {
        family_name: "Ұмытсын",
        given_name: "Мені",
        patronymic: "",
        birth_year: "1985",
      }),
    ];
    const path = await check(app, coordinator, { rows });
    await write(app, coordinator, path);
    const asked = randomUUID();
    await person.post("/account/erasure", { id: asked });

    expect((await coordinator.post(`/accounts/joining/${asked}/confirm`)).status).toBe(303);

    const { rows: kept } = await sql`select before from core.import_changes`.execute(app.db);
    expect(JSON.stringify(kept)).not.toContain("Ұмытсын");
  });
});

async function rename(givenName: string, familyName: string): Promise<void> {
  await app.db
    .updateTable("people.teachers")
    .set({ family_name: familyName })
    .where("given_name", "=", givenName)
    .execute();
}

/** Has a file of the registry checked and written. */
async function send(
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
  await write(app, person, path);
  return path;
}
