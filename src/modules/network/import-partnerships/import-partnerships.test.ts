import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { check, write } from "#test/network-imports.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

it("joins schools to leading schools, once, and says what stands against it", async () => {
  const national = await app.signInAs("national");
  const hub = await makeSchool(app.db, { status: "leading" });
  const other = await makeSchool(app.db, { status: "leading" });
  const free = await makeSchool(app.db);
  const taken = await makeSchool(app.db, { status: "partner" });
  await makePartnership(app.db, { leadingId: other.id, partnerId: taken.id });
  const rows = [
    [hub.code, free.code, "2022-09-01", "", "", ""],
    [hub.code, taken.code, "2022-09-01", "", "", ""],
    [hub.code, hub.code, "2022-09-01", "", "", ""],
    [free.code, taken.code, "2022-09-01", "", "", ""],
    [hub.code, taken.code, "2022-09-01", "", "Цепочка", ""],
  ];

  const path = await check(app, national, { kind: "partnerships", rows });
  const preview = await (await national.get(path)).text();
  await write(app, national, path);
  const again = await (
    await national.get(await check(app, national, { kind: "partnerships", rows: rows.slice(0, 1) }))
  ).text();

  for (const words of [
    "в этот период школа в другом круге",
    "партнёром самой себе",
    "школа не была ведущей",
    "нужно основание цепочки",
  ]) {
    expect(preview).toContain(words);
  }
  expect(again).toContain("Записывать нечего");
  expect(await (await app.guest().get(`/network/schools/${free.id}`)).text()).toContain(
    "Партнёрская школа</span>",
  );
});

it("makes a school a partner for every circle that the file tells of", async () => {
  const national = await app.signInAs("national");
  const first = await makeSchool(app.db, { status: "leading", since: "2014-09-01" });
  const second = await makeSchool(app.db, { status: "leading", since: "2014-09-01" });
  const moved = await makeSchool(app.db);
  const rows = [
    [first.code, moved.code, "2015-09-01", "2018-09-01", "", ""],
    [second.code, moved.code, "2018-09-01", "", "", ""],
  ];

  await write(app, national, await check(app, national, { kind: "partnerships", rows }));

  const kept = await app.db
    .selectFrom("network.statuses")
    .where("school_id", "=", moved.id)
    .orderBy("during")
    .select(["status", "during"])
    .execute();
  expect(kept).toEqual([
    { status: "partner", during: "[2015-09-01,2018-09-01)" },
    { status: "partner", during: "[2018-09-01,)" },
  ]);
});
