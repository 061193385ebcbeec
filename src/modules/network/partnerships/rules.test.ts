import { describe, expect, it } from "vitest";
import { whoMayAt } from "#test/people-of-roles.ts";
import { canKeepCircle } from "./access.ts";
import { whyNotBegin, whyNotEnd } from "./rules.ts";

it("lets the leading school keep its own circle, and those above it", () => {
  const ofRegion = ["national", "regional"];
  expect(whoMayAt(canKeepCircle)).toEqual({
    own: [...ofRegion, "methodologist", "leading_director", "leading_coordinator"],
    ofDistrict: [...ofRegion, "methodologist"],
    ofCircle: ofRegion,
    ofRegion,
    elsewhere: ["national"],
  });
});

describe("a partnership", () => {
  const asked = {
    leadingStatus: "leading",
    partnerStatus: null,
    leadingEnds: false,
    partnerStatusEnds: false,
    laterStatuses: [],
    isClosing: false,
    kind: "circle",
    reason: undefined,
    partners: 3,
    alreadyTogether: false,
    hasOtherCircle: false,
  } as const satisfies Parameters<typeof whyNotBegin>[0];
  const chain = { ...asked, kind: "chain", reason: "негізі" } as const;

  it("begins between a leading school and one without a status, a partner or a pilot school", () => {
    for (const partnerStatus of [null, "partner", "pilot"] as const)
      expect(whyNotBegin({ ...asked, partnerStatus })).toBeNull();
    for (const leadingStatus of [null, "partner", "pilot", "nis"] as const)
      expect(whyNotBegin({ ...asked, leadingStatus })).toEqual({ partnerCode: "notLeading" });
  });

  it("begins in no leading status that has its end, nor a circle in a partner status that has", () => {
    for (const kind of [asked, chain])
      expect(whyNotBegin({ ...kind, leadingEnds: true })).toEqual({ startsOn: "leadingEnds" });
    const ends = { partnerStatus: "partner", partnerStatusEnds: true } as const;
    expect(whyNotBegin({ ...asked, ...ends })).toEqual({ startsOn: "statusEnds" });
    expect(whyNotBegin({ ...chain, ...ends })).toBeNull();
  });

  it("begins with no school that closes, nor twice between the same two", () => {
    for (const kind of [asked, chain]) {
      expect(whyNotBegin({ ...kind, isClosing: true })).toEqual({ partnerCode: "schoolCloses" });
      expect(whyNotBegin({ ...kind, alreadyTogether: true })).toEqual({
        partnerCode: "alreadyTogether",
      });
    }
  });

  it("begins with no Intellectual School, nor with one that becomes it later", () => {
    for (const kind of [asked, chain]) {
      expect(whyNotBegin({ ...kind, partnerStatus: "nis" })).toEqual({
        partnerCode: "partnerIsNis",
      });
      expect(whyNotBegin({ ...kind, laterStatuses: ["partner", "nis"] })).toEqual({
        partnerCode: "partnerIsNis",
      });
    }
  });

  it("of a circle takes in no school that leads, now or later, and none of another circle", () => {
    expect(whyNotBegin({ ...asked, partnerStatus: "leading" })).toEqual({
      kind: "partnerIsLeading",
    });
    expect(whyNotBegin({ ...asked, laterStatuses: ["leading"] })).toEqual({
      kind: "partnerIsLeading",
    });
    expect(whyNotBegin({ ...asked, hasOtherCircle: true })).toEqual({ kind: "hasOtherCircle" });
  });

  it("of a circle begins no earlier than the partner's first status", () => {
    expect(whyNotBegin({ ...asked, laterStatuses: ["pilot"] })).toEqual({
      startsOn: "statusLater",
    });
    const already = { ...asked, partnerStatus: "partner" } as const;
    expect(whyNotBegin({ ...already, laterStatuses: ["pilot"] })).toBeNull();
  });

  it("of a circle takes ten partners, and more with a reason", () => {
    expect(whyNotBegin({ ...asked, partners: 9 })).toBeNull();
    expect(whyNotBegin({ ...asked, partners: 10 })).toEqual({ reason: "tooMany" });
    expect(whyNotBegin({ ...asked, partners: 11 })).toEqual({ reason: "tooMany" });
    expect(whyNotBegin({ ...asked, partners: 10, reason: "" })).toEqual({ reason: "tooMany" });
    expect(whyNotBegin({ ...asked, partners: 10, reason: "Ауыл шалғай" })).toBeNull();
  });

  it("of a chain begins with a reason alone, whatever else the partner has", () => {
    expect(whyNotBegin({ ...chain, reason: undefined })).toEqual({ reason: "chainReason" });
    const bound = { partnerStatus: "leading", hasOtherCircle: true, partners: 10 } as const;
    expect(whyNotBegin({ ...chain, ...bound })).toBeNull();
    expect(whyNotBegin({ ...chain, laterStatuses: ["leading"] })).toBeNull();
  });

  it("ends inside its own period: after its first day and before its end", () => {
    const period = { from: "2019-09-01", until: "2025-01-01" };
    expect(whyNotEnd(period, "2019-09-01")).toBe("beforeStart");
    expect(whyNotEnd(period, "2019-09-02")).toBeNull();
    expect(whyNotEnd(period, "2024-12-31")).toBeNull();
    expect(whyNotEnd(period, "2025-01-01")).toBe("alreadyEnded");
    expect(whyNotEnd({ ...period, until: null }, "2099-01-01")).toBeNull();
    expect(whyNotEnd({ from: null, until: null }, "1991-12-16")).toBeNull();
  });
});
