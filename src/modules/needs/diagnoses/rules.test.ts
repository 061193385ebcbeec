import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CirclePlace } from "#lib/scope.ts";
import {
  everywhere,
  inCircle,
  inDistrict,
  inRegion,
  nowhere,
  placesBySchool,
  schoolsListed,
  schoolsWhere,
  whoMayInCircle,
} from "#test/roles-in-circle.ts";
import {
  canConfirm,
  canKeepDiagnosis,
  canSeeDiagnosis,
  isOfferedDiagnosis,
  scopeOfDiagnoses,
} from "./access.ts";
import { isLagging, knownOf, ranked, weakest, whyNotConfirm } from "./rules.ts";
import type { Confirmed, NeedFigures } from "./schema.ts";

const { leading, partner, fellow, otherRegion } = placesBySchool;

describe("the needs of a circle", () => {
  it("are looked for by its leading school; those above it may do so for it", () => {
    expect(schoolsWhere(canKeepDiagnosis)).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: nowhere,
      regional: inRegion,
      methodologist: inDistrict,
      leading_director: inCircle,
      leading_coordinator: inCircle,
      partner_coordinator: nowhere,
      teacher: nowhere,
    });
  });

  it("are offered to be looked for to those who may, and in the list to a teacher too", () => {
    expect(whoMayInCircle(isOfferedDiagnosis)).toEqual([
      "national",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
      "teacher",
    ]);
  });

  it("are seen by the schools of the circle and those above any of them", () => {
    const seen = (...places: CirclePlace[]) =>
      whoMayInCircle((actor) => canSeeDiagnosis(actor, places));
    expect(seen(leading, partner)).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
    ]);
    expect(seen(leading)).not.toContain("partner_coordinator");
    expect(seen(otherRegion, partner)).toContain("partner_coordinator");
    expect(seen(otherRegion)).toEqual(["national"]);
    expect(seen()).toEqual([]);
  });

  it("are listed where they are seen", () => {
    expect(schoolsListed(scopeOfDiagnoses)).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: inRegion,
      regional: inRegion,
      methodologist: inDistrict,
      leading_director: inCircle,
      leading_coordinator: inCircle,
      partner_coordinator: ["partner"],
      teacher: nowhere,
    });
  });
});

describe("the agreed order of needs", () => {
  const above = ["national", "regional", "methodologist"];
  const leaders = ["leading_director", "leading_coordinator"];

  it("of the circle as a whole is confirmed by who looks for its needs", () => {
    expect(whoMayInCircle((actor) => canConfirm(actor, { leading, school: null }))).toEqual([
      ...above,
      ...leaders,
    ]);
  });

  it("of a partner school is confirmed by the school itself too, and by no other partner", () => {
    const confirms = (school: CirclePlace) =>
      whoMayInCircle((actor) => canConfirm(actor, { leading, school }));
    expect(confirms(partner)).toEqual([...above, ...leaders, "partner_coordinator"]);
    expect(confirms(fellow)).toEqual([...above, ...leaders]);
    expect(
      schoolsWhere((actor, school) => canConfirm(actor, { leading: otherRegion, school })),
    ).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: nowhere,
      regional: nowhere,
      methodologist: nowhere,
      leading_director: nowhere,
      leading_coordinator: nowhere,
      partner_coordinator: ["partner"],
      teacher: nowhere,
    });
  });
});

const figures = (area: string, said: Partial<NeedFigures> = {}): NeedFigures => ({
  schoolId: null,
  area,
  answered: 10,
  shareHigh: null,
  mean: null,
  votes: 0,
  practice: null,
  ...said,
});
const agreed = (area: string, rank: number, shareHigh: number | null = null): Confirmed => ({
  id: `need of ${area}`,
  schoolId: null,
  area,
  rank,
  reason: null,
  shareHigh,
});
const none = { confirmed: [], before: [] };

describe("what is known of a school", () => {
  const group = (schoolId: string | null, votes: number) => ({
    schoolId,
    themes: [{ area: "a", votes }],
  });
  const sources = { figures: [], groups: [], findings: [], areas: [{ code: "a" }] };
  const votesOf = (schoolId: string | null) =>
    knownOf(schoolId, {
      ...sources,
      groups: [group("one", 3), group("two", 5), group(null, 7)],
    }).map(({ votes }) => votes);

  it("is what its own focus groups and those of the circle said, the circle's what all said", () => {
    expect([votesOf("one"), votesOf("two"), votesOf("three")]).toEqual([[10], [12], [7]]);
    expect(votesOf(null)).toEqual([15]);
  });

  it("is nothing where only another school's focus group said something", () => {
    expect(knownOf("two", { ...sources, groups: [group("one", 3)] })).toEqual([]);
  });

  it("is what was seen in it, the circle's what was seen in any of its schools", () => {
    const findings = [{ schoolId: "one", area: "a", practice: "weak" as const }];
    expect(knownOf("one", { ...sources, findings })[0]?.practice).toBe("weak");
    expect(knownOf("two", { ...sources, findings })).toEqual([]);
    expect(knownOf(null, { ...sources, findings })[0]?.practice).toBe("weak");
  });

  it("is of several rounds as many answers weigh", () => {
    const asked = (answered: number, shareHigh: number) => ({
      schoolId: "one",
      area: "a",
      answered,
      shareHigh,
      mean: shareHigh / 25,
    });
    const [known] = knownOf("one", { ...sources, figures: [asked(30, 20), asked(10, 60)] });
    expect(known).toMatchObject({ answered: 40, shareHigh: 30 });
  });
});

describe("the order of needs", () => {
  /** The areas in order, which is the same in whatever order they are looked at. */
  const orderOf = (...known: NeedFigures[]) => {
    const order = ranked(known, none).map(({ area }) => area);
    expect(ranked(known.toReversed(), none).map(({ area }) => area)).toEqual(order);
    return order;
  };

  it("goes by the share of high answers", () => {
    expect(orderOf(figures("a", { shareHigh: 20 }), figures("b", { shareHigh: 40 }))).toEqual([
      "b",
      "a",
    ]);
  });

  it("goes by the mean where the shares are equal, then by the votes, then by the area", () => {
    const same = { shareHigh: 20 };
    expect(
      orderOf(
        figures("d", { ...same, mean: 2 }),
        figures("c", { ...same, mean: 2 }),
        figures("b", { ...same, mean: 2, votes: 3 }),
        figures("a", { ...same, mean: 3 }),
      ),
    ).toEqual(["a", "b", "c", "d"]);
    expect(orderOf(figures("a", { mean: 1 }), figures("b", { mean: 2 }))).toEqual(["b", "a"]);
    expect(orderOf(figures("a", { votes: 1 }), figures("b", { votes: 2 }))).toEqual(["b", "a"]);
    expect(orderOf(figures("a"), figures("b", { mean: 1 }))).toEqual(["b", "a"]);
  });

  it("has an area that nobody asked about after one that nobody needs", () => {
    expect(orderOf(figures("a", { votes: 5 }), figures("b", { shareHigh: 0 }))).toEqual(["b", "a"]);
  });

  it("gives each area one place, by falling shares", () => {
    const drawn = fc.uniqueArray(
      fc.tuple(fc.string(), fc.integer({ max: 100, min: 0 }), fc.nat({ max: 9 })),
      { selector: ([area]) => area },
    );
    fc.assert(
      fc.property(drawn, (areas) => {
        const known = areas.map(([area, shareHigh, votes]) => figures(area, { shareHigh, votes }));
        const rows = ranked(known, none);
        expect(rows.map(({ rank }) => rank)).toEqual(areas.map((_, at) => at + 1));
        const shares = rows.map(({ shareHigh }) => shareHigh ?? -1);
        expect(shares).toEqual(shares.toSorted((one, other) => other - one));
      }),
    );
  });

  it("follows what was agreed, and keeps what was computed beside it", () => {
    const known = [figures("a", { shareHigh: 40 }), figures("b", { shareHigh: 20 })];
    const confirmed = [agreed("a", 2), agreed("b", 1)];
    expect(ranked(known, { confirmed, before: [] })).toMatchObject([
      { area: "b", rank: 1, computedRank: 2, isConfirmed: true, needId: "need of b" },
      { area: "a", rank: 2, computedRank: 1, isConfirmed: true, needId: "need of a" },
    ]);
    expect(ranked(known, none)).toMatchObject([
      { area: "a", rank: 1, isConfirmed: false, needId: null },
      { area: "b", rank: 2, isConfirmed: false, needId: null },
    ]);
  });

  it("puts an agreed place before a computed one that is the same", () => {
    const known = [figures("a", { shareHigh: 40 }), figures("b", { shareHigh: 20 })];
    const rows = ranked(known, { confirmed: [agreed("b", 1)], before: [] });
    expect(rows.map(({ area }) => area)).toEqual(["b", "a"]);
  });

  it("tells by how much the share of high changed, where both are known", () => {
    const trendOf = (shareHigh: number | null, before: Confirmed[]) =>
      ranked([figures("a", { shareHigh })], { confirmed: [], before })[0]?.trend;
    expect(trendOf(40, [agreed("a", 1, 30)])).toBe(10);
    expect(trendOf(0, [agreed("a", 1, 30)])).toBe(-30);
    expect(trendOf(40, [agreed("a", 1, 0)])).toBe(40);
    expect(trendOf(null, [agreed("a", 1, 30)])).toBeNull();
    expect(trendOf(40, [agreed("a", 1, null)])).toBeNull();
    expect(trendOf(40, [agreed("b", 1, 30)])).toBeNull();
  });

  it("marks the lagging zones", () => {
    const known = [figures("a", { shareHigh: 40, practice: "weak" }), figures("b")];
    expect(ranked(known, none).map((one) => one.isLagging)).toEqual([true, false]);
  });
});

describe("a lagging zone", () => {
  it("is much needed and weak in practice", () => {
    expect(isLagging({ shareHigh: 30, practice: "weak" })).toBe(true);
    expect(isLagging({ shareHigh: 29.9, practice: "weak" })).toBe(false);
    expect(isLagging({ shareHigh: 80, practice: "fair" })).toBe(false);
    expect(isLagging({ shareHigh: 80, practice: null })).toBe(false);
    expect(isLagging({ shareHigh: null, practice: "weak" })).toBe(false);
  });

  it("has a practice as weak as the weakest of what was seen, and none where nothing was", () => {
    expect(weakest(["strong", "weak", "fair"])).toBe("weak");
    expect(weakest(["strong", "fair"])).toBe("fair");
    expect(weakest(["strong"])).toBe("strong");
    expect(weakest([])).toBeNull();
  });
});

describe("confirming the order", () => {
  const rows = ranked([figures("a", { shareHigh: 50 }), figures("b", { shareHigh: 40 })], none);
  const confirm = (places: [string, number][], reason: string | null = null) =>
    whyNotConfirm(rows, { ranks: new Map(places), reason });

  it("as it was computed needs no reason, though only a part of it is confirmed", () => {
    expect(confirm([["a", 1]])).toBeNull();
    const three = ranked([...rows, figures("c")], none);
    expect(whyNotConfirm(three, { ranks: new Map([["a", 1]]), reason: null })).toBeNull();
    expect(
      confirm([
        ["a", 1],
        ["b", 2],
      ]),
    ).toBeNull();
  });

  it("in another order needs a reason", () => {
    const changed: [string, number][] = [
      ["a", 2],
      ["b", 1],
    ];
    expect(confirm(changed)).toEqual({ reason: "needed" });
    expect(confirm(changed, "")).toEqual({ reason: "needed" });
    expect(confirm(changed, "the circle said so")).toBeNull();
    expect(confirm([["b", 1]])).toEqual({ reason: "needed" });
  });

  it("gives no place to two areas, whatever the reason", () => {
    const shared: [string, number][] = [
      ["a", 1],
      ["b", 1],
    ];
    expect(confirm(shared, "x")).toEqual({ "": "repeated" });
  });

  it("gives nobody the place that another area was agreed on before and keeps", () => {
    const confirmed = [agreed("a", 1), agreed("b", 2)];
    const known = [figures("a", { shareHigh: 50 }), figures("b", { shareHigh: 40 })];
    const before = ranked(known, { confirmed, before: [] });
    const again = (places: [string, number][]) =>
      whyNotConfirm(before, { ranks: new Map(places), reason: "x" });
    expect(again([["b", 1]])).toEqual({ "": "repeated" });
    expect(again([["b", 3]])).toBeNull();
    expect(
      again([
        ["a", 2],
        ["b", 1],
      ]),
    ).toBeNull();
  });

  it("of nothing, or of areas that nobody asked about, is refused", () => {
    expect(confirm([])).toEqual({ "": "nothing" });
    expect(confirm([["unknown", 1]], "x")).toEqual({ "": "nothing" });
  });
});
