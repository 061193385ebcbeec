import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "#lib/actor.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeCourse, makeTeacher, makeTrainer } from "#test/make-people.ts";

let app: TestApp;
const far = "111000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A leading school with a partner in another district, and one of the methodical team in each. */
async function makeCircle() {
  const hub = await makeSchool(app.db, { status: "leading" });
  const partner = await makeSchool(app.db, { status: "partner", district: far });
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  const ofHub = await makeTeacher(app.db, { familyName: "Жетекшиева", schoolId: hub.id });
  const ofPartner = await makeTeacher(app.db, { familyName: "Серіктесова", schoolId: partner.id });
  await makeTrainer(app.db, { teacherId: ofHub.id, direction: "research_trainer" });
  await makeTrainer(app.db, { teacherId: ofPartner.id, direction: "task_expert" });
  return { hub, partner, ofHub, ofPartner };
}

const giveForm = (change: Record<string, string> = {}) => ({
  trainerId: randomUUID(),
  direction: "methods_trainer",
  since: "2025-09-01",
  capacity: "3",
  reason: "Тәжірибесі мол",
  ...change,
});

async function heldBy(teacherId: string) {
  return app.db
    .selectFrom("people.trainers")
    .where("teacher_id", "=", teacherId)
    .orderBy("during")
    .select(["direction", "during", "capacity", "course_id"])
    .execute();
}

describe("the list of the methodical team", () => {
  it("names people to any teacher of their district and circle, and to no other", async () => {
    const { hub, partner } = await makeCircle();
    const stranger = await makeSchool(app.db, { district: "711310000" });
    const seen = async (schoolId: string, address: string) => {
      const teacher = await app.signInAs("teacher", { schoolId });
      const html = await (await teacher.get(`/people/methodical-team?${address}`)).text();
      return [html.includes("Жетекшиева"), html.includes("Серіктесова")];
    };

    expect(await seen(partner.id, `circle=${hub.id}`)).toEqual([true, true]);
    expect(await seen(partner.id, `school=${hub.id}`)).toEqual([true, false]);
    expect(await seen(hub.id, "district=156000000")).toEqual([true, false]);
    expect(await seen(hub.id, "")).toEqual([true, false]);
    expect(await seen(hub.id, `district=${far}`)).toEqual([false, false]);
    expect(await seen(stranger.id, `circle=${hub.id}`)).toEqual([false, false]);
  });

  it("is no place of the menu whose address only begins alike", async () => {
    const { hub } = await makeCircle();
    const teacher = await app.signInAs("teacher", { schoolId: hub.id });
    const html = await (await teacher.get(`/people/methodical-team?school=${hub.id}`)).text();
    expect(html).toContain('<a href="/people/me">');
    const own = await (await teacher.get("/people/coverage")).text();
    expect(own).toContain('<a href="/people/coverage" aria-current="page">');
  });

  it("leaves out whose record was joined to another", async () => {
    const { hub, ofHub, ofPartner } = await makeCircle();
    const leading = await app.signInAs("leading_director", { schoolId: hub.id });
    await app.db
      .updateTable("people.teachers")
      .set({ merged_into: ofHub.id })
      .where("id", "=", ofPartner.id)
      .execute();

    const html = await (await leading.get(`/people/methodical-team?circle=${hub.id}`)).text();

    expect([html.includes("Жетекшиева"), html.includes("Серіктесова")]).toEqual([true, false]);
  });

  it("tells a guest how many there are and what they help with, but no name", async () => {
    const { hub } = await makeCircle();

    const html = await (await app.guest().get(`/people/methodical-team?circle=${hub.id}`)).text();
    const school = await (await app.guest().get(`/people/methodical-team?school=${hub.id}`)).text();

    expect(html).not.toContain("Жетекшиева");
    expect(html).toContain("внедряет исследование урока (Lesson Study)");
    expect(html.match(/#who"[^>]*>1</g)).toHaveLength(2);
    expect(school.match(/#who"[^>]*>1</g)).toHaveLength(1);
    expect((await app.guest().get(`/people/methodical-team?school=${randomUUID()}`)).status).toBe(
      404,
    );
  });

  it("keeps to the direction and the language asked for", async () => {
    const { hub } = await makeCircle();
    const leading = await app.signInAs("leading_director", { schoolId: hub.id });
    const kazakh = await makeTeacher(app.db, { familyName: "Қазақтілді", schoolId: hub.id });
    await makeTrainer(app.db, { teacherId: kazakh.id, direction: "task_expert" });
    await app.db
      .updateTable("people.posts")
      .set({ languages: ["kk"] })
      .where("teacher_id", "=", kazakh.id)
      .execute();
    const names = async (query: string) => {
      const html = await (
        await leading.get(`/people/methodical-team?circle=${hub.id}&${query}`)
      ).text();
      return ["Жетекшиева", "Серіктесова", "Қазақтілді"].filter((name) => html.includes(name));
    };

    expect(await names("direction=task_expert")).toEqual(["Серіктесова", "Қазақтілді"]);
    expect(await names("language=kk")).toEqual(["Қазақтілді"]);
    expect(await names("direction=assessment_coordinator")).toEqual([]);
  });
});

describe("a direction", () => {
  it("is given by those above the school and by the director of a leading school, to their own", async () => {
    const { hub, ofHub, partner, ofPartner } = await makeCircle();
    const gives = async (role: Role, scope: object, teacherId: string) => {
      const visitor = await app.signInAs(role, scope);
      const form = giveForm();
      const given = await visitor.post(`/people/methodical-team/${teacherId}/directions`, form);
      // Ended on the day after it began, so that the next may give it again.
      await app.db.deleteFrom("people.trainers").where("id", "=", form.trainerId).execute();
      return given.status;
    };
    const region = { regionKato: "150000000" };

    expect(await gives("national", {}, ofHub.id)).toBe(303);
    expect(await gives("regional", region, ofHub.id)).toBe(303);
    expect(await gives("cpm_trainer", region, ofHub.id)).toBe(303);
    expect(await gives("methodologist", { districtKato: "156000000" }, ofHub.id)).toBe(303);
    expect(await gives("leading_director", { schoolId: hub.id }, ofHub.id)).toBe(303);
    expect(await gives("leading_director", { schoolId: hub.id }, ofPartner.id)).toBe(403);
    expect(await gives("leading_coordinator", { schoolId: hub.id }, ofHub.id)).toBe(403);
    expect(await gives("partner_coordinator", { schoolId: partner.id }, ofPartner.id)).toBe(403);
    expect(await gives("regional", region, ofPartner.id)).toBe(404);
  });

  it("rests on a course of it passed before, or on a stated reason, and is given once", async () => {
    const { ofHub } = await makeCircle();
    const national = await app.signInAs("national");
    const fitting = { teacherId: ofHub.id, programme: "practice_reflection" };
    const course = await makeCourse(app.db, { ...fitting, completedOn: "2024-05-20" });
    const other = await makeCourse(app.db, { teacherId: ofHub.id, programme: "tasks" });
    const give = (change: Record<string, string>) =>
      national.post(
        `/people/methodical-team/${ofHub.id}/directions`,
        giveForm({ reason: "", ...change }),
      );

    const bare = await give({});
    expect(bare.status).toBe(422);
    expect(await bare.text()).toContain("Выберите курс или объясните причину");
    expect(await (await give({ course: other })).text()).toContain("к другому направлению");
    expect(await (await give({ course, since: "2024-01-01" })).text()).toContain("закончен позже");
    expect(await (await give({ course, since: "2026-03-02" })).text()).toContain("не наступил");
    expect(await (await give({ course, capacity: "21" })).text()).toContain("от 0 до 20");

    const form = giveForm({ course, reason: "" });
    const first = await national.post(`/people/methodical-team/${ofHub.id}/directions`, form);
    const again = await national.post(`/people/methodical-team/${ofHub.id}/directions`, form);
    const clash = await give({ course });

    expect([first.status, again.status, clash.status]).toEqual([303, 303, 422]);
    expect(await clash.text()).toContain("уже есть на этот день");
    const held = await heldBy(ofHub.id);
    expect(held.filter(({ direction }) => direction === "methods_trainer")).toEqual([
      { direction: "methods_trainer", during: "[2025-09-01,)", capacity: 3, course_id: course },
    ]);
  });

  it("ends on a day after it began and may be given again from then on", async () => {
    const { ofHub } = await makeCircle();
    const national = await app.signInAs("national");
    const form = giveForm();
    const at = `/people/methodical-team/${ofHub.id}`;
    await national.post(`${at}/directions`, form);
    const end = (until: string) =>
      national.post(`${at}/ending`, { trainerId: form.trainerId, until });

    const early = await end("2025-09-01");
    const ended = await end("2026-01-10");
    const repeated = await end("2026-01-10");
    const changed = await end("2026-02-10");
    const again = await national.post(`${at}/directions`, giveForm({ since: "2026-01-10" }));

    expect([early.status, ended.status, repeated.status]).toEqual([422, 303, 303]);
    expect([changed.status, again.status]).toEqual([422, 303]);
    const history = await app.db
      .selectFrom("core.history")
      .where("subject_id", "=", ofHub.id)
      .orderBy("id")
      .select("act")
      .execute();
    expect(history.map(({ act }) => act).sort()).toEqual([
      "directionEnded",
      "directionGiven",
      "directionGiven",
    ]);
  });
});

describe("the address of before", () => {
  it("leads to where the page is, with what was asked of it and what was sent", async () => {
    const { ofHub } = await makeCircle();
    const national = await app.signInAs("national");
    const old = `/people/active/${ofHub.id}/directions`;

    const list = await app.guest().get("/people/active?region=150000000&page=2");
    const sent = await national.post(old, giveForm());
    const given = await national.post(sent.headers.get("location") ?? "", giveForm());
    const other = await app.guest().get("/people/activeness");

    expect([list.status, list.headers.get("location")]).toEqual([
      308,
      "/people/methodical-team?region=150000000&page=2",
    ]);
    expect([sent.status, sent.headers.get("location")]).toEqual([
      308,
      `/people/methodical-team/${ofHub.id}/directions`,
    ]);
    expect([given.status, other.status]).toEqual([303, 404]);
    // What is hidden behind percent signs is no renamed address, and leads nowhere rather than to itself.
    const hidden = await app.guest().get("/people/%61ctive");
    expect(hidden.headers.get("location")).not.toBe("/people/%61ctive");
  });
});
