import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { loadDocuments } from "./actions.ts";
import { homeFigures, listDisputes, listFigures } from "./queries.ts";
import { disputes } from "./schema.ts";

let app: TestApp;
const now = new Date("2026-03-01T04:00:00Z");

beforeAll(async () => {
  app = await openTestApp();
  await loadDocuments(app.db, now);
});
afterAll(async () => app.close());

describe("the published figures", () => {
  it("are written once, however often they are loaded", async () => {
    await loadDocuments(app.db, now);
    const figures = await app.db.selectFrom("network.published_figures").select("id").execute();
    const acts = await app.db
      .selectFrom("core.history")
      .select("id")
      .where("act", "=", "documentsLoaded")
      .execute();
    expect(figures).toHaveLength(197);
    expect(acts).toHaveLength(1);
  });

  it("count the network as 7,047 schools and add up by kind", async () => {
    const figures = await listFigures(app.db, "nis-2019");
    const printed = (code: string) =>
      figures.find((figure) => figure.topic === "network" && figure.code === code)?.value;
    const kinds = ["nis", "pilot", "leading", "partners"].map((code) => Number(printed(code)));
    expect(kinds.reduce((one, other) => one + other)).toBe(7_047);
    expect(printed("schools_all")).toBe(7_047);
  });

  it("have 1,030 leading and 30 pilot schools over the 17 regions", async () => {
    const figures = (await listFigures(app.db, "nis-2019")).filter(
      (figure) => figure.topic === "by_region",
    );
    const sumOf = (code: string) =>
      figures
        .filter((figure) => figure.code === code)
        .reduce((sum, figure) => sum + Number(figure.value), 0);
    expect(figures).toHaveLength(34);
    expect([sumOf("leading"), sumOf("pilot")]).toEqual([1_030, 30]);
  });

  it("put at least two different prints beside each other for every contradiction", async () => {
    const found = await listDisputes(app.db);
    expect(found.map(({ dispute }) => dispute)).toEqual([...disputes]);
    for (const { dispute, figures } of found)
      expect(figures.length, dispute).toBeGreaterThanOrEqual(2);
    const leading = found.find(({ dispute }) => dispute === "leading_2019");
    expect(leading?.figures.map((figure) => Number(figure.value))).toEqual([1_020, 1_030]);
  });

  it("give the home page the size of the network", async () => {
    const figures = await homeFigures(app.db);
    expect(figures.map((figure) => Number(figure.value))).toEqual([7_047, 1_020, 5_977, 1_412]);
  });

  it("hold no Latin letter inside a Kazakh or Russian word", async () => {
    const figures = await app.db
      .selectFrom("network.published_figures")
      .select(["label_kk", "label_ru"])
      .execute();
    const mixed = figures
      .flatMap((figure) => [figure.label_kk, figure.label_ru])
      .filter((label) => /[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]/i.test(label));
    expect(mixed).toEqual([]);
  });
});

describe("the pages of published figures", () => {
  it("list five documents, the newest first", async () => {
    const html = await (await app.guest().get("/network/documents")).text();
    const places = ["bilimdi-el-2021", "nis-2019", "transfer-2017", "karaganda-2016"].map((code) =>
      html.indexOf(`/network/documents/${code}`),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(html).toContain("примерно 2021");
  });

  it.each([
    ["kk", "Облыстар бойынша мектептер", "Ақмола облысы"],
    ["ru", "Школы по регионам", "Акмолинская область"],
    ["en", "Schools by region", "Akmola Region"],
  ] as const)(
    "show a document in %s with its regions as they then were",
    async (language, topic, region) => {
      const shown = await app.guest(language).get("/network/documents/nis-2019");
      const html = await shown.text();
      expect(shown.status).toBe(200);
      expect(html).toContain(topic);
      expect(html).toContain(region);
      expect(html).toContain(
        "/network/schools?region=110000000&amp;status=leading&amp;on=2019-10-24",
      );
      expect(html).not.toContain("область Абай");
    },
  );

  it("show contradictions side by side with their sources", async () => {
    const html = await (await app.guest().get("/network/documents/disputes")).text();
    const [, leading = ""] = html.split('id="leading_2019"');
    const section = leading.split("</section>")[0] ?? "";
    expect(section).toContain("1\u00a0020");
    expect(section).toContain("1\u00a0030");
    expect(section).toContain("/network/documents/nis-2019");
    expect(html).toContain("Обе цифры приведены так, как напечатаны в источнике");
  });

  it("know no other document", async () => {
    expect((await app.guest().get("/network/documents/nis-2020")).status).toBe(404);
  });
});
