import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CirclePlace } from "#lib/scope.ts";
import {
  everywhere,
  inDistrict,
  inRegion,
  nowhere,
  placesBySchool,
  schoolsWhere,
  whoMayInCircle,
} from "#test/roles-in-circle.ts";
import { canAddFor, canDrawUp, canDrawUpSome, canTake, mayWrite } from "./access.ts";
import {
  daysOf,
  decisionOf,
  isDecided,
  isDone,
  isOpen,
  stateAfter,
  whyNotAct,
  whyNotDecide,
  whyNotKeep,
  yearsLater,
} from "./rules.ts";
import { type Act, acts, type Kind, type State } from "./schema.ts";

const { leading, partner, fellow } = placesBySchool;
const above = ["national", "regional", "methodologist"];
const leaders = ["leading_director", "leading_coordinator"];

describe("a school's development plan", () => {
  it("is drawn up by the school itself, and for it by those above", () => {
    expect(schoolsWhere((actor, place) => canDrawUp(actor, { kind: "school", place }))).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: nowhere,
      regional: inRegion,
      methodologist: inDistrict,
      leading_director: ["leading"],
      leading_coordinator: ["leading"],
      partner_coordinator: ["partner"],
      teacher: nowhere,
    });
    expect(whoMayInCircle(canDrawUpSome)).toEqual([...above, ...leaders, "partner_coordinator"]);
  });

  it("takes steps of that school alone", () => {
    const adds = (place: CirclePlace, school: CirclePlace) =>
      whoMayInCircle((actor) => canAddFor(actor, { kind: "school", place, school }));
    expect(adds(partner, partner)).toEqual([...above, "partner_coordinator"]);
    expect(adds(leading, partner)).toEqual([]);
  });

  it("has steps written for one's own school, and any step that stands there by who draws it up", () => {
    const at = (place: CirclePlace) => ({ ...place, id: place.schoolId });
    const joint = { plan: { kind: "joint" as const }, place: leading, schools: [at(partner)] };
    const writes = (schoolId: string, isThere?: boolean) =>
      whoMayInCircle((person) =>
        mayWrite(joint, { person, schoolId, ...(isThere && { isThere }) }),
      );
    expect(writes(partner.schoolId)).toEqual([...above, ...leaders, "partner_coordinator"]);
    expect(writes(fellow.schoolId)).toEqual([]);
    expect(writes(fellow.schoolId, true)).toEqual([...above, ...leaders]);
  });

  it("of a leading school is approved and returned by its director, and agreed to by nobody first", () => {
    const taken = (act: Act, isAgreed = false) =>
      whoMayInCircle((actor) =>
        canTake(actor, { act, kind: "school", place: leading, isLeading: true, isAgreed }),
      );
    expect(taken("submit")).toEqual([...above, ...leaders]);
    expect(taken("agree")).toEqual([]);
    expect(taken("approve")).toEqual(["leading_director"]);
    expect(taken("return")).toEqual(["leading_director"]);
    expect(taken("return", true)).toEqual(["leading_director"]);
  });

  it("of another school, whose director has no role here, is approved by the methodologist", () => {
    const taken = (act: Act) =>
      whoMayInCircle((actor) =>
        canTake(actor, { act, kind: "school", place: partner, isLeading: false, isAgreed: false }),
      );
    expect(taken("submit")).toEqual([...above, "partner_coordinator"]);
    expect(taken("agree")).toEqual([]);
    expect(taken("approve")).toEqual(above);
    expect(taken("return")).toEqual(above);
  });
});

describe("a joint plan", () => {
  it("is drawn up by the leading school, and for it by those above", () => {
    const drawsUp = (place: CirclePlace) =>
      whoMayInCircle((actor) => canDrawUp(actor, { kind: "joint", place }));
    expect(drawsUp(leading)).toEqual([...above, ...leaders]);
    expect(drawsUp(partner)).toEqual([...above, ...leaders]);
  });

  it("takes steps of each school of the circle, from that school or from who draws it up", () => {
    const adds = (school: CirclePlace) =>
      whoMayInCircle((actor) => canAddFor(actor, { kind: "joint", place: leading, school }));
    expect(adds(partner)).toEqual([...above, ...leaders, "partner_coordinator"]);
    expect(adds(fellow)).toEqual([...above, ...leaders]);
  });

  it("is agreed by the director of the leading school, then approved by the methodologist", () => {
    const taken = (act: Act, isAgreed: boolean) =>
      whoMayInCircle((actor) =>
        canTake(actor, { act, kind: "joint", place: leading, isLeading: true, isAgreed }),
      );
    expect(taken("submit", false)).toEqual([...above, ...leaders]);
    expect(taken("agree", false)).toEqual(["leading_director"]);
    expect(taken("return", false)).toEqual(["leading_director"]);
    expect(taken("approve", true)).toEqual(above);
    expect(taken("approve", false)).toEqual(above);
    expect(taken("return", true)).toEqual(above);
  });
});

describe("the way of a plan", () => {
  /** The states a plan goes through when these acts are tried, one after the other. */
  function wayOf(kind: Kind, tried: readonly Act[]): State[] {
    const passed: State[] = ["draft"];
    for (const act of tried) {
      const next = stateAfter({ kind, state: passed.at(-1) ?? "draft" }, act);
      if (next === null) continue;
      expect(isDone(next, act)).toBe(true);
      passed.push(next);
    }
    return passed;
  }

  const ledTo = (way: State[]) => way[way.indexOf("approved") - 1];

  it("leads no joint plan to be approved before it is agreed, whatever the order of acts", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts)), (tried) => {
        const joint = wayOf("joint", tried);
        const school = wayOf("school", tried);
        expect(ledTo(joint) ?? "agreed").toBe("agreed");
        expect(ledTo(school) ?? "submitted").toBe("submitted");
        expect(school).not.toContain("agreed");
      }),
    );
  });

  it("keeps the order of days when they move to a later year", () => {
    const day = fc
      .date({ min: new Date("2024-01-01"), max: new Date("2028-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.nat(5), (one, other, years) => {
        const [from = "", until = ""] = [one, other].sort();
        const later = (moved: string) => yearsLater(moved, { years, latest: "2030-08-31" });
        expect(later(from) <= later(until)).toBe(true);
        expect(Number.isNaN(Date.parse(later(from)))).toBe(false);
      }),
    );
  });
});

describe("the state of a plan", () => {
  const states = ["draft", "submitted", "agreed", "approved", "returned"] as const;

  it("lets it be returned until it is approved", () => {
    const returned = (kind: Kind) =>
      states.filter((state) => stateAfter({ kind, state }, "return") === "returned");
    expect(returned("school")).toEqual(["submitted"]);
    expect(returned("joint")).toEqual(["submitted", "agreed"]);
  });

  it("lets it be submitted while it is drawn up and after it was returned", () => {
    for (const kind of ["school", "joint"] as const)
      expect(
        states.filter((state) => stateAfter({ kind, state }, "submit") === "submitted"),
        kind,
      ).toEqual(["draft", "returned"]);
    expect(states.filter(isOpen)).toEqual(["draft", "returned"]);
  });

  it("tells of a form sent again that it is done already", () => {
    expect(acts.map((act) => states.filter((state) => isDone(state, act)))).toEqual([
      ["submitted"],
      ["agreed"],
      ["approved"],
      ["returned"],
    ]);
  });
});

describe("an act is refused", () => {
  type Plan = Parameters<typeof whyNotAct>[1]["plan"];
  const plan: Plan = { state: "draft", kind: "school", audit: "what was found", diagnosisId: null };
  const accepted = { state: "accepted" } as const;
  const submits = (said: Partial<Plan>, ...rows: Parameters<typeof whyNotAct>[1]["rows"]) =>
    whyNotAct("submit", { plan: { ...plan, ...said }, rows, reason: undefined });

  it("when it is not the turn for it", () => {
    const early = { plan, rows: [accepted], reason: "x" };
    expect(whyNotAct("approve", early)).toEqual({ "": "notNow" });
    expect(whyNotAct("return", early)).toEqual({ "": "notNow" });
    expect(submits({ state: "approved" }, accepted)).toEqual({ "": "notNow" });
  });

  it("when it returns the plan and does not say why", () => {
    const submitted = { plan: { ...plan, state: "submitted" as const }, rows: [] };
    expect(whyNotAct("return", { ...submitted, reason: undefined })).toEqual({
      returnReason: "needed",
    });
    expect(whyNotAct("return", { ...submitted, reason: "x" })).toBeNull();
    expect(whyNotAct("approve", { ...submitted, reason: undefined })).toBeNull();
  });

  it("when a plan is submitted that rests on nothing found of the school", () => {
    expect(submits({ audit: "" }, accepted)).toEqual({ "": "noAudit" });
    expect(submits({ audit: "", diagnosisId: "d" }, accepted)).toBeNull();
    expect(submits({}, accepted)).toBeNull();
  });

  it("when a plan is submitted that is undecided or empty", () => {
    expect(submits({}, accepted, { state: "proposed" })).toEqual({ "": "undecided" });
    expect(submits({})).toEqual({ "": "noRows" });
    expect(submits({}, { state: "declined" })).toEqual({ "": "noRows" });
  });
});

describe("a step of a plan", () => {
  type Change = Parameters<typeof whyNotKeep>[0];
  const form: Change["form"] = {
    id: "",
    schoolId: "",
    priorityId: "",
    area: "formative",
    criteria: "",
    step: "",
    responsible: "",
    from: "2026-09-01",
    until: "2028-08-31",
    resource: "",
    gatheredBy: "",
    checkedBy: "",
    result: "",
  };
  const keeps = (said: Partial<Change> & { state?: State }) =>
    whyNotKeep({
      plan: { state: said.state ?? "draft", firstYear: 2026, lastYear: 2027 },
      drawsUp: true,
      before: null,
      form,
      ...said,
    });

  it("lies in the school years of the plan, from the first day to the last", () => {
    const term = (from: string, until: string) => keeps({ form: { ...form, from, until } });
    expect(daysOf({ firstYear: 2026, lastYear: 2027 })).toEqual({
      from: "2026-09-01",
      until: "2028-08-31",
    });
    expect(keeps({})).toBeNull();
    expect(term("2026-08-31", "2027-01-01")).toEqual({ from: "outside" });
    expect(term("2028-09-01", "2028-09-02")).toEqual({ from: "outside" });
    expect(term("2028-08-31", "2028-09-01")).toEqual({ until: "outside" });
    expect(term("2028-08-31", "2028-08-31")).toBeNull();
    expect(term("2027-01-02", "2027-01-01")).toEqual({ until: "beforeStart" });
  });

  it("names an area, or one of the school's own", () => {
    const { area: _, ...without } = form;
    expect(keeps({ form: without })).toEqual({ area: "needed" });
    expect(keeps({ form: { ...without, ownArea: "the library" } })).toBeNull();
  });

  it("is changed while the plan is open, by who only proposes until it is decided", () => {
    expect(keeps({ state: "returned" })).toBeNull();
    for (const state of ["submitted", "agreed", "approved"] as const)
      expect(keeps({ state }), state).toEqual({ "": "closed" });
    expect(keeps({ before: { state: "accepted" } })).toBeNull();
    expect(keeps({ drawsUp: false })).toBeNull();
    expect(keeps({ drawsUp: false, before: { state: "proposed" } })).toBeNull();
    expect(keeps({ drawsUp: false, before: { state: "accepted" } })).toEqual({ "": "closed" });
  });

  it("that was proposed is decided while the plan is open, and declined for a reason", () => {
    expect(whyNotDecide("draft", { decision: "accept" })).toBeNull();
    expect(whyNotDecide("returned", { decision: "decline", declineReason: "x" })).toBeNull();
    expect(whyNotDecide("draft", { decision: "decline" })).toEqual({ declineReason: "needed" });
    expect(whyNotDecide("submitted", { decision: "accept" })).toEqual({ "": "closed" });
  });

  it("is decided once, until something else is decided of it", () => {
    const accepted = decisionOf({ decision: "accept", declineReason: "left in the form" });
    expect(accepted).toEqual({ state: "accepted", declineReason: null });
    const declined = decisionOf({ decision: "decline", declineReason: "x" });
    expect(declined).toEqual({ state: "declined", declineReason: "x" });
    expect(decisionOf({ decision: "decline" }).declineReason).toBeNull();
    expect(isDecided(accepted, accepted)).toBe(true);
    expect(isDecided(declined, declined)).toBe(true);
    expect(isDecided({ state: "proposed", declineReason: null }, accepted)).toBe(false);
    expect(isDecided({ state: "declined", declineReason: "y" }, declined)).toBe(false);
  });

  it("moves to the same day of a later year, and never beyond the plan", () => {
    const later = (day: string, years: number) => yearsLater(day, { years, latest: "2027-08-31" });
    expect(later("2025-10-20", 1)).toBe("2026-10-20");
    expect(later("2024-02-29", 1)).toBe("2025-02-28");
    expect(later("2025-10-20", 2)).toBe("2027-08-31");
    expect(later("2025-08-31", 2)).toBe("2027-08-31");
  });
});
