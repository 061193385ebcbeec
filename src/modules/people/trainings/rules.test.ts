import { describe, expect, it } from "vitest";
import type { CirclePlace } from "#lib/scope.ts";
import { guest } from "#test/people-of-roles.ts";
import {
  everywhere,
  inDistrict,
  inRegion,
  nowhere,
  personOfRole,
  placesBySchool,
  schoolsWhere,
  whoMayInCircle,
} from "#test/roles-in-circle.ts";
import type { CascadePerson } from "../cascade/schema.ts";
import {
  canChangeTraining,
  canChooseTrained,
  canChooseTrainer,
  canRecordSomeTraining,
  canRecordTraining,
  districtsOf,
} from "./access.ts";
import { daysOfSchoolYear, whyNotCascade, whyNotHeld, wordPatterns } from "./rules.ts";

const { partner, neighbour, otherRegion } = placesBySchool;
const inSchools = {
  guest: nowhere,
  national: everywhere,
  cpm_trainer: nowhere,
  regional: inRegion,
  methodologist: inDistrict,
  leading_director: ["leading"],
  leading_coordinator: ["leading"],
  partner_coordinator: ["partner"],
  teacher: nowhere,
};

describe("a training", () => {
  it("held in a school is recorded and changed by who keeps the school's records", () => {
    expect(schoolsWhere(canRecordTraining)).toEqual(inSchools);
    expect(
      schoolsWhere((actor, place) => canChangeTraining(actor, { place, madeBy: null })),
    ).toEqual(inSchools);
  });

  it("held outside the schools is recorded by the regions, trainers of the centre and the country", () => {
    expect(whoMayInCircle((actor) => canRecordTraining(actor, null))).toEqual([
      "national",
      "cpm_trainer",
      "regional",
    ]);
  });

  it("is recorded somewhere by everybody but teachers", () => {
    expect(whoMayInCircle(canRecordSomeTraining)).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
    ]);
  });

  it("held outside the schools is changed by who recorded it and by the national team", () => {
    const changes = (madeBy: string | null) =>
      whoMayInCircle((actor) => canChangeTraining(actor, { place: null, madeBy }));
    const { userId: own } = personOfRole("regional");
    expect(changes(own)).toEqual(["national", "cpm_trainer", "regional"]);
    expect(changes("somebody else")).toEqual(["national"]);
    expect(changes(null)).toEqual(["national"]);
  });

  it("in a school is not changed by who recorded it and keeps its records no more", () => {
    const { userId: own } = personOfRole("regional");
    expect(canChangeTraining(personOfRole("regional"), { place: otherRegion, madeBy: own })).toBe(
      false,
    );
  });
});

describe("the people of a training", () => {
  const school = { id: "", name_kk: "", name_ru: "" };
  const person = (
    at: readonly CirclePlace[],
    said: Partial<CascadePerson> = {},
  ): CascadePerson => ({
    id: "",
    familyName: "",
    givenName: "",
    patronymic: null,
    userId: null,
    position: null,
    school: null,
    directions: [],
    places: at.map((place) => ({ ...place, position: "teacher", school })),
    hasWorked: true,
    ...said,
  });
  const above = ["national", "cpm_trainer", "regional", "methodologist"];

  it("are written down as trained by who may see their records", () => {
    expect(whoMayInCircle((actor) => canChooseTrained(actor, person([partner])))).toEqual([
      ...above,
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
    ]);
    const centres = person([], { hasWorked: false });
    expect(whoMayInCircle((actor) => canChooseTrained(actor, centres))).toEqual(["national"]);
  });

  it("have for a trainer whoever may be seen, and trainers of the centre for the regions", () => {
    expect(whoMayInCircle((actor) => canChooseTrainer(actor, person([partner])))).toEqual([
      ...above,
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
    ]);
    const centres = person([], { hasWorked: false });
    expect(whoMayInCircle((actor) => canChooseTrainer(actor, centres))).toEqual([
      "national",
      "cpm_trainer",
      "regional",
    ]);
  });

  it("have for a trainer one of the active of the own district too, though of a strange school", () => {
    const directions = ["methods_trainer"];
    const active = person([otherRegion, neighbour], { directions });
    expect(whoMayInCircle((actor) => canChooseTrainer(actor, active))).toEqual([
      ...above,
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
      "teacher",
    ]);
    expect(whoMayInCircle((actor) => canChooseTrainer(actor, person([neighbour])))).toEqual(above);
    const farther = person([otherRegion], { directions });
    expect(whoMayInCircle((actor) => canChooseTrainer(actor, farther))).toEqual(["national"]);
    expect(canChooseTrainer(guest, active)).toBe(false);
  });

  it("are looked for in the districts that the person's roles lie in", () => {
    expect(districtsOf(personOfRole("methodologist"))).toEqual(["d1"]);
    expect(districtsOf(personOfRole("teacher"))).toEqual(["d1"]);
    expect(districtsOf(personOfRole("regional"))).toEqual([]);
    expect(districtsOf(personOfRole("national"))).toEqual([]);
  });
});

describe("a training is refused", () => {
  const today = "2026-03-01";
  const facts = {
    schoolId: "s",
    place: null,
    from: today,
    until: today,
    trainers: ["a"],
    trained: ["b"],
  };
  const wrong = (said: Partial<Parameters<typeof whyNotHeld>[0]>) =>
    whyNotHeld({ ...facts, ...said }, today)?.problems ?? null;

  it("without a school or another place", () => {
    expect(wrong({})).toBeNull();
    expect(wrong({ schoolId: null })).toEqual({ school: "schoolOrPlace" });
    expect(wrong({ schoolId: null, place: "Алматы" })).toBeNull();
  });

  it("on days that are swapped or to come", () => {
    expect(wrong({ from: "2026-02-28" })).toBeNull();
    expect(wrong({ from: "2026-03-02" })).toEqual({ until: "notOrdered" });
    expect(wrong({ until: "2026-03-02" })).toEqual({ until: "future" });
    expect(wrong({ from: "2026-03-04", until: "2026-03-03" })).toEqual({ until: "notOrdered" });
  });

  it("without anybody on one of its sides, or with somebody on both", () => {
    expect(wrong({ trainers: [] })).toEqual({ trainers: "nobodyChosen" });
    expect(wrong({ trained: [] })).toEqual({ trained: "nobodyChosen" });
    const both = whyNotHeld({ ...facts, trained: ["b", "a"] }, today);
    expect(both).toEqual({ problems: { trained: "trainsAndLearns" }, people: ["a"] });
    expect(wrong({ schoolId: null, trainers: [], trained: [] })).toEqual({
      school: "schoolOrPlace",
      trainers: "nobodyChosen",
      trained: "nobodyChosen",
    });
  });

  const known = { above: ["a"], qualified: ["a"], trainedElsewhere: [] };
  const ring = (
    said: Partial<Parameters<typeof whyNotCascade>[1]["known"]>,
    exception: string | null = null,
  ) => whyNotCascade(facts, { known: { ...known, ...said }, exception });

  it("where it would put somebody below themselves, whatever the reason", () => {
    expect(ring({})).toBeNull();
    const refusal = { problems: { trained: "wouldRing" }, people: ["b"] };
    expect(ring({ above: ["a", "b"], qualified: [], trainedElsewhere: ["b"] })).toEqual(refusal);
    expect(ring({ above: ["a", "b"] }, "x")).toEqual(refusal);
  });

  it("where somebody passed the programme elsewhere on its last day", () => {
    expect(ring({ trainedElsewhere: ["b", "c"], qualified: [] })).toEqual({
      problems: { trained: "trainedThatDay" },
      people: ["b"],
    });
  });

  it("where who trains was not trained before, unless it is said why", () => {
    expect(ring({ qualified: [] })).toEqual({
      problems: { trainers: "notTrained", exception: "exceptionNeeded" },
      people: ["a"],
    });
    expect(ring({ qualified: [] }, "the author of the programme")).toBeNull();
  });
});

it("people of a training are sought by whole beginnings of words, single letters passed over", () => {
  expect(wordPatterns("Айгүл  с Сын")).toEqual(["% аигул%", "% сын%"]);
  expect(wordPatterns("аа бб вв гг дд ее")).toHaveLength(5);
  expect(wordPatterns(" ")).toEqual([]);
});

it("a school year lasts from September to the end of August", () => {
  expect(daysOfSchoolYear(2025)).toEqual({ from: "2025-09-01", until: "2026-08-31" });
});
