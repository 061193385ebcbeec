import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mondayOf, plusDays } from "#lib/dates.ts";
import { weeksOf } from "#modules/network/base/rules/school-year.ts";
import { daysOf, itemsOf, part, planOf } from "./rules.ts";
import type { ForeseenEvent, PlanningNeed } from "./schema.ts";

const drawn = { halfYear: "2025-1", today: "2026-03-01", seed: "test", idFrom: (w: string) => w };
const circle = { leadingId: "hub", confirmedOn: null };
const event: ForeseenEvent = {
  id: "event",
  leadingId: "hub",
  schoolId: "hub",
  type: "seminar",
  title_kk: "С",
  title_ru: "С",
  day: "2025-11-12",
  room: null,
  area: "ict",
  isLesson: false,
  cancelReason: null,
  speaker: "Асанова Гүл",
  teacherId: null,
};
const need: PlanningNeed = {
  id: "need",
  leadingId: "hub",
  schoolId: "hub",
  area: "ict",
  rank: 1,
  area_kk: "АКТ",
  area_ru: "ИКТ",
};

describe("an invented plan", () => {
  it("goes through its states as days pass, and waits for needs that are confirmed meanwhile", () => {
    const stateOn = (today: string, confirmedOn: string | null = null) =>
      planOf({ ...circle, confirmedOn }, { ...drawn, today })?.state ?? null;

    expect(["2025-07-20", "2025-08-15", "2025-10-01"].map((day) => stateOn(day))).toEqual([
      null,
      "draft",
      "approved",
    ]);
    expect(stateOn("2025-10-10", "2025-10-06")).not.toBe("approved");
    expect(stateOn("2025-10-25", "2025-10-06")).toBe("approved");
    const order = [null, "draft", "submitted", "agreed", "approved"];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.uuid(), (days, leadingId) => {
        const places = [days, days + 1].map((count) => {
          const today = plusDays("2025-07-01", count);
          return order.indexOf(
            planOf({ ...circle, leadingId }, { ...drawn, today })?.state ?? null,
          );
        });
        expect(places[0]).toBeLessThanOrEqual(places[1] ?? -1);
      }),
    );
  });

  it("holds most events after its approval, each in its week, tied to the need of its area or with a reason", () => {
    const plan = planOf(circle, drawn);
    if (!plan) throw new Error("there is a plan by now");
    const days = weeksOf("2025-1").slice(1, -1);
    const events = Array.from({ length: 1_000 }, (_, at) => ({
      ...event,
      id: `event ${at}`,
      day: plusDays(days[at % days.length] ?? "", at % 6),
      area: at % 2 === 0 ? "ict" : "time",
      cancelReason: at % 50 === 0 ? "Ауырды" : null,
    }));

    const items = itemsOf(plan, { events, needs: [need] }, drawn);
    const foreseen = items.filter(({ event_id: id }) => id !== null);

    expect(foreseen.length / events.length).toBeCloseTo(part.foreseen, 1);
    expect(foreseen.every(({ day, week }) => day !== null && week === mondayOf(day))).toBe(true);
    for (const { need_area: area, need_id: id, need_reason: reason } of foreseen)
      expect([id, reason === null]).toEqual(area === "ict" ? ["need", true] : [null, false]);
    expect(
      items.every((one) => (one.changed_after === null) === (one.change_reason === null)),
    ).toBe(true);
    const moved = items.filter(({ changed_after: after }) => after === "moved");
    expect(moved.length / foreseen.length).toBeCloseTo(part.moved, 1);
    expect(moved.every(({ week_before: before }) => weeksOf("2025-1").includes(before ?? ""))).toBe(
      true,
    );
    const cancelled = foreseen.filter(({ state }) => state === "cancelled");
    expect(cancelled.every(({ change_reason: reason }) => reason === "Ауырды")).toBe(true);
    expect(itemsOf(plan, { events, needs: [need] }, drawn)).toEqual(items);
  });

  it("ties no event to a plan that is not approved, and asks for needs instead", () => {
    const plan = planOf(circle, { ...drawn, today: "2025-08-20" });
    if (!plan) throw new Error("there is a draft by now");
    const needs = Array.from({ length: 20 }, (_, at) => ({ ...need, id: `need ${at}` }));

    const items = itemsOf(plan, { events: [event], needs }, { ...drawn, today: "2025-08-20" });

    expect(items.length).toBeGreaterThan(10);
    expect(items.filter(({ event_id: id }) => id !== null)).toEqual([]);
    expect(items.some(({ state }) => state === "cancelled")).toBe(false);
  });
});

it("half-years meet without a gap where schools teach", () => {
  expect([daysOf("2025-1").until, daysOf("2025-2").from]).toEqual(["2025-12-31", "2026-01-01"]);
});
