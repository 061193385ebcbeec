import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { halfYearOf } from "#modules/network/base/rules/school-year.ts";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeTeacher, makeTrainer } from "#test/make-people.ts";
import { listNearestTrainers } from "./queries.ts";

let app: TestApp;
const place = { lon: 58.4, lat: 50.3 };

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function trainerIn(schoolId: string, familyName: string): Promise<string> {
  const { id } = await makeTeacher(app.db, { schoolId, familyName });
  await makeTrainer(app.db, { teacherId: id });
  return id;
}

async function circle() {
  const hub = await makeSchool(app.db, { status: "leading", ...place, lon: 60 });
  const partner = await makeSchool(app.db, { status: "partner", ...place });
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  await makeTeacher(app.db, { schoolId: partner.id });
  return { hub, partner };
}

const offerOf = (schoolId: string, trainerId: string) => ({
  id: randomUUID(),
  schoolId,
  trainerId,
  direction: "methods_trainer",
});

describe("who could help", () => {
  it("is the own circle first, then the nearest with room, then those who are full", async () => {
    const { hub, partner } = await circle();
    const near = await makeSchool(app.db, { ...place, lon: 58.5 });
    const nearer = await makeSchool(app.db, { ...place, lon: 58.45 });
    const own = await trainerIn(hub.id, "Шеңберов");
    const free = await trainerIn(near.id, "Босов");
    const busy = await trainerIn(nearer.id, "Толыев");
    await app.db
      .updateTable("people.trainers")
      .set({ capacity: 0 })
      .where("teacher_id", "=", busy)
      .execute();

    const found = await listNearestTrainers(app.db, {
      schoolId: partner.id,
      direction: "methods_trainer",
      on: today,
      halfYear: halfYearOf(today),
      limit: 10,
    });

    expect(found.slice(0, 3).map(({ trainerId }) => trainerId)).toEqual([own, free, busy]);
    expect(found[0]).toMatchObject({ ownCircle: true, sameLanguage: true });
  });

  it("is shown to the network, and not to guests", async () => {
    const { hub, partner } = await circle();
    await trainerIn(hub.id, "Көрінетінов");
    const teacher = await app.signInAs("teacher", { schoolId: hub.id });
    const path = `/people/support-offers/schools/${partner.id}?direction=methods_trainer`;

    expect(await (await teacher.get(path)).text()).toContain("Көрінетінов");
    expect((await app.guest().get(path)).headers.get("location")).toContain("/sign-in");
  });
});

describe("an offer of help", () => {
  it("is made once, tells both schools, and is taken by the school in need", async () => {
    const { hub, partner } = await circle();
    const trainer = await trainerIn(hub.id, "Ұсынылов");
    const leading = await app.signInAs("leading_coordinator", { schoolId: hub.id });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: partner.id }, "kk");
    const form = offerOf(partner.id, trainer);
    const at = `/people/support-offers/${form.id}`;

    expect((await leading.post("/people/support-offers", form)).headers.get("location")).toBe(at);
    expect((await leading.post("/people/support-offers", form)).status).toBe(303);
    const other = await leading.post("/people/support-offers", offerOf(partner.id, trainer));
    expect([other.status, (await other.text()).includes("уже предложен")]).toEqual([422, true]);
    expect((await leading.post(`${at}/accept`)).status).toBe(403);
    expect((await coordinator.post(`${at}/accept`)).status).toBe(303);
    expect((await coordinator.post(`${at}/accept`)).status).toBe(303);
    expect((await leading.post(`${at}/done`)).status).toBe(303);

    const page = await (await coordinator.get(at)).text();
    expect(page).toContain("орындалды");
    const letters = await app.db
      .selectFrom("core.mails")
      .where("body", "like", `%${at}%`)
      .select(["recipient"])
      .execute();
    expect(new Set(letters.map(({ recipient }) => recipient))).toEqual(
      new Set([`${leading.userId}@test.example`, `${coordinator.userId}@test.example`]),
    );
  });

  it("is declined only with a reason, which stays on it", async () => {
    const { hub, partner } = await circle();
    const trainer = await trainerIn(hub.id, "Бас");
    const leading = await app.signInAs("leading_coordinator", { schoolId: hub.id });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: partner.id });
    const form = offerOf(partner.id, trainer);
    await leading.post("/people/support-offers", form);
    const at = `/people/support-offers/${form.id}`;

    expect((await coordinator.post(`${at}/decline`)).status).toBe(422);
    expect((await coordinator.post(`${at}/decline`, { reason: "Есть свой тренер" })).status).toBe(
      303,
    );
    expect((await leading.post(`${at}/done`)).status).toBe(422);
    expect(await (await leading.get(at)).text()).toContain("Есть свой тренер");
  });

  it("is refused for a trainer whose record was erased", async () => {
    const { hub, partner } = await circle();
    const trainer = await trainerIn(hub.id, "Өшірілов");
    const leading = await app.signInAs("leading_coordinator", { schoolId: hub.id });
    await app.db
      .updateTable("people.teachers")
      .set({ erased_at: now })
      .where("id", "=", trainer)
      .execute();

    const response = await leading.post("/people/support-offers", offerOf(partner.id, trainer));

    expect(response.status).toBe(422);
  });

  it("is hidden from other schools, and refused for somebody who is no trainer", async () => {
    const { hub, partner } = await circle();
    const trainer = await trainerIn(hub.id, "Жасырынов");
    const { id: plain } = await makeTeacher(app.db, { schoolId: hub.id });
    const leading = await app.signInAs("leading_coordinator", { schoolId: hub.id });
    const stranger = await app.signInAs("partner_coordinator", {
      schoolId: (await makeSchool(app.db, { district: "111000000" })).id,
    });
    const form = offerOf(partner.id, trainer);
    await leading.post("/people/support-offers", form);

    expect((await stranger.get(`/people/support-offers/${form.id}`)).status).toBe(404);
    expect(
      (await stranger.post("/people/support-offers", offerOf(partner.id, trainer))).status,
    ).toBe(403);
    expect((await leading.post("/people/support-offers", offerOf(partner.id, plain))).status).toBe(
      422,
    );
    expect(await (await leading.get("/people/support-offers")).text()).toContain("Жасырынов");
    expect(await (await stranger.get("/people/support-offers")).text()).not.toContain("Жасырынов");
  });
});

describe("the address of before", () => {
  it("leads to where the page is, with what was asked of it and what was sent", async () => {
    const { hub, partner } = await circle();
    const trainer = await trainerIn(hub.id, "Бұрынғыев");
    const leading = await app.signInAs("leading_coordinator", { schoolId: hub.id });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: partner.id });
    const form = offerOf(partner.id, trainer);
    const leadsTo = (response: Response) => [response.status, response.headers.get("location")];
    const school = `schools/${partner.id}?direction=task_expert`;
    const at = `/people/support-offers/${form.id}`;

    const offered = await leading.post("/people/help/offers", form);
    const accepted = await coordinator.post(`/people/help/offers/${form.id}/accept`);

    expect(leadsTo(await leading.get("/people/help"))).toEqual([308, "/people/support-offers"]);
    expect(leadsTo(await leading.get(`/people/help/${school}`))).toEqual([
      308,
      `/people/support-offers/${school}`,
    ]);
    expect(leadsTo(await leading.get(`/people/help/offers/${form.id}`))).toEqual([308, at]);
    expect(leadsTo(offered)).toEqual([308, "/people/support-offers"]);
    expect(leadsTo(accepted)).toEqual([308, `${at}/accept`]);
    expect((await leading.post("/people/support-offers", form)).status).toBe(303);
    expect((await coordinator.post(`${at}/accept`)).status).toBe(303);
    expect((await leading.get("/people/helpers")).status).toBe(404);
  });
});
