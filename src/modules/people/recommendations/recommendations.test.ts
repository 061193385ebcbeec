import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { halfYearOf } from "#modules/network/base/rules/school-year.ts";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makePost, makeTeacher, makeTrainer } from "#test/make-people.ts";
import { reasonsOf } from "./pages/result.tsx";
import { listTrainers } from "./queries.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("whom a trainer should take", () => {
  it("is said in words", () => {
    const row = {
      direction: "methods_trainer" as const,
      schoolId: "s",
      school_kk: "",
      school_ru: "",
      regionKato: "1",
      teachers: 14,
      small: true,
      trainerId: "t",
      familyName: "",
      givenName: "",
      trainer_school_kk: "",
      trainer_school_ru: "",
      km: 12.3,
      offered: false,
      grounds: ["circle" as const, "language" as const],
    };
    expect(reasonsOf(row, "ru")).toBe(
      "12 км, свой круг, язык совпадает, малокомплектная школа, учителей: 14",
    );
    expect(reasonsOf({ ...row, grounds: [], small: false }, "kk")).toBe(
      "қашықтығы 12 км, басқа тілде, 14 мұғалім",
    );
  });
});

async function leave(id = "", gone: { erased_at: Date } | { merged_into: string }): Promise<void> {
  await app.db.updateTable("people.teachers").set(gone).where("id", "=", id).execute();
}

describe("a recommendation", () => {
  it("is worked out by a job, shown with its reasons, and turned into an offer once", async () => {
    const hub = await makeSchool(app.db, { status: "leading", lon: 58.4, lat: 50.3 });
    const partner = await makeSchool(app.db, {
      status: "partner",
      lon: 58.5,
      lat: 50.3,
      nameRu: "Нуждающаяся",
    });
    await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
    const { id: trainer } = await makeTeacher(app.db, { schoolId: hub.id, familyName: "Тренеров" });
    await makeTrainer(app.db, { teacherId: trainer });
    await makeTeacher(app.db, { schoolId: partner.id });
    const region = await app.signInAs("regional", { regionKato: "150000000" });
    const form = { id: randomUUID(), regionKato: "150000000" };
    const at = `/people/recommendations/${form.id}`;

    await region.post("/people/recommendations", form);
    const again = await region.post("/people/recommendations", form);
    expect(again.headers.get("location")).toMatch(/^\/jobs\//);
    await runWaitingJobs(app);

    const html = await (await region.get(at)).text();
    expect(html).toContain("Нуждающаяся");
    expect(html).toContain("Тренеров");
    expect(html).toContain("7 км, свой круг, тот же район, язык совпадает, учителей: 1");
    const pair = { schoolId: partner.id, direction: "methods_trainer" };
    expect((await region.post(`${at}/offers`, pair)).headers.get("location")).toMatch(
      /support-offers\/[0-9a-f]{8}-/,
    );
    expect((await region.post(`${at}/offers`, pair)).headers.get("location")).toMatch(
      /support-offers\/schools/,
    );
    expect(await (await region.get(at)).text()).toContain("предложено");
  });

  it("names nobody whose record was erased or joined to another, and offers nobody erased since", async () => {
    const hub = await makeSchool(app.db, { status: "leading", district: "111000000" });
    const partner = await makeSchool(app.db, { district: "111000000" });
    await makeTeacher(app.db, { schoolId: partner.id });
    const { id: kept } = await makeTeacher(app.db, { schoolId: hub.id, familyName: "Қалғанов" });
    await makeTrainer(app.db, { teacherId: kept });
    const gone = [await makeTeacher(app.db, { schoolId: hub.id }), await makeTeacher(app.db)];
    const [erased, merged] = gone.map(({ id }) => id);
    await makePost(app.db, { teacherId: merged ?? "", schoolId: hub.id });
    for (const { id } of gone) {
      await makeTrainer(app.db, { teacherId: id, direction: "task_expert" });
    }
    await leave(erased, { erased_at: now });
    await leave(merged, { merged_into: kept });
    const asked = { regionKato: "110000000", on: today, halfYear: halfYearOf(today) };

    const trainers = await listTrainers(app.db, asked);

    expect(trainers.map(({ trainerId }) => trainerId)).toEqual([kept]);
    const region = await app.signInAs("regional", { regionKato: "110000000" });
    const form = { id: randomUUID(), regionKato: "110000000" };
    await region.post("/people/recommendations", form);
    await runWaitingJobs(app);
    await leave(kept, { erased_at: now });
    const at = `/people/recommendations/${form.id}`;
    expect(await (await region.get(at)).text()).not.toContain("Қалғанов");
    const pair = { schoolId: partner.id, direction: "methods_trainer" };
    expect((await region.post(`${at}/offers`, pair)).headers.get("location")).toMatch(
      /support-offers\/schools/,
    );
  });

  it("is for those above the schools, each in the own region", async () => {
    const foreign = await app.signInAs("regional", { regionKato: "110000000" });
    const form = { id: randomUUID(), regionKato: "150000000" };
    expect((await foreign.post("/people/recommendations", form)).status).toBe(403);
    const hub = await makeSchool(app.db, { status: "leading" });
    const leading = await app.signInAs("leading_coordinator", { schoolId: hub.id });
    expect((await leading.get("/people/recommendations")).status).toBe(403);
  });
});
