import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("the list of teachers on a past day", () => {
  it("shows nobody who works where another keeps the records today", async () => {
    const school = await makeSchool(app.db, { district: "103600000" });
    const familyName = "Бөгдежерлікова";
    const { id } = await makeTeacher(app.db, {
      familyName,
      schoolId: school.id,
      since: "2015-09-01",
    });
    const before = await app.signInAs("regional", { regionKato: "630000000" });
    const today = await app.signInAs("regional", { regionKato: "100000000" });
    const past = "/people/teachers?on=2023-01-01";

    expect(await (await before.get("/people/teachers?on=2022-01-01")).text()).not.toContain(
      familyName,
    );
    expect((await before.get(`/people/teachers/${id}`)).status).toBe(404);
    expect(await (await today.get(past)).text()).toContain(familyName);
  });
});
