import { describe, expect, it } from "vitest";
import { markOf, marksWith, newMark } from "./browser-marks.ts";

describe("a browser's marks", () => {
  const [aigul, bolat] = ["aigul", "bolat"].map((userId) => ({ secret: "s".repeat(32), userId }));
  if (!aigul || !bolat) throw new Error("nobody");

  it("tell whose they are, and name nobody", () => {
    const mark = newMark(aigul);
    expect(markOf([newMark(bolat), mark], aigul)).toBe(mark);
    expect(mark).toMatch(/^[\w-]{16}\.[\w-]{22}$/);
    expect(mark).not.toBe(newMark(aigul));
  });

  it.each([
    ["nobody's", []],
    ["another's", [newMark(bolat)]],
    ["sealed with another secret", [newMark({ ...aigul, secret: "t".repeat(32) })]],
    ["changed", [newMark(aigul).replace(/^./, (first) => (first === "A" ? "B" : "A"))]],
    ["cut off", [newMark(aigul).slice(0, -1), newMark(aigul).split(".")[0] ?? ""]],
    ["empty", ["", "."]],
  ])("are not believed where they are %s", (_, marks) => {
    expect(markOf(marks, aigul)).toBeNull();
  });

  it("keep the newest first and no more than twenty, so that a browser is asked no more of", () => {
    const own = newMark(aigul);
    const others = Array.from({ length: 25 }, () => newMark(bolat));
    expect(marksWith(["x", own], aigul)).toEqual([own, "x"]);
    expect(markOf(marksWith([], aigul), aigul)).not.toBeNull();
    expect(marksWith(others, aigul)).toHaveLength(20);
    expect(markOf([...others, own], aigul)).toBeNull();
  });
});
