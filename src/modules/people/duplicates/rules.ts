import { meet, type Period, parsePeriod, periodText } from "#lib/period.ts";
import { foldedName } from "#lib/search.ts";
import { isNearName } from "../base/rules/near-names.ts";
import { type StartKnown, yearOf } from "../base/rules/starts.ts";
import type {
  Fillable,
  Filled,
  FilledPost,
  HeldCategory,
  Likeness,
  LikePost,
  OtherNames,
} from "./schema.ts";

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
export function filledBy(kept: Fillable, merged: Fillable): Omit<Filled, "posts"> {
  const from = { givenName: kept.givenName, patronymic: kept.patronymic };
  const to = fullerNames(kept, merged);
  const isSame = from.givenName === to.givenName && from.patronymic === to.patronymic;
  return {
    birthYear: kept.birthYear === null ? merged.birthYear : null,
    workingSince: kept.workingSince === null ? merged.workingSince : null,
    iinHash: kept.iinHash === null ? merged.iinHash : null,
    userId: kept.userId === null ? merged.userId : null,
    patronymic: null,
    name: isSame ? null : { from, to },
  };
}

type WholeName = OtherNames & { familyName: string };

/** The names with what the other record says in full; a patronymic belongs to a name: of two that differ none is made. */
export function fullerNames(kept: WholeName, merged: WholeName): OtherNames {
  const asTheyAre = { givenName: kept.givenName, patronymic: kept.patronymic };
  if (foldedName(kept.familyName, "", null) !== foldedName(merged.familyName, "", null))
    return asTheyAre;
  const givenName = fullerWord(kept.givenName, merged.givenName);
  if (givenName === null) return asTheyAre;
  const patronymic = fullerWord(kept.patronymic ?? "", merged.patronymic ?? "");
  return { givenName, patronymic: (patronymic ?? kept.patronymic) || null };
}

/** Of two ways to write a name the fuller one, the first where they say as much; null where they are two names. */
function fullerWord(one: string, other: string): string | null {
  if (one === "" || other === "") return one || other;
  const names = [one, other].map((givenName) => ({ familyName: "", givenName, patronymic: null }));
  const [first, second] = names;
  if (!first || !second || !isNearName(first, second)) return null;
  return isLetter.test(one) ? other : one;
}

const isLetter = /^\p{L}\.?$/u;

// Those of before 2018 are given no more, so that any of today is the later one.
const ranks = [
  "none",
  "second",
  "first",
  "highest",
  "intern",
  "teacher",
  "moderator",
  "expert",
  "researcher",
  "master",
];

/**
 * The categories of one person told by two records: each counts until the next one's day. One without a day gives way to any
 * that has a day, for nobody can tell that it came later; of two on one day, or both without a day, the higher one counts.
 */
export function joinedCategories(
  kept: readonly HeldCategory[],
  merged: readonly HeldCategory[],
): HeldCategory[] {
  const all = [...kept, ...merged].map((one) => ({ ...one, ...parsePeriod(one.during) }));
  const byDay = Map.groupBy(all, ({ from }) => from);
  const dated = [...byDay].flatMap(([day, those]) => (day === null ? [] : [highest(those)]));
  const undated = byDay.get(null) ?? [];
  const before = undated.filter(({ until }) => dated.length === 0 || until !== null);
  return inLine(before.length > 0 ? [highest(before), ...dated] : dated);
}

function highest<Held extends { category: string }>(those: Held[]): Held {
  return those.reduce((best, one) =>
    ranks.indexOf(one.category) > ranks.indexOf(best.category) ? one : best,
  );
}

/** Each ends where the next one begins, if it has not ended before. */
function inLine(those: readonly (HeldCategory & Period)[]): HeldCategory[] {
  const ordered = those.toSorted((one, other) => (one.from ?? "").localeCompare(other.from ?? ""));
  return ordered.flatMap(({ id, category, from, until }, at) => {
    const end = [until, ordered[at + 1]?.from].flatMap((day) => day ?? []).toSorted()[0] ?? null;
    if (from !== null && end !== null && end <= from) return [];
    return [{ id, category, during: periodText({ from, until: end }) }];
  });
}

/**
 * What each holds once the two are taken apart: what it held, as it was or as it was told anew since, but for what went since;
 * what came since is the kept record's, and cuts nothing of the other one short.
 */
export function partedCategories(
  before: { kept: readonly HeldCategory[]; merged: readonly HeldCategory[] },
  now: readonly HeldCategory[],
): { kept: HeldCategory[]; merged: HeldCategory[] } {
  const joined = joinedCategories(before.kept, before.merged);
  const written = new Map(joined.map((one) => [one.id, one]));
  const here = new Map(now.map((one) => [one.id, one]));
  const since = now.filter(({ id }) => !written.has(id));
  const again = (one: HeldCategory): HeldCategory[] => {
    const [wrote, is] = [written.get(one.id), here.get(one.id)];
    if (!wrote) return [one];
    if (!is) return [];
    const isAsWritten = is.during === wrote.during || isCutBy(since, { wrote, is });
    return [{ ...is, during: isAsWritten ? one.during : is.during }];
  };
  const lined = (those: readonly HeldCategory[]) =>
    inLine(those.map((one) => ({ ...one, ...parsePeriod(one.during) })));
  return {
    kept: lined([...before.kept.flatMap(again), ...since]),
    merged: lined(before.merged.flatMap(again)),
  };
}

/** Whether it ends sooner only because another began. */
function isCutBy(
  since: readonly HeldCategory[],
  { wrote, is }: { wrote: HeldCategory; is: HeldCategory },
): boolean {
  const [was, became] = [parsePeriod(wrote.during), parsePeriod(is.during)];
  return (
    was.from === became.from &&
    since.some(({ during }) => parsePeriod(during).from === became.until)
  );
}

/** Work of the kept record that the other one tells more of, as it was and as it becomes. */
export function filledPosts(
  kept: readonly LikePost[],
  merged: readonly LikePost[],
): Filled["posts"] {
  return kept.flatMap((post) => {
    const meant = merged.filter((one) => clash(post, one));
    const others = [...kept, ...merged].filter((one) => one !== post && !meant.includes(one));
    const to = meant.reduce((told, one) => fillPost(told, one, others), factsOf(post));
    const from = factsOf(post);
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ from, to }];
  });
}

function clash(one: LikePost, other: LikePost): boolean {
  return (
    one.schoolId === other.schoolId && meet(parsePeriod(one.during), parsePeriod(other.during))
  );
}

function factsOf({ id, during, startKnown, subjects, grades, languages }: LikePost): FilledPost {
  return { id, during, startKnown, subjects, grades, languages };
}

/** Subjects and languages of both; the beginning that says more, unless other work there lies in its way. */
function fillPost(post: FilledPost, more: LikePost, others: readonly LikePost[]): FilledPost {
  const { until } = parsePeriod(post.during);
  const { from } = parsePeriod(more.during);
  const during = periodText({ from, until });
  const isFree = !others.some((one) => clash({ ...more, during }, one));
  const start = saysMore(more, post) && isFree ? { during, startKnown: more.startKnown } : {};
  return {
    ...post,
    ...start,
    subjects: bothOf(post.subjects, more.subjects),
    grades: post.grades ?? more.grades,
    languages: bothOf(post.languages, more.languages),
  };
}

type Beginning = { during: string; startKnown: StartKnown | null };

/**
 * Whether the other beginning is to be told: the earlier, for whoever is named on a day worked then already, and a day where of
 * its year alone was known. A list's day tells no beginning where none is known.
 */
function saysMore(other: Beginning, own: Beginning): boolean {
  const [from, ownFrom] = [parsePeriod(other.during).from, parsePeriod(own.during).from];
  const { until } = parsePeriod(own.during);
  if (from === null || (until !== null && from >= until)) return false;
  if (ownFrom === null) return other.startKnown !== "listed";
  const isSameYear = yearOf(from) === yearOf(ownFrom);
  if (isSameYear && isDayFor(other, own)) return true;
  return from < ownFrom && !(isSameYear && isDayFor(own, other));
}

function isDayFor(one: Beginning, inYear: Beginning): boolean {
  return one.startKnown === null && inYear.startKnown === "year";
}

function bothOf(one: readonly string[], other: readonly string[]): string[] {
  return other.every((code) => one.includes(code))
    ? [...one]
    : [...new Set([...one, ...other])].toSorted();
}

export type Joined = {
  name: OtherNames & { familyName: string };
  birthYear: number | null;
  category: HeldCategory | undefined;
  posts: LikePost[];
};

/** What the one record will say once both are joined. */
export function joinedOf(one: Likeness, other: Likeness): Joined {
  const [kept, merged] = keptOf(one, other).keptId === one.id ? [one, other] : [other, one];
  const filled = new Map(filledPosts(kept.posts, merged.posts).map(({ to }) => [to.id, to]));
  const moving = merged.posts.filter((post) => !kept.posts.some((own) => clash(own, post)));
  return {
    name: { familyName: kept.familyName, ...fullerNames(kept, merged) },
    birthYear: kept.birthYear ?? merged.birthYear,
    category: joinedCategories(kept.categories, merged.categories).at(-1),
    posts: [...kept.posts.map((post) => ({ ...post, ...filled.get(post.id) })), ...moving],
  };
}
