import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whoMay, whoMayAt } from "#test/people-of-roles.ts";
import { canKeepOwnFacts, canKeepSchools, canKeepSomeSchools } from "./access.ts";
import { changesBetween, orderedBy, parseListed } from "./rules.ts";

describe("the registry", () => {
  const ofRegion = ["national", "regional"];

  it("is kept by district and region inside their borders, and by the national team everywhere", () => {
    expect(whoMayAt(canKeepSchools)).toEqual({
      own: [...ofRegion, "methodologist"],
      ofDistrict: [...ofRegion, "methodologist"],
      ofCircle: ofRegion,
      ofRegion,
      elsewhere: ["national"],
    });
    expect(whoMay(canKeepSomeSchools)).toEqual([...ofRegion, "methodologist"]);
  });

  it("has numbers and contacts that the school keeps too, and neither its teachers nor its circle", () => {
    const ofSchool = ["leading_director", "leading_coordinator", "partner_coordinator"];
    expect(whoMayAt(canKeepOwnFacts)).toEqual({
      own: [...ofRegion, "methodologist", ...ofSchool],
      ofDistrict: [...ofRegion, "methodologist"],
      ofCircle: ofRegion,
      ofRegion,
      elsewhere: ["national"],
    });
  });
});

describe("what a form changes of a school", () => {
  const facts = {
    code: "A-1",
    name_kk: "а",
    name_ru: "б",
    kind: "general" as const,
    languages: ["kk" as const],
    locality: null,
    address: "",
    lon: null,
    lat: null,
    phone: null,
    email: null,
    website: null,
  };
  const form = {
    id: "s1",
    code: "A-1",
    name_kk: "а",
    name_ru: "б",
    kind: "general" as const,
    districtKato: "154800000",
    languages: ["kk" as const],
  };

  it("is nothing where the form says what is kept, an empty text being nothing", () => {
    expect(changesBetween(facts, form)).toEqual({});
    expect(changesBetween({ ...facts, phone: "" }, { ...form, address: "" })).toEqual({});
  });

  it("is each fact, as it was and as it becomes", () => {
    const sent = {
      ...form,
      code: "A-2",
      name_kk: "ә",
      name_ru: "в",
      kind: "lyceum" as const,
      languages: ["kk" as const, "ru" as const],
      locality: "rural" as const,
      address: "Абай көшесі, 1",
      lon: 57.5,
      lat: 50,
      phone: "+77010000001",
      email: "a@mektep.example",
      website: "https://mektep.example",
    };
    expect(changesBetween(facts, sent)).toEqual({
      code: { from: "A-1", to: "A-2" },
      name_kk: { from: "а", to: "ә" },
      name_ru: { from: "б", to: "в" },
      kind: { from: "general", to: "lyceum" },
      languages: { from: "kk", to: "kk, ru" },
      locality: { from: null, to: "rural" },
      address: { from: null, to: "Абай көшесі, 1" },
      lon: { from: null, to: "57.5" },
      lat: { from: null, to: "50" },
      phone: { from: null, to: "+77010000001" },
      email: { from: null, to: "a@mektep.example" },
      website: { from: null, to: "https://mektep.example" },
    });
  });

  it("is a fact taken away, and a place on the equator is a place", () => {
    const known = { ...facts, phone: "+77010000001", lat: 0 };
    expect(changesBetween(known, form)).toEqual({
      phone: { from: "+77010000001", to: null },
      lat: { from: "0", to: null },
    });
  });
});

describe("a line of the register", () => {
  it("tells the school's days, its place and its filters", () => {
    const line = "7|s1|1970-01-02|1970-01-11|150000000|154800000|leading|general|rural|kk ru|3";
    expect(parseListed(line)).toEqual({
      id: 7,
      schoolId: "s1",
      from: 1,
      until: 10,
      values: {
        region: ["150000000"],
        district: ["154800000"],
        status: ["leading"],
        kind: ["general"],
        locality: ["rural"],
        teaching: ["kk", "ru"],
      },
      districtPlace: 3,
    });
  });

  it("leaves unknown what is empty, and has no end where none is set", () => {
    expect(parseListed("7|s1|-infinity|infinity|r|d||general|||0")).toMatchObject({
      from: -(2 ** 31),
      until: 2 ** 31 - 1,
      values: { status: [], locality: [], teaching: [] },
      districtPlace: 0,
    });
    expect(parseListed("7").schoolId).toBe("");
  });
});

it("orders places by weight, those of equal weight as they stood", () => {
  const weights = [3, 1, 2, 1];
  expect([...orderedBy(Int32Array.of(3, 0, 1, 2), (place) => weights[place] ?? 0)]).toEqual([
    3, 1, 2, 0,
  ]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 3 })), (heavy) => {
      const places = Int32Array.from(heavy, (_, place) => place);
      const sorted = [...heavy.entries()].toSorted((one, other) => one[1] - other[1]);
      expect([...orderedBy(places, (place) => heavy[place] ?? 0)]).toEqual(
        sorted.map(([place]) => place),
      );
    }),
  );
});
