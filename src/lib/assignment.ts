import TinyQueue from "tinyqueue";

/**
 * Who takes whom: each taker has room for so many, each task may go to the takers it names, at a
 * cost, or stay untaken, at a cost of its own. Costs are any finite numbers.
 */
export type Problem = {
  rooms: readonly number[];
  tasks: readonly { options: readonly Option[]; untaken: number }[];
};
export type Option = { taker: number; cost: number };

/** The taker of each task, or null; and the sum of the costs. */
export type Assignment = { takers: (number | null)[]; cost: number };

/**
 * The cheapest assignment there is: tasks enter one by one, each along the shortest way that gives
 * it a place by moving others (successive shortest paths with prices, after Jonker and Volgenant).
 */
export function assignCheapest({ rooms, tasks }: Problem): Assignment {
  const state = {
    tasks,
    rooms,
    prices: new Float64Array(rooms.length),
    held: rooms.map(() => new Set<number>()),
    takers: tasks.map((): number | null => null),
  };
  for (const task of tasks.keys()) enter(state, task);
  return { takers: state.takers, cost: costOf({ rooms, tasks }, state.takers) };
}

/** The baseline: the tasks in their order, each to the cheapest taker that still has room. */
export function assignGreedily({ rooms, tasks }: Problem): Assignment {
  const left = [...rooms];
  const takers = tasks.map(({ options, untaken }): number | null => {
    const open = options.filter(({ taker, cost }) => (left[taker] ?? 0) > 0 && cost < untaken);
    const best = open.reduce<Option | null>(
      (found, option) => (found && found.cost <= option.cost ? found : option),
      null,
    );
    if (!best) return null;
    left[best.taker] = (left[best.taker] ?? 0) - 1;
    return best.taker;
  });
  return { takers, cost: costOf({ rooms, tasks }, takers) };
}

function costOf({ tasks }: Problem, takers: readonly (number | null)[]): number {
  return tasks.reduce((sum, task, at) => {
    const taker = takers[at];
    return sum + (taker == null ? task.untaken : costWith(task.options, taker));
  }, 0);
}

function costWith(options: readonly Option[], taker: number): number {
  return options.find((option) => option.taker === taker)?.cost ?? Number.POSITIVE_INFINITY;
}

type State = {
  tasks: Problem["tasks"];
  rooms: readonly number[];
  prices: Float64Array;
  held: Set<number>[];
  takers: (number | null)[];
};

/** A place on the way: at a taker, or at a task that would then stay untaken. */
type Step = { distance: number; taker: number | null; task: number };
type Search = {
  heap: TinyQueue<Step>;
  /** By taker: how far it is, and the task it was reached from. */
  reached: Map<number, { distance: number; from: number }>;
  settled: Map<number, number>;
};

function enter(state: State, task: number): void {
  const heap = new TinyQueue<Step>([], (one, other) => one.distance - other.distance);
  const search: Search = { heap, reached: new Map(), settled: new Map() };
  scan(state, search, { task, distance: 0, own: 0 });
  for (let step = heap.pop(); step; step = heap.pop()) {
    if (step.taker !== null && search.settled.has(step.taker)) continue;
    if (isPlace(state, step)) {
      for (const [taker, distance] of search.settled) {
        state.prices[taker] = (state.prices[taker] ?? 0) + distance - step.distance;
      }
      moveAlong(state, search, { step, entering: task });
      return;
    }
    settle(state, search, step);
  }
}

function isPlace({ held, rooms }: State, { taker }: Step): boolean {
  return taker === null || (held[taker]?.size ?? 0) < (rooms[taker] ?? 0);
}

function settle(state: State, search: Search, { taker, distance }: Step): void {
  if (taker === null) return;
  search.settled.set(taker, distance);
  const price = state.prices[taker] ?? 0;
  for (const task of state.held[taker] ?? []) {
    const own = costWith(state.tasks[task]?.options ?? [], taker) - price;
    scan(state, search, { task, distance, own });
  }
}

/** Every place the task could move to; `own` is what its present place costs at today's prices. */
function scan(
  { tasks, prices }: State,
  { heap, reached, settled }: Search,
  { task, distance, own }: { task: number; distance: number; own: number },
): void {
  const wanted = tasks[task];
  if (!wanted) return;
  heap.push({ distance: distance + wanted.untaken - own, taker: null, task });
  for (const { taker, cost } of wanted.options) {
    if (settled.has(taker)) continue;
    const there = distance + cost - (prices[taker] ?? 0) - own;
    const known = reached.get(taker);
    if (known && known.distance <= there) continue;
    reached.set(taker, { distance: there, from: task });
    heap.push({ distance: there, taker, task });
  }
}

/** Walks the way back, each task leaving its place to the one before it. */
function moveAlong(
  state: State,
  { reached }: Search,
  { step, entering }: { step: Step; entering: number },
): void {
  let { taker, task } = step;
  for (;;) {
    const before = state.takers[task] ?? null;
    if (before !== null) state.held[before]?.delete(task);
    state.takers[task] = taker;
    if (taker !== null) state.held[taker]?.add(task);
    if (task === entering || before === null) return;
    taker = before;
    task = reached.get(before)?.from ?? entering;
  }
}
