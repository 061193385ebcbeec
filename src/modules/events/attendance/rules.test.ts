import { describe, expect, it } from "vitest";
import { schoolsAround, territoriesAround, whoMay, whoMayAt } from "#test/people-of-roles.ts";
import { canCertify } from "./access.ts";
import { broughtIn, codeAt, isGoodCode, isTaken, momentOfCode } from "./rules.ts";

const secret = "a".repeat(32);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe("who certifies that somebody attended", () => {
  const ofRegion = ["national", "cpm_trainer", "regional"];
  const leading = ["leading_director", "leading_coordinator"];

  it("is the organising school where it leads, the leading school of its circle, and those above", () => {
    const found = whoMayAt((actor, place) => canCertify(actor, { organiser: "school", ...place }));
    expect(found).toEqual({
      own: [...ofRegion, "methodologist", ...leading],
      ofDistrict: [...ofRegion, "methodologist"],
      ofCircle: [...ofRegion, ...leading],
      ofRegion,
      elsewhere: ["national"],
    });
  });

  it("is for a school without a circle its own director and those above it", () => {
    const alone = { organiser: "school", ...schoolsAround.own, leadingId: null } as const;
    expect(whoMay((actor) => canCertify(actor, alone))).toEqual([
      ...ofRegion,
      "methodologist",
      ...leading,
    ]);
  });

  it("is for a territory's event those who look after it, and no school", () => {
    const of = (organiser: "district" | "region" | "country") =>
      whoMay((actor) => canCertify(actor, { organiser, ...territoriesAround[organiser] }));
    expect(of("district")).toEqual([...ofRegion, "methodologist"]);
    expect(of("region")).toEqual(ofRegion);
    expect(of("country")).toEqual(["national"]);
  });
});

describe("the code at the door", () => {
  const shown = { eventId: "e", at: new Date("2026-03-01T05:00:30Z") };
  const code = codeAt(secret, shown);
  const later = (milliseconds: number) => new Date(shown.at.getTime() + milliseconds);

  it("has eight signs nobody confuses and is another each minute", () => {
    expect(code).toMatch(/^[A-HJ-KMNP-TV-Z2-9]{8}$/);
    expect(codeAt(secret, { ...shown, at: later(29_999) })).toBe(code);
    expect(codeAt(secret, { ...shown, at: later(30_000) })).not.toBe(code);
    expect(codeAt(secret, { ...shown, at: later(-30_001) })).not.toBe(code);
  });

  it("is good while it is shown and for two minutes after, and not before", () => {
    const good = (milliseconds: number) =>
      isGoodCode(secret, { ...shown, at: later(milliseconds), code });
    expect([good(-30_001), good(-30_000), good(0)]).toEqual([false, true, true]);
    expect([good(149_999), good(150_000)]).toEqual([true, false]);
  });

  it("is good for its own event and its own deployment only", () => {
    expect(isGoodCode(secret, { ...shown, eventId: "f", code })).toBe(false);
    expect(isGoodCode("b".repeat(32), { ...shown, code })).toBe(false);
    expect(isGoodCode(secret, { ...shown, code: "" })).toBe(false);
  });

  it("is read however it was typed", () => {
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
    expect(isGoodCode(secret, { ...shown, code: typed })).toBe(true);
    expect(isGoodCode(secret, { ...shown, code: `${code}A` })).toBe(false);
  });
});

const event = {
  id: "e",
  startsAt: new Date("2026-03-01T05:00:00Z"),
  endsAt: new Date("2026-03-01T07:00:00Z"),
};
const afterStart = (milliseconds: number) => new Date(event.startsAt.getTime() + milliseconds);
const afterEnd = (milliseconds: number) => new Date(event.endsAt.getTime() + milliseconds);

it("is taken from an hour before the event until two weeks after it", () => {
  expect(isTaken(event, afterStart(-hour - 1))).toBe(false);
  expect(isTaken(event, afterStart(-hour))).toBe(true);
  expect(isTaken(event, afterEnd(14 * day))).toBe(true);
  expect(isTaken(event, afterEnd(14 * day + 1))).toBe(false);
});

describe("a code that comes late, from a telephone without network", () => {
  const nextDay = afterEnd(day);
  const told = (at: Date, now = nextDay) =>
    momentOfCode(secret, { event, code: codeAt(secret, { eventId: event.id, at }), now });

  it("tells the minute in which it stood at the door, whatever the telephone's clock says", () => {
    expect(told(afterStart(12 * minute + 34_000))).toEqual(afterStart(12 * minute));
  });

  it("is sought from an hour before the event until an hour after it", () => {
    expect(told(afterStart(-hour))).toEqual(afterStart(-hour));
    expect(told(afterStart(-hour - 1))).toBeNull();
    expect(told(afterEnd(hour))).toEqual(afterEnd(hour));
    expect(told(afterEnd(hour + minute))).toBeNull();
  });

  it("has not stood there in a minute that is yet to come", () => {
    const now = afterStart(10 * minute);
    expect(told(afterStart(10 * minute), now)).toEqual(afterStart(10 * minute));
    expect(told(afterStart(11 * minute), now)).toBeNull();
  });

  it("is read however it was typed, and of no other event", () => {
    const code = codeAt(secret, { eventId: event.id, at: event.startsAt });
    const asked = { event, code: ` ${code.toLowerCase()}`, now: nextDay };
    expect(momentOfCode(secret, asked)).toEqual(event.startsAt);
    const other = codeAt(secret, { eventId: "f", at: event.startsAt });
    expect(momentOfCode(secret, { event, code: other, now: nextDay })).toBeNull();
  });
});

it("brings the time of a wrong clock into the time in which people come", () => {
  const now = afterEnd(day);
  const brought = (at: Date) => broughtIn(event, { at, now });
  expect(brought(afterStart(5 * minute))).toEqual(afterStart(5 * minute));
  expect(brought(new Date("2001-01-01T00:00:00Z"))).toEqual(afterStart(-hour));
  expect(brought(new Date("2099-01-01T00:00:00Z"))).toEqual(afterEnd(hour));
  const during = broughtIn(event, { at: afterEnd(0), now: afterStart(minute) });
  expect(during).toEqual(afterStart(minute));
});
