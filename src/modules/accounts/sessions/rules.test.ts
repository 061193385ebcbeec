import { describe, expect, it } from "vitest";
import {
  codeMayTake,
  countedTries,
  lockAfter,
  lockFor,
  safeNext,
  seenEvery,
  sessionLasts,
  triesBeforeLock,
} from "./rules.ts";

const now = new Date("2026-03-01T09:00:00Z");
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const minute = 60_000;

describe("wrong passwords", () => {
  const strange = { name: "a@b.kz", visitor: "203.0.113.7", mark: null };

  it("are counted for the name at its place, for the name, and for the place", () => {
    expect(countedTries(strange)).toEqual([
      {
        limit: { name: "sign-in-place", points: 8, seconds: 900 },
        who: "203.0.113.7 a@b.kz",
        refusal: "locked",
      },
      {
        limit: { name: "sign-in-name", points: 30, seconds: 900 },
        who: "a@b.kz",
        refusal: "locked",
      },
      {
        limit: { name: "sign-in", points: 100, seconds: 600 },
        who: "203.0.113.7",
        refusal: "tooManyTries",
      },
    ]);
  });

  it("are counted for a browser alone that the person signed in from before", () => {
    const tries = countedTries({ ...strange, mark: "m" });
    const limit = { name: "sign-in-browser", points: 8, seconds: 900 };
    expect(tries).toEqual([{ limit, who: "m a@b.kz", refusal: "locked" }]);
  });
});

describe("a second step", () => {
  it("rests for a quarter of an hour from the eighth wrong code on", () => {
    expect(triesBeforeLock).toBe(8);
    expect(lockAfter(7, now)).toBeNull();
    expect(lockAfter(8, now)).toEqual(later(15 * minute));
    expect(lockAfter(9, now)).toEqual(later(15 * minute));
    expect(lockFor).toBe(15 * minute);
  });
});

describe("a session", () => {
  it("stays signed in for two weeks, waits ten minutes for a code and tells every five when it was seen", () => {
    expect(sessionLasts).toBe(14 * 24 * 60 * minute);
    expect(codeMayTake).toBe(10 * minute);
    expect(seenEvery).toBe(5 * minute);
  });
});

describe("where signing in leads", () => {
  it.each(["/", "/network/schools?q=абай", "/plans//x", "/a?next=https://evil.example"])(
    "is %s, a path of our own",
    (next) => {
      expect(safeNext(next)).toBe(next);
    },
  );

  it.each([
    ["nothing", undefined],
    ["empty", ""],
    ["another site", "https://evil.example"],
    ["another site without its kind", "//evil.example"],
    ["another site by a backslash", "/\\evil.example"],
    ["another site by a tab that browsers pass over", "/\t/evil.example"],
    ["another site by a line's end", "/\n/evil.example"],
    ["a line of its own among the headers", "/network\r\nSet-Cookie: a=b"],
    ["a path without its beginning", "network"],
    ["another site behind a space", " //evil.example"],
  ])("is one's own page where it would be %s", (_, next) => {
    expect(safeNext(next)).toBe("/account");
  });
});
