import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getImport } from "#imports/queries.ts";
import { writeCsv } from "#lib/csv.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { workbookOf } from "#test/dialects.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { check, eraseTeacher, look, outcomesOf, teacher, write } from "#test/people-imports.ts";
import { forgetRows } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("the erased do not come back", () => {
  it("from what is told of a row that may speak of them", async () => {
    const maker = await app.signInAs("national");
    const { code, id: schoolId } = await makeSchool(app.db);
    const { id } = await makeTeacher(app.db, {
      schoolId,
      familyName: "Ұқсасова",
      givenName: "Ажар",
      birthYear: 1984,
    });
    const row = { family_name: "Ұқсасова", given_name: "А.", patronymic: "" };
    const path = await check(app, maker, { rows: [teacher(code, row)] });
    expect(JSON.stringify(await outcomesOf(app, path))).toContain("Ұқсасова Ажар");

    await eraseTeacher(app, maker, id);

    expect(JSON.stringify(await outcomesOf(app, path))).not.toContain("Ажар");
  });

  it("from a second sheet whose columns stand in another order", async () => {
    const maker = await app.signInAs("national");
    const { code, id: schoolId } = await makeSchool(app.db);
    const { id } = await makeTeacher(app.db, {
      schoolId,
      familyName: "Екінші",
      givenName: "Парақ",
      birthYear: 1984,
    });
    const file = new File(
      [
        new Uint8Array(
          workbookOf("excel", [
            {
              name: "A",
              lines: [
                ["Код школы", "Фамилия", "Имя", "Должность"],
                [code, "Басқаева", "Ажар", "Учитель"],
                [code, "Тағыева", "Ажар", "Учитель"],
              ],
            },
            {
              name: "B",
              lines: [
                ["Код школы", "Должность", "Дата начала", "Фамилия", "Имя"],
                [code, "Учитель", "01.09.2015", "Екінші", "Парақ"],
                [code, "Учитель", "01.09.2015", "Өзгеше", "Ержан"],
              ],
            },
          ]),
        ),
      ],
      "t.xlsx",
    );
    const importId = randomUUID();
    const path = `/people/imports/${importId}`;
    await maker.post("/people/imports", { id: importId, kind: "teachers", file });
    expect(await getImport(app.db, importId)).toMatchObject({ sheet: 0 });
    await eraseTeacher(app, maker, id);
    await maker.post(`${path}/columns`, {
      sheet: "1",
      header: "0",
      code: "0",
      position: "1",
      since: "2",
      family_name: "3",
      given_name: "4",
    });
    await runWaitingJobs(app);
    await write(app, maker, path);
    const { rows } = await sql`select from people.teachers where family_name = 'Екінші'`.execute(
      app.db,
    );
    expect(rows).toEqual([]);
  });

  it("from a file that spells the name as its records are compared (ү as у, ё as е)", async () => {
    const maker = await app.signInAs("national");
    const { code, id: schoolId } = await makeSchool(app.db);
    const { id } = await makeTeacher(app.db, {
      schoolId,
      familyName: "Семёнова",
      givenName: "Гүлнар",
      birthYear: 1984,
    });
    const row = teacher(code, {
      family_name: "Семенова",
      given_name: "Гулнар",
      patronymic: "",
    });
    const path = await check(app, maker, { rows: [row] });
    expect((await outcomesOf(app, path)).map(({ outcome }) => outcome)).toEqual(["changed"]);
    await eraseTeacher(app, maker, id);
    // Checked anew, as the columns may be.
    const found = await getImport(app.db, path.slice(-36));
    await maker.post(`${path}/columns`, { ...found.mapping });
    await runWaitingJobs(app);
    if ((await look(maker, path)).includes("Записать")) await maker.post(`${path}/writing`);
    await runWaitingJobs(app);
    const { rows } = await sql`select from people.teachers where family_name = 'Семенова'`.execute(
      app.db,
    );
    expect(rows).toEqual([]);
  });

  it("by columns whose places are written with a zero before", async () => {
    const maker = await app.signInAs("national");
    const { code, id: schoolId } = await makeSchool(app.db);
    const { id } = await makeTeacher(app.db, {
      schoolId,
      familyName: "Нөлдік",
      givenName: "Адам",
      birthYear: 1984,
    });
    const columns = ["code", "family_name", "given_name", "birth_year", "since"];
    const file = new File(
      [
        writeCsv(columns, [
          [code, "Нөлдік", "Адам", "1984", "2015-09-01"],
          [code, "Басқа", "Жан", "1985", "2015-09-01"],
        ]),
      ],
      "a.csv",
    );
    const importId = randomUUID();
    const path = `/people/imports/${importId}`;
    await maker.post("/people/imports", { id: importId, kind: "teachers", file });
    const mapping = { code: "0", family_name: "1", given_name: "002", birth_year: "3", since: "4" };
    await maker.post(`${path}/columns`, mapping);
    await runWaitingJobs(app);
    await eraseTeacher(app, maker, id);
    await maker.post(`${path}/columns`, mapping);
    await runWaitingJobs(app);
    await maker.post(`${path}/writing`);
    await runWaitingJobs(app);
    const { rows } = await sql`select from people.teachers where family_name = 'Нөлдік'`.execute(
      app.db,
    );
    expect(rows).toEqual([]);
  });

  it("by a table whose columns are matched as usual", async () => {
    const maker = await app.signInAs("national");
    const { code, id: schoolId } = await makeSchool(app.db);
    const { id } = await makeTeacher(app.db, { schoolId, familyName: "Нөлсіз", givenName: "Адам" });
    const file = new File(
      [
        writeCsv(
          ["code", "family_name", "given_name", "birth_year", "since"],
          [
            [code, "Нөлсіз", "Адам", "1984", "2015-09-01"],
            [code, "Басқа", "Жан", "1985", "2015-09-01"],
          ],
        ),
      ],
      "a.csv",
    );
    const importId = randomUUID();
    const path = `/people/imports/${importId}`;
    await maker.post("/people/imports", { id: importId, kind: "teachers", file });
    await maker.post(`${path}/columns`, {
      code: "0",
      family_name: "1",
      given_name: "2",
      birth_year: "3",
      since: "4",
    });
    await runWaitingJobs(app);
    await app.db
      .transaction()
      .execute((tx) =>
        forgetRows(tx, { teacherIds: [id], names: [{ familyName: "Нөлсіз", givenName: "Адам" }] }),
      );
    const { rows } =
      await sql`select rows::text from core.import_pieces where import_id = ${importId}`.execute(
        app.db,
      );
    expect(JSON.stringify(rows)).not.toContain("Нөлсіз");
  });

  it.each([
    ["as written", ["Омарбекова", "Айгүл"], ["Омарбекова", "Айгүл"]],
    ["two spaces", ["Әли Хан", "Айгүл"], ["Әли  Хан", "Айгүл"]],
    ["a hyphen", ["Қара-Мұрза", "Айгүл"], ["Қара Мұрза", "Айгүл"]],
    ["a quote", ['Тоқ"таров', "Айгүл"], ['Тоқ"таров', "Айгүл"]],
    ["Russian letters", ["Өтегенова", "Гүлнар"], ["Отегенова", "Гулнар"]],
  ])(
    "%s",
    async (_what, [familyName = "", givenName = ""], [family_name = "", given_name = ""]) => {
      const maker = await app.signInAs("national");
      const { code, id: schoolId } = await makeSchool(app.db);
      const { id } = await makeTeacher(app.db, {
        schoolId,
        familyName,
        givenName,
        birthYear: 1984,
      });
      const path = await check(app, maker, {
        rows: [teacher(code, { family_name, given_name, patronymic: "" }), teacher(code)],
      });
      const known = (await outcomesOf(app, path))[0]?.outcome;
      await eraseTeacher(app, maker, id);
      const { rows } = await sql<{ text: string }>`
      select rows::text as text from core.import_pieces where import_id = ${path.slice(-36)}
      union all select cells::text || coalesce(changes::text, '') from core.import_rows
      where import_id = ${path.slice(-36)}`.execute(app.db);
      const text = rows.map((row) => row.text).join();
      const isLeft = text.includes(JSON.stringify(family_name).slice(1, -1));
      expect({ known, isLeft }).toEqual({ known: "changed", isLeft: false });
    },
  );
});

describe("the erased are not left", () => {
  it("do not stay in what else is kept of a file: headings, names of file and sheet", async () => {
    const { id: schoolId, code } = await makeSchool(app.db);
    const maker = await app.signInAs("partner_coordinator", { schoolId });
    const { id } = await makeTeacher(app.db, {
      schoolId,
      familyName: "Тақырыпова",
      givenName: "Сая",
    });
    const file = new File(
      [
        new Uint8Array(
          workbookOf("excel", [
            {
              name: "Тақырыпова Сая",
              lines: [
                [code, "Тақырыпова", "Сая", "Учитель"],
                [code, "Басқа", "Жан", "Учитель"],
              ],
            },
          ]),
        ),
      ],
      "Тақырыпова Сая.xlsx",
    );
    const importId = randomUUID();
    const path = `/people/imports/${importId}`;
    await maker.post("/people/imports", { id: importId, kind: "teachers", file });
    await maker.post(`${path}/columns`, {
      header: "0",
      code: "0",
      family_name: "1",
      given_name: "2",
      position: "3",
    });
    await runWaitingJobs(app);
    await eraseTeacher(app, maker, id);
    const left = await getImport(app.db, importId);
    expect.soft(JSON.stringify(left.columns)).not.toContain("Тақырыпова");
    expect.soft(JSON.stringify(left.sheets)).not.toContain("Тақырыпова");
    expect.soft(left.fileName).not.toContain("Тақырыпова");
  });

  it("leave the headings of others' tables, however short their names are", async () => {
    const maker = await app.signInAs("national");
    const { id: schoolId, code } = await makeSchool(app.db);
    const { id } = await makeTeacher(app.db, { schoolId, familyName: "Ли", givenName: "Ан" });
    const path = `/people/imports/${randomUUID()}`;
    const text = `Мектеп коды;Аты-жөні;Біліктілік санаты\n${code};Басқа Жан;педагог`;
    const file = new File([text], "Біліктілік санаты.csv");
    await maker.post("/people/imports", { id: path.slice(-36), kind: "teachers", file });
    await eraseTeacher(app, maker, id);
    const left = await getImport(app.db, path.slice(-36));
    expect(left.columns).toEqual(["Мектеп коды", "Аты-жөні", "Біліктілік санаты"]);
    expect(left.fileName).toBe("Біліктілік санаты.csv");
  });

  it("do not take the next person of the list with them when they stand above its headings", async () => {
    const { id: schoolId } = await makeSchool(app.db);
    const maker = await app.signInAs("partner_coordinator", { schoolId });
    const { id } = await makeTeacher(app.db, {
      schoolId,
      familyName: "Жауаптиева",
      givenName: "Сая",
    });
    const file = new File(
      [
        new Uint8Array(
          workbookOf("excel", [
            {
              name: "A",
              lines: [
                ["Жауапты: Жауаптиева Сая"],
                ["Аты-жөні", "Лауазымы", "Басталған күні"],
                ["Біріншіева Ажар", "мұғалім", "01.09.2015"],
                ["Екіншіева Ажар", "мұғалім", "01.09.2015"],
              ],
            },
          ]),
        ),
      ],
      "t.xlsx",
    );
    const importId = randomUUID();
    const path = `/people/imports/${importId}`;
    await maker.post("/people/imports", { id: importId, kind: "teachers", file });
    const found = await getImport(app.db, importId);
    expect(found).toMatchObject({ header: 1, mapping: { full_name: "0" } });
    await eraseTeacher(app, maker, id);
    await maker.post(`${path}/columns`, { full_name: "0", position: "1", since: "2" });
    await runWaitingJobs(app);
    const { rows } = await sql<{ cells: { full_name: string } }>`
      select cells from core.import_rows where import_id = ${importId} order by number`.execute(
      app.db,
    );
    expect(rows.map(({ cells }) => cells.full_name)).toEqual(["Біріншіева Ажар", "Екіншіева Ажар"]);
  });
});
