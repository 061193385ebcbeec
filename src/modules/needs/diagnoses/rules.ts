import type {
  Area,
  Confirmed,
  Finding,
  FocusGroup,
  NeedFigures,
  Practice,
  Ranked,
} from "./schema.ts";

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

/** What questionnaires, focus groups and observation found; answers of the circle are those without a school. */
export type NeedSources = {
  figures: readonly AskedFigures[];
  groups: readonly Pick<FocusGroup, "schoolId" | "themes">[];
  findings: readonly Pick<Finding, "schoolId" | "area" | "practice">[];
  areas: readonly Pick<Area, "code">[];
};
type AskedFigures = {
  schoolId: string | null;
  area: string;
  answered: number;
  shareHigh: number;
  mean: number;
};

/**
 * What is known of each area in a school, of the circle as a whole where it is null. Of several rounds about one area the
 * answers are taken together; a focus group of one school says nothing of the others, one of the circle speaks for all.
 */
export function knownOf(
  schoolId: string | null,
  { figures, groups, findings, areas }: NeedSources,
): NeedFigures[] {
  const isAbout = (one: { schoolId: string | null }) =>
    schoolId === null || one.schoolId === schoolId;
  const voted = groups
    .filter((group) => group.schoolId === null || isAbout(group))
    .flatMap(({ themes }) => themes);
  return areas.flatMap(({ code }): NeedFigures[] => {
    const own = figures.filter((one) => one.schoolId === schoolId && one.area === code);
    const answered = own.reduce((sum, one) => sum + one.answered, 0);
    const mean = (part: (one: AskedFigures) => number) =>
      answered === 0
        ? null
        : own.reduce((sum, one) => sum + part(one) * one.answered, 0) / answered;
    const votes = voted.filter(({ area }) => area === code);
    const seen = findings.filter((one) => one.area === code && isAbout(one));
    const known = {
      schoolId,
      area: code,
      answered,
      shareHigh: mean((one) => one.shareHigh),
      mean: mean((one) => one.mean),
      votes: votes.reduce((sum, one) => sum + one.votes, 0),
      practice: weakest(seen.map(({ practice }) => practice)),
    };
    return answered > 0 || known.votes > 0 || known.practice !== null ? [known] : [];
  });
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
