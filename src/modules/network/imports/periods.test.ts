import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kindOf } from "#imports/desk.ts";
import { writeXlsx } from "#lib/xlsx.ts";

import { openTestApp, type TestApp, today, type Visitor } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { closeAsOfOld } from "#test/old-closing.ts";
import { listLostPeriods } from "../recovery/queries.ts";
import { desk } from "./actions.ts";

const fieldsOf = (kind: string) => kindOf(desk, kind).fields;

let app: TestApp;
const khromtau = "156000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Sent = { kind: string; rows: (string | number)[][]; asOf?: string };

/** Sends a workbook whose columns are headed as the template's, matches them and has it checked. */
async function check(person: Visitor, { kind, rows, asOf = today }: Sent): Promise<string> {
  const columns = fieldsOf(kind).map((field) => field.headings[0] ?? field.name);
  const bytes = await writeXlsx({ sheet: kind, columns, rows });
  const file = new File([new Uint8Array(bytes)], `${kind}.xlsx`);
  const id = randomUUID();
  const uploaded = await person.post("/network/imports", { id, kind, file });
  expect(uploaded.headers.get("location")).toBe(`/network/imports/${id}/columns`);
  const { mapping } = await app.db
    .selectFrom("core.imports")
    .where("id", "=", id)
    .select("mapping")
    .executeTakeFirstOrThrow();
  const matched = Object.fromEntries(
    Object.entries(Object(mapping)).map(([field, at]) => [field, String(at)]),
  );
  const sent = await person.post(`/network/imports/${id}/columns`, {
    ...matched,
    as_of: asOf,
  });
  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
  return `/network/imports/${id}`;
}

async function write(person: Visitor, path: string): Promise<void> {
  const sent = await person.post(`${path}/writing`);
  expect(sent.headers.get("location")).toMatch(/^\/jobs\//);
  await runWaitingJobs(app);
}

function school(code: string, more: Partial<Record<string, string>> = {}): string[] {
  const row: Record<string, string> = {
    code,
    name_kk: `${code} мектебі`,
    name_ru: `Школа ${code}`,
    district: khromtau,
    kind: "Гимназия",
    ...more,
  };
  return fieldsOf("schools").map((field) => row[field.name] ?? "");
}

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
      await write(national, await check(national, { kind: "statuses", rows }));
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
      national,
      await check(national, { kind: "schools", rows: [school("OLD-1", life)] }),
    );
    const rows = [school("OLD-1", { ...life, name_ru: "Школа имени Абая" }), school("NEW-1")];
    const path = await check(national, { kind: "schools", rows });
    expect(await (await national.get(path)).text()).not.toContain("не так");
    await write(national, path).catch(() => undefined);
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
