import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inTwoLanes } from "./lanes.ts";

/** Works at items whose marks are their letters; each is held until it is let go, and what happens is told in order. */
function workshop() {
  const told: string[] = [];
  const held = new Map<string, PromiseWithResolvers<void>>();
  return {
    told,
    marksOf: async (item: string) => new Set(item),
    work: async (item: string) => {
      told.push(`${item} begun`);
      const hold = Promise.withResolvers<void>();
      held.set(item, hold);
      await hold.promise;
      told.push(`${item} done`);
    },
    letGo: async (item: string) => {
      held.get(item)?.resolve();
      await turn();
    },
    spoil: async (item: string) => {
      held.get(item)?.reject(new Error(item));
      await turn();
    },
  };
}

describe("work in lanes", () => {
  it("does two at a time that have nothing in common, from both ends", async () => {
    const { told, letGo, ...how } = workshop();
    const all = inTwoLanes(["a", "b", "c"], how);
    await turn();
    expect(told).toEqual(["a begun", "c begun"]);
    await letGo("c");
    expect(told.slice(2)).toEqual(["c done", "b begun"]);
    await letGo("a");
    await letGo("b");
    await all;
    expect(told.slice(4)).toEqual(["a done", "b done"]);
  });

  it("lets what shares a mark follow", async () => {
    const { told, letGo, ...how } = workshop();
    const all = inTwoLanes(["ab", "c", "bd"], how);
    await turn();
    expect(told).toEqual(["ab begun"]);
    await letGo("ab");
    expect(told.slice(1)).toEqual(["ab done", "bd begun", "c begun"]);
    await letGo("c");
    await letGo("bd");
    await all;
  });

  it("begins nothing after a failure, and tells of it once all that was begun has ended", async () => {
    const { told, letGo, spoil, ...how } = workshop();
    let isOver = false;
    const all = inTwoLanes(["a", "ca", "b"], how).finally(() => (isOver = true));
    const over = expect(all).rejects.toThrow("a");
    await turn();
    await spoil("a");
    expect(isOver).toBe(false);
    await letGo("b");
    await over;
    expect(told).toEqual(["a begun", "b begun", "b done"]);
  });

  it("begins nothing more where the marks of an item cannot be told", async () => {
    const { told, letGo, ...how } = workshop();
    const marksOf = async (item: string) => {
      if (item === "x") throw new Error("no marks");
      return new Set(item);
    };
    const over = expect(inTwoLanes(["a", "b", "c", "x"], { ...how, marksOf })).rejects.toThrow(
      "no marks",
    );
    await turn();
    await letGo("a");
    await over;
    expect(told).toEqual(["a begun", "a done"]);
  });

  it("has nothing to do for nobody", async () => {
    await expect(inTwoLanes([], workshop())).resolves.toBeUndefined();
  });
});
