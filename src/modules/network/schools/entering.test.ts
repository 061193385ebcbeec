import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("entering a school", () => {
  const form = (more: Record<string, string> = {}) => ({
    id: randomUUID(),
    code: `R-${randomUUID().slice(0, 8)}`.toUpperCase(),
    name_kk: "Жаңа мектеп",
    name_ru: "Новая школа",
    kind: "general",
    districtKato: "156000000",
    languages: ["kk"],
    ...more,
  });

  it("is done once when the form is sent twice at the same moment", async () => {
    const national = await app.signInAs("national");
    const answers = new Set<number>();
    for (let round = 0; round < 10; round += 1) {
      const filled = form();
      const sent = await Promise.all(
        [1, 2, 3].map(() => national.post("/network/schools/new", filled)),
      );
      for (const { status } of sent) answers.add(status);
    }
    expect([...answers]).toEqual([303]);
  });

  it("refuses the code of another that is entered at the same moment", async () => {
    const national = await app.signInAs("national");
    const { code } = form();
    const sent = await Promise.all(
      [1, 2].map(() => national.post("/network/schools/new", form({ code }))),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  it("answers when the form goes back and is sent with another code", async () => {
    const national = await app.signInAs("national");
    const filled = form();
    await national.post("/network/schools/new", filled);
    const again = await national.post("/network/schools/new", form({ id: filled.id }));
    expect(again.status).not.toBe(500);
  });

  it("keeps a box unticked that was unticked beside a mistake", async () => {
    const national = await app.signInAs("national");
    const { id } = await makeSchool(app.db);
    const address = `/network/schools/${id}/edit`;
    expect(ticked(await (await national.get(address)).text())).toEqual(["kk"]);

    const sent = await national.post(address, { ...form({ name_kk: "" }), id, languages: "ru" });
    const none = await national.post(address, { ...form({ name_kk: "" }), id, languages: [] });

    expect([sent.status, none.status]).toEqual([422, 422]);
    expect(ticked(await sent.text())).toEqual(["ru"]);
    expect(ticked(await none.text())).toEqual([]);
  });
});

function ticked(page: string): (string | undefined)[] {
  const boxes = page.match(/<input[^>]*name="languages"[^>]*>/g) ?? [];
  return boxes.filter((box) => /\schecked/.test(box)).map((box) => /value="(\w+)"/.exec(box)?.[1]);
}
