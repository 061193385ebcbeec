import { describe, expect, it } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { personOfRole, placesBySchool, whoMayInCircle } from "#test/roles-in-circle.ts";
import { canNamePerson } from "./access.ts";
import { branchesOf, sizeOf, toggled } from "./rules.ts";
import type { Child } from "./schema.ts";

describe("the name of somebody in a cascade", () => {
  const names = (person: Parameters<typeof canNamePerson>[1]) =>
    whoMayInCircle((actor: Actor) => canNamePerson(actor, person));

  it("is told to those who may see the teacher", () => {
    const person = {
      userId: null,
      places: [
        {
          ...placesBySchool.partner,
          position: "teacher" as const,
          school: { id: "", name_kk: "", name_ru: "" },
        },
      ],
      hasWorked: true,
    };
    expect(names(person)).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
    ]);
  });

  it("is told of a trainer of the centre, who worked in no school, to the regions they come to", () => {
    const trainer = { userId: null, places: [], hasWorked: false };
    expect(names(trainer)).toEqual(["national", "cpm_trainer", "regional"]);
  });

  it("is told of who once worked in a school to the national team alone", () => {
    expect(names({ userId: null, places: [], hasWorked: true })).toEqual(["national"]);
  });

  it("is told to the person", () => {
    const teacher = personOfRole("teacher");
    const own = { userId: teacher.userId, places: [], hasWorked: true };
    expect(canNamePerson(teacher, own)).toBe(true);
  });
});

describe("the tree of a cascade", () => {
  const child = (parentId: string, id: string): Child => ({
    parentId,
    id,
    day: "2026-03-01",
    trained: 1,
    reached: 1,
  });
  const treeOf = (...edges: [string, string][]) =>
    Map.groupBy(
      edges.map(([parentId, id]) => child(parentId, id)),
      ({ parentId }) => parentId,
    );

  it("unfolds one more person by a link, and folds them again", () => {
    expect(toggled([], "a")).toBe("a");
    expect(toggled(["a"], "b")).toBe("a,b");
    expect(toggled(["a", "b", "c"], "b")).toBe("a,c");
    expect(toggled(["a"], "a")).toBe("");
  });

  it("is as deep as its levels, as wide as the widest and as large as all together", () => {
    const levels = [2, 5, 3].map((people, depth) => ({ depth, people, days: null }));
    expect(sizeOf({ levels, schools: 1 })).toEqual({ depth: 3, width: 5, people: 10 });
    expect(sizeOf({ levels: [], schools: 0 })).toEqual({ depth: 0, width: 0, people: 0 });
  });

  it("shows under each person whom they trained, as many as fit, and says when there are more", () => {
    const byParent = treeOf(["a", "b"], ["a", "c"], ["b", "d"], ["b", "e"], ["b", "f"], ["c", "g"]);
    const [first, second, ...others] = branchesOf(byParent, { rootId: "a", most: 2 });
    expect(first?.child.id).toBe("b");
    expect(first?.branches.map((one) => [one.child.id, one.hasMore])).toEqual([
      ["d", false],
      ["e", false],
    ]);
    expect(first?.hasMore).toBe(true);
    expect(second?.branches.map((one) => one.child.id)).toEqual(["g"]);
    expect(second?.hasMore).toBe(false);
    expect(others).toEqual([]);
    expect(branchesOf(byParent, { rootId: "g", most: 2 })).toEqual([]);
  });

  it("says nothing of more where exactly as many are shown as there are", () => {
    const byParent = treeOf(["a", "b"], ["b", "c"], ["b", "d"]);
    expect(branchesOf(byParent, { rootId: "a", most: 2 })[0]?.hasMore).toBe(false);
  });

  it("ends where old records form a ring, and offers nothing more there", () => {
    const byParent = treeOf(["a", "b"], ["b", "a"], ["b", "c"]);
    const [first] = branchesOf(byParent, { rootId: "a", most: 1 });
    expect(first?.hasMore).toBe(true);
    expect(first?.branches).toMatchObject([{ child: { id: "a" }, branches: [], hasMore: false }]);
    const [again] = branchesOf(treeOf(["a", "b"], ["b", "b"], ["b", "c"]), {
      rootId: "a",
      most: 1,
    });
    expect(again?.branches).toMatchObject([{ child: { id: "b" }, branches: [], hasMore: false }]);
  });
});
