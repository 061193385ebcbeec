import { afterAll, beforeAll, expect, it } from "vitest";
import type { Person } from "#lib/actor.ts";
import { NotFound } from "#lib/errors.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeCertificate, makeCourse, makeTeacher } from "#test/make-people.ts";
import { personWith } from "#test/reach.ts";
import { eraseOfPerson } from "./actions.ts";
import { readOfPerson } from "./queries.ts";

let app: TestApp;
let person: Person;

beforeAll(async () => {
  app = await openTestApp();
  const { userId } = await app.signInAs("national");
  person = { ...personWith(), userId };
});
afterAll(() => app.close());

/** A teacher with a course and a certificate, and another record of theirs that was joined to the first. */
async function makePerson(familyName: string) {
  const school = await makeSchool(app.db);
  const { id } = await makeTeacher(app.db, { familyName, schoolId: school.id });
  const { id: joined } = await makeTeacher(app.db, { familyName });
  await app.db
    .updateTable("people.teachers")
    .set({ merged_into: id })
    .where("id", "=", joined)
    .execute();
  const course = await makeCourse(app.db, { teacherId: id });
  await app.db
    .updateTable("people.courses")
    .set({ certificate_number: `№ ${familyName}` })
    .where("id", "=", course)
    .execute();
  const { number } = await makeCertificate(app.db, { teacherId: id });
  return { teacherIds: [id, joined], number, familyName };
}

type Erased = Pick<Awaited<ReturnType<typeof makePerson>>, "teacherIds" | "familyName">;

function erase({ teacherIds, familyName }: Erased) {
  const names = [{ familyName, givenName: "Айгүл" }];
  const known = { names, emails: [], phones: [] };
  const erasing = { userId: "nobody", teacherIds, person, now, ...known };
  return app.db.transaction().execute((tx) => eraseOfPerson(tx, erasing));
}

const factsOf = ({ teacherIds }: Pick<Erased, "teacherIds">) =>
  readOfPerson(app.db, { userId: "nobody", teacherIds });

it("tells a person of the record and of those joined to it, and of nobody else's", async () => {
  const one = await makePerson("Бірінова");
  await makePerson("Екінова");
  const facts = await factsOf(one);
  expect(facts).toMatchObject({
    record: {
      teacher: { id: one.teacherIds[0], iin_known: false },
      courses: [{ certificate_number: "№ Бірінова" }],
      certificates: [{ number: one.number }],
    },
    names_on_certificates: [{ number: one.number, family_name: "Бірінова" }],
  });
  expect(facts.records).toHaveLength(2);
  expect(JSON.stringify(facts)).not.toContain("Екінова");
  expect(await readOfPerson(app.db, { userId: "nobody", teacherIds: [] })).toMatchObject({
    record: null,
    records: [],
  });
});

it("loses the name in every record of the person, and in nobody else's", async () => {
  const [one, other] = [await makePerson("Үшінова"), await makePerson("Төртінова")];
  const before = await factsOf(other);

  await erase(one);

  const left = await factsOf(one);
  expect(JSON.stringify(left)).not.toContain("Үшінова");
  expect(left.records).toHaveLength(2);
  expect(left).toMatchObject({ record: { courses: [{ programme: "level3" }] } });
  expect(await factsOf(other)).toEqual(before);
});

it("revokes the certificates: what names nobody proves nothing", async () => {
  const [one, other] = [await makePerson("Бесінова"), await makePerson("Алтынова")];
  await erase(one);
  const rows = await app.db
    .selectFrom("people.certificates")
    .where("number", "in", [one.number, other.number])
    .select(["number", "revoked_at"])
    .execute();
  expect(new Map(rows.map((row) => [row.number, row.revoked_at]))).toEqual(
    new Map([
      [one.number, now],
      [other.number, null],
    ]),
  );
});

it("is done once, and not to who has no record", async () => {
  const one = await makePerson("Жетінова");
  await erase(one);
  await expect(erase(one)).rejects.toThrow(NotFound);
  await expect(erase({ teacherIds: [], familyName: "Жоқ" })).rejects.toThrow(NotFound);
});
