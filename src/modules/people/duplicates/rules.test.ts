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
import { filledBy, keptOf } from "./rules.ts";
import type { Likeness } from "./schema.ts";

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
    ...said,
  });
  const post = {
    schoolId: "s",
    name_kk: "",
    name_ru: "",
    during: "[2020-09-01,)",
    startKnown: null,
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
    const nothing = { ...lacking, patronymic: null };
    const full = { ...known, ...named, patronymic: "Маратқызы" };
    const other = { ...full, birthYear: 1981, workingSince: 2005, iinHash: "h", userId: "v" };
    const empty = { ...nothing, ...named };
    expect(filledBy(full, other)).toEqual(nothing);
    const { familyName: _, givenName: __, mergedInto: ___, ...facts } = other;
    expect(filledBy(empty, other)).toEqual(facts);
    expect(filledBy(empty, empty)).toEqual(nothing);
    expect(filledBy({ ...full, workingSince: null }, other)).toEqual({
      ...nothing,
      workingSince: 2005,
    });
  });

  it("takes no patronymic over from another name", () => {
    const lacking = { birthYear: null, workingSince: null, iinHash: null, userId: null };
    const kept = { ...lacking, familyName: "Оспан", givenName: "Гүлнар", mergedInto: null };
    const merged = { ...kept, familyName: "Оспанова", patronymic: "Маратқызы" };
    expect(filledBy({ ...kept, patronymic: null }, merged).patronymic).toBeNull();
  });
});
