import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whoMay } from "#test/people-of-roles.ts";
import { canRecommend } from "./access.ts";
import { costOf, solve, urgency } from "./rules.ts";
import type { Need, Trainer } from "./schema.ts";

it("trainers are recommended by those who answer for the region or the country", () => {
  const recommends = (regionKato: string | null) =>
    whoMay((actor) => canRecommend(actor, { regionKato }));
  expect(recommends("r1")).toEqual(["national", "cpm_trainer", "regional"]);
  expect(recommends("r2")).toEqual(["national"]);
  expect(recommends(null)).toEqual(["national"]);
});

const need = (more: Partial<Need> = {}): Need => ({
  schoolId: "need",
  direction: "methods_trainer",
  regionKato: "1",
  districtKato: "11",
  leadingId: null,
  languages: ["kk"],
  teachers: 20,
  small: false,
  lon: 60,
  lat: 50,
  ...more,
});
const trainer = (more: Partial<Trainer> = {}): Trainer => ({
  trainerId: "trainer",
  schoolId: "home",
  direction: "methods_trainer",
  regionKato: "1",
  districtKato: "12",
  languages: ["kk"],
  room: 1,
  lon: 60,
  lat: 50,
  ...more,
});

describe("what a pair costs", () => {
  it("is the way, and what makes a trainer and a school strangers to each other", () => {
    const near = need({ leadingId: "home", districtKato: "12" });
    expect(costOf(near, trainer())).toBe(0);
    expect(costOf({ ...near, leadingId: null }, trainer())).toBe(40);
    expect(costOf({ ...near, districtKato: "11" }, trainer())).toBe(15);
    expect(costOf(near, trainer({ languages: ["ru"] }))).toBe(120);
    expect(costOf(need(), trainer({ languages: ["ru"] }))).toBe(175);
  });

  it("is more the farther they live apart", () => {
    const far = costOf(need(), trainer({ lon: 62 })) - costOf(need(), trainer());
    expect(far).toBeGreaterThan(140);
    expect(far).toBeLessThan(146);
  });

  it("takes a way that is not known for a hundred and fifty kilometres", () => {
    for (const unknown of [{ lon: null }, { lat: null }]) {
      expect(costOf(need(unknown), trainer()) - costOf(need(), trainer())).toBe(150);
      expect(costOf(need(), trainer(unknown)) - costOf(need(), trainer())).toBe(150);
    }
  });

  it("takes languages that are not known for one language", () => {
    const same = costOf(need(), trainer());
    expect(costOf(need({ languages: [] }), trainer({ languages: ["ru"] }))).toBe(same);
    expect(costOf(need(), trainer({ languages: [] }))).toBe(same);
    expect(costOf(need({ languages: ["kk", "ru"] }), trainer({ languages: ["ru"] }))).toBe(same);
  });
});

describe("whom a trainer should take", () => {
  it("is more urgent in a small school, and with more teachers up to sixty", () => {
    expect(urgency(need({ teachers: 0 }))).toBe(300);
    expect(urgency(need({ teachers: 20 }))).toBe(340);
    expect(urgency(need({ teachers: 60 }))).toBe(420);
    expect(urgency(need({ teachers: 90 }))).toBe(420);
    expect(urgency(need({ teachers: 0, small: true }))).toBe(500);
  });

  it("is the small school when there is room for one alone", () => {
    const needs = [
      need({ schoolId: "big", teachers: 60 }),
      need({ schoolId: "small", small: true }),
    ];
    const { pairs } = solve(needs, [trainer()]);
    expect(pairs.map((pair) => [pair.need.schoolId, pair.trainer?.trainerId ?? null])).toEqual([
      ["small", "trainer"],
      ["big", null],
    ]);
  });

  it("is told with the way and with what binds the two", () => {
    const near = need({ leadingId: "home", districtKato: "12" });
    const pairOf = (one: Need, ...trainers: Trainer[]) => solve([one], trainers).pairs[0];
    expect(pairOf(near, trainer())).toMatchObject({
      km: 0,
      grounds: ["circle", "district", "language"],
    });
    expect(pairOf(need({ lon: null }), trainer({ languages: ["ru"] }))).toMatchObject({
      km: null,
      grounds: [],
    });
    expect(pairOf(near)).toMatchObject({ trainer: null, km: null, grounds: [] });
  });

  it("is nobody for a trainer without room, or when nobody is in need", () => {
    expect(solve([need()], [trainer({ room: 0 })]).pairs).toMatchObject([{ trainer: null }]);
    expect(solve([], [trainer()])).toEqual({ pairs: [], cost: 0, greedyTaken: 0, greedyCost: 0 });
  });

  it("is compared with taking the nearest in turn", () => {
    const needs = [
      need({ schoolId: "first", small: true, lon: 60 }),
      need({ schoolId: "second", lon: 60 }),
    ];
    const trainers = [
      trainer({ trainerId: "near", lon: 60 }),
      trainer({ trainerId: "far", lon: 60.5 }),
    ];
    const { greedyTaken, cost, greedyCost } = solve(needs, trainers);
    expect(greedyTaken).toBe(2);
    expect(cost).toBeCloseTo(greedyCost, 6);
  });

  it("never fills a trainer beyond the room, and is never dearer than taking the nearest in turn", () => {
    const spot = fc.record({
      lon: fc.double({ min: 50, max: 80, noNaN: true }),
      lat: fc.double({ min: 42, max: 54, noNaN: true }),
      small: fc.boolean(),
      teachers: fc.integer({ min: 1, max: 90 }),
      room: fc.nat({ max: 3 }),
    });
    const spots = fc.array(spot, { maxLength: 20 });
    fc.assert(
      fc.property(spots, spots, (some, others) => {
        const needs = some.map((one, at) => need({ ...one, schoolId: `n${at}` }));
        const trainers = others.map((one, at) => trainer({ ...one, trainerId: `h${at}` }));
        const { pairs, cost, greedyCost } = solve(needs, trainers);
        expect(cost).toBeLessThanOrEqual(greedyCost + 1e-6);
        for (const { trainerId, room } of trainers) {
          const taken = pairs.filter((pair) => pair.trainer?.trainerId === trainerId).length;
          expect(taken).toBeLessThanOrEqual(room);
        }
      }),
      { numRuns: 60 },
    );
  });
});
