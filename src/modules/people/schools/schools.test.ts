import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeCourse, makeTeacher } from "#test/make-people.ts";
import { listExpiring, listGiven, listReceived } from "./queries.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function train(trainerId: string, trainedIds: string[], day: string): Promise<void> {
  const id = randomUUID();
  await app.db
    .insertInto("people.training_acts")
    .values({ id, programme: "assessment", from_day: day, until_day: day, hours: 36 })
    .execute();
  await app.db
    .insertInto("people.act_trainers")
    .values({ act_id: id, teacher_id: trainerId })
    .execute();
  await app.db
    .insertInto("people.courses")
    .values(
      trainedIds.map((teacherId) => ({
        id: randomUUID(),
        teacher_id: teacherId,
        programme: "assessment",
        completed_on: day,
        act_id: id,
      })),
    )
    .execute();
}

describe("what a school gives and gets", () => {
  it("counts whom its trainers trained and who trained its teachers, inside the period", async () => {
    const [hub, partner] = [
      await makeSchool(app.db, { nameRu: "Дающая школа" }),
      await makeSchool(app.db, { nameRu: "Получающая школа" }),
    ];
    const trainer = await makeTeacher(app.db, { schoolId: hub.id });
    const learners = [
      await makeTeacher(app.db, { schoolId: partner.id }),
      await makeTeacher(app.db, { schoolId: partner.id }),
    ].map(({ id }) => id);
    const colleague = await makeTeacher(app.db, { schoolId: hub.id });
    await train(trainer.id, learners, "2025-10-10");
    await train(trainer.id, [colleague.id], "2019-10-10");
    const asked = { since: "2023-03-01", on: "2026-03-01" };

    const given = await listGiven(app.db, { schoolId: hub.id, ...asked });
    const gotten = await listReceived(app.db, { schoolId: partner.id, ...asked });

    expect(given).toMatchObject([{ schoolId: partner.id, acts: 1, people: 2 }]);
    expect(gotten).toMatchObject([{ schoolId: hub.id, acts: 1, people: 2 }]);
    const html = await (await app.guest().get(`/people/schools/${partner.id}`)).text();
    expect(html).toContain("Дающая школа");
    expect(html).toContain("За последние три года тренеры школы никого не обучали");
  });

  it("names whose course expires only to those who may see names", async () => {
    const school = await makeSchool(app.db);
    const teacher = await makeTeacher(app.db, { schoolId: school.id, familyName: "Мерзімова" });
    await makeCourse(app.db, {
      teacherId: teacher.id,
      completedOn: "2021-05-20",
      validUntil: "2026-05-19",
    });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const stranger = await app.signInAs("teacher", { schoolId: (await makeSchool(app.db)).id });
    const path = `/people/schools/${school.id}`;

    expect(await (await coordinator.get(path)).text()).toContain("Мерзімова");
    for (const visitor of [stranger, app.guest()]) {
      expect(await (await visitor.get(path)).text()).not.toContain("Мерзімова");
    }
  });

  it("lists no course of somebody whose record was erased", async () => {
    const school = await makeSchool(app.db);
    const teacher = await makeTeacher(app.db, { schoolId: school.id });
    await makeCourse(app.db, {
      teacherId: teacher.id,
      completedOn: "2021-05-20",
      validUntil: "2026-05-19",
    });
    await app.db
      .updateTable("people.teachers")
      .set({ erased_at: now })
      .where("id", "=", teacher.id)
      .execute();

    expect(await listExpiring(app.db, { schoolId: school.id, on: today })).toEqual([]);
  });

  it("says that nobody is recorded, and how to begin", async () => {
    const school = await makeSchool(app.db);
    const html = await (await app.guest("kk").get(`/people/schools/${school.id}`)).text();
    expect(html).toContain("Мұғалімдердің жазбалары әлі енгізілмеген");
  });
});
