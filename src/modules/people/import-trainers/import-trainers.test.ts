import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeCourse, makePost, makeTeacher } from "#test/make-people.ts";
import { bring, check, look } from "#test/people-imports.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("importing directions of the active", () => {
  it("writes directions on the course they rest on, and ends them", async () => {
    const person = await app.signInAs("national");
    const { id, code } = await makeSchool(app.db);
    const known = await makeTeacher(app.db, {
      familyName: "Цой",
      givenName: "Вера",
      schoolId: id,
      birthYear: 1981,
    });
    await makePost(app.db, { teacherId: known.id, schoolId: (await makeSchool(app.db)).id });
    const courseId = await makeCourse(app.db, {
      teacherId: known.id,
      programme: "practice_reflection",
    });
    await app.db
      .updateTable("people.courses")
      .set({ certificate_number: "R-7" })
      .where("id", "=", courseId)
      .execute();
    const who = { family_name: "Цой", given_name: "Вера", birth_year: "1981", code };
    const row = {
      ...who,
      direction: "Тренер по методике",
      from: "2019-09-01",
      certificate_number: "R-7",
    };

    await bring(app, person, { kind: "trainers", rows: [row] });
    const again = await look(person, await check(app, person, { kind: "trainers", rows: [row] }));
    const unknown = await look(
      person,
      await check(app, person, { kind: "trainers", rows: [{ ...row, certificate_number: "?" }] }),
    );
    await bring(app, person, { kind: "trainers", rows: [{ ...row, until: "2024-09-01" }] });

    expect(again).toContain("Записывать нечего");
    expect(unknown).toContain("такой сертификат не записан");
    const held = await app.db
      .selectFrom("people.trainers")
      .where("teacher_id", "=", known.id)
      .selectAll()
      .execute();
    expect(held).toEqual([
      expect.objectContaining({
        direction: "methods_trainer",
        during: "[2019-09-01,2024-09-01)",
        course_id: courseId,
      }),
    ]);
  });
});
