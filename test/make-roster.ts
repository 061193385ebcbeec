import type { RowChanges } from "#imports/plan.ts";
import { foldedName } from "#lib/search.ts";
import type { ImportContext, KnownPerson, KnownSchool } from "#modules/people/base/rules/roster.ts";

/** The school that the rows speak of, which its sender keeps; and one that others keep. */
export const ownSchool: KnownSchool = {
  code: "AB-1",
  schoolId: "s1",
  regionKato: "r1",
  districtKato: "d1",
  closed: null,
};
export const otherSchool: KnownSchool = {
  code: "AB-2",
  schoolId: "s2",
  regionKato: "r2",
  districtKato: "d2",
  closed: null,
};
export const knownSchools: ReadonlyMap<string, KnownSchool> = new Map(
  [ownSchool, otherSchool].map((school) => [school.code, school]),
);

/** Somebody as their record tells; working in the own school since 2015 unless told otherwise. */
export function knownPerson(more: Partial<KnownPerson> = {}): KnownPerson {
  const { familyName, givenName, patronymic } = {
    familyName: "Омарова",
    givenName: "Айгүл",
    patronymic: null,
    ...more,
  };
  return {
    id: "p1",
    familyName,
    givenName,
    patronymic,
    folded: foldedName(familyName, givenName, patronymic),
    birthYear: 1984,
    iinHash: null,
    workingSince: null,
    posts: [knownPost()],
    categories: [],
    merged: [],
    certificates: [],
    ...more,
  };
}

export function knownPost(
  more: Partial<KnownPerson["posts"][number]> = {},
): KnownPerson["posts"][number] {
  return {
    id: "post1",
    schoolId: ownSchool.schoolId,
    regionKato: ownSchool.regionKato,
    districtKato: ownSchool.districtKato,
    from: "2015-09-01",
    until: null,
    startKnown: null,
    position: "teacher",
    subjects: [],
    grades: null,
    languages: [],
    ...more,
  };
}

/** The context of who keeps the own school alone. */
export function importContext(more: Partial<ImportContext> = {}): ImportContext {
  return {
    today: "2026-03-01",
    listedOn: null,
    mayKeep: ({ schoolId }) => schoolId === ownSchool.schoolId,
    mayKeepAnywhere: false,
    mayTrainElsewhere: false,
    seen: { iins: new Set(), names: new Set() },
    ...more,
  };
}

/** What the changed fields said before. */
export function formerIn(changes: RowChanges): Record<string, string> {
  return Object.fromEntries(Object.entries(changes).map(([field, { from }]) => [field, from]));
}
