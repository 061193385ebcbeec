import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foldedName } from "#lib/search.ts";
import { openTestApp, type TestApp, today } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeCourse, makePost, makeTeacher } from "#test/make-people.ts";
import { loadRoster, loadSchools } from "./queries.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Sought = Parameters<typeof loadRoster>[1]["sought"];

async function idsFor(sought: Sought): Promise<string[]> {
  const roster = await loadRoster(app.db, { sought, on: today });
  return roster.ids.sort();
}

const nameOf = (familyName: string) => foldedName(familyName, "Айгүл", null);

describe("the people a file may speak of", () => {
  it("are those of its names who work or worked in its schools, also by the name of a record that was joined", async () => {
    const [school, other] = [await makeSchool(app.db), await makeSchool(app.db)];
    const [ofSchool, ofOther] = [{ schoolId: school.id }, { schoolId: other.id }];
    const now = await makeTeacher(app.db, { ...ofSchool, familyName: "Осындағы" });
    const before = await makeTeacher(app.db, { familyName: "Осындағы" });
    await makePost(app.db, { teacherId: before.id, schoolId: school.id, until: "2016-09-01" });
    const renamed = await makeTeacher(app.db, { ...ofSchool, familyName: "Жаңаша" });
    const joined = await makeTeacher(app.db, { familyName: "Ескіше" });
    await app.db
      .updateTable("people.teachers")
      .set({ merged_into: renamed.id })
      .where("id", "=", joined.id)
      .execute();
    await makeTeacher(app.db, { ...ofSchool, familyName: "Басқа" });
    await makeTeacher(app.db, { ...ofOther, familyName: "Осындағы" });

    const names = [nameOf("Осындағы"), nameOf("Ескіше")];
    const found = await idsFor({ colleagues: { schools: [school.id], names } });
    expect(found).toEqual([now.id, before.id, renamed.id].sort());
  });

  it("are found elsewhere by a number, by a name with its year, or by a certificate", async () => {
    const one = await makeTeacher(app.db, { familyName: "Іздеулі", birthYear: 1970 });
    const namesake = await makeTeacher(app.db, { familyName: "Іздеулі", birthYear: 1971 });
    await app.db
      .updateTable("people.teachers")
      .set({ iin_hash: "hash of one" })
      .where("id", "=", one.id)
      .execute();
    const course = await makeCourse(app.db, { teacherId: namesake.id });
    await app.db
      .updateTable("people.courses")
      .set({ certificate_number: "№ 77" })
      .where("id", "=", course)
      .execute();

    expect(await idsFor({ iins: ["hash of one"] })).toEqual([one.id]);
    expect(await idsFor({ born: [{ name: nameOf("Іздеулі"), year: 1971 }] })).toEqual([
      namesake.id,
    ]);
    expect(await idsFor({ names: [nameOf("Іздеулі")] })).toEqual([one.id, namesake.id].sort());
    expect(await idsFor({ certificates: ["№ 77"] })).toEqual([namesake.id]);
    expect(await idsFor({})).toEqual([]);
  });

  it("are the record that stands, by whatever joined record they were found, and nobody erased", async () => {
    const kept = await makeTeacher(app.db, { familyName: "Қалғанова" });
    const joined = await makeTeacher(app.db, { familyName: "Қосылды", birthYear: 1950 });
    const erased = await makeTeacher(app.db, { familyName: "Қосылды" });
    await app.db
      .updateTable("people.teachers")
      .set({ merged_into: kept.id })
      .where("id", "=", joined.id)
      .execute();
    await app.db
      .updateTable("people.teachers")
      .set({ erased_at: new Date() })
      .where("id", "=", erased.id)
      .execute();

    const roster = await loadRoster(app.db, {
      sought: { names: [nameOf("Қосылды")] },
      on: today,
    });
    expect(roster.ids).toEqual([kept.id]);
    // Found again by the name that the joined record bore.
    expect(roster.named(nameOf("Қосылды")).map(({ id }) => id)).toEqual([kept.id]);
  });
});

it("knows a school by its code, where it lies or lay last", async () => {
  const school = await makeSchool(app.db);
  const found = await loadSchools(app.db, { codes: [school.code, "NOBODY"], on: today });
  expect([...found]).toEqual([
    [
      school.code,
      {
        schoolId: school.id,
        code: school.code,
        closed: null,
        regionKato: "150000000",
        districtKato: "156000000",
      },
    ],
  ]);
});
