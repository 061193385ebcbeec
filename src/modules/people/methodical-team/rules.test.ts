import { describe, expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import type { CirclePlace } from "#lib/scope.ts";
import { placesBySchool, whoMayInCircle } from "#test/roles-in-circle.ts";
import { canGiveDirection, canSeeTeamMembers } from "./access.ts";
import { askedArea, whyNotEnd, whyNotGive } from "./rules.ts";
import { type TeamArea, TeamQuery } from "./schema.ts";

const { leading, partner, fellow, neighbour, otherRegion } = placesBySchool;
const ownDistrict = { regionKato: "r1", districtKato: "d1", leadingId: null };
const otherDistrict = { regionKato: "r1", districtKato: "d2", leadingId: null };
const ownRegion = { regionKato: "r1", districtKato: null, leadingId: null };

describe("the methodical team", () => {
  const seenBy = (place: TeamArea["place"], circles: readonly string[] = []) =>
    whoMayInCircle((actor) =>
      canSeeTeamMembers(actor, { area: { kind: "district", id: "", place }, circles }),
    );

  it("of a district is seen by name by everybody who works in it, teachers too, and by no guest", () => {
    expect(seenBy(ownDistrict)).toEqual([...roles]);
  });

  it("of another district or a whole region is seen by those who answer for the region", () => {
    expect(seenBy(otherDistrict)).toEqual(["national", "cpm_trainer", "regional"]);
    expect(seenBy(ownRegion)).toEqual(["national", "cpm_trainer", "regional"]);
  });

  it("of another region is seen by the national team", () => {
    expect(seenBy(otherRegion)).toEqual(["national"]);
  });

  it("of the own circle is seen by all its schools, wherever the leading school lies", () => {
    const farCircle = { regionKato: "r2", districtKato: "d3", leadingId: "leading" };
    expect(seenBy(farCircle, ["leading"])).toEqual([
      "national",
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
      "teacher",
    ]);
    expect(seenBy(farCircle, ["another"])).toEqual(["national"]);
    expect(seenBy(farCircle)).toEqual(["national"]);
    expect(seenBy({ ...farCircle, leadingId: null }, ["leading"])).toEqual(["national"]);
  });

  it("of the whole country is a count, which names nobody to anybody", () => {
    expect(seenBy(null, ["leading"])).toEqual([]);
  });
});

describe("a direction", () => {
  const givenBy = (...places: CirclePlace[]) =>
    whoMayInCircle((actor) => canGiveDirection(actor, places));
  const above = ["national", "cpm_trainer", "regional", "methodologist"];

  it("is given from above the schools, and in a leading school by its director", () => {
    expect(givenBy(leading)).toEqual([...above, "leading_director"]);
    expect(givenBy(partner)).toEqual(above);
    expect(givenBy(neighbour)).toEqual(above);
  });

  it("is given beyond the district by those who answer for the region or the country", () => {
    expect(givenBy(fellow)).toEqual(["national", "cpm_trainer", "regional"]);
    expect(givenBy(otherRegion)).toEqual(["national"]);
  });

  it("is given to who works in two schools from either, and to who works in none by the national team", () => {
    expect(givenBy(otherRegion, leading)).toEqual([...above, "leading_director"]);
    expect(givenBy()).toEqual(["national"]);
  });
});

describe("giving a direction", () => {
  const today = "2026-03-01";
  const form = { direction: "task_expert", since: "2025-01-01", reason: "r" } as const;
  const course = { id: "c", direction: "task_expert", completedOn: "2024-12-01" };
  const held = (during: string, direction = "task_expert") => [{ direction, during }];
  const refused = (
    said: Partial<Parameters<typeof whyNotGive>[0]>,
    known: Partial<Parameters<typeof whyNotGive>[1]> = {},
  ) => whyNotGive({ ...form, ...said }, { held: [], courses: [course], today, ...known });

  it("begins today at the latest", () => {
    expect(refused({ since: today })).toBeNull();
    expect(refused({ since: "2026-03-02" })).toEqual({ since: "future" });
  });

  it("rests on a course of the direction that was passed by then, or on a reason", () => {
    expect(refused({ reason: undefined })).toEqual({ reason: "courseOrReason" });
    expect(refused({ reason: undefined, course: "c" })).toBeNull();
    expect(refused({ reason: undefined, course: "c", since: "2024-12-01" })).toBeNull();
    expect(refused({ course: "c", since: "2024-11-30" })).toEqual({ since: "beforeCourse" });
    expect(refused({ course: "unknown" })).toEqual({ course: "notOffered" });
  });

  it("rests on a course of another direction only with a reason", () => {
    const courses = [{ ...course, direction: "methods_trainer" }];
    expect(refused({ reason: undefined, course: "c" }, { courses })).toEqual({
      course: "otherDirection",
    });
    expect(refused({ course: "c" }, { courses })).toBeNull();
  });

  it("clashes only where the same direction is held on the day or later", () => {
    expect(refused({}, { held: held("[2020-01-01,2025-01-01)") })).toBeNull();
    const clash = { direction: "heldThen" };
    expect(refused({}, { held: held("[2020-01-01,2025-01-02)") })).toEqual(clash);
    expect(refused({}, { held: held("[2025-06-01,)") })).toEqual(clash);
    expect(refused({}, { held: held("[2020-01-01,)", "methods_trainer") })).toBeNull();
  });

  it("ends after it began, and once", () => {
    expect(whyNotEnd("[2020-01-01,)", "2020-01-01")).toBe("beforeStart");
    expect(whyNotEnd("[2020-01-01,)", "2020-01-02")).toBeNull();
    expect(whyNotEnd("[2020-01-01,2021-01-01)", "2020-06-01")).toBe("endedAlready");
    expect(whyNotEnd("[,)", "2020-01-01")).toBeNull();
  });
});

it("a team is asked for by the narrowest area that the address names", () => {
  const id = "00000000-0000-4000-8000-000000000001";
  const [region, district] = ["150000000", "156000000"];
  const area = (query: object) => askedArea(TeamQuery.parse(query));
  expect(area({ region, district, circle: id, school: id })).toEqual({ kind: "school", id });
  expect(area({ region, district, circle: id })).toEqual({ kind: "circle", id });
  expect(area({ region, district })).toEqual({ kind: "district", id: district });
  expect(area({ region })).toEqual({ kind: "region", id: region });
  expect(area({ school: "nonsense" })).toBeNull();
});
