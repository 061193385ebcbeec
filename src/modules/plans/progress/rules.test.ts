import { describe, expect, it } from "vitest";
import type { Mark, State } from "../development/schema.ts";
import { isLate, progressOf, whyNotMark } from "./rules.ts";

const today = "2026-03-01";
const row = (mark: Mark, dueOn = "2026-06-01") => ({ state: "accepted" as const, mark, dueOn });

describe("a mark", () => {
  type Marking = Parameters<typeof whyNotMark>[1];
  const step: Marking["row"] = { state: "accepted", from: "2026-01-10" };
  const marks = (mark: Mark, said: Partial<Marking["form"]> = {}) =>
    whyNotMark("approved", { form: { id: "", mark, note: "", ...said }, row: step });

  it("is put to an accepted step of an approved plan alone", () => {
    const form = { id: "", mark: "done" as const, note: "" };
    expect(whyNotMark("approved", { form, row: step })).toBeNull();
    for (const state of ["draft", "submitted", "agreed", "returned"] satisfies State[])
      expect(whyNotMark(state, { form, row: step }), state).toEqual({ "": "notApproved" });
    for (const state of ["proposed", "declined"] as const)
      expect(whyNotMark("approved", { form, row: { ...step, state } }), state).toEqual({
        "": "notApproved",
      });
  });

  it("says why a step moves or falls away, and needs no word where it goes on", () => {
    expect(marks("cancelled")).toEqual({ note: "needed" });
    expect(marks("moved", { movedUntil: "2026-05-01" })).toEqual({ note: "needed" });
    expect(marks("cancelled", { note: "no money" })).toBeNull();
    expect(marks("going")).toBeNull();
    expect(marks("not_begun")).toBeNull();
  });

  it("moves a step to a day that is not before it begins", () => {
    const moved = (movedUntil?: string) => marks("moved", { note: "x", movedUntil });
    expect(moved()).toEqual({ movedUntil: "needed" });
    expect(moved("2026-01-09")).toEqual({ movedUntil: "beforeStart" });
    expect(moved("2026-01-10")).toBeNull();
  });
});

describe("a plan's progress", () => {
  it("calls late what was due before today and is neither done nor cancelled", () => {
    const late = (mark: Mark, dueOn: string) => isLate(row(mark, dueOn), today);
    for (const mark of ["not_begun", "going", "moved"] as const)
      expect(late(mark, "2026-02-28"), mark).toBe(true);
    expect(late("going", today)).toBe(false);
    expect(late("done", "2026-02-28")).toBe(false);
    expect(late("cancelled", "2026-02-28")).toBe(false);
  });

  it("counts a step once, by its newest mark, and only those that were accepted", () => {
    const rows = [
      row("not_begun"),
      row("going", "2026-02-01"),
      row("going"),
      row("done", "2026-02-01"),
      row("cancelled", "2026-02-01"),
      row("moved"),
      { ...row("going", "2026-02-01"), state: "declined" as const },
    ];
    expect(progressOf(rows, today)).toEqual({
      all: 6,
      not_begun: 1,
      going: 2,
      done: 1,
      cancelled: 1,
      moved: 1,
      late: 1,
    });
    expect(progressOf([], today)).toMatchObject({ all: 0, late: 0 });
  });
});
