import { describe, expect, it } from "vitest";
import { workWords } from "../words.ts";
import { firstDayIn, startTold } from "./starts.ts";

describe("the first day of work", () => {
  it("is told as far as it is known", () => {
    const from = "1996-01-01";
    expect(startTold({ from, startKnown: null })).toBe(from);
    expect(startTold({ from, startKnown: "year" })).toBe("1996");
    expect(startTold({ from, startKnown: "listed" })).toBeNull();
    expect(startTold({ from: null, startKnown: null })).toBeNull();
  });

  it("lies in its year behind what ended there", () => {
    const ending = (until: string | null) => ({ from: "1990-09-01", until });
    expect(firstDayIn("1996", [])).toBe("1996-01-01");
    expect(firstDayIn("1996", [ending("1996-06-01"), ending("1996-03-01")])).toBe("1996-06-01");
    expect(firstDayIn("1996", [ending("1995-06-01"), ending(null)])).toBe("1996-01-01");
  });
});

describe("work in words", () => {
  it.each([
    ["[2015-09-01,)", null, "2015 ж. 1 қыркүйек күнінен бастап"],
    ["[1996-01-01,)", "year", "1996 жылдан бастап"],
    ["[1996-01-01,2020-09-01)", "year", "1996 жылдан бастап, 2020 ж. 1 қыркүйек күніне дейін"],
    ["[2026-12-01,)", "listed", "күні белгісіз, 2026 ж. 1 желтоқсан күнінен бастап тізімде"],
    ["[,)", null, "күні белгісіз"],
    ["[,2020-09-01)", null, "күні белгісіз, 2020 ж. 1 қыркүйек күніне дейін"],
  ] as const)("says of %s, %s: %s", (during, startKnown, words) => {
    expect(workWords({ during, startKnown }, "kk")).toBe(words);
  });
});
