import { describe, expect, it } from "vitest";
import { type ImportContext, type KnownPerson, Roster, type Who } from "./roster.ts";
import { mayKeep } from "./roster-rows.ts";

const post = {
  id: "p1",
  schoolId: "s1",
  regionKato: "r1",
  districtKato: "d1",
  from: "2015-09-01",
  until: null,
  startKnown: null,
  position: "teacher",
  subjects: [],
  grades: null,
  languages: [],
};
const aigul: KnownPerson = {
  id: "1",
  folded: "омарова айгул",
  birthYear: 1984,
  iinHash: "h1",
  familyName: "Омарова",
  givenName: "Айгүл",
  patronymic: null,
  workingSince: null,
  posts: [post],
  categories: [],
  merged: [],
  certificates: ["№ 5"],
};
const asked: Who = { folded: aigul.folded, birthYear: 1984, iinHash: null, schoolId: "s1" };

const own = { isOwn: () => true };

describe("a person found beyond doubt", () => {
  const roster = new Roster([aigul]);

  it("is found by a number only by who keeps the record", () => {
    const who = { folded: "басқа адам", birthYear: null, iinHash: "h1", schoolId: null };
    expect(roster.find(who, { isOwn: (one) => one !== aigul })).toBeNull();
    expect(roster.numbered(who)).toEqual([aigul]);
  });

  it("is found by number whatever else is said, also by that of a joined record", () => {
    const who = { folded: "басқа адам", birthYear: null, iinHash: "h1", schoolId: null };
    expect(roster.find(who, own)).toBe(aigul);
    const joined = { folded: "омарова айгерим", birthYear: 1984, iinHash: "h2" };
    const kept = { ...aigul, merged: [joined] };
    expect(new Roster([kept]).find({ ...who, iinHash: "h2" }, own)).toBe(kept);
    expect(new Roster([kept]).find({ ...joined, iinHash: null, schoolId: "s1" }, own)).toBe(kept);
  });

  it("is one of two of one number by the name and the year, else neither", () => {
    const other = { ...aigul, id: "2", folded: "омарова алия" };
    const two = new Roster([aigul, other]);
    const who = { ...asked, iinHash: "h1", schoolId: null };
    expect(two.find(who, own)).toBe(aigul);
    expect(two.find({ ...who, folded: "басқа адам" }, own)).toBe("several");
    expect(two.find({ ...who, folded: "басқа адам" }, { isOwn: (one) => one === other })).toBe(
      other,
    );
  });

  it("is found by name, year and school together, and not by two of them", () => {
    expect(roster.find(asked, own)).toBe(aigul);
    expect(roster.find({ ...asked, birthYear: 1985 }, own)).toBeNull();
    expect(roster.find({ ...asked, schoolId: "s2" }, own)).toBeNull();
    expect(roster.find({ ...asked, folded: "омарова алия" }, own)).toBeNull();
  });

  it("is found in another school by a certificate, if the name is the same", () => {
    const elsewhere = { ...asked, schoolId: "s2" };
    expect(roster.find(elsewhere, { ...own, certificate: "№ 5" })).toBe(aigul);
    expect(
      roster.find({ ...elsewhere, folded: "омарова алия" }, { ...own, certificate: "№ 5" }),
    ).toBeNull();
  });

  it("is not who bears another number", () => {
    expect(roster.find({ ...asked, iinHash: "h9" }, { ...own, certificate: "№ 5" })).toBeNull();
    expect(roster.doubts({ ...asked, iinHash: "h9" }, { regionKato: "r1", ...own })).toEqual([]);
  });

  it("is not one of two who are alike", () => {
    const twin = { ...aigul, id: "2", iinHash: null };
    expect(new Roster([aigul, twin]).find(asked, own)).toBe("several");
  });
});

describe("the people of a roster", () => {
  const roster = new Roster([aigul, { ...aigul, id: "2", iinHash: null, certificates: ["№ 5"] }]);

  it("are each told once, and those of one name together", () => {
    expect(roster.ids).toEqual(["1", "2"]);
    expect(roster.named(aigul.folded).map(({ id }) => id)).toEqual(["1", "2"]);
    expect(roster.named("басқа адам")).toEqual([]);
    const joined = { folded: "басқа адам", birthYear: null, iinHash: null };
    expect(new Roster([{ ...aigul, merged: [joined] }]).ids).toEqual(["1"]);
  });

  it("are not found by a certificate that nobody has, nor by one of two", () => {
    const elsewhere = { ...asked, schoolId: "s9" };
    expect(roster.find(elsewhere, { ...own, certificate: "№ 6" })).toBeNull();
    expect(roster.find(elsewhere, own)).toBeNull();
    expect(roster.find(elsewhere, { ...own, certificate: "№ 5" })).toBe("several");
  });

  it("without a number are no others than who bears one", () => {
    const nameless = new Roster([{ ...aigul, iinHash: null }]);
    expect(nameless.numbered({ iinHash: null })).toEqual([]);
    expect(nameless.find({ ...asked, iinHash: "h9" }, own)).toMatchObject({ id: "1" });
  });

  it("are near where one of their schools is in the region", () => {
    const posts = [post, { ...post, id: "p2", schoolId: "s2", regionKato: "r2" }];
    const both = new Roster([{ ...aigul, posts }]);
    const far = { ...asked, schoolId: "s9" };
    const reasons = (regionKato: string) =>
      both.doubts(far, { regionKato, ...own }).map(({ reason }) => reason);
    expect([reasons("r1"), reasons("r2"), reasons("r3")]).toEqual([
      ["sameRegion"],
      ["sameRegion"],
      [],
    ]);
  });
});

describe("who may be the same person", () => {
  const elsewhere = { ...aigul, id: "2", iinHash: null, posts: [{ ...post, schoolId: "s2" }] };

  it("is a namesake of the school, or of the region with the same year", () => {
    const roster = new Roster([aigul, elsewhere]);
    expect(roster.doubts(asked, { regionKato: "r1", ...own })).toEqual([
      { personId: "1", reason: "sameSchool", isTold: true },
      { personId: "2", reason: "sameRegion", isTold: true },
    ]);
    const younger = { ...asked, birthYear: 1990 };
    expect(roster.doubts(younger, { regionKato: "r1", ...own })).toEqual([
      { personId: "1", reason: "sameSchool", isTold: true },
    ]);
    const ageless = { ...asked, birthYear: null, schoolId: "s9" };
    expect(roster.doubts(ageless, { regionKato: "r1", ...own })).toEqual([]);
    const unknown = new Roster([{ ...elsewhere, birthYear: null }]);
    expect(unknown.doubts(ageless, { regionKato: "r1", ...own })).toEqual([]);
    expect(roster.doubts({ ...asked, schoolId: "s9" }, { regionKato: "r2", ...own })).toEqual([]);
  });

  it("is one of five at most, so that somebody can look at them all", () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ ...elsewhere, id: String(at) }));
    expect(new Roster(many).doubts(asked, { regionKato: "r1", ...own })).toHaveLength(5);
  });
});

describe("who keeps the record", () => {
  const context: ImportContext = {
    today: "2026-03-01",
    listedOn: null,
    mayKeep: ({ schoolId }) => schoolId === "s1",
    mayKeepAnywhere: false,
    mayTrainElsewhere: false,
    seen: { iins: new Set(), names: new Set() },
  };
  const worked = { ...post, until: "2020-09-01" };
  const works = { ...post, schoolId: "s2", from: "2020-09-01" };
  const keeps = (...posts: KnownPerson["posts"]) => mayKeep({ ...aigul, posts }, context);

  it("is the school where the person works, not one they left", () => {
    expect(keeps(post)).toBe(true);
    expect(keeps(worked, works)).toBe(false);
    expect(keeps({ ...post, from: "2026-03-02" }, works)).toBe(false);
  });

  it("is the last school of who works nowhere", () => {
    const earlier = { ...works, from: "2010-09-01", until: "2015-09-01" };
    expect(keeps(earlier, worked)).toBe(true);
    expect(keeps(worked, { ...works, until: "2022-09-01" })).toBe(false);
  });

  it("is the national team where there is no school", () => {
    expect(keeps()).toBe(false);
    expect(mayKeep({ ...aigul, posts: [] }, { ...context, mayKeepAnywhere: true })).toBe(true);
  });
});
