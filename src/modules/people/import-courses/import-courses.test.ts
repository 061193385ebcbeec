import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { bring, check, look } from "#test/people-imports.ts";

let app: TestApp;
const aktobe = "150000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("importing courses", () => {
  it("writes courses of people who are known, once, and says who is not", async () => {
    const person = await app.signInAs("regional", { regionKato: aktobe });
    const { id, code } = await makeSchool(app.db);
    const known = await makeTeacher(app.db, {
      familyName: "Ким",
      givenName: "Анна",
      schoolId: id,
      birthYear: 1980,
    });
    const far = await makeSchool(app.db, { district: "111000000" });
    await makeTeacher(app.db, {
      familyName: "Пак",
      givenName: "Инна",
      schoolId: far.id,
      birthYear: 1980,
    });
    const who = { family_name: "Ким", given_name: "Анна", birth_year: "1980", code };
    const course = { programme: "Курс третьего (базового) уровня", completed_on: "2018-05-20" };
    const rows = [
      { ...who, ...course, hours: "240", provider: "ЦПМ", certificate_number: "A-1" },
      { ...who, ...course, birth_year: "1970" },
      { family_name: "Пак", given_name: "Инна", birth_year: "1980", code: far.code, ...course },
      { ...who, programme: "Курс пения", completed_on: "2018-05-20" },
      { ...who, programme: "Лидерство учителя в школе", completed_on: "2027-05-20" },
      { ...who, birth_year: "", code: "", ...course, certificate_number: "A-1" },
    ];

    const page = await bring(app, person, { kind: "courses", rows });

    for (const words of [
      "такой учитель не записан",
      "значение не распознано",
      "этот день ещё не наступил",
    ])
      expect(page, words).toContain(words);
    // Whether others keep such a person is not told: "no such teacher" is said of both.
    expect(page).not.toContain("эту запись ведёте не вы");
    const courses = await app.db
      .selectFrom("people.courses")
      .where("teacher_id", "=", known.id)
      .selectAll()
      .execute();
    expect(courses).toEqual([
      expect.objectContaining({ programme: "level3", hours: 240, certificate_number: "A-1" }),
    ]);
    const again = await look(
      person,
      await check(app, person, { kind: "courses", rows: [rows[0] ?? {}] }),
    );
    expect(again).toContain("Записывать нечего");
    const certified = await look(
      person,
      await check(app, person, { kind: "courses", rows: [rows[5] ?? {}] }),
    );
    expect(certified).toContain("Записывать нечего");
  });
});
