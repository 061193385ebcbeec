import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getImport } from "#imports/queries.ts";
import { writeImport } from "#imports/writing.ts";
import { writeCsv } from "#lib/csv.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { workbookOf } from "#test/dialects.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makePost, makeTeacher } from "#test/make-people.ts";
import { check, look, peopleOf, teacher, write } from "#test/people-imports.ts";
import { eraseOfPerson } from "../of-person/actions.ts";
import { desk as peopleDesk } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function erase(by: Visitor & { userId: string }, teacherId: string) {
  const person = await getPerson(app.db, { userId: by.userId, now });
  const { family_name, given_name } = await app.db
    .selectFrom("people.teachers")
    .where("id", "=", teacherId)
    .select(["family_name", "given_name"])
    .executeTakeFirstOrThrow();
  await app.db.transaction().execute((tx) =>
    eraseOfPerson(tx, {
      person,
      now,
      teacherIds: [teacherId],
      names: [{ familyName: family_name, givenName: given_name }],
      emails: [],
      phones: [],
      userId: randomUUID(),
    }),
  );
}

const stateOf = async (path: string) => (await getImport(app.db, path.slice(-36))).state;

async function outcomes(path: string) {
  const { rows } = await sql<{ number: number; outcome: string; problems: unknown }>`
    select number, outcome, problems from core.import_rows where import_id = ${path.slice(-36)}
    order by number`.execute(app.db);
  return rows;
}

describe("taking back", () => {
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
    await erase(maker, rows[0]?.id ?? "");
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
        await erase(maker, rows[0]?.id ?? "");
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
});

describe("the erased come back", () => {
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
    await erase(maker, id);
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
    expect((await outcomes(path)).map(({ outcome }) => outcome)).toEqual(["changed"]);
    await erase(maker, id);
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
    await erase(maker, id);
    await maker.post(`${path}/columns`, mapping);
    await runWaitingJobs(app);
    await maker.post(`${path}/writing`);
    await runWaitingJobs(app);
    const { rows } = await sql`select from people.teachers where family_name = 'Нөлдік'`.execute(
      app.db,
    );
    expect(rows).toEqual([]);
  });
});

describe("what is others'", () => {
  it("one file of all birth years does not tell that of somebody of another school", async () => {
    const regional = await app.signInAs("national");
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    void regional;
    await makeTeacher(app.db, {
      schoolId: other.id,
      familyName: "Құпиянова",
      givenName: "Сәуле",
      birthYear: 1979,
    });
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const rows = Array.from({ length: 60 }, (_, at) =>
      teacher(own.code, {
        family_name: "Құпиянова",
        given_name: "Сәуле",
        patronymic: "",
        birth_year: String(1950 + at),
        iin: numberOf(`${String(50 + at).slice(-2)}0512`, at < 50 ? "4" : "6"),
        category: "",
        category_since: "",
        working_since: "",
      }),
    );
    const path = await check(app, spy, { rows });
    const found = (await outcomes(path)).filter(({ outcome }) => outcome === "doubtful");
    const page = await look(spy, `${path}?outcome=doubtful`);
    // One row alone is told as doubtful: that of the right year.
    expect({
      doubtful: found.map(({ number }) => number),
      shows: page.includes("1979"),
    }).toEqual({ doubtful: [], shows: false });
  });

  it("whoever left for another school: the date of the category there is not told, nor changed", async () => {
    const [own, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const spy = await app.signInAs("partner_coordinator", { schoolId: own.id });
    const { id } = await makeTeacher(app.db, {
      familyName: "Кеткенова",
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
    const who = {
      family_name: "Кеткенова",
      given_name: "Айша",
      patronymic: "",
      since: "2010-09-01",
      until: "2012-01-01",
      working_since: "",
    };
    const days = ["2021-05-16", "2021-05-17", "2021-05-18"];
    const told = [];
    for (const day of days) {
      const path = await check(app, spy, {
        rows: [teacher(own.code, { ...who, category: "Педагог-шебер", category_since: day })],
      });
      told.push(
        JSON.stringify((await outcomes(path)).map(({ outcome, problems }) => [outcome, problems])),
      );
      if (day === "2021-05-17") await write(app, spy, path);
    }
    const { rows } = await sql<{ category: string }>`
      select category, during::text from people.categories where teacher_id = ${id}`.execute(
      app.db,
    );
    expect.soft(rows.map(({ category }) => category)).toEqual(["expert"]);
    expect.soft(told.some((one) => one.includes("categoryEarlier"))).toBe(false);
    expect.soft((await spy.get(`/people/teachers/${id}`)).status).toBe(404);
  });
});

describe("what is sent", () => {
  it("signs of number 0 and halves of letters far in a file are no fault of the server", async () => {
    const maker = await app.signInAs("national");
    const { code } = await makeSchool(app.db);
    const lines = Array.from({ length: 400 }, (_, at) => [code, `Тек${at}`, "Аты"]);
    lines.push([code, "Бұ\0зық", "А\0"]);
    const file = new File([writeCsv(["code", "family_name", "given_name"], lines)], "a.csv");
    const id = randomUUID();
    const sent = await maker.post("/people/imports", { id, kind: "teachers", file });
    expect(sent.status).toBeLessThan(500);
  });

  it("answers of a million letters are not kept", async () => {
    const maker = await app.signInAs("national");
    const { code } = await makeSchool(app.db);
    const path = await check(app, maker, { rows: [teacher(code)] });
    const found = await getImport(app.db, path.slice(-36));
    const sent = await maker.post(`${path}/columns`, {
      ...found.mapping,
      name_order: "x".repeat(1_000_000),
    });
    await runWaitingJobs(app);
    const after = await getImport(app.db, path.slice(-36));
    expect([sent.status < 500, (after.answers.name_order ?? "").length < 1000]).toEqual([
      true,
      true,
    ]);
  });

  it("two columns spelled 0 and 00 are one", async () => {
    const maker = await app.signInAs("national");
    const { code } = await makeSchool(app.db);
    const path = await check(app, maker, { rows: [teacher(code)] });
    const found = await getImport(app.db, path.slice(-36));
    const sent = await maker.post(`${path}/columns`, {
      ...found.mapping,
      family_name: `0${found.mapping.code}`,
    });
    expect(sent.status).toBe(422);
  });
});

/** A number with a sum that fits. */
function numberOf(day: string, century: string): string {
  const first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const second = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
  for (let serial = 1; ; serial += 1) {
    const start = `${day}${century}${String(serial).padStart(4, "0")}`;
    const sum = (weights: number[]) =>
      weights.reduce((total, weight, at) => total + weight * Number(start[at]), 0) % 11;
    const sign = sum(first) === 10 ? sum(second) : sum(first);
    if (sign < 10) return `${start}${sign}`;
  }
}
