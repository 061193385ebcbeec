import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { type Lines, textOf } from "#test/dialects.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import {
  check,
  eraseTeacher,
  look,
  outcomesOf,
  peopleOf,
  teacher,
  write,
} from "#test/people-imports.ts";

let app: TestApp;
const khromtau = { districtKato: "156000000" };

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("a column that names schools", () => {
  it("is of those that a methodologist keeps, each by its name or its code", async () => {
    const person = await app.signInAs("methodologist", khromtau, "kk");
    const first = await makeSchool(app.db, {
      nameKk: "Қызылсу №71 орта мектебі",
      nameRu: "Кызылсуская средняя школа №71",
    });
    const second = await makeSchool(app.db, { nameKk: "Ойсылқара орта мектебі" });
    const path = await check(app, person, {
      rows: [
        teacher("Қызылсу №71 орта мектебі"),
        teacher("СШ №71", { given_name: "Бота" }),
        teacher("Ойсылқара ЖББМ", { given_name: "Дана" }),
        teacher(second.code.toLowerCase(), { given_name: "Ерке" }),
      ],
    });
    const page = await look(person, path);
    expect(page).toContain(`(${first.code}) («СШ №71»)`);

    await write(app, person, path);

    expect(await peopleOf(app, first.id)).toHaveLength(2);
    expect(await peopleOf(app, second.id)).toHaveLength(2);
  });

  it("tells what to do of a name that several schools bear", async () => {
    const person = await app.signInAs("methodologist", khromtau, "kk");
    for (const nameKk of ["Аққайың №83 орта мектебі", "Тасқайың №83 мектеп-гимназиясы"])
      await makeSchool(app.db, { nameKk });

    const page = await look(person, await check(app, person, { rows: [teacher("№83 мектеп")] }));

    expect(page).toContain("осындай атаумен 2 мектеп бар, мектептің кодын жазыңыз («№83 мектеп»)");
  });

  it("finds no school of others and does not tell whether there is one", async () => {
    const own = await makeSchool(app.db, { nameKk: "Өз №91 мектебі" });
    const far = { district: "111000000", nameKk: "Бөтен №97 мектебі" };
    const { id } = await makeSchool(app.db, far);
    const told = async (name: string) => {
      const methodologist = await app.signInAs("methodologist", khromtau);
      const coordinator = await app.signInAs("partner_coordinator", { schoolId: own.id });
      const rows = [teacher(name)];
      const paths = [
        await check(app, methodologist, { rows }),
        await check(app, coordinator, { rows }),
      ];
      const found = await Promise.all(paths.map((path) => outcomesOf(app, path)));
      return JSON.stringify(found).replaceAll(name, "");
    };

    const [known, unknown] = [await told("Бөтен №97 мектебі"), await told("Бөтен №98 мектебі")];

    expect(known).toContain("unknownSchoolName");
    expect(known).toBe(unknown);
    expect(await peopleOf(app, id)).toEqual([]);
  });

  it("may name the coordinator's own school", async () => {
    const { id } = await makeSchool(app.db, { nameKk: "Жеке №92 орта мектебі" });
    const person = await app.signInAs("partner_coordinator", { schoolId: id }, "kk");
    const path = await check(app, person, {
      rows: [teacher("№92 орта мектеп"), teacher("", { given_name: "Бота" })],
    });

    await write(app, person, path);

    expect(await peopleOf(app, id)).toHaveLength(2);
  });

  it("brings nobody back who was erased, checked or checked anew", async () => {
    const person = await app.signInAs("national");
    const { id } = await makeSchool(app.db, { nameKk: "Ұмытшақ №93 орта мектебі" });
    const names = { familyName: "Ұмытылова", givenName: "Қалампыр" };
    const known = await makeTeacher(app.db, { ...names, schoolId: id, birthYear: 1984 });
    const row = { family_name: names.familyName, given_name: names.givenName, patronymic: "" };
    const path = await check(app, person, { rows: [teacher("Ұмытшақ СШ №93", row)] });
    expect((await outcomesOf(app, path)).map(({ outcome }) => outcome)).toEqual(["changed"]);

    await eraseTeacher(app, person, known.id);

    expect(await outcomesOf(app, path)).toEqual([]);
    expect(await look(person, `${path}/columns`)).not.toContain(names.familyName);
  });
});

describe("a list without a column of schools", () => {
  const lines: Lines = [
    ["Аты-жөні", "Лауазымы"],
    ["Ахметова Гүлнар", "мұғалім"],
    ["Ким Виктор", "директор"],
  ];
  async function send(person: Visitor, table: Lines): Promise<string> {
    const id = randomUUID();
    const file = new File([textOf(table, ";")], "тізім.csv");
    await person.post("/people/imports", { id, kind: "teachers", file });
    return `/people/imports/${id}`;
  }

  it("is of the school that its methodologist chooses among those kept, and remembers it", async () => {
    const person = await app.signInAs("methodologist", khromtau, "kk");
    const school = await makeSchool(app.db, { nameKk: "Шилі орта мектебі" });
    const far = await makeSchool(app.db, { district: "111000000" });
    const path = await send(person, lines);
    const form = { full_name: "0", position: "1", listed_on: "2026-01-10" };

    const columns = await look(person, `${path}/columns`);
    expect(columns).toContain("Тізім қай мектептікі");
    expect(columns).toContain(`<option value="${school.code}">Шилі орта мектебі`);
    expect(columns).not.toContain(far.code);
    for (const wrong of [{}, { school: far.code }])
      expect((await person.post(`${path}/columns`, { ...form, ...wrong })).status).toBe(422);

    await person.post(`${path}/columns`, { ...form, school: school.code });
    await runWaitingJobs(app);
    expect(await look(person, `${path}/columns`)).toMatch(
      new RegExp(`value="${school.code}" selected`),
    );
    await write(app, person, path);
    expect(await peopleOf(app, school.id)).toHaveLength(2);
  });

  it("is asked for by no answer where a column tells it, nor of who keeps one school", async () => {
    const person = await app.signInAs("methodologist", khromtau, "kk");
    const school = await makeSchool(app.db, { nameKk: "Тамды орта мектебі" });
    const withColumn = lines.map((line, at) => [...line, at === 0 ? "Мектебі" : school.code]);
    expect(await look(person, `${await send(person, withColumn)}/columns`)).not.toContain(
      "Тізім қай мектептікі",
    );
    const own = await app.signInAs("partner_coordinator", { schoolId: school.id }, "kk");
    expect(await look(own, `${await send(own, lines)}/columns`)).not.toContain(
      "Тізім қай мектептікі",
    );
  });
});
