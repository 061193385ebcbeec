import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listHistory } from "#lib/history.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { check, write } from "#test/network-imports.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

it("refuses periods that meet another of the file or of the registry", async () => {
  const national = await app.signInAs("national");
  const held = await makeSchool(app.db, { status: "leading", since: "2019-09-01" });
  const free = await makeSchool(app.db);
  const rows = [
    [held.code, "Партнёрская школа", "2021-09-01", "", "", ""],
    [free.code, "Ведущая", "2019-09-01", "2020-09-01", "7", "2019-08-01"],
    [free.code, "Партнёрская", "2020-08-01", "", "", ""],
    ["NOBODY", "Ведущая", "2019-09-01", "", "", ""],
  ];

  const path = await check(app, national, { kind: "statuses", rows });
  const preview = await (await national.get(path)).text();
  await write(app, national, path);

  expect(preview).toContain("период пересекается со статусом в реестре");
  expect(preview).toContain("период пересекается с другой строкой файла");
  expect(preview).toContain("такой школы нет в реестре");
  const kept = await app.db
    .selectFrom("network.statuses")
    .where("school_id", "=", free.id)
    .select(["status", "during", "order_number"])
    .execute();
  expect(kept).toEqual([
    { status: "leading", during: "[2019-09-01,2020-09-01)", order_number: "7" },
  ]);
});

it("tells the end that a file gave, and keeps the reason of no other end", async () => {
  const national = await app.signInAs("national");
  const hub = await makeSchool(app.db, { status: "leading", since: "2019-09-01" });
  const partner = await makeSchool(app.db);
  const id = await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  for (const table of ["statuses", "partnerships"])
    await sql`update network.${sql.raw(table)} set during = '[2019-09-01,2023-06-01)', end_reason = 'Бұйрық'
      where ${hub.id} in (${sql.raw(table === "statuses" ? "school_id, school_id" : "leading_id, partner_id")})`.execute(
      app.db,
    );
  const status = (until: string) => ({
    kind: "statuses" as const,
    rows: [[hub.code, "Ведущая", "2019-09-01", until, "", ""]],
  });
  const ended = {
    kind: "partnerships" as const,
    rows: [[hub.code, partner.code, "2019-09-01", "2022-06-01", "", ""]],
  };

  await write(app, national, await check(app, national, ended));
  await write(app, national, await check(app, national, status("")));
  await write(app, national, await check(app, national, status("2024-06-01")));

  const { rows } = await sql<{ during: string; end_reason: string | null }>`
    select during::text, end_reason from network.statuses where school_id = ${hub.id}
    union all select during::text, end_reason from network.partnerships where id = ${id}`.execute(
    app.db,
  );
  expect(rows).toEqual([
    { during: "[2019-09-01,2024-06-01)", end_reason: null },
    { during: "[2019-09-01,2022-06-01)", end_reason: null },
  ]);
  const told = async (schoolId: string) =>
    (await listHistory(app.db, { kind: "school", id: schoolId })).map(({ changes }) => changes);
  const ofCircle = { until: { from: "2023-06-01", to: "2022-06-01" } };
  expect(await told(hub.id)).toEqual([
    { until: { from: null, to: "2024-06-01" } },
    { until: { from: "2023-06-01", to: null } },
    ofCircle,
  ]);
  expect(await told(partner.id)).toEqual([ofCircle]);
});
