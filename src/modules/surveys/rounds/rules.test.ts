import { describe, expect, it } from "vitest";
import { type Owner, type Role, roles } from "../questionnaires/schema.ts";
import {
  inFours,
  isLastCall,
  isOfStaff,
  lastCallOn,
  newOpenCode,
  rateOf,
  startOf,
  stateOf,
  whyNotProlonged,
  whyNotRound,
} from "./rules.ts";
import type { RoundForm } from "./schema.ts";

const today = "2026-03-01";

describe("a round", () => {
  const form: RoundForm = {
    id: "",
    questionnaire: "",
    titleKk: "",
    titleRu: "",
    mode: "anonymous",
    purpose: "needs",
    roles: ["teacher"],
    schools: ["a"],
    kinds: [],
    opensOn: today,
    closesOn: today,
  };
  const country: Owner = { kind: "country" };
  const school: Owner = { kind: "school", schoolId: "s", districtKato: "d", regionKato: "r" };
  const offered: Role[] = ["teacher", "head", "parent", "pupil"];
  const wrong = (said: Partial<RoundForm>, owner: Owner = country) =>
    whyNotRound({ ...form, ...said }, { owner, today, offered });

  it("may begin today and end on the day it begins, not before", () => {
    expect(wrong({})).toEqual({});
    expect(wrong({ opensOn: "2026-02-28" })).toEqual({ opensOn: "past" });
    expect(wrong({ opensOn: "2026-03-05", closesOn: "2026-03-04" })).toEqual({
      closesOn: "notOrdered",
    });
  });

  it("asks those alone whom its questionnaire is for", () => {
    expect(wrong({ roles: ["teacher", "other"], perSchool: 5 })).toEqual({ roles: "notOffered" });
    expect(wrong({ roles: ["teacher", "head"] })).toEqual({});
  });

  it("asks by name nobody whom the school's records do not know", () => {
    expect(wrong({ mode: "named", roles: ["teacher", "head"] })).toEqual({});
    for (const role of ["parent", "pupil"] as const)
      expect(wrong({ mode: "named", roles: ["teacher", role] }), role).toEqual({
        mode: "namedStaffOnly",
      });
    expect(roles.filter((role) => isOfStaff(role))).toEqual(["teacher", "head"]);
  });

  it("without names is told how many parents or pupils there are, for nobody else knows", () => {
    expect(wrong({ roles: ["parent"] })).toEqual({ perSchool: "needed" });
    expect(wrong({ roles: ["parent"], perSchool: 0 })).toEqual({});
    expect(wrong({ roles: ["parent"], mode: "open" })).toEqual({});
  });

  it("of a school names the schools it asks; of a territory it asks all", () => {
    expect(wrong({ schools: [] })).toEqual({});
    expect(wrong({ schools: [] }, school)).toEqual({ schools: "needed" });
    expect(wrong({}, school)).toEqual({});
  });

  it("is prolonged to today or later, and to no day before it begins", () => {
    const days = (opensOn: string, closesOn: string) =>
      whyNotProlonged({ opensOn, closesOn }, today);
    expect(days("2026-02-01", today)).toEqual({});
    expect(days("2026-02-01", "2026-02-28")).toEqual({ closesOn: "past" });
    expect(days("2026-03-05", "2026-03-04")).toEqual({ closesOn: "notOrdered" });
    expect(days("2026-03-05", "2026-03-05")).toEqual({});
  });

  it("stands by its days: planned, open, closed", () => {
    const days = { opensOn: "2026-03-02", closesOn: "2026-03-05", closedAt: null };
    const on = ["2026-03-01", "2026-03-02", "2026-03-05", "2026-03-06"];
    expect(on.map((day) => stateOf(days, day))).toEqual(["planned", "open", "open", "closed"]);
    expect(stateOf({ ...days, closedAt: new Date() }, "2026-03-03")).toBe("closed");
  });

  it("calls for the last time in the last two days that it is open", () => {
    const round = { opensOn: "2026-03-01", closesOn: "2026-03-20", closedAt: null };
    expect(lastCallOn(round.closesOn)).toBe("2026-03-18");
    const days = ["2026-03-17", "2026-03-18", "2026-03-20", "2026-03-21"];
    expect(days.map((day) => isLastCall(round, day))).toEqual([false, true, true, false]);
    expect(isLastCall({ ...round, closedAt: new Date() }, "2026-03-19")).toBe(false);
    expect(isLastCall({ ...round, opensOn: "2026-03-19" }, "2026-03-18")).toBe(false);
  });

  it("begins with the day in Kazakhstan", () => {
    expect(startOf("2026-03-01").toISOString()).toBe("2026-02-28T19:00:00.000Z");
  });

  it("never says more than a hundred per cent, nor any of nobody", () => {
    expect(rateOf({ answered: 5, expected: 3 })).toBe(100);
    expect(rateOf({ answered: 0, expected: 0 })).toBeNull();
    expect(rateOf({ answered: 199, expected: 200 })).toBe(99);
    expect(rateOf({ answered: 0, expected: 5 })).toBe(0);
    expect(rateOf({ answered: 5, expected: 5 })).toBe(100);
  });
});

describe("a link", () => {
  it("that is open to all is short, and each its own", () => {
    const codes = Array.from({ length: 100 }, newOpenCode);
    expect(new Set(codes).size).toBe(100);
    expect(codes.every((code) => /^[a-kmnp-z2-9]{8}$/.test(code))).toBe(true);
  });

  it("stands on paper in fours, the last part shorter", () => {
    expect(inFours("abcdefghij")).toBe("abcd-efgh-ij");
    expect(inFours("")).toBe("");
  });
});
