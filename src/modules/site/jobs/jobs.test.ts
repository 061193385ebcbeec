import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startJob } from "#lib/jobs.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("a job's page", () => {
  it("shows its maker how far it is and looks again by itself; nobody else may know of it", async () => {
    const region = await app.signInAs("regional", { regionKato: "150000000" }, "kk");
    const id = randomUUID();
    const by = await getPerson(app.db, { userId: region.userId, now });
    await startJob(app.db, { id, task: "check_import", payload: {}, by, now });
    await app.db
      .updateTable("core.jobs")
      .set({ state: "running", steps_done: 300, steps_total: 7047 })
      .where("id", "=", id)
      .execute();

    const page = await region.get(`/jobs/${id}`);
    const stranger = await app.signInAs("regional", { regionKato: "110000000" });

    expect(await page.text()).toContain("7\u00a0047 жолдың 300 жолы өңделді");
    expect(page.headers.get("refresh")).toBe("2");
    expect((await stranger.get(`/jobs/${id}`)).status).toBe(404);
    expect(await (await region.get(`/jobs/${id}/state`)).json()).toEqual({
      state: "running",
      done: 300,
      total: 7047,
      result: null,
    });
  });

  it("is headed with what is being done, where that has a name", async () => {
    const region = await app.signInAs("regional", { regionKato: "150000000" }, "kk");
    const by = await getPerson(app.db, { userId: region.userId, now });
    const titles = {
      check_people_import: "Файлды тексеру",
      write_import: "Файл жолдарын жазу",
      undo_people_import: "Файлдан жазылғанды қайтарып алу",
      count: "Жұмыс барысы",
    };
    for (const [task, title] of Object.entries(titles)) {
      const id = randomUUID();
      await startJob(app.db, { id, task, payload: {}, by, now });
      const page = await (await region.get(`/jobs/${id}`)).text();
      expect(page).toContain(`<h1>${title}</h1>`);
      expect(page).toContain(`<title>${title} · Тірек</title>`);
    }
  });

  it("leads to the result when done, and says in words when it failed", async () => {
    const region = await app.signInAs("regional", { regionKato: "150000000" });
    const by = await getPerson(app.db, { userId: region.userId, now });
    const [done, failed] = [randomUUID(), randomUUID()];
    for (const id of [done, failed])
      await startJob(app.db, { id, task: "check_import", payload: {}, by, now });
    await app.db
      .updateTable("core.jobs")
      .set({ state: "done", result_path: "/network/imports" })
      .where("id", "=", done)
      .execute();
    await app.db
      .updateTable("core.jobs")
      .set({ state: "failed", failure: "interrupted" })
      .where("id", "=", failed)
      .execute();

    expect((await region.get(`/jobs/${done}`)).headers.get("location")).toBe("/network/imports");
    expect(await (await region.get(`/jobs/${failed}`)).text()).toContain("Её можно начать снова");
  });
});
