import fc from "fast-check";
import { expect, test } from "vitest";
import { assignCheapest, assignGreedily, type Problem } from "./assignment.ts";

const problem = fc
  .record({
    rooms: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 3 }),
    tasks: fc.array(
      fc.record({
        costs: fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }), {
          minLength: 3,
          maxLength: 3,
        }),
        untaken: fc.integer({ min: 5, max: 30 }),
      }),
      { maxLength: 5 },
    ),
  })
  .map(
    ({ rooms, tasks }): Problem => ({
      rooms,
      tasks: tasks.map(({ costs, untaken }) => ({
        untaken,
        options: costs.flatMap((cost, taker) =>
          cost === null || taker >= rooms.length ? [] : [{ taker, cost }],
        ),
      })),
    }),
  );

/** The least cost by trying everything. */
function leastOf({ rooms, tasks }: Problem, at = 0): number {
  const task = tasks[at];
  if (!task) return 0;
  const places = task.options.filter(({ taker }) => (rooms[taker] ?? 0) > 0);
  return Math.min(
    task.untaken + leastOf({ rooms, tasks }, at + 1),
    ...places.map(({ taker, cost }) => {
      const left = rooms.map((room, one) => (one === taker ? room - 1 : room));
      return cost + leastOf({ rooms: left, tasks }, at + 1);
    }),
  );
}

test("nothing is cheaper, and nobody takes more than there is room for", () => {
  fc.assert(
    fc.property(problem, (asked) => {
      const { takers, cost } = assignCheapest(asked);
      expect(cost).toBe(leastOf(asked));
      asked.rooms.forEach((room, taker) => {
        expect(takers.filter((one) => one === taker).length).toBeLessThanOrEqual(room);
      });
      expect(assignGreedily(asked).cost).toBeGreaterThanOrEqual(cost);
    }),
    { numRuns: 500 },
  );
});

test("one task makes room for another that has no other place", () => {
  const asked: Problem = {
    rooms: [1, 1],
    tasks: [
      {
        untaken: 100,
        options: [
          { taker: 0, cost: 1 },
          { taker: 1, cost: 2 },
        ],
      },
      { untaken: 100, options: [{ taker: 0, cost: 1 }] },
    ],
  };
  expect(assignCheapest(asked)).toEqual({ takers: [1, 0], cost: 3 });
  expect(assignGreedily(asked)).toEqual({ takers: [0, null], cost: 101 });
});

test("a task stays untaken where that costs less, or where nobody may take it", () => {
  const tasks = [
    { untaken: 5, options: [{ taker: 0, cost: 9 }] },
    { untaken: 7, options: [] },
  ];
  expect(assignCheapest({ rooms: [3], tasks })).toEqual({ takers: [null, null], cost: 12 });
});
