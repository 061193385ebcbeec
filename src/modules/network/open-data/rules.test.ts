import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { SchoolRow } from "../base/schema.ts";
import {
  describeApi,
  doors,
  memberOf,
  nextPage,
  notFound,
  partnershipsTable,
  refusalOf,
  regionsMap,
  schoolOf,
  schoolsMap,
  schoolsTable,
  withCounts,
} from "./rules.ts";
import type { Partnership, Region } from "./schema.ts";

const names = { name_kk: "Ақтөбе облысы", name_ru: "Актюбинская область", name_en: "Aktobe" };
const districtNames = { name_kk: "Хромтау", name_ru: "Хромтау", name_en: "Khromtau" };
const row: SchoolRow = {
  id: "00000000-0000-4000-8000-000000000001",
  code: "A-1",
  name_kk: "Абай мектебі",
  name_ru: "Школа Абая",
  kind: "general",
  locality: "rural",
  languages: ["kk", "ru"],
  status: "leading",
  regionKato: "150000000",
  districtKato: "156000000",
  region: names,
  district: districtNames,
  partners: 3,
  leading: null,
  lon: 58.4,
  lat: 50.2,
};
const school = schoolOf(row);

describe("the description of the API", () => {
  const described = describeApi("https://tirek.example");

  it("says in OpenAPI 3.1 whose data they are and where they are asked for", () => {
    expect(described).toMatchObject({
      openapi: "3.1.0",
      info: {
        title: "Tirek",
        version: "1",
        license: { name: "CC BY 4.0", identifier: "CC-BY-4.0" },
      },
      servers: [{ url: "https://tirek.example" }],
    });
    expect(described.info.description).toContain("CC BY 4.0");
  });

  it("has every address, with what stands in it in braces", () => {
    const network = "/api/v1/network";
    expect(Object.keys(described.paths)).toEqual([
      `${network}/regions`,
      `${network}/districts`,
      `${network}/schools`,
      `${network}/schools/{id}`,
      `${network}/schools/{id}/circle`,
      `${network}/partnerships`,
      `${network}/statuses`,
      `${network}/platforms`,
      `${network}/documents`,
      `${network}/schools.csv`,
      `${network}/schools.geojson`,
      `${network}/partnerships.csv`,
      `${network}/regions.geojson`,
    ]);
  });

  const circle = described.paths["/api/v1/network/schools/{id}/circle"]?.get;
  const regions = described.paths["/api/v1/network/regions"]?.get;

  it("tells of each what it is, what it may be asked and in what form it answers", () => {
    expect(regions?.operationId).toBe("regions");
    expect(regions?.summary).toBe("Regions and large cities with the number of schools in each");
    expect(regions?.parameters).toMatchObject([
      { name: "on", in: "query", required: false, schema: { format: "date" } },
    ]);
    expect(regions?.responses[200]).toMatchObject({
      description: "The data",
      content: { "application/json": { schema: { type: "object" } } },
    });
    const formOf = (path: string) =>
      Object.keys(described.paths[`/api/v1/network/${path}`]?.get.responses[200].content ?? {});
    expect(formOf("schools.csv")).toEqual(["text/csv; charset=utf-8"]);
    expect(formOf("partnerships.csv")).toEqual(["text/csv; charset=utf-8"]);
    expect(formOf("schools.geojson")).toEqual(["application/geo+json"]);
    expect(formOf("regions.geojson")).toEqual(["application/geo+json"]);
  });

  it("asks in the path for what stands in the path, and needs it", () => {
    expect(circle?.parameters).toMatchObject([
      { name: "on", in: "query", required: false },
      { name: "id", in: "path", required: true },
    ]);
  });

  it("tells of a refusal everywhere, and of a school that is not there where one is asked for", () => {
    expect(regions?.responses[400]).toMatchObject({
      description: "A parameter is not understood",
      content: { "application/json": { schema: { properties: { error: { type: "string" } } } } },
    });
    expect(Object.keys(regions?.responses ?? {})).toEqual(["200", "400"]);
    expect(Object.keys(circle?.responses ?? {})).toEqual(["200", "400", "404"]);
    expect(circle?.responses).toMatchObject({ 404: { description: "There is no such school" } });
  });
});

describe("a question that is not understood", () => {
  const refused = (asked: object) => {
    const { error } = doors.districts.query.safeParse(asked);
    if (!error) throw new Error("it is understood");
    return refusalOf(error);
  };

  it("is answered with the name of the parameter, in three languages", () => {
    const refusal = refused({ region: "15" });
    expect(refusal).toMatchObject({ error: "bad_parameter", parameter: "region" });
    for (const language of ["kk", "ru", "en"] as const)
      expect(refusal.message?.[language]).toContain("region");
    expect(refused({ on: "yesterday" }).parameter).toBe("on");
  });

  it("names a parameter that there is not", () => {
    expect(refused({ colour: "blue" }).parameter).toBe("colour");
  });

  it("names none where the question as a whole is wrong", () => {
    expect(refusalOf(new z.ZodError([])).parameter).toBe("");
    const { error } = z.string().safeParse(7);
    expect(error && refusalOf(error).parameter).toBe("");
  });
});

it("says of what is not there that it is not, in three languages", () => {
  expect(notFound.error).toBe("not_found");
  expect(Object.keys(notFound.message ?? {})).toEqual(["kk", "ru", "en"]);
});

describe("areas", () => {
  const count = { schools: 5, leading: 1, partner: 2, pilot: 3, nis: 4, alone: 6 };

  it("are counted each with its own schools, and an area without schools counts none", () => {
    const counts = [{ kato: "15", ...count }];
    expect(withCounts([{ kato: "15" }, { kato: "11" }], counts)).toEqual([
      { kato: "15", schools: 5, leading: 1, partner: 2, pilot: 3, nis: 4, without_leading: 6 },
      { kato: "11", schools: 0, leading: 0, partner: 0, pilot: 0, nis: 0, without_leading: 0 },
    ]);
  });

  it("keep what else is told of them", () => {
    expect(withCounts([{ kato: "15", name: "Ақтөбе" }], [])).toMatchObject([{ name: "Ақтөбе" }]);
  });
});

it("tells of a school where it lies, by code and by name", () => {
  expect(school).toMatchObject({
    id: row.id,
    region: { kato: "150000000", ...names },
    district: { kato: "156000000", ...districtNames },
  });
});

it("tells of a partner since when it is one, and no more of it than is public", () => {
  const told = memberOf({
    partnershipId: "p1",
    schoolId: "s1",
    name_kk: "а",
    name_ru: "б",
    kind: "circle",
    small: true,
    during: "[2021-09-01,)",
    reason: null,
    district: districtNames,
    sameDistrict: null,
    km: 12.5,
    roughly: true,
    teachers: 9,
  });
  expect(told).toMatchObject({
    id: "s1",
    partnership: "p1",
    from: "2021-09-01",
    until: null,
    same_district: null,
    km: 12.5,
    km_is_rough: true,
    teachers: 9,
  });
  for (const inner of ["schoolId", "partnershipId", "sameDistrict", "roughly", "during"])
    expect(told).not.toHaveProperty(inner);
});

describe("the next page", () => {
  const address = "http://localhost/api/v1/network/schools?q=%D0%B0&page=2";

  it("has an address while there is more, the rest of the question kept", () => {
    expect(nextPage(address, { page: 2, limit: 10, total: 21 })).toBe(
      "/api/v1/network/schools?q=%D0%B0&page=3",
    );
    expect(nextPage("http://localhost/a", { page: 1, limit: 10, total: 11 })).toBe("/a?page=2");
  });

  it("has none after the last", () => {
    expect(nextPage(address, { page: 2, limit: 10, total: 20 })).toBeNull();
    expect(nextPage(address, { page: 9, limit: 10, total: 20 })).toBeNull();
    expect(nextPage(address, { page: 1, limit: 10, total: 0 })).toBeNull();
  });
});

/** A table's first row by the names of its columns. */
function firstOf({ columns, rows }: { columns: string[]; rows: unknown[][] }) {
  expect(rows[0]).toHaveLength(columns.length);
  return columns.map((name, place) => [name, rows[0]?.[place]]);
}

describe("a table", () => {
  it("of schools has a column for everything, each under its own name", () => {
    const leading = { id: "hub", name_kk: "а", name_ru: "б" };
    expect(firstOf(schoolsTable([{ ...school, leading }]))).toEqual([
      ["id", row.id],
      ["code", "A-1"],
      ["name_kk", "Абай мектебі"],
      ["name_ru", "Школа Абая"],
      ["kind", "general"],
      ["status", "leading"],
      ["region", "150000000"],
      ["region_kk", "Ақтөбе облысы"],
      ["region_ru", "Актюбинская область"],
      ["district", "156000000"],
      ["district_kk", "Хромтау"],
      ["district_ru", "Хромтау"],
      ["locality", "rural"],
      ["languages", "kk ru"],
      ["partners", 3],
      ["leading", "hub"],
      ["lon", 58.4],
      ["lat", 50.2],
    ]);
  });

  it("of schools leaves empty what is unknown", () => {
    const unknown = { ...school, status: null, locality: null, lon: null, lat: null };
    const empty = firstOf(schoolsTable([unknown])).filter(([, cell]) => cell === null);
    expect(empty.map(([name]) => name)).toEqual(["status", "locality", "leading", "lon", "lat"]);
    expect(schoolsTable([]).rows).toEqual([]);
  });

  it("of partnerships has both schools and from when until when", () => {
    const partnership: Partnership = {
      id: "p1",
      kind: "circle",
      from: "2021-09-01",
      until: null,
      leading: { id: "s1", code: "A-1", name_kk: "а", name_ru: "б" },
      partner: { id: "s2", code: "A-2", name_kk: "в", name_ru: "г" },
    };
    expect(firstOf(partnershipsTable([partnership]))).toEqual([
      ["id", "p1"],
      ["kind", "circle"],
      ["leading", "s1"],
      ["leading_code", "A-1"],
      ["leading_kk", "а"],
      ["leading_ru", "б"],
      ["partner", "s2"],
      ["partner_code", "A-2"],
      ["partner_kk", "в"],
      ["partner_ru", "г"],
      ["from", "2021-09-01"],
      ["until", null],
    ]);
  });
});

describe("a map", () => {
  it("of schools puts each where it lies, longitude first", () => {
    const map = schoolsMap([school]);
    expect(map).toMatchObject({ type: "FeatureCollection" });
    expect(map.attribution).toContain("CC BY 4.0");
    expect(map.features).toMatchObject([
      {
        type: "Feature",
        id: row.id,
        geometry: { type: "Point", coordinates: [58.4, 50.2] },
        properties: { code: "A-1", region: "150000000", district: "156000000" },
      },
    ]);
  });

  it("of schools puts none where a half of its place is unknown, and one on the equator there", () => {
    const placed = (lon: number | null, lat: number | null) =>
      schoolsMap([{ ...school, lon, lat }]).features[0]?.geometry;
    expect([placed(null, 50), placed(58, null), placed(null, null)]).toEqual([null, null, null]);
    expect(placed(0, 0)).toEqual({ type: "Point", coordinates: [0, 0] });
  });

  const region: Region = {
    kato: "150000000",
    ...names,
    kind: "oblast",
    platform: null,
    schools: 0,
    leading: 0,
    partner: 0,
    pilot: 0,
    nis: 0,
    without_leading: 0,
  };
  const againstClock: [number, number][] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  const drawn = (polygons: [number, number][][][]) =>
    regionsMap([region], [{ kato: region.kato, polygons }]).features[0]?.geometry;

  it("of regions winds an outline against the clock and its hole with it, however they came", () => {
    const withClock = againstClock.toReversed();
    const wanted = { type: "MultiPolygon", coordinates: [[againstClock, withClock]] };
    expect(drawn([[withClock, withClock]])).toEqual(wanted);
    expect(drawn([[againstClock, againstClock]])).toEqual(wanted);
    expect(drawn([[againstClock, withClock]])).toEqual(wanted);
  });

  it("of regions winds an outline wherever it lies", () => {
    const far = againstClock.map(([x, y]): [number, number] => [x * 3 - 70, y * 2 + 40]);
    expect(drawn([[far.toReversed()]])).toEqual({ type: "MultiPolygon", coordinates: [[far]] });
  });

  it("of regions leaves one without a shape that the boundaries do not know", () => {
    const map = regionsMap([region], []);
    expect(map.features).toEqual([
      { type: "Feature", id: region.kato, geometry: null, properties: region },
    ]);
    expect(map).toMatchObject({ type: "FeatureCollection" });
    expect(map.attribution).toContain("CC BY 4.0");
  });
});
