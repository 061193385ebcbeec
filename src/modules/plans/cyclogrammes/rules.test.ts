import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plusDays } from "#lib/dates.ts";
import { halfYearBefore, weeksAhead, weeksOf } from "#modules/network/base/rules/school-year.ts";
import { itemWith as item } from "#test/plan-item.ts";
import { placesBySchool, whoMayInCircle } from "#test/roles-in-circle.ts";
import { canTake } from "./access.ts";
import {
  clashesOf,
  decisionOf,
  halfYearAfter,
  halfYearToPlan,
  isDecided,
  isOpen,
  isTaken,
  markOf,
  progressOf,
  stateAfter,
  weekOf,
  whyNotDecide,
  whyNotKeep,
  whyNotStep,
  whyNotThen,
} from "./rules.ts";
import { type Item, type State, type Step, steps } from "./schema.ts";

const { leading, partner, fellow, otherRegion } = placesBySchool;
const above = ["national", "regional", "methodologist"];

describe("the steps of a cyclogramme", () => {
  const takes = (step: Step, isAgreed: boolean, place = leading) =>
    whoMayInCircle((actor) => canTake(actor, { step, leading: place, isAgreed }));

  it("begin with the leading school, or those above it, who submit it", () => {
    expect(takes("submit", false)).toEqual([...above, "leading_director", "leading_coordinator"]);
    expect(takes("submit", false, otherRegion)).toEqual(["national"]);
  });

  it("go on with the director of the leading school, who agrees or returns it", () => {
    expect(takes("agree", false)).toEqual(["leading_director"]);
    expect(takes("return", false)).toEqual(["leading_director"]);
    expect(takes("agree", false, partner)).toEqual([]);
  });

  it("end with those above, who approve it or return what the director agreed to", () => {
    expect(takes("approve", true)).toEqual(above);
    expect(takes("approve", false)).toEqual(above);
    expect(takes("return", true)).toEqual(above);
    expect(takes("approve", true, fellow)).toEqual(["national", "regional"]);
    expect(takes("approve", true, otherRegion)).toEqual(["national"]);
  });
});

const states = ["draft", "submitted", "agreed", "approved", "returned"] as const;

describe("a cyclogramme", () => {
  /** The states a plan goes through when these steps are tried, one after the other. */
  function wayOf(tried: readonly Step[]): State[] {
    const passed: State[] = [];
    for (const step of tried) {
      const next = stateAfter(passed.at(-1) ?? "draft", step);
      if (next === null) continue;
      expect(isTaken(next, step)).toBe(true);
      passed.push(next);
    }
    return passed;
  }

  it("is submitted, agreed and approved, and may be returned until it is", () => {
    expect(wayOf(["submit", "agree", "approve", "return", "submit"])).toEqual([
      "submitted",
      "agreed",
      "approved",
    ]);
    expect(wayOf(["submit", "return", "submit", "agree", "return", "submit"])).toEqual([
      "submitted",
      "returned",
      "submitted",
      "agreed",
      "returned",
      "submitted",
    ]);
    expect(wayOf(["agree", "approve", "return"])).toEqual([]);
  });

  it("is never approved without the director, whatever the order of steps", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps)), (tried) => {
        const passed = wayOf(tried);
        const approved = passed.indexOf("approved");
        if (approved !== -1) expect(passed[approved - 1]).toBe("agreed");
      }),
    );
  });

  it("is at each state where one step has brought it, so that a form sent again does no more", () => {
    for (const state of states)
      expect(steps.filter((step) => isTaken(state, step)).length, state).toBe(
        state === "draft" ? 0 : 1,
      );
  });

  it("is open while it is drawn up and after it was returned", () => {
    expect(states.filter(isOpen)).toEqual(["draft", "returned"]);
  });
});

describe("a step of a cyclogramme is refused", () => {
  const why = (state: State, step: Step, said: { reason?: string; items?: Item[] } = {}) =>
    whyNotStep(state, { step, reason: said.reason, items: said.items ?? [item()] });

  it("when it is not the turn for it", () => {
    expect(why("submitted", "submit")).toEqual({ "": "notNow" });
    expect(why("draft", "return", { reason: "x" })).toEqual({ "": "notNow" });
  });

  it("when it returns the plan and does not say why", () => {
    expect(why("submitted", "return")).toEqual({ returnReason: "needed" });
    expect(why("submitted", "return", { reason: "" })).toEqual({ returnReason: "needed" });
    expect(why("agreed", "return", { reason: "too few", items: [] })).toBeNull();
  });

  it("when it submits what is undecided, empty or without a week", () => {
    const submits = (...items: Item[]) => why("draft", "submit", { items });
    expect(submits(item())).toBeNull();
    expect(submits()).toEqual({ "": "noItems" });
    expect(submits(item({ state: "declined" }))).toEqual({ "": "noItems" });
    expect(submits(item(), item({ state: "proposed" }))).toEqual({ "": "undecided" });
    expect(submits(item(), item({ week: null }))).toEqual({ "": "noWeek" });
    expect(submits(item(), item({ state: "declined", week: null }))).toBeNull();
  });

  it("for nothing else: who agrees or approves answers for the plan as it is", () => {
    expect(why("submitted", "agree", { items: [] })).toBeNull();
    expect(why("agreed", "approve", { items: [item({ state: "proposed" })] })).toBeNull();
  });
});

describe("an item of a cyclogramme", () => {
  type Change = Parameters<typeof whyNotKeep>[0];
  const keeps = (state: State, change: Partial<Change> = {}) =>
    whyNotKeep({
      plan: { state, proposalsUntil: "2026-03-20" },
      arranges: false,
      before: null,
      form: {},
      today: "2026-03-20",
      ...change,
    });

  it("is proposed until the last day, while the plan is open", () => {
    expect(keeps("draft")).toBeNull();
    expect(keeps("returned")).toBeNull();
    expect(keeps("draft", { today: "2026-03-21" })).toEqual({ "": "tooLate" });
    for (const state of ["submitted", "agreed", "approved"] as const)
      expect(keeps(state), state).toEqual({ "": "closed" });
  });

  it("is changed by who proposed it until it is decided", () => {
    expect(keeps("draft", { before: { state: "proposed" } })).toBeNull();
    expect(keeps("draft", { before: { state: "accepted" } })).toEqual({ "": "closed" });
    expect(keeps("draft", { before: { state: "declined" } })).toEqual({ "": "closed" });
  });

  it("is kept by who draws up the plan while it is open, decided or late", () => {
    const arranging = {
      arranges: true,
      before: { state: "accepted" },
      today: "2026-05-01",
    } as const;
    expect(keeps("draft", arranging)).toBeNull();
    expect(keeps("returned", arranging)).toBeNull();
    expect(keeps("submitted", arranging)).toEqual({ "": "closed" });
    expect(keeps("agreed", arranging)).toEqual({ "": "closed" });
  });

  it("changes in an approved plan only with a week and a reason", () => {
    const changes = (form: Change["form"]) => keeps("approved", { arranges: true, form });
    expect(changes({ week: "2026-03-09", changeReason: "the hall is taken" })).toBeNull();
    expect(changes({ changeReason: "x" })).toEqual({ week: "needed" });
    expect(changes({ week: "2026-03-09" })).toEqual({ changeReason: "needed" });
  });

  it("changes in an approved plan by its day alone, which has a week", () => {
    const form = { day: "2026-03-10", changeReason: "the hall is taken" };
    expect(keeps("approved", { arranges: true, form })).toBeNull();
  });

  it("stands in the week named, or in that of its day", () => {
    expect(weekOf({ week: "2026-03-09", day: "2026-03-20" })).toBe("2026-03-09");
    expect(weekOf({ day: "2026-03-15" })).toBe("2026-03-09");
    expect(weekOf({ day: "2026-03-16" })).toBe("2026-03-16");
    expect(weekOf({})).toBeNull();
  });

  it("lies in the half-year, and its day in its week", () => {
    const then = (form: { week?: string; day?: string }) => whyNotThen(form, "2025-2");
    expect(then({})).toBeNull();
    expect(then({ week: "2026-03-09" })).toBeNull();
    expect(then({ week: "2026-03-09", day: "2026-03-15" })).toBeNull();
    expect(then({ day: "2026-03-10" })).toBeNull();
    expect(then({ week: "2026-03-09", day: "2026-03-16" })).toEqual({ day: "outsideWeek" });
    expect(then({ week: "2026-09-07" })).toEqual({ week: "outside" });
    expect(then({ day: "2026-09-07" })).toEqual({ week: "outside" });
  });

  it("is marked by what changed after approval, with the week it stood in before", () => {
    const before = { week: "2026-03-09", changedAfter: null, weekBefore: null };
    expect(markOf(null, "2026-03-09")).toEqual({ changed_after: "added", week_before: null });
    expect(markOf(before, "2026-03-16")).toEqual({
      changed_after: "moved",
      week_before: "2026-03-09",
    });
    expect(markOf(before, "2026-03-09")).toEqual({ changed_after: null, week_before: null });
    const moved = { week: "2026-03-16", changedAfter: "moved", weekBefore: "2026-03-09" } as const;
    expect(markOf(moved, "2026-03-16")).toEqual({
      changed_after: null,
      week_before: "2026-03-09",
    });
  });
});

describe("a proposal", () => {
  type Decision = Parameters<typeof whyNotDecide>[1];
  const decide = (decision: Decision, state: State = "draft") =>
    whyNotDecide({ state, halfYear: "2025-2" }, decision);
  const accept = { decision: "accept" } as const;
  const decline = { decision: "decline" } as const;

  it("is taken into a week of the half-year", () => {
    expect(decide({ form: accept, week: "2026-03-09" })).toBeNull();
    expect(decide({ form: accept, week: null })).toEqual({ week: "needed" });
    expect(decide({ form: accept, week: "2026-09-07" })).toEqual({ week: "outside" });
  });

  it("is declined for a reason, whatever its week", () => {
    expect(decide({ form: { ...decline, declineReason: "x" }, week: null })).toBeNull();
    expect(decide({ form: decline, week: "2026-03-09" })).toEqual({ declineReason: "needed" });
  });

  it("is decided once, until something else is decided of it", () => {
    const week = "2026-03-09";
    const accepted = decisionOf({ ...accept, declineReason: "left in the form" }, week);
    expect(accepted).toEqual({ state: "accepted", declineReason: null, week });
    const declined = decisionOf({ ...decline, declineReason: "x" }, null);
    expect(declined).toEqual({ state: "declined", declineReason: "x", week: null });
    expect(decisionOf(decline, null).declineReason).toBeNull();
    expect(isDecided(accepted, accepted)).toBe(true);
    expect(isDecided(declined, declined)).toBe(true);
    expect(isDecided({ ...accepted, state: "proposed" }, accepted)).toBe(false);
    expect(isDecided({ ...accepted, week: "2026-03-16" }, accepted)).toBe(false);
    expect(isDecided({ ...declined, declineReason: "y" }, declined)).toBe(false);
  });

  it("is decided while the plan is open", () => {
    const taken = { form: accept, week: "2026-03-09" };
    expect(decide(taken, "returned")).toBeNull();
    for (const state of ["submitted", "agreed", "approved"] as const)
      expect(decide(taken, state), state).toEqual({ "": "closed" });
  });
});

describe("what items run into", () => {
  const found = (...items: Item[]) =>
    Object.fromEntries(
      [...clashesOf(items)].map(([id, clashes]) => [
        id,
        clashes.map(({ kind, with: other }) => (other ? `${kind} ${other}` : kind)),
      ]),
    );
  const day = "2026-03-10";

  it("is another in the hall, however its name is written", () => {
    const one = item({ id: "a", day, hall: "Акт залы" });
    const other = item({ id: "b", day, hall: " акт  ЗАЛЫ " });
    expect(found(one, other)).toEqual({ a: ["sameHall b"], b: ["sameHall a"] });
    expect(found(one, { ...other, hall: "Спортзал" })).toEqual({
      a: ["sameDay b"],
      b: ["sameDay a"],
    });
    expect(found({ ...one, hall: null }, { ...other, hall: null }).a).toEqual(["sameDay b"]);
    expect(found(one, { ...other, schoolId: "t" }).a).toEqual(["sameDay b"]);
    expect(found(one, { ...other, day: "2026-03-11" })).toEqual({ a: [], b: [] });
  });

  it("is the same person, on the day or in a week of which the day is not known", () => {
    const one = item({ id: "a", day, responsible: "Омарова А." });
    const other = item({ id: "b", day, responsible: "омарова  а." });
    expect(found(one, other)).toEqual({ a: ["samePerson b"], b: ["samePerson a"] });
    expect(found(one, { ...other, day: null }).a).toEqual(["samePerson b"]);
    expect(found({ ...one, day: null }, other).a).toEqual(["samePerson b"]);
    expect(found(one, { ...other, day: "2026-03-11" }).a).toEqual([]);
    expect(found(one, { ...other, week: "2026-03-16", day: null }).a).toEqual([]);
  });

  it("is the same teacher under whatever name, and nobody where no teacher is known", () => {
    const one = item({ id: "a", day, teacherId: "t" });
    expect(found(one, item({ id: "b", day, teacherId: "t" })).a).toEqual(["samePerson b"]);
    expect(found(one, item({ id: "b", day, teacherId: "u" })).a).toEqual(["sameDay b"]);
    expect(found({ ...one, teacherId: null }, item({ id: "b", day })).a).toEqual(["sameDay b"]);
  });

  it("is a holiday, or more than three things in one week", () => {
    expect(found(item({ id: "a", week: "2026-03-02", day: "2026-03-08" })).a).toEqual(["holiday"]);
    expect(found(item({ id: "a", day })).a).toEqual([]);
    const crowd = ["a", "b", "c", "d"].map((id) => item({ id }));
    expect(found(...crowd.slice(0, 3)).a).toEqual([]);
    expect(found(...crowd)).toEqual({
      a: ["crowded"],
      b: ["crowded"],
      c: ["crowded"],
      d: ["crowded"],
    });
  });

  it("is asked of what was accepted into a week alone", () => {
    const proposed = item({ id: "b", day, state: "proposed" });
    expect(found(item({ id: "a", day }), proposed, item({ id: "c", week: null }))).toEqual({
      a: [],
    });
  });
});

it("a plan has come as far as its items were held, moved or cancelled", () => {
  const held = { id: "e", state: "held", startsAt: "" };
  const items = [
    item({ event: held }),
    item({ event: { ...held, state: "published" }, changedAfter: "moved" }),
    item({ state: "cancelled", changedAfter: "cancelled" }),
    item({ changedAfter: "added" }),
    item({ state: "proposed" }),
    item({ state: "declined", event: held }),
  ];
  expect(progressOf(items)).toEqual({ planned: 4, held: 1, cancelled: 1, moved: 1 });
  expect(progressOf([])).toEqual({ planned: 0, held: 0, cancelled: 0, moved: 0 });
});

describe("the half-year to plan", () => {
  it("follows the one before, the second after the first and the first after the second", () => {
    expect(halfYearAfter("2026-1")).toBe("2026-2");
    expect(halfYearAfter("2026-2")).toBe("2027-1");
    expect(halfYearBefore(halfYearAfter("2026-2"))).toBe("2026-2");
  });

  it("has weeks left, on every day of many years", () => {
    const idle: string[] = [];
    for (let day = "2025-09-01"; day < "2040-09-01"; day = plusDays(day, 1))
      if (weeksAhead(weeksOf(halfYearToPlan(day)), day).length === 0) idle.push(day);
    expect(idle).toEqual([]);
  });

  it.each([
    ["2026-12-21", "2026-12-31", "2026-2"],
    ["2027-01-01", "2027-05-23", "2026-2"],
    ["2027-05-24", "2027-08-31", "2027-1"],
    ["2027-09-01", "2027-12-19", "2027-1"],
  ])("from %s to %s is %s", (from, until, halfYear) => {
    const found = new Set<string>();
    for (let day = from; day <= until; day = plusDays(day, 1)) found.add(halfYearToPlan(day));
    expect([...found]).toEqual([halfYear]);
  });
});
