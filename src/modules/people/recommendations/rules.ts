import { assignCheapest, assignGreedily, type Option, type Problem } from "#lib/assignment.ts";
import { distanceKm } from "#lib/geo.ts";
import type { Ground, Need, Pair, Solution, Trainer } from "./schema.ts";

const candidates = 15;
const unknownKm = 150;
/** Kilometres by which a language that differs, another circle or another district make a trainer farther. */
const weights = { otherLanguage: 120, otherCircle: 40, otherDistrict: 15 };
/** What it costs to leave a school without anybody, in kilometres: more for small schools and many teachers. */
const left = { base: 300, small: 200, teacher: 2, mostTeachers: 60 };

/** The best pairs of one region and direction, and what taking the nearest free trainer in turn would give. */
export function solve(needs: readonly Need[], trainers: readonly Trainer[]): Solution {
  const ordered = needs.toSorted((one, other) => urgency(other) - urgency(one));
  const problem: Problem = {
    rooms: trainers.map(({ room }) => room),
    tasks: ordered.map((need) => ({ untaken: urgency(need), options: optionsOf(need, trainers) })),
  };
  const best = assignCheapest(problem);
  const greedy = assignGreedily(problem);
  return {
    pairs: ordered.map((need, at) => pairOf(need, trainers[best.takers[at] ?? -1] ?? null)),
    cost: best.cost,
    greedyTaken: greedy.takers.filter((taker) => taker !== null).length,
    greedyCost: greedy.cost,
  };
}

/** How much it matters that the school gets somebody; in the same measure as the costs of a pair. */
export function urgency({ small, teachers }: Need): number {
  const reached = Math.min(teachers, left.mostTeachers) * left.teacher;
  return left.base + (small ? left.small : 0) + reached;
}

/** What the pair costs, in kilometres: the way itself and whatever makes the two strangers. */
export function costOf(need: Need, trainer: Trainer): number {
  const km = kmBetween(need, trainer) ?? unknownKm;
  const bonds = groundsOf(need, trainer);
  return (
    km +
    (bonds.includes("language") ? 0 : weights.otherLanguage) +
    (bonds.includes("circle") ? 0 : weights.otherCircle) +
    (bonds.includes("district") ? 0 : weights.otherDistrict)
  );
}

function optionsOf(need: Need, trainers: readonly Trainer[]): Option[] {
  return trainers
    .map((trainer, taker) => ({ taker, cost: costOf(need, trainer) }))
    .filter(({ taker }) => (trainers[taker]?.room ?? 0) > 0)
    .sort((one, other) => one.cost - other.cost)
    .slice(0, candidates);
}

function pairOf(need: Need, trainer: Trainer | null): Pair {
  if (!trainer) return { need, trainer, km: null, grounds: [] };
  return { need, trainer, km: kmBetween(need, trainer), grounds: groundsOf(need, trainer) };
}

function groundsOf(need: Need, trainer: Trainer): Ground[] {
  const known = need.languages.length > 0 && trainer.languages.length > 0;
  return [
    ...(need.leadingId === trainer.schoolId ? (["circle"] as const) : []),
    ...(need.districtKato === trainer.districtKato ? (["district"] as const) : []),
    ...(!known || need.languages.some((code) => trainer.languages.includes(code))
      ? (["language"] as const)
      : []),
  ];
}

function kmBetween(need: Need, trainer: Trainer): number | null {
  const { lon, lat } = need;
  if (lon === null || lat === null || trainer.lon === null || trainer.lat === null) return null;
  return distanceKm({ lon, lat }, { lon: trainer.lon, lat: trainer.lat });
}
