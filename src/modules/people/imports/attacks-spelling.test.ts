import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getImport } from "#imports/queries.ts";
import { writeImport } from "#imports/writing.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makePost, makeTeacher } from "#test/make-people.ts";
import { check, peopleOf, teacher } from "#test/people-imports.ts";
import { hashIdentityNumber } from "../base/rules/identity-number.ts";
import { eraseOfPerson } from "../of-person/actions.ts";
import { desk as peopleDesk } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function outcomes(path: string) {
  const { rows } = await sql<{ number: number; outcome: string; problems: unknown }>`
    select number, outcome, problems from core.import_rows where import_id = ${path.slice(-36)}
    order by number`.execute(app.db);
  return rows;
}

describe("numbers", () => {
  it("a row before does not make a number of others' record guessable", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const right = "750303300002";
    const wrong = "740303400017";
    const { id } = await makeTeacher(app.db, {
      familyName: "Сандықова",
      givenName: "Айна",
      birthYear: 1975,
    });
    await app.db
      .updateTable("people.teachers")
      .set({ iin_hash: hashIdentityNumber(right, app.config.SECRET) })
      .where("id", "=", id)
      .execute();
    await makePost(app.db, {
      teacherId: id,
      schoolId: own.id,
      since: "2010-09-01",
      until: "2012-01-01",
    });
    await makePost(app.db, { teacherId: id, schoolId: other.id, since: "2015-09-01" });
    const who = {
      family_name: "Сандықова",
      given_name: "Айна",
      patronymic: "",
      birth_year: "1975",
      category: "",
      category_since: "",
      working_since: "",
    };
    const tell = async (iin: string) => {
      const path = await check(app, spy, {
        rows: [
          teacher(own.code, { ...who, since: "2010-09-01", until: "2012-01-01" }),
          teacher(own.code, { ...who, since: "2025-09-01", iin }),
        ],
      });
      return (await outcomes(path)).map(({ outcome }) => outcome);
    };
    expect(await tell(right)).toEqual(await tell(wrong));
  });
});

describe("one import written by two workers at once", () => {
  it("is written once", async () => {
    const maker = await app.signInAs("national");
    const { code, id } = await makeSchool(app.db);
    const rows = Array.from({ length: 30 }, (_, at) =>
      teacher(code, { given_name: "Қосарлы", birth_year: String(1950 + at) }),
    );
    const path = await check(app, maker, { rows });
    const importId = path.slice(-36);
    await sql`update core.imports set state = 'writing' where id = ${importId}`.execute(app.db);
    const found = await getImport(app.db, importId);
    const person = await getPerson(app.db, { userId: found.madeBy, now });
    const go = () =>
      writeImport(app.db, peopleDesk, { found, person, by: person, now, progress: async () => {} });
    await Promise.allSettled([go(), go()]);
    const people = await peopleOf(app, id);
    expect(people).toHaveLength(30);
    await maker.post(`${path}/undo`);
    await runWaitingJobs(app);
    expect(await peopleOf(app, id)).toHaveLength(0);
  });
});

describe("the erased come back by a file that spells them otherwise", () => {
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
      const known = (await outcomes(path))[0]?.outcome;
      const person = await getPerson(app.db, { userId: maker.userId, now });
      await app.db.transaction().execute((tx) =>
        eraseOfPerson(tx, {
          person,
          now,
          teacherIds: [id],
          names: [{ familyName, givenName }],
          emails: [],
          phones: [],
          userId: randomUUID(),
        }),
      );
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
