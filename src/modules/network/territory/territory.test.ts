import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NotFound } from "#lib/errors.ts";
import { divisionOn } from "#lib/map.ts";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { findDistrict, getRegion, listDistricts, listRegions } from "../base/queries.ts";
import { loadReference } from "./actions.ts";
import { placesThrough } from "./queries.ts";

let database: TestDatabase;
const now = new Date("2026-03-01T09:00:00Z");

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => database.close());

describe("the reference data", () => {
  it("is written once, however often it is loaded", async () => {
    await loadReference(database.db, now);
    const before = await counts();
    await loadReference(database.db, now);
    expect(await counts()).toEqual(before);
    expect(before).toEqual({ regions: 23, districts: 254, successions: 27, acts: 1 });
  });

  it("shows 17 regions before 8 June 2022 and 20 from that day", async () => {
    expect(await listRegions(database.db, "2022-06-07")).toHaveLength(17);
    expect(await listRegions(database.db, "2022-06-08")).toHaveLength(20);
  });

  it("shows 216 districts of 2018, 224 of 2024, and each city of republican significance as one", async () => {
    expect(await listDistricts(database.db, { on: "2019-10-24" })).toHaveLength(216 + 3);
    expect(await listDistricts(database.db, { on: "2024-01-01" })).toHaveLength(224 + 3);
  });

  it.each([
    ["2018-01-01", "Астана қаласы"],
    ["2019-10-24", "Нұр-Сұлтан қаласы"],
    ["2022-09-16", "Нұр-Сұлтан қаласы"],
    ["2022-09-17", "Астана қаласы"],
  ])("calls the capital on %s %s", async (on, name) => {
    expect((await getRegion(database.db, "710000000", on)).name_kk).toBe(name);
  });

  it("knows no region Abai before it was made", async () => {
    await expect(getRegion(database.db, "100000000", "2020-01-01")).rejects.toThrow(NotFound);
  });

  it("lists the districts of one region as of the day", async () => {
    const districts = await listDistricts(database.db, {
      regionKato: "620000000",
      on: "2023-01-01",
    });
    expect(districts.map((district) => district.name_kk)).toContain("Сәтбаев қаласы");
    expect(await listDistricts(database.db, { regionKato: "620000000", on: "2020-01-01" })).toEqual(
      [],
    );
  });

  it("names no Latin letter inside a Kazakh or Russian name", async () => {
    const { rows } = await sql`
      select name_kk, name_ru from network.districts where name_kk || name_ru ~ '[a-zA-Z]'
      union all select name_kk, name_ru from network.regions where name_kk || name_ru ~ '[a-zA-Z]'`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
  });
});

describe("where a school lay", () => {
  it("moves with its district from Kapshagay to Konaev", async () => {
    const before = await districtId("191600000", "2020-01-01");
    const after = await districtId("191000000", "2023-01-01");
    expect(await placesThrough(database.db, before, "[2015-09-01,)")).toEqual([
      { districtId: before, during: "[2015-09-01,2022-06-08)" },
      { districtId: after, during: "[2022-06-08,)" },
    ]);
    expect(await placesThrough(database.db, after, "[2015-09-01,2020-09-01)")).toEqual([
      { districtId: before, during: "[2015-09-01,2020-09-01)" },
    ]);
  });

  it("follows the capital through its three names", async () => {
    const astana = await districtId("710000000", "2024-01-01");
    expect(await placesThrough(database.db, astana, "[2010-09-01,)")).toHaveLength(3);
  });
});

describe("divisionOn", () => {
  it("changes maps on 8 June 2022", () => {
    expect([divisionOn("2022-06-07"), divisionOn("2022-06-08")]).toEqual(["2018", "2024"]);
  });
});

async function districtId(kato: string, on: string): Promise<number> {
  const district = await findDistrict(database.db, kato, on);
  if (!district) throw new Error(`no district ${kato}`);
  return district.id;
}

async function counts() {
  const { rows } = await sql`
    select (select count(*) from network.regions) as regions, (select count(*) from network.districts) as districts,
      (select count(*) from network.district_successions) as successions,
      (select count(*) from core.history where act = 'territoryLoaded') as acts`.execute(
    database.db,
  );
  return rows[0];
}
