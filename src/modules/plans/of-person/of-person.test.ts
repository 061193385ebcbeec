import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeTeacher } from "#test/make-people.ts";
import { forgetResponsible } from "../cyclogrammes/actions.ts";
import { readOfPerson } from "./queries.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A plan in which each of these people is responsible for one event. */
async function makePlan(names: readonly string[]) {
  const school = await makeSchool(app.db);
  const cyclogramme_id = randomUUID();
  await app.db
    .insertInto("plans.cyclogrammes")
    .values({
      id: cyclogramme_id,
      leading_id: school.id,
      half_year: "2025-2",
      state: "draft",
      proposals_until: today,
      made_at: now,
    })
    .execute();
  const people = [];
  for (const responsible of names) {
    const { id } = await makeTeacher(app.db, { schoolId: school.id });
    await app.db
      .insertInto("plans.items")
      .values({
        id: randomUUID(),
        cyclogramme_id,
        school_id: school.id,
        state: "proposed",
        event_type: "seminar",
        title_kk: "Семинар",
        title_ru: `Семинар: ${responsible}`,
        responsible,
        teacher_id: id,
        need_area: "ict",
        need_reason: "Сұралды",
        expected: "Тәжірибе",
        proposed_at: now,
      })
      .execute();
    people.push({ userId: randomUUID(), teacherIds: [id] });
  }
  return people;
}

it("tells a person of the work they are to do, and not of what others are", async () => {
  const [one] = await makePlan(["Асан", "Үсен"]);
  if (!one) throw new Error("nobody");
  expect(await readOfPerson(app.db, one)).toMatchObject({
    planned_work: [{ title: "Семинар: Асан", responsible: "Асан", state: "proposed" }],
  });
  expect(await readOfPerson(app.db, { ...one, teacherIds: [] })).toEqual({ planned_work: [] });
});

it("loses the name of one person; the work stays planned, and others' names stay", async () => {
  const [one, other] = await makePlan(["Асан", "Үсен"]);
  if (!one || !other) throw new Error("nobody");
  await app.db.transaction().execute((tx) => forgetResponsible(tx, one));
  expect(await readOfPerson(app.db, one)).toMatchObject({ planned_work: [{ responsible: "–" }] });
  expect(await readOfPerson(app.db, other)).toMatchObject({
    planned_work: [{ responsible: "Үсен" }],
  });
});
