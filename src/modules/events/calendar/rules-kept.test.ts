import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentAt, plusDays } from "#lib/dates.ts";
import { boundsOf, byDay, type CalendarIndex, findEvents, keep, mended } from "./rules.ts";
import { type CalendarEvent, type EventFilters, facetNames } from "./schema.ts";

const words = { kk: "", ru: "", en: "" };
/** An event of those days, from ten o'clock on each. */
function event(id: string, more: Partial<CalendarEvent> & { day: string }): CalendarEvent {
  const lastDay = more.lastDay ?? more.day;
  return {
    id,
    startsAt: +momentAt(more.day, "10:00"),
    endsAt: +momentAt(lastDay, "12:00"),
    lastDay,
    from: "10:00",
    until: "12:00",
    type: "seminar",
    group: "learning",
    typeName: words,
    title: words,
    place: words,
    form: "face_to_face",
    open: "everyone",
    state: "published",
    isFull: false,
    othersFrom: "",
    region: "r1",
    district: "d1",
    circle: "",
    circleName: words,
    subjects: [],
    languages: ["kk"],
    words: { title: "", kind: "", school: "", venue: "", spot: "" },
    ...more,
  };
}

const march = "2026-03-01";
const april = "2026-04-01";
type Ask = { filters?: EventFilters; from?: string; until?: string };
function found(months: readonly CalendarIndex[], ask: Ask = {}) {
  const { filters = {}, from = march, until = "2026-04-30" } = ask;
  return findEvents(months, { from, until, filters, counted: facetNames });
}
const idsOf = (months: readonly CalendarIndex[], ask: Ask = {}) =>
  found(months, ask).events.map(({ id }) => id);
const countsOf = (months: readonly CalendarIndex[], facet: string, ask: Ask = {}) =>
  Object.fromEntries(
    found(months, ask)
      .facets.filter((one) => one.facet === facet)
      .map(({ value, count }) => [value, count]),
  );

describe("a calendar", () => {
  const kept = keep(boundsOf(march), [
    event("a", { day: "2026-02-27", lastDay: "2026-03-02" }),
    event("b", {
      day: "2026-03-10",
      region: "r2",
      subjects: ["math", "physics"],
      languages: ["ru"],
      circle: "hub",
      group: "lesson",
      type: "open_lesson",
      form: "online",
      open: "district",
      district: "",
    }),
    event("c", { day: "2026-03-10", subjects: ["math"] }),
    event("d", { day: "2026-03-31", lastDay: "2026-04-02" }),
  ]);
  const next = keep(boundsOf(april), [
    event("d", { day: "2026-03-31", lastDay: "2026-04-02" }),
    event("e", { day: "2026-04-05" }),
  ]);

  it("shows what lasts on one of the days asked for, by date", () => {
    expect(idsOf([kept])).toEqual(["a", "b", "c", "d"]);
    expect(idsOf([kept], { from: "2026-03-02", until: "2026-03-09" })).toEqual(["a"]);
    expect(idsOf([kept], { from: "2026-03-03", until: "2026-03-09" })).toEqual([]);
    expect(idsOf([kept], { from: "2026-03-10", until: "2026-03-10" })).toEqual(["b", "c"]);
    expect(idsOf([kept], { from: "2026-03-11", until: "2026-03-31" })).toEqual(["d"]);
  });

  it("shows once what lasts from one month into the next", () => {
    expect(idsOf([kept, next])).toEqual(["a", "b", "c", "d", "e"]);
    expect(idsOf([next])).toEqual(["d", "e"]);
    expect(idsOf([kept, keep(boundsOf(april), [])])).toEqual(["a", "b", "c", "d"]);
    const lasting = keep(boundsOf(april), [
      event("d", { day: "2026-03-31", lastDay: "2026-04-02" }),
    ]);
    expect(idsOf([kept, lasting])).toEqual(["a", "b", "c", "d"]);
  });

  it("shows all of the second month where nothing lasts into it, from its first moment on", () => {
    const midnight = event("m", { day: april, startsAt: +momentAt(april, "00:00") });
    const second = keep(boundsOf(april), [midnight, event("e", { day: "2026-04-05" })]);
    expect(idsOf([kept, second])).toEqual(["a", "b", "c", "d", "m", "e"]);
  });

  it("counts what each value would leave, over all the months", () => {
    expect(countsOf([kept, next], "region")).toEqual({ r1: 4, r2: 1 });
    expect(countsOf([kept], "subject")).toEqual({ math: 2, physics: 1 });
    expect(countsOf([kept], "circle")).toEqual({ hub: 1 });
    expect(countsOf([kept], "district")).toEqual({ d1: 3 });
    expect(countsOf([kept], "region", { filters: { subject: "math" } })).toEqual({ r1: 1, r2: 1 });
    expect(countsOf([], "region")).toEqual({});
  });

  it.each<[EventFilters, string[]]>([
    [{ region: "r2" }, ["b"]],
    [{ district: "d1" }, ["a", "c", "d"]],
    [{ group: "lesson" }, ["b"]],
    [{ type: "open_lesson" }, ["b"]],
    [{ subject: "physics" }, ["b"]],
    [{ language: "kk" }, ["a", "c", "d"]],
    [{ form: "online" }, ["b"]],
    [{ circle: "hub" }, ["b"]],
    [{ open: "district" }, ["b"]],
    [{ region: "r1", subject: "math" }, ["c"]],
    [{ region: "r9" }, []],
  ])("narrowed down to %j shows %j", (filters, ids) => {
    expect(idsOf([kept], { filters })).toEqual(ids);
  });
});

describe("words typed into the calendar", () => {
  const worded = (id: string, more: Partial<CalendarEvent["words"]>) =>
    event(id, {
      day: "2026-03-10",
      words: { title: "", kind: "", school: "", venue: "", spot: "", ...more },
    });
  const kept = keep(boundsOf(march), [
    worded("title", { title: " ашык сабак багалау" }),
    worded("kind", { kind: " семинар" }),
    worded("school", { school: " абаи мектеби" }),
    worded("venue", { venue: " гимназия" }),
    worded("spot", { spot: " китапхана" }),
    worded("both", { title: " багалау", kind: " семинар" }),
  ]);
  const typed = (q: string) => idsOf([kept], { filters: { q } });

  it("find an event by its title, kind, school, venue or place", () => {
    expect(typed("Ашық")).toEqual(["title"]);
    expect(typed("семинар")).toEqual(["kind", "both"]);
    expect(typed("Абай")).toEqual(["school"]);
    expect(typed("гимназия")).toEqual(["venue"]);
    expect(typed("кітапхана")).toEqual(["spot"]);
  });

  it("find by the beginning of a word or by its stem, and not by its middle", () => {
    expect(typed("кітап")).toEqual(["spot"]);
    expect(typed("семинарлар")).toEqual(["kind", "both"]);
    expect(typed("минар")).toEqual([]);
  });

  it("find what holds each of them", () => {
    expect(typed("бағалау")).toEqual(["title", "both"]);
    expect(typed("бағалау семинар")).toEqual(["both"]);
    expect(typed("бағалау гимназия")).toEqual([]);
  });

  it("find everything where no word was typed", () => {
    expect(typed("…")).toHaveLength(6);
    expect(idsOf([kept])).toHaveLength(6);
  });

  it("are remembered, fifty of them, and found the same again", () => {
    const first = typed("семинар");
    for (let at = 0; at < 60; at++) typed(`сөз${at}`);
    expect(kept.found.size).toBe(50);
    expect(typed("семинар")).toEqual(first);
    expect(kept.found.size).toBe(50);
  });
});

describe("a calendar that is mended", () => {
  const bounds = boundsOf(march);
  const first = [event("a", { day: "2026-03-05" }), event("c", { day: "2026-03-20" })];
  const kept = keep(bounds, first);
  const renewed = (ids: string[], events: CalendarEvent[], before = kept) =>
    mended(before, { ids: new Set(ids), events });

  it("takes in what is new where its date belongs", () => {
    expect(idsOf([renewed(["b"], [event("b", { day: "2026-03-10" })])])).toEqual(["a", "b", "c"]);
    expect(idsOf([renewed(["z"], [event("z", { day: "2026-03-01" })])])).toEqual(["z", "a", "c"]);
    expect(idsOf([renewed(["z"], [event("z", { day: "2026-03-31" })])])).toEqual(["a", "c", "z"]);
  });

  it("orders events of one moment by their ids", () => {
    const same = renewed(["b"], [event("b", { day: "2026-03-20" })]);
    expect(idsOf([same])).toEqual(["a", "b", "c"]);
    expect(idsOf([renewed(["d"], [event("d", { day: "2026-03-20" })])])).toEqual(["a", "c", "d"]);
  });

  it("moves what is held on another day, and changes what it says", () => {
    const moved = renewed(["a"], [event("a", { day: "2026-03-25", region: "r2" })]);
    expect(idsOf([moved])).toEqual(["c", "a"]);
    expect(countsOf([moved], "region")).toEqual({ r1: 1, r2: 1 });
  });

  it("gives up what is gone or lies in another month", () => {
    expect(idsOf([renewed(["a"], [])])).toEqual(["c"]);
    expect(idsOf([renewed(["a"], [event("a", { day: "2026-04-01" })])])).toEqual(["c"]);
    expect(idsOf([renewed(["a", "c"], [])])).toEqual([]);
  });

  it("stays the very same where nothing of it is touched", () => {
    expect(renewed(["x"], [])).toBe(kept);
    expect(renewed(["x"], [event("x", { day: "2026-04-01" })])).toBe(kept);
  });

  it("holds what begins before the month and lasts into it", () => {
    const lasts = (day: string, lastDay: string) =>
      idsOf([renewed(["x"], [event("x", { day, lastDay })])], { from: day }).includes("x");
    expect(lasts("2026-02-28", "2026-03-01")).toBe(true);
    expect(lasts("2026-02-27", "2026-02-28")).toBe(false);
    expect(lasts("2026-01-28", "2026-03-01")).toBe(true);
    expect(lasts("2026-01-27", "2026-03-01")).toBe(false);
  });

  it("holds a month from its first moment until the first of the next", () => {
    const holds = (more: Partial<CalendarEvent>) => {
      const one = event("x", { day: "2026-03-10", ...more });
      return renewed(["x"], [one]) !== kept;
    };
    expect(holds({ startsAt: bounds.until - 1, endsAt: bounds.until })).toBe(true);
    expect(holds({ startsAt: bounds.until, endsAt: bounds.until + 1 })).toBe(false);
    expect(holds({ startsAt: bounds.from - 1, endsAt: bounds.from })).toBe(false);
    expect(holds({ startsAt: bounds.from - 1, endsAt: bounds.from + 1 })).toBe(true);
    expect(holds({ startsAt: bounds.earliest, endsAt: bounds.until })).toBe(true);
    expect(holds({ startsAt: bounds.earliest - 1, endsAt: bounds.until })).toBe(false);
  });

  it("finds words in what has changed", () => {
    const title = (text: string) => ({ title: text, kind: "", school: "", venue: "", spot: "" });
    const asked = { filters: { q: "сабақ" } };
    const before = keep(bounds, [event("a", { day: "2026-03-05", words: title(" сабак") })]);
    expect(idsOf([before], asked)).toEqual(["a"]);
    const renamed = renewed(
      ["a"],
      [event("a", { day: "2026-03-05", words: title(" семинар") })],
      before,
    );
    expect(idsOf([renamed], asked)).toEqual([]);
  });

  it("shows and counts after any changes what a calendar made anew shows and counts", () => {
    const change = fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      day: fc.option(fc.integer({ min: -40, max: 50 })),
      lasts: fc.nat({ max: 5 }),
      region: fc.constantFrom("r1", "r2"),
    });
    // An event begins at ten and ends at noon; March holds what began up to 32 days before it.
    const isOfMarch = ({ day, lastDay }: CalendarEvent) =>
      "2026-01-28" <= day && day <= "2026-03-31" && "2026-03-01" <= lastDay;
    const isEarlier = (one: CalendarEvent, other: CalendarEvent) =>
      one.startsAt - other.startsAt || (one.id < other.id ? -1 : 1);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        let now = keep(bounds, []);
        const held = new Map<string, CalendarEvent[]>();
        for (const { id, day, lasts, region } of changes) {
          const starts = plusDays(march, day ?? 0);
          const fresh = event(id, { day: starts, lastDay: plusDays(starts, lasts), region });
          const events = day === null ? [] : [fresh];
          now = renewed([id], events, now);
          held.set(id, events);
        }
        const own = [...held.values()].flat().filter(isOfMarch);
        const anew = keep(bounds, own.toSorted(isEarlier));
        const ask = { from: "2026-01-01" };
        expect(idsOf([now], ask)).toEqual(idsOf([anew], ask));
        expect(countsOf([now], "region", ask)).toEqual(countsOf([anew], "region", ask));
      }),
    );
  });
});

describe("the events of each day", () => {
  const events = [
    event("a", { day: "2026-03-30", lastDay: "2026-04-01" }),
    event("b", { day: "2026-03-31" }),
    event("c", { day: "2026-03-31" }),
  ];

  it("are those that last on it, a few shown and all counted", () => {
    const shown = [...byDay(events, { most: 2 })].map(([day, { count, first }]) => [
      day,
      count,
      first.map(({ id }) => id).join(" "),
    ]);
    expect(shown).toEqual([
      ["2026-03-30", 1, "a"],
      ["2026-03-31", 3, "a b"],
      ["2026-04-01", 1, "a"],
    ]);
  });

  it("are none on days without any", () => {
    expect(byDay(events, { most: 2 }).get("2026-03-29")).toBeUndefined();
    expect(byDay([], { most: 2 }).size).toBe(0);
  });
});
