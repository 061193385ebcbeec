import type { Confirmed, NeedFigures, Practice, Ranked } from "./schema.ts";

/**
 * From this share of "high" on a need counts as high, in per cent: what teachers of Kazakhstan said of
 * ICT skills in TALIS 2018, the highest of all areas asked there.
 */
export const highNeed = 30;

/** Practice is as weak as the weakest of what was seen. */
export function weakest(found: readonly Practice[]): Practice | null {
  for (const practice of ["weak", "fair", "strong"] as const)
    if (found.includes(practice)) return practice;
  return null;
}

/** A lagging zone: much needed and weak in practice. */
export function isLagging({
  shareHigh,
  practice,
}: Pick<NeedFigures, "shareHigh" | "practice">): boolean {
  return practice === "weak" && shareHigh !== null && shareHigh >= highNeed;
}

/**
 * Puts the areas of one school in order: by the share of "high", then the mean, then the votes of focus
 * groups, areas nobody asked about after them. An agreed place goes before a computed one.
 */
export function ranked(
  known: readonly NeedFigures[],
  { confirmed, before }: { confirmed: readonly Confirmed[]; before: readonly Confirmed[] },
): Ranked[] {
  const agreed = new Map(confirmed.map((one) => [one.area, one]));
  const earlier = new Map(before.map((one) => [one.area, one.shareHigh]));
  const computed = known.toSorted(
    (one, other) =>
      (other.shareHigh ?? -1) - (one.shareHigh ?? -1) ||
      (other.mean ?? 0) - (one.mean ?? 0) ||
      other.votes - one.votes ||
      (one.area < other.area ? -1 : 1),
  );
  const rows = computed.map((one, at): Ranked => {
    const kept = agreed.get(one.area);
    const share = earlier.get(one.area) ?? null;
    return {
      ...one,
      computedRank: at + 1,
      rank: kept?.rank ?? at + 1,
      trend: share === null || one.shareHigh === null ? null : one.shareHigh - share,
      isLagging: isLagging(one),
      isConfirmed: kept !== undefined,
      needId: kept?.id ?? null,
    };
  });
  return rows.toSorted(
    (one, other) => one.rank - other.rank || Number(other.isConfirmed) - Number(one.isConfirmed),
  );
}

export type ConfirmRefusal = { reason: "needed" } | { "": "repeated" | "nothing" };

/**
 * Two areas cannot share a place, be it one that was agreed before, and a place other than the
 * computed one needs a reason.
 */
export function whyNotConfirm(
  rows: readonly Pick<Ranked, "area" | "computedRank" | "rank" | "isConfirmed">[],
  { ranks, reason }: { ranks: ReadonlyMap<string, number>; reason: string | null },
): ConfirmRefusal | null {
  if (!rows.some(({ area }) => ranks.has(area))) return { "": "nothing" };
  const agreed = rows.flatMap(
    ({ area, rank, isConfirmed }) => ranks.get(area) ?? (isConfirmed ? rank : []),
  );
  if (new Set(agreed).size < agreed.length) return { "": "repeated" };
  const isMoved = rows.some(
    (row) => (ranks.get(row.area) ?? row.computedRank) !== row.computedRank,
  );
  return isMoved && !reason ? { reason: "needed" } : null;
}
