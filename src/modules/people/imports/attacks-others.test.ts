import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getImport } from "#imports/queries.ts";
import { writeCsv } from "#lib/csv.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makePost, makeTeacher } from "#test/make-people.ts";
import { check, peopleOf, teacher, write } from "#test/people-imports.ts";
import { forgetRows } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("more", () => {
  it("control: columns without a zero before let the erased go", async () => {
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

  it("the same form sent twice at once, each step, does everything once", async () => {
    const { code, id: schoolId } = await makeSchool(app.db);
    const maker = await app.signInAs("partner_coordinator", { schoolId });
    const importId = randomUUID();
    const path = `/people/imports/${importId}`;
    const file = () =>
      new File(
        [
          writeCsv(
            ["code", "family_name", "given_name", "since"],
            [[code, "Екірет", "Жан", "2015-09-01"]],
          ),
        ],
        "a.csv",
      );
    const twice = (act: () => Promise<Response>) => Promise.all([act(), act()]);
    const sent = [
      ...(await twice(() =>
        maker.post("/people/imports", { id: importId, kind: "teachers", file: file() }),
      )),
      ...(await twice(() =>
        maker.post(`${path}/columns`, { code: "0", family_name: "1", given_name: "2", since: "3" }),
      )),
    ];
    await runWaitingJobs(app);
    sent.push(...(await twice(() => maker.post(`${path}/writing`))));
    await runWaitingJobs(app);
    expect(await peopleOf(app, schoolId)).toHaveLength(1);
    sent.push(...(await twice(() => maker.post(`${path}/undo`))));
    await runWaitingJobs(app);
    expect(await peopleOf(app, schoolId)).toHaveLength(0);
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 303));
    expect((await getImport(app.db, importId)).state).toBe("undone");
  });

  it("whoever left: a row ends no category that others gave", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const { id } = await makeTeacher(app.db, {
      familyName: "Санатты",
      givenName: "Айша",
      birthYear: 1984,
    });
    await makePost(app.db, {
      teacherId: id,
      schoolId: own.id,
      since: "2010-09-01",
      until: "2012-01-01",
    });
    await makePost(app.db, { teacherId: id, schoolId: other.id, since: "2015-09-01" });
    await sql`insert into people.categories (id, teacher_id, category, during)
      values (${randomUUID()}, ${id}, 'master', '[2021-05-17,)')`.execute(app.db);
    const path = await check(app, spy, {
      rows: [
        teacher(own.code, {
          family_name: "Санатты",
          given_name: "Айша",
          patronymic: "",
          since: "2010-09-01",
          until: "2012-01-01",
          working_since: "",
          category: "Педагог",
          category_since: "2025-01-01",
        }),
      ],
    });
    await write(app, spy, path);
    const { rows } = await sql<{ during: string; category: string }>`
      select category, during::text as during from people.categories where teacher_id = ${id}`.execute(
      app.db,
    );
    expect(rows).toEqual([{ category: "master", during: "[2021-05-17,)" }]);
  });

  it("whoever left: without a day, a row does not tell which category they hold now", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const { id } = await makeTeacher(app.db, {
      familyName: "Күнсіз",
      givenName: "Айша",
      birthYear: 1984,
    });
    await makePost(app.db, {
      teacherId: id,
      schoolId: own.id,
      since: "2010-09-01",
      until: "2012-01-01",
    });
    await makePost(app.db, { teacherId: id, schoolId: other.id, since: "2015-09-01" });
    await sql`insert into people.categories (id, teacher_id, category, during)
      values (${randomUUID()}, ${id}, 'expert', '[2021-05-17,)')`.execute(app.db);
    const told: string[] = [];
    for (const category of ["Педагог-сарапшы", "Педагог-шебер"]) {
      const path = await check(app, spy, {
        rows: [
          teacher(own.code, {
            family_name: "Күнсіз",
            given_name: "Айша",
            patronymic: "",
            since: "2010-09-01",
            until: "2012-01-01",
            working_since: "",
            category,
            category_since: "",
          }),
        ],
      });
      const { rows } = await sql<{ outcome: string }>`select outcome from core.import_rows
        where import_id = ${path.slice(-36)}`.execute(app.db);
      told.push(rows[0]?.outcome ?? "");
    }
    expect(told[0]).toBe(told[1]);
  });
});
