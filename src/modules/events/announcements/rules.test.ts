import { describe, expect, it } from "vitest";
import { canBeHeld, isTaken, reminderAt, stateAfter } from "./rules.ts";

const now = new Date("2026-03-01T09:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const states = ["draft", "published", "cancelled", "held"] as const;
const leads = (step: "publish" | "cancel" | "hold") =>
  Object.fromEntries(states.map((state) => [state, stateAfter(state, step)]));

describe("an event", () => {
  it("is announced out of a draft, and once", () => {
    expect(leads("publish")).toEqual({
      draft: "published",
      published: null,
      cancelled: null,
      held: null,
    });
  });

  it("is called off before and after the announcement, and not once it was held", () => {
    expect(leads("cancel")).toEqual({
      draft: "cancelled",
      published: "cancelled",
      cancelled: null,
      held: null,
    });
  });

  it("was held where it was announced", () => {
    expect(leads("hold")).toEqual({
      draft: null,
      published: "held",
      cancelled: null,
      held: null,
    });
  });

  it("has taken a step when it is where the step leads", () => {
    const taken = (step: "publish" | "cancel" | "hold") =>
      states.filter((state) => isTaken(state, step));
    expect([taken("publish"), taken("cancel"), taken("hold")]).toEqual([
      ["published"],
      ["cancelled"],
      ["held"],
    ]);
  });

  it("can be said to have been held from its end on", () => {
    expect(canBeHeld({ state: "published", endsAt: now }, now)).toBe(true);
    expect(canBeHeld({ state: "published", endsAt: later(-1) }, now)).toBe(true);
    expect(canBeHeld({ state: "published", endsAt: later(1) }, now)).toBe(false);
    expect(canBeHeld({ state: "draft", endsAt: now }, now)).toBe(false);
  });
});

it("reminds a day before, and at once of what was announced later than that", () => {
  expect(reminderAt(later(48), now)).toEqual(later(24));
  expect(reminderAt(later(24), now)).toEqual(now);
  expect(reminderAt(later(3), now)).toEqual(now);
});
