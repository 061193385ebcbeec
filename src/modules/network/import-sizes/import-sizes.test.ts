import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { check, write } from "#test/network-imports.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

it("keeps numbers of pupils and teachers by year", async () => {
  const national = await app.signInAs("national");
  const one = await makeSchool(app.db);
  const path = await check(app, national, {
    kind: "sizes",
    rows: [
      [one.code, 2024, 310, 31],
      [one.code, 2024, 1, 1],
      [one.code, 2025, "много", 30],
    ],
  });
  const preview = await (await national.get(path)).text();
  await write(app, national, path);

  expect(preview).toContain("повторяется в файле");
  expect(preview).toContain("должно быть целое число");
  const kept = await app.db
    .selectFrom("network.school_sizes")
    .where("school_id", "=", one.id)
    .select(["year", "pupils"])
    .execute();
  expect(kept).toEqual([{ year: 2024, pupils: 310 }]);
});
