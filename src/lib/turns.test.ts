import { expect, it } from "vitest";
import { Busy } from "./errors.ts";
import { Turns } from "./turns.ts";

/** Work that is done when it is told so. */
function held() {
  const done: (() => void)[] = [];
  const began: number[] = [];
  const work = (number: number) => () => {
    began.push(number);
    return new Promise<number>((end) => done.push(() => end(number)));
  };
  return { done, began, work };
}

it("lets so many in at once and the others in the order they came", async () => {
  const turns = new Turns({ most: 2, waiting: 2 });
  const { done, began, work } = held();
  const all = [1, 2, 3, 4].map((number) => turns.take(work(number)));
  expect(began).toEqual([1, 2]);
  await expect(turns.take(work(5))).rejects.toThrow(Busy);
  done.shift()?.();
  await all[0];
  await Promise.resolve();
  expect(began).toEqual([1, 2, 3]);
  while (began.length < 4 || done.length > 0) {
    done.shift()?.();
    await Promise.resolve();
  }
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
});

it("gives the place on where the work fails", async () => {
  const turns = new Turns({ most: 1, waiting: 1 });
  const failing = turns.take(() => Promise.reject(new Error("no")));
  const next = turns.take(async () => "done");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
  expect(await turns.take(async () => "again")).toBe("again");
});
