import { foldedName } from "#lib/search.ts";
import type { Fillable, Filled, Likeness } from "./schema.ts";

/** The record that stays: with an account, then with a number, then with more of its own, then the older. */
export function keptOf(one: Likeness, other: Likeness): { keptId: string; mergedId: string } {
  const order =
    compare(weightOf(other), weightOf(one)) || one.openedAt.localeCompare(other.openedAt);
  const [kept, merged] = order <= 0 ? [one, other] : [other, one];
  return { keptId: kept.id, mergedId: merged.id };
}

function weightOf(one: Likeness): number[] {
  return [
    Number(one.hasAccount),
    Number(one.hasIin),
    Number(one.birthYear !== null),
    one.courses + one.directions.length + one.posts.length,
  ];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const differing = one.findIndex((value, at) => value !== other[at]);
  return differing < 0 ? 0 : (one[differing] ?? 0) - (other[differing] ?? 0);
}

/** What the kept record lacks and the other one knows. */
export function filledBy(kept: Fillable, merged: Fillable): Filled {
  // A patronymic belongs to a name: of two that differ none is made.
  const isNamed = shortName(kept) === shortName(merged) && kept.patronymic === null;
  return {
    birthYear: kept.birthYear === null ? merged.birthYear : null,
    workingSince: kept.workingSince === null ? merged.workingSince : null,
    iinHash: kept.iinHash === null ? merged.iinHash : null,
    userId: kept.userId === null ? merged.userId : null,
    patronymic: isNamed ? merged.patronymic : null,
  };
}

function shortName({ familyName, givenName }: Fillable): string {
  return foldedName(familyName, givenName, null);
}
