import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { missingFields } from "#imports/fields.ts";
import { writeCsv } from "#lib/csv.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { check, fieldsOf, schoolRow, write } from "#test/network-imports.ts";

let app: TestApp;
const aktobe = "150000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("work that failed", () => {
  it("can be begun again, and writes once", async () => {
    const national = await app.signInAs("national");
    const path = await check(app, national, { kind: "schools", rows: [schoolRow("AGAIN-1")] });
    await national.post(`${path}/writing`);
    await app.db
      .updateTable("core.jobs")
      .set({ state: "failed", failure: "interrupted" })
      .where("state", "=", "waiting")
      .execute();

    const page = await (await national.get(path)).text();
    await write(app, national, path);

    expect(page).toContain("Записать строк: 1");
    const kept = await app.db
      .selectFrom("network.schools")
      .where("code", "=", "AGAIN-1")
      .select("id")
      .execute();
    expect(kept).toHaveLength(1);
    expect(await (await national.get(path)).text()).toContain("Записано строк: 1");
  });
});

describe("the file itself", () => {
  it("is refused in words when it is no table, and its kind asked for", async () => {
    const national = await app.signInAs("national", {}, "kk");
    const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])], "сурет.xlsx");
    const upload = { id: randomUUID(), kind: "schools" };

    const broken = await (
      await national.post("/network/imports", { ...upload, file: picture })
    ).text();
    const missing = await (await national.post("/network/imports", { ...upload, kind: "" })).text();

    expect(broken).toContain("Бұл файлды оқу мүмкін болмады");
    expect(missing).toContain('href="#kind"');
  });

  it("asks for the columns it cannot match by their headings", async () => {
    const national = await app.signInAs("national");
    const csv = new File(
      [writeCsv(["Неведомый столбец", "Код школы"], [["а", "X-1"]])],
      "schools.csv",
    );
    const id = randomUUID();
    await national.post("/network/imports", { id, kind: "schools", file: csv });

    const sent = await national.post(`/network/imports/${id}/columns`, { code: "1" });

    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain("Выберите столбец для этих данных");
  });

  it("has a template for each kind whose own row passes when it is sent back", async () => {
    const national = await app.signInAs("national");
    for (const language of ["kk", "ru", "en"] as const) {
      const person = await app.signInAs("national", {}, language);
      const response = await person.get("/network/imports/templates/schools.xlsx");
      const file = new File([await response.arrayBuffer()], "schools.xlsx");
      const id = randomUUID();
      await person.post("/network/imports", { id, kind: "schools", file });
      const { mapping } = await app.db
        .selectFrom("core.imports")
        .where("id", "=", id)
        .select("mapping")
        .executeTakeFirstOrThrow();
      expect(Object.keys(Object(mapping))).toHaveLength(fieldsOf("schools").length);
    }
    expect(
      (await national.get("/network/imports/templates/sizes.csv")).headers.get(
        "content-disposition",
      ),
    ).toContain("sizes.csv");
  });

  it("is nobody else's to see", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const path = await check(app, region, { kind: "schools", rows: [schoolRow("MINE-1")] });
    const stranger = await app.signInAs("regional", { regionKato: "110000000" });

    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(`${path}/writing`)).status).toBe(404);
  });
});

describe("the rules of an import", () => {
  it("names the needed fields without a column", () => {
    expect(missingFields(fieldsOf("sizes"), { code: "0", year: "1", pupils: "" })).toEqual([
      "pupils",
      "teachers",
    ]);
  });
});
