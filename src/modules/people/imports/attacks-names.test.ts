import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getImport } from "#imports/queries.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { workbookOf } from "#test/dialects.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { eraseOfPerson } from "../of-person/actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function erase(
  userId: string,
  teacherId: string,
  { familyName, givenName }: { familyName: string; givenName: string },
) {
  const person = await getPerson(app.db, { userId, now });
  await app.db.transaction().execute((tx) =>
    eraseOfPerson(tx, {
      person,
      now,
      teacherIds: [teacherId],
      names: [{ familyName, givenName }],
      emails: [],
      phones: [],
      userId: randomUUID(),
    }),
  );
}

describe("the erased", () => {
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
    await erase(maker.userId, id, { familyName: "Тақырыпова", givenName: "Сая" });
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
    await erase(maker.userId, id, { familyName: "Ли", givenName: "Ан" });
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
    await erase(maker.userId, id, { familyName: "Жауаптиева", givenName: "Сая" });
    await maker.post(`${path}/columns`, { full_name: "0", position: "1", since: "2" });
    await runWaitingJobs(app);
    const { rows } = await sql<{ cells: { full_name: string } }>`
      select cells from core.import_rows where import_id = ${importId} order by number`.execute(
      app.db,
    );
    expect(rows.map(({ cells }) => cells.full_name)).toEqual(["Біріншіева Ажар", "Екіншіева Ажар"]);
  });
});
