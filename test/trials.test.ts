import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { tablePath, writtenTable } from "#test/roles-table.ts";
import { listGaps } from "#test/trials-gaps.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("what the trials.ts of the capabilities say", () => {
  it("is who may, which record and which form for every address of the product, and no other", async () => {
    expect(await listGaps(app)).toEqual([]);
  });

  it("is what docs/roles/routes.md says", () => {
    if (process.env.WRITE === "1") writeFileSync(tablePath, writtenTable());
    const how = "WRITE=1 npx vitest run test/trials.test.ts writes it";
    expect(readFileSync(tablePath, "utf8"), how).toBe(writtenTable());
  });
});
