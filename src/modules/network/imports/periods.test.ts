import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { check, fieldsOf, schoolRow, write } from "#test/network-imports.ts";
import { closeAsOfOld } from "#test/old-closing.ts";
import { listLostPeriods } from "../recovery/queries.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function stateOf(path: string): Promise<string> {
  const id = path.split("/").at(-1) ?? "";
  const { state } = await app.db
    .selectFrom("core.imports")
    .where("id", "=", id)
    .select("state")
    .executeTakeFirstOrThrow();
  return state;
}

describe("the end that a file gave", () => {
  it.each(["at once", "with the work cut off between two portions"])(
    "is known to the recovery when it was written %s",
    async (how) => {
      const national = await app.signInAs("national");
      const one = await makeSchool(app.db);
      const told: Record<string, string> = {
        code: one.code,
        status: "Партнёрская школа",
        from: "2019-09-01",
        until: "2022-06-01",
      };
      const rows = [fieldsOf("statuses").map((field) => told[field.name] ?? "")];
      await write(app, national, await check(app, national, { kind: "statuses", rows }));
      // The second run of the job writes its own hour beside the import; portions of the first bear the first's.
      if (how !== "at once") {
        await sql`update core.history set at = at - interval '1 minute'
          where act = 'imported' and subject_id = ${one.id}`.execute(app.db);
        await sql`update core.imports set made_at = made_at - interval '1 hour'`.execute(app.db);
      }
      const far = await makeSchool(app.db);
      await closeAsOfOld(app.db, { schoolId: far.id, closedOn: "2026-01-10" });
      const lost = await listLostPeriods(app.db);
      expect(lost.find(({ schoolIds }) => schoolIds.includes(one.id))).toMatchObject({
        until: "2022-06-01",
      });
    },
  );
});

describe("a file of old schools", () => {
  it("renames a school that is closed, and writes its neighbours", async () => {
    const national = await app.signInAs("national");
    const life = { opened: "1990-09-01", closed: "2015-06-01" };
    await write(
      app,
      national,
      await check(app, national, { kind: "schools", rows: [schoolRow("OLD-1", life)] }),
    );
    const rows = [schoolRow("OLD-1", { ...life, name_ru: "Школа имени Абая" }), schoolRow("NEW-1")];
    const path = await check(app, national, { kind: "schools", rows });
    expect(await (await national.get(path)).text()).not.toContain("не так");
    await write(app, national, path).catch(() => undefined);
    const made = await app.db
      .selectFrom("network.schools")
      .where("code", "in", ["OLD-1", "NEW-1"])
      .orderBy("code")
      .select("name_ru")
      .execute();
    expect([await stateOf(path), made.map(({ name_ru }) => name_ru)]).toEqual([
      "written",
      ["Школа NEW-1", "Школа имени Абая"],
    ]);
  });
});
