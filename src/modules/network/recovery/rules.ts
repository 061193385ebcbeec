import type { Act, Doubt, End, Fault, Lost, Network, Period, Said } from "./schema.ts";

const closing = "schoolClosed";

/**
 * The days as of which a closing ended periods of schools that were never closed. Only the fault did that: where there
 * is no such period, every end is its own.
 */
export function faultsOf({ periods, acts, closedOn }: Network): Fault[] {
  const closings = acts.filter(({ act }) => act === closing);
  const closed = new Set([...closedOn.keys(), ...closings.map(({ schoolId }) => schoolId)]);
  const strange = periods.filter(
    ({ reason, schoolIds }) => reason === closing && !schoolIds.some((id) => closed.has(id)),
  );
  const days = new Set(strange.map(({ until }) => until));
  const faults = new Map<string, Fault>();
  for (const { day, moment } of closings)
    if (day !== null && days.has(day) && !faults.has(day)) faults.set(day, { day, moment });
  return [...faults.values()];
}

/**
 * The periods whose end the fault changed, each with the end that it has without it: what was done and imported since
 * the period began is done once more, but for the closing of other schools.
 */
export function listLost(network: Network): Lost[] {
  const faults = faultsOf(network);
  if (faults.length === 0) return [];
  const past = new Past(network);
  return network.periods.flatMap((period) => {
    const fault = faultOf(period, faults) ?? past.findEarlierFault(period, faults);
    if (!fault) return [];
    const end = past.endOf(period, fault);
    const isOther =
      end.until !== period.until || (end.doubt === null && end.reason !== period.reason);
    return isOther ? [{ period, end }] : [];
  });
}

function faultOf({ reason, until }: Period, faults: readonly Fault[]): Fault | undefined {
  return reason === closing ? faults.find(({ day }) => day === until) : undefined;
}

/** When a period was written, as far as that is told. */
type Birth = { moment: number; byFile: boolean };
/** The end that an act or a file gave to a period. */
type Cut = End & { moment: number; byFile: boolean };
/** What began in its place, or the closing of its school. */
type Successor = { day: string; reason: string; birth: Birth };
/** A beginning or end of a partnership, told in the history of both its schools. */
type PairAct = Pick<Act, "moment" | "act" | "reason"> & { schoolIds: string[]; day: string };
/** The partnership that ended; the period is null where it is no longer kept. */
type Ended = { period: Period | null; isCircle: boolean; doubt: Doubt | null };

const untold: Birth = { moment: -1, byFile: false };
const running: End = { until: null, reason: null, doubt: null };

/** What was done to each period, in the order it was done. */
class Past {
  readonly #periods: ReadonlyMap<string, Period[]>;
  readonly #acts: ReadonlyMap<string, Act[]>;
  readonly #pairs: ReadonlyMap<string, PairAct[]>;
  readonly #said: ReadonlyMap<string, Said[]>;
  readonly #circlesSaid: ReadonlyMap<string, Said[]>;
  readonly #closedOn: ReadonlyMap<string, string>;

  constructor(network: Network) {
    this.#periods = bySchool(network.periods);
    this.#acts = Map.groupBy(network.acts, ({ schoolId }) => schoolId);
    this.#pairs = bySchool(pairsOf(network.acts));
    this.#said = Map.groupBy(network.said, keyOf);
    this.#circlesSaid = Map.groupBy(
      network.said.filter(({ what, isNew }) => what === "circle" && isNew),
      ({ schoolIds: [, partnerId], from }) => `${partnerId} ${from}`,
    );
    this.#closedOn = network.closedOn;
  }

  /** The end that the period has without the fault. */
  endOf(period: Period, fault: Fault): End {
    const all = this.#cutsOf(period, fault);
    const cuts = all.filter((cut) => !repeats(cut, fault));
    const end = this.#endBy(cuts, { period, fault });
    const circle = this.#circleOn(period, end.until);
    if (circle) {
      const later = cuts.filter(({ until }) => until === null || until > beginOf(circle));
      return { ...this.#endBy(later, { period, fault }), doubt: "circleSince" };
    }
    return cuts.length === all.length ? end : { ...end, doubt: "imported" };
  }

  /** The fault that let a period run on which was over by then, and which was given an earlier day again since. */
  findEarlierFault(period: Period, faults: readonly Fault[]): Fault | undefined {
    const { until } = period;
    if (until === null) return undefined;
    return faults.find((fault) => {
      if (until >= fault.day || this.#birthOf(period).moment > fault.moment) return false;
      const cuts = this.#cutsOf(period, fault);
      const since = cuts.filter(({ moment }) => moment > fault.moment);
      if (since.some(({ byFile }) => byFile)) return false;
      const then = replay(
        period,
        cuts.filter(({ moment }) => moment < fault.moment),
      );
      if (then.until === null || then.until >= until || then.doubt !== null) return false;
      return since.some((cut) => cut.until === until);
    });
  }

  #endBy(cuts: readonly Cut[], { period, fault }: { period: Period; fault: Fault }): End {
    const end = replay(period, cuts);
    const [next] = this.#successorsOf(period, fault).toSorted((one, other) =>
      one.day === other.day
        ? one.birth.moment - other.birth.moment
        : Number(one.day > other.day) || -1,
    );
    if (!next || (end.until !== null && end.until <= next.day)) return end;
    return { until: next.day, reason: next.reason, doubt: next.birth.byFile ? end.doubt : null };
  }

  /** All ends the period was ever given, from its beginning on. */
  #cutsOf(period: Period, fault: Fault): Cut[] {
    const birth = this.#birthOf(period);
    const acts =
      period.kind === "status" ? this.#actsOnStatus(period) : this.#actsOnPartnership(period);
    const said = this.#saidOf(period).map(({ moment, until }) => ({
      moment,
      until,
      reason: null,
      byFile: true,
      doubt: "imported" as const,
    }));
    const begun = this.#successorsOf(period, fault)
      .filter((next) => !next.birth.byFile)
      .map((next) => cutBy({ moment: next.birth.moment, day: next.day }, next.reason));
    return [...acts, ...said, ...begun]
      .filter(({ moment }) => moment >= birth.moment)
      .toSorted((one, other) => one.moment - other.moment);
  }

  #actsOnStatus(status: Period): Cut[] {
    const [schoolId = ""] = status.schoolIds;
    const ended = this.#told(schoolId, "statusEnded").filter(
      (act) => this.#statusEndedBy(act) === status,
    );
    const pairs = status.what === "partner" ? this.#endedPairs(schoolId) : [];
    const circles = pairs.flatMap((pair) => {
      const { period, isCircle, doubt } = this.#partnershipEndedBy(pair);
      const isOwn = isCircle && (period === null || period.schoolIds[1] === schoolId);
      return isOwn ? [cutBy(pair, "circleEnded", doubt)] : [];
    });
    const closed = this.#told(schoolId, closing).map((act) => cutBy(act, closing));
    return [...ended.map((act) => cutBy(act, act.reason)), ...circles, ...closed];
  }

  #actsOnPartnership(partnership: Period): Cut[] {
    const [leadingId = "", partnerId = ""] = partnership.schoolIds;
    const ended = this.#endedPairs(partnerId).filter(
      (pair) => this.#partnershipEndedBy(pair).period === partnership,
    );
    const leadingEnded = this.#told(leadingId, "statusEnded").filter(
      (act) => this.#statusEndedBy(act)?.what === "leading",
    );
    return [
      ...ended.map((pair) => cutBy(pair, pair.reason)),
      ...leadingEnded.map((act) => cutBy(act, "leadingEnded")),
      ...[leadingId, partnerId].flatMap((id) =>
        this.#told(id, closing).map((act) => cutBy(act, closing)),
      ),
    ];
  }

  #endedPairs(schoolId: string): PairAct[] {
    return (this.#pairs.get(schoolId) ?? []).filter(({ act }) => act === "partnershipEnded");
  }

  #told(schoolId: string, act: string): Act[] {
    return (this.#acts.get(schoolId) ?? []).filter((one) => one.act === act);
  }

  #statusEndedBy({ schoolId, day, moment }: Act): Period | undefined {
    return this.#lastBegun(this.#statusesOf(schoolId), { day: day ?? "", moment });
  }

  /** A chain that has ended leaves the partner's status alone; of one no longer kept, only a reason tells. */
  #partnershipEndedBy({ schoolIds, day, moment }: PairAct): Ended {
    const [one = "", other = ""] = schoolIds;
    const kept = this.#lastBegun(
      (this.#periods.get(one) ?? []).filter((period) => isOf(period, [one, other])),
      { day, moment },
    );
    const begun = (this.#pairs.get(one) ?? []).findLast(
      (pair) =>
        pair.act === "partnershipBegun" &&
        pair.moment < moment &&
        pair.day < day &&
        pair.schoolIds.includes(other),
    );
    if (kept && beginOf(kept) >= (begun?.day ?? ""))
      return { period: kept, isCircle: kept.what === "circle", doubt: null };
    const isCertain = begun?.reason === null;
    return { period: null, isCircle: true, doubt: isCertain ? null : "partnershipGone" };
  }

  /** The period that an act of that moment met when it ended something as of the day. */
  #lastBegun(
    periods: readonly Period[],
    { day, moment }: { day: string; moment: number },
  ): Period | undefined {
    return periods
      .filter((period) => beginOf(period) < day && this.#birthOf(period).moment < moment)
      .toSorted((one, other) => (beginOf(one) < beginOf(other) ? -1 : 1))
      .at(-1);
  }

  // A partnership can be deleted and begun anew; a circle begun anew leaves the status that is there.
  #birthOf(period: Period): Birth {
    const begun = [...this.#granted(period), ...this.#begunTogether(period)];
    const said = [...(this.#said.get(keyOf(period)) ?? []), ...this.#saidOfItsCircle(period)];
    const births = [
      ...begun.map(({ moment }) => ({ moment, byFile: false })),
      ...said.filter(({ isNew }) => isNew).map(({ moment }) => ({ moment, byFile: true })),
    ].toSorted((one, other) => one.moment - other.moment);
    return births.at(period.kind === "status" ? 0 : -1) ?? untold;
  }

  #granted({ schoolIds, grantedAt }: Period): Act[] {
    const [schoolId = ""] = schoolIds;
    return this.#told(schoolId, "statusGranted").filter(({ at }) => at === grantedAt);
  }

  /** A partner's status begins with its circle. */
  #begunTogether(period: Period): PairAct[] {
    const { kind, what, schoolIds } = period;
    if (kind === "status" && what !== "partner") return [];
    const [schoolId = ""] = schoolIds;
    return (this.#pairs.get(schoolId) ?? []).filter((pair) => {
      if (pair.act !== "partnershipBegun" || pair.day !== period.from) return false;
      if (kind === "partnership") return isOf(period, pair.schoolIds);
      const begun = (this.#periods.get(schoolId) ?? []).find(
        (one) => isOf(one, pair.schoolIds) && one.from === pair.day,
      );
      return !begun || (begun.what === "circle" && begun.schoolIds[1] === schoolId);
    });
  }

  #saidOf(period: Period): Said[] {
    const birth = this.#birthOf(period);
    const withCircle = this.#saidOfItsCircle(period).filter(
      ({ moment }) => birth.byFile && moment === birth.moment,
    );
    return [...withCircle, ...(this.#said.get(keyOf(period)) ?? [])];
  }

  /** A file of partnerships gives a school without a status one for the time of its circle. */
  #saidOfItsCircle({ what, schoolIds, from }: Period): Said[] {
    return what === "partner" ? (this.#circlesSaid.get(`${schoolIds[0]} ${from}`) ?? []) : [];
  }

  #successorsOf(period: Period, fault: Fault): Successor[] {
    const closed = period.schoolIds.flatMap((id) => {
      const day = this.#closedOn.get(id);
      const isTold = this.#told(id, closing).some((act) => act.day === day);
      return day === undefined || isTold ? [] : [{ day, reason: closing, birth: untold }];
    });
    const begun = this.#begunInPlaceOf(period, fault).flatMap(({ next, reason }) =>
      next.from === null ? [] : [{ day: next.from, reason, birth: this.#birthOf(next) }],
    );
    return [...closed, ...begun].filter(({ day }) => day > beginOf(period));
  }

  #begunInPlaceOf(period: Period, fault: Fault): { next: Period; reason: string }[] {
    const schoolId = period.schoolIds.at(-1) ?? "";
    if (period.kind === "status")
      return this.#statusesOf(schoolId).map((next) => ({ next, reason: "replaced" }));
    const isCircle = period.what === "circle";
    const leading = this.#statusesOf(schoolId).filter(
      (status) => isCircle && status.what === "leading" && !this.#wasImported(status, fault),
    );
    const others = (this.#periods.get(schoolId) ?? []).filter(
      ({ kind, what, schoolIds: [leadingId, partnerId] }) =>
        kind === "partnership" &&
        partnerId === schoolId &&
        (leadingId === period.schoolIds[0] || (isCircle && what === "circle")),
    );
    return [
      ...leading.map((next) => ({ next, reason: "becameLeading" })),
      ...others.map((next) => ({ next, reason: "moved" })),
    ];
  }

  // A file that makes a partner leading lets its circle run on.
  #wasImported(status: Period, fault: Fault): boolean {
    const { byFile, moment } = this.#birthOf(status);
    return byFile && moment < fault.moment;
  }

  /** A circle that began while the status seemed to run, so that none was begun with it. */
  #circleOn(status: Period, until: string | null): Period | undefined {
    if (status.kind !== "status" || status.what !== "partner" || until === null) return undefined;
    const [schoolId = ""] = status.schoolIds;
    return (this.#periods.get(schoolId) ?? []).find(
      (one) =>
        one.what === "circle" &&
        one.schoolIds[1] === schoolId &&
        beginOf(one) >= until &&
        (status.until === null || beginOf(one) < status.until),
    );
  }

  #statusesOf(schoolId: string): Period[] {
    return (this.#periods.get(schoolId) ?? []).filter(({ kind }) => kind === "status");
  }
}

/** An act ends what runs on its day; a file says what holds, whatever was before. */
function replay(period: Period, cuts: readonly Cut[]): End {
  return cuts.reduce<End>((end, { until, reason, doubt, byFile }) => {
    const ends = byFile
      ? until !== end.until || until === null
      : until !== null && until > beginOf(period) && (end.until === null || until < end.until);
    return ends ? { until, reason, doubt } : end;
  }, running);
}

/** A file that was written after the fault and says as its end what the fault had made of it. */
function repeats({ byFile, moment, until }: Cut, fault: Fault): boolean {
  return byFile && moment > fault.moment && until === fault.day;
}

function cutBy(
  { moment, day }: Pick<Act, "moment" | "day">,
  reason: string | null,
  doubt: Doubt | null = null,
): Cut {
  return { moment, until: day, reason, doubt, byFile: false };
}

function beginOf({ from }: Period): string {
  return from ?? "";
}

function isOf({ kind, schoolIds }: Period, pair: readonly string[]): boolean {
  return kind === "partnership" && schoolIds.every((id) => pair.includes(id));
}

/** A file finds a status by what it is, a partnership by its schools, and both by their first day. */
function keyOf({ kind, what, schoolIds, from }: Period | Said): string {
  return [kind === "status" ? what : kind, ...schoolIds, from].join(" ");
}

function bySchool<Item extends { schoolIds: string[] }>(items: readonly Item[]) {
  const found = new Map<string, Item[]>();
  for (const item of items)
    for (const id of item.schoolIds) {
      const others = found.get(id);
      if (others) others.push(item);
      else found.set(id, [item]);
    }
  return found;
}

/** The two records of each act on a partnership, which were made one after the other. */
function pairsOf(acts: readonly Act[]): PairAct[] {
  const waiting = new Map<string, Act>();
  return acts.flatMap((told) => {
    const { at, by, act, day, reason, schoolId } = told;
    if (!act.startsWith("partnership") || day === null) return [];
    const key = JSON.stringify([at, by, act, day, reason]);
    const first = waiting.get(key);
    if (!first || first.schoolId === schoolId) {
      waiting.set(key, told);
      return [];
    }
    waiting.delete(key);
    return [{ moment: first.moment, act, reason, day, schoolIds: [first.schoolId, schoolId] }];
  });
}
