import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeCsv } from "#lib/csv.ts";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makePartnership, makeSchool } from "#test/make.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Rows = { rows: Record<string, string>[]; asOf?: string };

async function send(person: Visitor, { rows, asOf }: Rows) {
  const kind = "schools";
  const id = randomUUID();
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => columns.map((column) => row[column] ?? ""));
  await person.post("/network/imports", {
    id,
    kind,
    file: new File([writeCsv(columns, cells)], `${kind}.csv`),
  });
  const mapping = Object.fromEntries(columns.map((column, at) => [column, String(at)]));
  await person.post(`/network/imports/${id}/columns`, {
    ...mapping,
    ...(asOf ? { as_of: asOf } : {}),
  });
  await runWaitingJobs(app);
  await person.post(`/network/imports/${id}/writing`, {});
  await runWaitingJobs(app);
}

async function stateOf(id: string) {
  const { rows } =
    await sql`select s.name_ru, s.phone, s.open_during, array(select d.region_kato || '/' || d.kato || ' ' || p.during
    from network.school_places p join network.districts d on d.id = p.district_id where p.school_id = s.id order by p.during) as places
    from network.schools s where id = ${id}`.execute(app.db);
  return rows[0];
}

describe("a schools file as of a past day", () => {
  it("does not let the old region change or close a school that lies in another region today", async () => {
    const { id, code } = await makeSchool(app.db, { district: "103600000" });
    const before = await stateOf(id);
    const regional = await app.signInAs("regional", { regionKato: "630000000" });
    const row = {
      code,
      name_kk: "Бөтен",
      name_ru: "Чужая",
      district: "633400000",
      kind: "Лицей",
      phone: "+7 700 000 00 00",
      closed: "2025-01-01",
    };
    await send(regional, { rows: [row] });
    expect(await stateOf(id)).toEqual(before);
    await send(regional, { rows: [row], asOf: "2022-01-01" });
    expect(await stateOf(id)).toEqual(before);
  });

  it("does not let the old region take such a school to one of its own districts", async () => {
    const { id, code } = await makeSchool(app.db, { district: "103600000" });
    const before = await stateOf(id);
    const regional = await app.signInAs("regional", { regionKato: "630000000" });
    const row = { code, name_kk: "Бөтен", name_ru: "Чужая", district: "631000000", kind: "Лицей" };
    await send(regional, { rows: [row], asOf: "2022-01-01" });
    expect(await stateOf(id)).toEqual(before);
  });

  it("does not let the district that a school left last week change it", async () => {
    const { id, code } = await makeSchool(app.db, { district: "156000000" });
    const other = await app.db
      .selectFrom("network.districts")
      .where("kato", "=", "111000000")
      .select("id")
      .executeTakeFirstOrThrow();
    await sql`update network.school_places set during = daterange(lower(during), '2026-01-10') where school_id = ${id} and upper_inf(during)`.execute(
      app.db,
    );
    await sql`insert into network.school_places (school_id, district_id, during) values (${id}, ${other.id}, '[2026-01-10,)')`.execute(
      app.db,
    );
    const before = await stateOf(id);
    const methodologist = await app.signInAs("methodologist", { districtKato: "156000000" });
    const row = {
      code,
      name_kk: "Бөтен",
      name_ru: "Чужая",
      district: "156000000",
      kind: "Лицей",
      closed: "2026-01-15",
    };
    await send(methodologist, { rows: [row] });
    await send(methodologist, { rows: [row], asOf: "2026-01-01" });
    expect(await stateOf(id)).toEqual(before);
  });
});

it("a school with a status is not closed by a file: its page ends what runs with it", async () => {
  const leading = await makeSchool(app.db, { status: "leading", since: "2019-09-01" });
  const partner = await makeSchool(app.db, { status: "partner", since: "2019-09-01" });
  await makePartnership(app.db, { leadingId: leading.id, partnerId: partner.id });
  const national = await app.signInAs("national");
  const row = {
    code: leading.code,
    name_kk: "Жабық",
    name_ru: "Закрыта",
    district: "156000000",
    kind: "Лицей",
    closed: "2025-01-01",
  };
  await send(national, { rows: [row] });
  const open = await stateOf(leading.id);
  expect(open).toMatchObject({ open_during: "(,)" });
  const closing = { closedOn: "2026-02-01" };
  const closed = await national.post(`/network/schools/${leading.id}/close`, closing);
  const { rows } = await sql<{ during: string }>`
    select during from network.statuses where school_id = ${leading.id}
    union all select during from network.partnerships where leading_id = ${leading.id}`.execute(
    app.db,
  );
  expect(closed.status).toBe(303);
  expect(rows.map(({ during }) => during)).toEqual([
    "[2019-09-01,2026-02-01)",
    "[2019-09-01,2026-02-01)",
  ]);
});
