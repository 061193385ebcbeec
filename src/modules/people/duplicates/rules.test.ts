import { describe, expect, it } from "vitest";
import type { CirclePlace } from "#lib/scope.ts";
import {
  nowhere,
  placesBySchool,
  schoolsListed,
  schoolsWhere,
  whoMayInCircle,
} from "#test/roles-in-circle.ts";
import { canDecide, canJoin, canPart, scopeOfPairs } from "./access.ts";
import {
  filledBy,
  filledPosts,
  fullerNames,
  joinedCategories,
  joinedOf,
  keptOf,
  partedCategories,
} from "./rules.ts";
import type { HeldCategory, Likeness, LikePost, OtherNames } from "./schema.ts";

const { leading, partner, fellow, neighbour, otherDistrict, otherRegion } = placesBySchool;
const at = (...places: CirclePlace[]) => ({ places });

describe("two records of one person", () => {
  it("are joined by who keeps both", () => {
    const joins = (one: CirclePlace, other: CirclePlace) =>
      whoMayInCircle((actor) => canJoin(actor, [at(one), at(other)]));
    expect(joins(leading, leading)).toEqual([
      "national",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
    ]);
    expect(joins(leading, partner)).toEqual(["national", "regional", "methodologist"]);
    expect(joins(partner, leading)).toEqual(["national", "regional", "methodologist"]);
    expect(joins(neighbour, fellow)).toEqual(["national", "regional"]);
    expect(joins(otherDistrict, otherRegion)).toEqual(["national"]);
  });

  it("are joined by the national team alone when one of them works nowhere", () => {
    expect(whoMayInCircle((actor) => canJoin(actor, [at(), at(partner)]))).toEqual(["national"]);
    expect(whoMayInCircle((actor) => canJoin(actor, [at(partner), at()]))).toEqual(["national"]);
  });

  it("are known by the one with the posts of both once they are joined, and by each before", () => {
    const records = [at(partner), at()] as const;
    const who = (isJoined: boolean) =>
      whoMayInCircle((actor) => canDecide(actor, { isJoined, records }));
    expect(who(true)).toEqual(whoMayInCircle((actor) => canPart(actor, at(partner))));
    expect(who(false)).toEqual(["national"]);
  });

  it("come apart by who keeps the record that stayed", () => {
    expect(whoMayInCircle((actor) => canPart(actor, at(partner)))).toEqual([
      "national",
      "regional",
      "methodologist",
      "partner_coordinator",
    ]);
    expect(whoMayInCircle((actor) => canPart(actor, at()))).toEqual(["national"]);
  });

  it("are listed where somebody keeps records", () => {
    const kept = schoolsWhere((actor, place) => canJoin(actor, [at(place), at(place)]));
    expect(schoolsListed(scopeOfPairs)).toEqual(kept);
    expect(kept.partner_coordinator).toEqual(["partner"]);
    expect(kept.teacher).toEqual(nowhere);
  });
});

describe("which record stays", () => {
  const record = (id: string, said: Partial<Likeness> = {}): Likeness => ({
    id,
    familyName: "А",
    givenName: "Б",
    patronymic: null,
    birthYear: null,
    hasIin: false,
    hasAccount: false,
    openedAt: "2024-01-01",
    courses: 0,
    directions: [],
    posts: [],
    categories: [],
    ...said,
  });
  const post = {
    schoolId: "s",
    name_kk: "",
    name_ru: "",
    during: "[2020-09-01,)",
    startKnown: null,
    id: "post",
    subjects: [],
    grades: null,
    languages: [],
  };
  /** The id of the one that stays, whichever is named first. */
  const stays = (one: Likeness, other: Likeness) => {
    const { keptId, mergedId } = keptOf(one, other);
    expect(new Set([keptId, mergedId])).toEqual(new Set([one.id, other.id]));
    expect(keptOf(other, one)).toEqual({ keptId, mergedId });
    return keptId;
  };
  const rich = { courses: 3, directions: ["task_expert"], posts: [post] };

  it("is the one with an account, whatever the other says", () => {
    const other = record("b", { ...rich, hasIin: true, birthYear: 1980 });
    expect(stays(record("a", { hasAccount: true }), other)).toBe("a");
  });

  it("is then the one with a number, then the one with a year of birth", () => {
    expect(stays(record("a", { hasIin: true }), record("b", { ...rich, birthYear: 1980 }))).toBe(
      "a",
    );
    expect(stays(record("a", { birthYear: 1980 }), record("b", rich))).toBe("a");
  });

  it("is then the one with more courses, directions and posts together", () => {
    const plain = record("a");
    expect(stays(plain, record("b", { courses: 1 }))).toBe("b");
    expect(stays(plain, record("b", { directions: ["task_expert"] }))).toBe("b");
    expect(stays(plain, record("b", { posts: [post] }))).toBe("b");
    expect(stays(record("a", { courses: 2 }), record("b", { posts: [post] }))).toBe("a");
  });

  it("is the older where they say as much", () => {
    expect(stays(record("a"), record("b", { openedAt: "2020-01-01" }))).toBe("b");
    const account = { hasAccount: true, birthYear: 1980 };
    expect(stays(record("a", account), record("b", { ...account, openedAt: "2025-01-01" }))).toBe(
      "a",
    );
  });

  it("is the one named first where nothing tells them apart", () => {
    expect(keptOf(record("a"), record("b"))).toEqual({ keptId: "a", mergedId: "b" });
  });

  it("takes over only what it lacks", () => {
    const known = { birthYear: 1980, workingSince: 2001, iinHash: "g", userId: "u" };
    const lacking = { birthYear: null, workingSince: null, iinHash: null, userId: null };
    const named = { familyName: "Оспанова", givenName: "Гүлнар", mergedInto: null };
    const nothing = { ...lacking, patronymic: null, name: null };
    const full = { ...known, ...named, patronymic: "Маратқызы" };
    const other = { birthYear: 1981, workingSince: 2005, iinHash: "h", userId: "v" };
    const empty = { ...lacking, ...named, patronymic: null };
    expect(filledBy(full, { ...full, ...other })).toEqual(nothing);
    expect(filledBy(empty, { ...empty, ...other })).toEqual({ ...nothing, ...other });
    expect(filledBy(empty, empty)).toEqual(nothing);
    expect(filledBy({ ...full, workingSince: null }, { ...full, ...other })).toEqual({
      ...nothing,
      workingSince: 2005,
    });
  });
});

describe("the name of both", () => {
  const named = (familyName: string, givenName: string, patronymic: string | null = null) => ({
    familyName,
    givenName,
    patronymic,
  });
  const names = (one: OtherNames & { familyName: string }, other: typeof one) =>
    Object.values(fullerNames(one, other));

  it("is the fuller one, whichever record stays", () => {
    const full = named("Оспанова", "Гүлнар", "Маратқызы");
    for (const part of [named("Оспанова", "Г.", "М."), named("Оспанова", "Гүлнар")]) {
      expect(names(part, full)).toEqual(["Гүлнар", "Маратқызы"]);
      expect(names(full, part)).toEqual(["Гүлнар", "Маратқызы"]);
    }
  });

  it("is made of no two names that differ", () => {
    const kept = named("Оспанова", "Гүлнар");
    expect(names(kept, named("Оспан", "Гүлнар", "Маратқызы"))).toEqual(["Гүлнар", null]);
    expect(names(kept, named("Оспанова", "Гүлмира", "Маратқызы"))).toEqual(["Гүлнар", null]);
    const other = named("Оспанова", "Гүлнар", "Ерланқызы");
    expect(names(named("Оспанова", "Гүлнар", "Маратқызы"), other)).toEqual(["Гүлнар", "Маратқызы"]);
  });
});

describe("the categories of both", () => {
  const held = (text: string, id = text) => {
    const [category = "", during = ""] = text.split(" ");
    return { id, category, during };
  };
  const joined = (kept: string[], merged: string[]) =>
    joinedCategories(
      kept.map((text) => held(text)),
      merged.map((text) => held(text)),
    ).map(({ category, during }) => `${category} ${during}`);

  it("each count until the next one's day, whichever record told them", () => {
    const line = ["researcher [2023-08-31,2026-08-28)", "master [2026-08-28,)"];
    expect(joined(["researcher [2023-08-31,)"], ["master [2026-08-28,)"])).toEqual(line);
    expect(joined(["master [2026-08-28,)"], ["researcher [2023-08-31,)"])).toEqual(line);
    expect(joined(["expert [2015-01-01,2019-01-01)"], [])).toEqual([
      "expert [2015-01-01,2019-01-01)",
    ]);
  });

  it("are those with a day where another has none, for nobody can tell that it came later", () => {
    expect(joined(["master [,)"], ["expert [2020-01-01,)"])).toEqual(["expert [2020-01-01,)"]);
    expect(joined(["expert [2020-01-01,)"], ["master [,)"])).toEqual(["expert [2020-01-01,)"]);
    expect(joined(["moderator [,2015-01-01)", "expert [2015-01-01,)"], ["master [,)"])).toEqual([
      "moderator [,2015-01-01)",
      "expert [2015-01-01,)",
    ]);
  });

  it("are the higher of two on one day or both without a day, those of before 2018 last", () => {
    expect(joined(["expert [,)"], ["master [,)"])).toEqual(["master [,)"]);
    expect(joined(["highest [,)"], ["teacher [,)"])).toEqual(["teacher [,)"]);
    expect(joined(["expert [2020-01-01,)"], ["moderator [2020-01-01,)"])).toEqual([
      "expert [2020-01-01,)",
    ]);
  });

  it("come apart as they were, with what came since", () => {
    const kept = [held("researcher [2023-08-31,)", "k")];
    const merged = [held("master [2026-08-28,)", "m")];
    const now = joinedCategories(kept, merged);
    const part = (those: HeldCategory[]) => partedCategories({ kept, merged }, those);
    expect(part(now)).toEqual({ kept, merged });
    const since = held("expert [2027-01-01,)", "n");
    expect(part([...now, since])).toEqual({
      kept: [held("researcher [2023-08-31,2027-01-01)", "k"), since],
      merged,
    });
    const own = now.filter(({ id }) => id === "k");
    expect(part([...own, held("master [2026-08-28,2027-01-01)", "m"), since]).merged).toEqual(
      merged,
    );
    expect(part(now.filter(({ id }) => id !== "k")).kept).toEqual([]);
    const told = [...own, held("expert [2026-08-28,2026-12-01)", "m")];
    expect(part(told)).toEqual({ kept, merged: [held("expert [2026-08-28,2026-12-01)", "m")] });
  });
});

describe("the work of both", () => {
  const post = (more: Partial<LikePost> = {}): LikePost => ({
    id: "k",
    schoolId: "s",
    name_kk: "",
    name_ru: "",
    during: "[2026-12-01,)",
    startKnown: "listed",
    subjects: ["math"],
    grades: null,
    languages: [],
    ...more,
  });
  const becomes = (kept: LikePost[], merged: LikePost[]) =>
    filledPosts(kept, merged).map(({ to }) => to);

  it("has the subjects of both and the first day that is known better", () => {
    const other = post({
      id: "m",
      during: "[1996-09-01,)",
      startKnown: null,
      subjects: ["art_labour"],
      grades: "[5,12)",
    });
    expect(becomes([post()], [other])).toMatchObject([
      {
        id: "k",
        during: "[1996-09-01,)",
        startKnown: null,
        subjects: ["art_labour", "math"],
        grades: "[5,12)",
      },
    ]);
    expect(becomes([{ ...other, subjects: ["art_labour", "math"] }], [post()])).toEqual([]);
    expect(becomes([post()], [{ ...other, schoolId: "elsewhere" }])).toEqual([]);
  });

  it("never begins later than either says, unless the day is in the year that was known", () => {
    const told = (during: string, startKnown: LikePost["startKnown"] = null) =>
      post({ id: "m", during, startKnown });
    const begins = (own: string, more: LikePost, startKnown: LikePost["startKnown"] = null) =>
      becomes([post({ during: own, startKnown })], [more])[0]?.during ?? own;
    expect(begins("[,)", told("[2026-12-01,)", "listed"))).toBe("[,)");
    expect(begins("[,)", told("[2018-09-01,)"))).toBe("[2018-09-01,)");
    expect(begins("[2010-01-01,)", told("[2024-09-01,)"), "year")).toBe("[2010-01-01,)");
    expect(begins("[2010-01-01,)", told("[2010-09-01,)"), "year")).toBe("[2010-09-01,)");
    expect(begins("[2010-09-01,)", told("[2010-01-01,)", "year"))).toBe("[2010-09-01,)");
    expect(begins("[2026-12-01,)", told("[2023-09-01,)", "listed"), "listed")).toBe(
      "[2023-09-01,)",
    );
    expect(begins("[2023-09-01,)", told("[2026-12-01,)"), "listed")).toBe("[2023-09-01,)");
    expect(begins("[2020-09-01,)", told("[,)"))).toBe("[2020-09-01,)");
  });

  it("begins on no day that lies in other work there", () => {
    const past = post({ id: "past", during: "[1995-09-01,2000-09-01)", startKnown: null });
    const other = post({ id: "m", during: "[1996-09-01,)", startKnown: null });
    expect(becomes([post(), past], [other])).toEqual([]);
  });

  it("is told before both are joined", () => {
    const record = (id: string, more: Partial<Likeness>): Likeness => ({
      id,
      familyName: "А",
      givenName: "Б",
      patronymic: null,
      birthYear: null,
      hasIin: false,
      hasAccount: false,
      openedAt: "2024-01-01",
      courses: 0,
      directions: [],
      posts: [post()],
      categories: [],
      ...more,
    });
    const kept = record("k", { hasAccount: true });
    const elsewhere = post({ id: "e", schoolId: "elsewhere" });
    const other = record("m", { patronymic: "В", birthYear: 1980, posts: [post(), elsewhere] });
    for (const joined of [joinedOf(kept, other), joinedOf(other, kept)])
      expect(joined).toMatchObject({
        name: { patronymic: "В" },
        birthYear: 1980,
        posts: [{ id: "k" }, { id: "e" }],
      });
  });
});
