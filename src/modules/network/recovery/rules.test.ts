import { describe, expect, it } from "vitest";
import { whoMay } from "#test/people-of-roles.ts";
import { canRestorePeriods } from "./access.ts";
import { faultsOf, listLost } from "./rules.ts";
import type { Act, Network, Period, Said } from "./schema.ts";

it("lets the national team alone give back what was ended, wherever it lies", () => {
  expect(whoMay(canRestorePeriods)).toEqual(["national"]);
});

const day = "2026-01-10";
const closed = { until: day, reason: "schoolClosed" };

/** The status of a school, ended by the fault unless something else is said. */
function status(schoolId: string, what: string, more: Partial<Period> = {}): Period {
  const from = "2016-09-01";
  const id = `${what} of ${schoolId}`;
  return {
    id,
    kind: "status",
    what,
    schoolIds: [schoolId],
    from,
    ...closed,
    grantedAt: null,
    ...more,
  };
}

function partnership(schoolIds: [string, string], more: Partial<Period> = {}): Period {
  const kept = { id: schoolIds.join(" with "), kind: "partnership", what: "circle" } as const;
  return { ...kept, schoolIds, from: "2016-09-01", ...closed, grantedAt: null, ...more };
}

type Step = { act: string; of: string[]; day: string | null; reason?: string | null; at?: string };

/** What was done, each act on two schools told in the history of both. */
function actsOf(steps: readonly Step[]): Act[] {
  const told = steps.flatMap(({ of, ...step }, place) =>
    of.map((schoolId) => ({ at: `moment ${place}`, by: "u1", reason: null, ...step, schoolId })),
  );
  return told.map((act, moment) => ({ ...act, moment }));
}

const closing: Step = { act: "schoolClosed", of: ["other"], day };
const begun = (of: [string, string], on = "2016-09-01", reason: string | null = null): Step => ({
  act: "partnershipBegun",
  of,
  day: on,
  reason,
});
const ended = (of: [string, string], on: string, reason = "Мерзімі бітті"): Step => ({
  act: "partnershipEnded",
  of,
  day: on,
  reason,
});
const statusEnded = (of: string, on: string): Step => ({
  act: "statusEnded",
  of: [of],
  day: on,
  reason: "Бұйрық",
});

type Lived = { periods: Period[]; steps: Step[]; said?: Said[]; closedOn?: Record<string, string> };
function networkOf({ periods, steps, said = [], closedOn = { other: day } }: Lived): Network {
  return { periods, acts: actsOf(steps), said, closedOn: new Map(Object.entries(closedOn)) };
}

/** The end that each lost period has without the fault. */
function endsOf(lived: Lived) {
  return Object.fromEntries(listLost(networkOf(lived)).map(({ period, end }) => [period.id, end]));
}
const running = { until: null, reason: null, doubt: null };

describe("a fault", () => {
  const strange = status("hub", "leading");

  it("is a closing as of whose day something of a school that never closed ended", () => {
    const lived = { periods: [strange], steps: [closing] };
    expect(faultsOf(networkOf(lived))).toEqual([{ day, moment: 0 }]);
  });

  it("is none where all that ended was the school's own, or the other side of its partnership", () => {
    const own = [status("other", "leading"), partnership(["hub", "other"])];
    expect(faultsOf(networkOf({ periods: own, steps: [closing] }))).toEqual([]);
    expect(endsOf({ periods: own, steps: [closing] })).toEqual({});
  });

  it("is none of a school that is known as closed though no act tells of it", () => {
    const lived = { periods: [strange], steps: [closing], closedOn: { hub: day, other: day } };
    expect(faultsOf(networkOf(lived))).toEqual([]);
  });

  it("is none where the end has another reason or another day", () => {
    const byHand = status("hub", "leading", { reason: "Бұйрық" });
    expect(faultsOf(networkOf({ periods: [byHand], steps: [closing] }))).toEqual([]);
    const earlier = status("hub", "leading", { until: "2025-01-01" });
    expect(faultsOf(networkOf({ periods: [earlier], steps: [closing] }))).toEqual([]);
  });

  it("is told once for a day, by the first closing of that day", () => {
    const steps = [{ ...closing, of: ["first"] }, closing];
    expect(faultsOf(networkOf({ periods: [strange], steps }))).toEqual([{ day, moment: 0 }]);
  });

  it("is no closing that tells of no day", () => {
    const steps = [{ ...closing, day: null }];
    expect(faultsOf(networkOf({ periods: [strange], steps }))).toEqual([]);
  });
});

describe("what a fault ended", () => {
  it("runs on where nothing else ended it", () => {
    const periods = [
      status("hub", "leading"),
      partnership(["hub", "partner"]),
      status("partner", "partner"),
    ];
    expect(endsOf({ periods, steps: [begun(["hub", "partner"]), closing] })).toEqual({
      "leading of hub": running,
      "hub with partner": running,
      "partner of partner": running,
    });
  });

  it("is no period that ended otherwise", () => {
    const periods = [
      status("hub", "leading"),
      status("far", "pilot", { until: "2020-01-01", reason: "Бұйрық" }),
      status("near", "pilot", { until: null, reason: null }),
    ];
    expect(Object.keys(endsOf({ periods, steps: [closing] }))).toEqual(["leading of hub"]);
  });

  it("ends where a circle was ended first, with the partner's status, whatever ended later", () => {
    const periods = [
      status("hub", "leading", { from: "2012-09-01" }),
      partnership(["hub", "partner"]),
      status("partner", "partner"),
    ];
    const steps = [
      begun(["hub", "partner"]),
      ended(["hub", "partner"], "2021-06-01"),
      statusEnded("hub", "2024-06-01"),
      closing,
    ];
    expect(endsOf({ periods, steps })).toEqual({
      "leading of hub": { until: "2024-06-01", reason: "Бұйрық", doubt: null },
      "hub with partner": { until: "2021-06-01", reason: "Мерзімі бітті", doubt: null },
      "partner of partner": { until: "2021-06-01", reason: "circleEnded", doubt: null },
    });
  });

  it("ends with the leading status of its circle", () => {
    const periods = [
      status("hub", "leading", { from: "2012-09-01" }),
      partnership(["hub", "partner"]),
    ];
    const steps = [begun(["hub", "partner"]), statusEnded("hub", "2024-06-01"), closing];
    expect(endsOf({ periods, steps })["hub with partner"]).toEqual({
      until: "2024-06-01",
      reason: "leadingEnded",
      doubt: null,
    });
  });

  it("ends by hand where a status was ended before its circle", () => {
    const periods = [partnership(["hub", "partner"]), status("partner", "partner")];
    const steps = [
      begun(["hub", "partner"]),
      statusEnded("partner", "2021-06-01"),
      ended(["hub", "partner"], "2023-06-01"),
      closing,
    ];
    expect(endsOf({ periods, steps })["partner of partner"]).toEqual({
      until: "2021-06-01",
      reason: "Бұйрық",
      doubt: null,
    });
  });

  it("does not end a status with a chain", () => {
    const periods = [
      partnership(["hub", "partner"]),
      partnership(["far", "partner"], {
        what: "chain",
        from: "2020-09-01",
        until: "2022-05-01",
        reason: "Мерзімі бітті",
      }),
      status("partner", "partner"),
    ];
    const steps = [
      begun(["hub", "partner"]),
      begun(["far", "partner"], "2020-09-01", "Алыс"),
      ended(["far", "partner"], "2022-05-01"),
      closing,
    ];
    expect(endsOf({ periods, steps })["partner of partner"]).toEqual(running);
  });

  it("ends with its own school, where that was to close", () => {
    const lived = { periods: [status("hub", "leading"), status("far", "pilot")], steps: [closing] };
    const own = { until: "2027-06-01", reason: "schoolClosed", doubt: null };
    const known = endsOf({ ...lived, closedOn: { other: day, far: "2027-06-01" } });
    expect(known).toEqual({ "leading of hub": running, "pilot of far": own });
    const told = { ...closing, of: ["far"], day: "2027-06-01" };
    expect(endsOf({ ...lived, steps: [closing, told] })["pilot of far"]).toEqual(own);
  });

  it("ends where another status of the school began in its place", () => {
    const periods = [
      status("hub", "pilot"),
      status("hub", "leading", { from: "2020-09-01", until: null, reason: null }),
      status("far", "leading"),
    ];
    expect(endsOf({ periods, steps: [closing] })["pilot of hub"]).toEqual({
      until: "2020-09-01",
      reason: "replaced",
      doubt: null,
    });
  });

  it("ends a circle where its partner came to lead or moved to another", () => {
    const leads = [
      partnership(["hub", "partner"]),
      status("partner", "leading", { from: "2020-09-01", until: null, reason: null }),
    ];
    expect(endsOf({ periods: leads, steps: [closing] })["hub with partner"]).toEqual({
      until: "2020-09-01",
      reason: "becameLeading",
      doubt: null,
    });
    const moves = [
      partnership(["hub", "partner"]),
      partnership(["far", "partner"], { from: "2021-09-01", until: null, reason: null }),
    ];
    expect(endsOf({ periods: moves, steps: [closing] })["hub with partner"]).toEqual({
      until: "2021-09-01",
      reason: "moved",
      doubt: null,
    });
  });

  it("ends where it had ended, though it was ended once more while it seemed to run", () => {
    const pair: [string, string] = ["hub", "partner"];
    const periods = [
      status("hub", "leading", { from: "2012-09-01", until: "2025-06-01", reason: "Бұйрық" }),
      partnership(pair, { until: "2025-06-01", reason: "leadingEnded" }),
      status("far", "leading"),
    ];
    const steps = [
      begun(pair),
      ended(pair, "2021-06-01"),
      closing,
      statusEnded("hub", "2025-06-01"),
    ];
    expect(endsOf({ periods, steps })["hub with partner"]).toEqual({
      until: "2021-06-01",
      reason: "Мерзімі бітті",
      doubt: null,
    });
  });
});

describe("what is in doubt", () => {
  const told = (more: Partial<Said> & { moment: number }): Said => ({
    kind: "status",
    what: "partner",
    schoolIds: ["partner"],
    from: "2016-09-01",
    until: null,
    isNew: true,
    ...more,
  });
  const periods = [status("partner", "partner"), status("far", "leading")];

  it("is an end that a file told", () => {
    const said = [told({ moment: -1, until: "2021-06-01" })];
    expect(endsOf({ periods, steps: [closing], said })["partner of partner"]).toEqual({
      until: "2021-06-01",
      reason: null,
      doubt: "imported",
    });
  });

  it("is what a file that was written since repeats of the fault", () => {
    const said = [told({ moment: 5, until: day, isNew: false })];
    expect(endsOf({ periods, steps: [closing], said })["partner of partner"]).toEqual({
      ...running,
      doubt: "imported",
    });
  });

  it("is a status that a circle begun since rests on", () => {
    const since = partnership(["hub", "partner"], {
      from: "2025-12-01",
      until: null,
      reason: null,
    });
    const steps = [statusEnded("partner", "2021-06-01"), closing];
    expect(endsOf({ periods: [...periods, since], steps })["partner of partner"]).toEqual({
      ...running,
      doubt: "circleSince",
    });
  });

  it("is a status whose partnership ended that is no longer kept, where it may have been a chain", () => {
    const steps = [
      begun(["hub", "partner"], "2018-09-01", "Алыс"),
      ended(["hub", "partner"], "2020-06-01"),
      closing,
    ];
    expect(endsOf({ periods, steps })["partner of partner"]).toEqual({
      until: "2020-06-01",
      reason: "circleEnded",
      doubt: "partnershipGone",
    });
    const circle = [begun(["hub", "partner"], "2018-09-01"), ...steps.slice(1)];
    expect(endsOf({ periods, steps: circle })["partner of partner"]).toMatchObject({ doubt: null });
  });
});
