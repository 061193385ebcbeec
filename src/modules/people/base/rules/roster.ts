import { z } from "zod";
import type { ImportRow } from "#imports/plan.ts";
import { isNearName, type NameInParts, nearNameKey } from "./near-names.ts";
import { startsKnown } from "./starts.ts";

const knownPostRow = z.strictObject({
  id: z.string(),
  schoolId: z.string(),
  regionKato: z.string(),
  districtKato: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  startKnown: z.enum(startsKnown).nullable(),
  position: z.string(),
  subjects: z.array(z.string()),
  grades: z.string().nullable(),
  languages: z.array(z.string()),
});

const knownCategoryRow = z.strictObject({
  id: z.string(),
  category: z.string(),
  from: z.string().nullable(),
});

/** By what a record of a person can be told: its own facts, and those of records merged into it. */
const identityRow = z.strictObject({
  folded: z.string(),
  birthYear: z.int().nullable(),
  iinHash: z.string().nullable(),
});
export type Identity = z.infer<typeof identityRow>;

export const knownPersonRow = identityRow.extend({
  id: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  workingSince: z.int().nullable(),
  posts: z.array(knownPostRow),
  categories: z.array(knownCategoryRow),
  merged: z.array(identityRow),
  /** Numbers of the certificates of the person's courses. */
  certificates: z.array(z.string()),
});
export type KnownPerson = z.infer<typeof knownPersonRow>;

/** Whom a row speaks of. */
export type Who = Identity & { schoolId: string | null };

/** Where somebody works, as far as a role's reach is compared with it. */
const schoolPlaceRow = z.strictObject({
  schoolId: z.string(),
  regionKato: z.string(),
  districtKato: z.string(),
});
type SchoolPlace = z.infer<typeof schoolPlaceRow>;

/** The school of a code as a row needs it. */
export const knownSchoolRow = schoolPlaceRow.extend({
  code: z.string(),
  closed: z.string().nullable(),
});
export type KnownSchool = z.infer<typeof knownSchoolRow>;

/** Somebody who may be the same; whoever keeps only one of the two is not told. */
export type Doubt = { personId: string; reason: Reason; isTold: boolean };

/** Why two records may be of one person. */
export const reasons = ["sameSchool", "sameRegion", "sameNumber", "nearName"] as const;
export type Reason = (typeof reasons)[number];

/** What the rows of a file are planned with: who asks, and on which day. */
export type ImportContext = {
  today: string;
  /** The day the list was made for: whoever's first day of work no row tells works from it on. */
  listedOn: string | null;
  mayKeep(place: SchoolPlace): boolean;
  /** May keep people who work nowhere. */
  mayKeepAnywhere: boolean;
  mayTrainElsewhere: boolean;
  /** What earlier portions of the same file brought that is not in the database yet. */
  seen: { iins: Set<string>; names: Set<string> };
};

export type Rows = { rows: readonly ImportRow[]; context: ImportContext };

/** The hash of an identification number stands in its cell behind this sign; a number with a slip is this sign alone. */
export const hashSign = "#";

/** The people a file may speak of, found by number, by name, or by the certificate of a course. */
export class Roster {
  readonly #byIin = new Map<string, Set<KnownPerson>>();
  readonly #byId = new Map<string, KnownPerson>();
  readonly #byName = new Map<string, Set<KnownPerson>>();
  readonly #byFamily = new Map<string, Set<KnownPerson>>();
  readonly #byCertificate = new Map<string, KnownPerson[]>();

  constructor(people: readonly KnownPerson[]) {
    for (const person of people) this.add(person);
  }

  /** Makes the person findable, also by what was learned of them since they were added. */
  add(person: KnownPerson): void {
    this.#byId.set(person.id, person);
    const family = nearNameKey(person);
    const relatives = this.#byFamily.get(family) ?? new Set();
    this.#byFamily.set(family, relatives.add(person));
    for (const { folded, iinHash } of identitiesOf(person)) {
      if (iinHash) this.#byIin.set(iinHash, (this.#byIin.get(iinHash) ?? new Set()).add(person));
      const namesakes = this.#byName.get(folded) ?? new Set();
      this.#byName.set(folded, namesakes.add(person));
    }
    for (const number of person.certificates)
      this.#byCertificate.set(number, [...(this.#byCertificate.get(number) ?? []), person]);
  }

  get ids(): string[] {
    return [...new Set([...this.#byName.values()].flatMap((people) => [...people]))].map(
      ({ id }) => id,
    );
  }

  get(id: string): KnownPerson | undefined {
    return this.#byId.get(id);
  }

  named(folded: string): KnownPerson[] {
    return [...(this.#byName.get(folded) ?? [])];
  }

  /** Who bears the number, whoever keeps their records: two may until it is said whether they are one. */
  numbered({ iinHash }: Pick<Who, "iinHash">): KnownPerson[] {
    return iinHash === null ? [] : [...(this.#byIin.get(iinHash) ?? [])];
  }

  /**
   * The person beyond doubt: by number, else by name, year and school, else by a certificate. A number finds only a record
   * that who asks keeps: it would tell anybody whose it is.
   */
  find(
    who: Who,
    { certificate = "", isOwn }: { certificate?: string; isOwn(person: KnownPerson): boolean },
  ): KnownPerson | "several" | null {
    const numbered = this.numbered(who).filter(isOwn);
    if (numbered.length > 0)
      return onlyOne(numbered.filter((one) => isSame(who, one))) ?? onlyOne(numbered);
    const namesakes = this.named(who.folded).filter(
      (person) => !(isOwn(person) && numbersDiffer(who, person)),
    );
    // Who left and works elsewhere now is kept there: a name and a year make nobody the keeper of it.
    const colleagues = namesakes.filter(
      (person) => isOwn(person) && isSame(who, person) && worksAt(person, who),
    );
    if (colleagues.length > 0) return onlyOne(colleagues);
    const certified = this.#byCertificate.get(certificate) ?? [];
    return onlyOne(certified.filter((person) => namesakes.includes(person)));
  }

  /** Who may be the same person although nothing proves it. */
  doubts(
    who: Who,
    { regionKato, isOwn }: { regionKato: string; isOwn(person: KnownPerson): boolean },
  ): Doubt[] {
    const found: Doubt[] = [];
    for (const person of this.named(who.folded)) {
      // A number that others keep tells nothing, not even that it is another.
      if (isOwn(person) && numbersDiffer(who, person)) continue;
      const doubt = { personId: person.id, isTold: isOwn(person) };
      if (worksAt(person, who)) found.push({ ...doubt, reason: "sameSchool" });
      else if (isNear(who, { person, regionKato })) found.push({ ...doubt, reason: "sameRegion" });
    }
    return found.slice(0, mostDoubts);
  }

  /** Colleagues who may be the same person under a name that is written otherwise. */
  near(who: Who & NameInParts, { isOwn }: { isOwn(person: KnownPerson): boolean }): Doubt[] {
    const found = [...(this.#byFamily.get(nearNameKey(who)) ?? [])].filter(
      (person) =>
        person.folded !== who.folded &&
        worksAt(person, who) &&
        agesFit(who, person) &&
        isNearName(who, person) &&
        isOwn(person) &&
        !numbersDiffer(who, person),
    );
    return found
      .slice(0, mostDoubts)
      .map(({ id }) => ({ personId: id, reason: "nearName", isTold: true }));
  }
}

const mostDoubts = 5;

function identitiesOf(person: KnownPerson): Identity[] {
  return [person, ...person.merged];
}

function isSame(who: Who, person: KnownPerson): boolean {
  return identitiesOf(person).some(
    (one) => one.folded === who.folded && one.birthYear === who.birthYear,
  );
}

function isNear(
  who: Who,
  { person, regionKato }: { person: KnownPerson; regionKato: string },
): boolean {
  const isThere = person.posts.some((post) => post.regionKato === regionKato);
  return who.birthYear !== null && isThere && isSame(who, person);
}

function agesFit(who: Who, { birthYear }: KnownPerson): boolean {
  return who.birthYear === null || birthYear === null || who.birthYear === birthYear;
}

function worksAt(person: KnownPerson, { schoolId }: Who): boolean {
  return person.posts.some((post) => post.schoolId === schoolId);
}

/** Two numbers that are both known and differ are two people. */
function numbersDiffer(who: Who, person: KnownPerson): boolean {
  const numbers = identitiesOf(person).flatMap(({ iinHash }) => (iinHash ? [iinHash] : []));
  return who.iinHash !== null && numbers.length > 0 && !numbers.includes(who.iinHash);
}

function onlyOne(people: readonly KnownPerson[]): KnownPerson | "several" | null {
  const [first, other] = [...new Set(people)];
  return other ? "several" : (first ?? null);
}
