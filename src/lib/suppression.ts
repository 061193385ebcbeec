/** The least number of answers that may stand behind a figure of a round without names. */
export const leastCell = 5;

export const breakdowns = ["region", "district", "circle", "school", "kind", "role"] as const;
export type Breakdown = (typeof breakdowns)[number];

/** The people of one school and one role: what a round without names may be taken apart into at most. */
export type Unit = Readonly<Record<Breakdown, string | null>>;

/** Units by their numbers from 0 on, so that as many as a country has are joined in a moment. */
export type Units = {
  count: number;
  /** What each unit is by a breakdown: a place in `values`, or -1 where it is nothing. */
  codes: Readonly<Record<Breakdown, Int32Array>>;
  values: Readonly<Record<Breakdown, readonly string[]>>;
};

/** Units numbered in the order given, which also decides between units that are alike. */
export function unitsOf(list: readonly Unit[]): Units {
  const coded = byBreakdown((breakdown) => {
    const places = new Map<string, number>();
    const codes = Int32Array.from(list, ({ [breakdown]: value }) => {
      if (value === null) return none;
      const place = places.get(value) ?? places.size;
      places.set(value, place);
      return place;
    });
    return { codes, values: [...places.keys()] };
  });
  return {
    count: list.length,
    codes: byBreakdown((breakdown) => coded[breakdown].codes),
    values: byBreakdown((breakdown) => coded[breakdown].values),
  };
}

/** Units whose answers are always shown together or not at all. */
export type Atoms = {
  /** The atom that each unit is in, by the number of one of its units; -1 where its answers are not shown. */
  ofUnit: Int32Array;
  /** How many answers each atom has, and what all its units are: -1 where they are not the same. */
  answers: Int32Array;
  codes: Readonly<Record<Breakdown, Int32Array>>;
};

/** Every unit that has answers by itself. */
export function unitsAlone({ codes }: Units, counts: Int32Array): Atoms {
  return { ofUnit: counts.map((count, unit) => (count > 0 ? unit : none)), answers: counts, codes };
}

/**
 * Joins units that are too small with their nearest likes: of one role in the circle, the district,
 * the region and the country, then of any role in the same order. Every figure shown is a sum over
 * atoms of at least `leastCell` answers, so that no two figures differ by fewer answers than an atom
 * has. Answers that come to too few even all together make no atom.
 */
export function atomsOf(units: Units, counts: Int32Array): Atoms {
  const joining: Joining = {
    units,
    answers: counts.slice(),
    into: counts.map((_, unit) => unit),
    codes: byBreakdown((breakdown) => units.codes[breakdown].slice()),
    small: smallIn(counts),
  };
  for (const near of nearness) if (joining.small.length > 0) joinSmall(joining, near);
  const { answers, codes } = joining;
  const ofUnit = counts.map((count, unit) => {
    const atom = count > 0 ? rootOf(joining, unit) : none;
    return atom >= 0 && (answers[atom] ?? 0) >= leastCell ? atom : none;
  });
  return { ofUnit, answers, codes };
}

// Loops by number, here and below: an iterator makes an object for each of a hundred thousand units.
function smallIn(counts: Int32Array): number[] {
  const small: number[] = [];
  for (let unit = 0; unit < counts.length; unit++) if (isSmall(counts[unit])) small.push(unit);
  return small;
}

const none = -1;
const isSmall = (count = 0) => count > 0 && count < leastCell;

function byBreakdown<Value>(of: (breakdown: Breakdown) => Value): Record<Breakdown, Value> {
  return {
    region: of("region"),
    district: of("district"),
    circle: of("circle"),
    school: of("school"),
    kind: of("kind"),
    role: of("role"),
  };
}

type Joining = {
  units: Units;
  answers: Int32Array;
  /** The atom that a unit was joined to, itself while it stands for its atom. */
  into: Int32Array;
  codes: Record<Breakdown, Int32Array>;
  /** Atoms that are too small as yet, in the order of their units. */
  small: number[];
};

function rootOf({ into }: Joining, unit: number): number {
  let atom = unit;
  while (into[atom] !== atom) atom = into[atom] ?? atom;
  return atom;
}

const nearness: readonly (readonly Breakdown[])[] = [
  ["circle", "role"],
  ["district", "role"],
  ["region", "role"],
  ["role"],
  ["school"],
  ["circle"],
  ["district"],
  ["region"],
  [],
];

/** What an atom is by all of these together, as one number; -1 where it is nothing by one of them. */
function keyOf({ codes, units }: Joining, near: readonly Breakdown[]): Key {
  return (atom) => {
    let key = 0;
    for (const breakdown of near) {
      const code = codes[breakdown][atom] ?? none;
      if (code < 0) return none;
      key = key * units.values[breakdown].length + code;
    }
    return key;
  };
}

/** Within each group the small ones are joined, and what is still small goes to the smallest other. */
function joinSmall(joining: Joining, near: readonly Breakdown[]): void {
  const key = keyOf(joining, near);
  const { first, left } = joinAlike(joining, key);
  const still = [...first].filter(([, atom]) => isSmall(joining.answers[atom]));
  const least = leastIn(joining, { key, groups: new Set(still.map(([group]) => group)) });
  for (const [group, atom] of still) {
    const to = least.get(group);
    if (to === undefined) left.push(atom);
    else join(joining, { atom, to });
  }
  joining.small = left.sort((one, other) => one - other);
}

type Key = (atom: number) => number;

/** The first small atom of each group with the others of its group, and those that are of none. */
function joinAlike(joining: Joining, key: Key): { first: Map<number, number>; left: number[] } {
  const first = new Map<number, number>();
  const left: number[] = [];
  for (const atom of joining.small) {
    const group = key(atom);
    const known = first.get(group);
    if (group < 0) left.push(atom);
    else if (known === undefined) first.set(group, atom);
    else join(joining, { atom, to: known });
  }
  return { first, left };
}

/** Of each of the groups the atom with the fewest answers that is not too small itself. */
function leastIn(
  { answers, into }: Joining,
  { key, groups }: { key: Key; groups: ReadonlySet<number> },
): Map<number, number> {
  const least = new Map<number, number>();
  if (groups.size === 0) return least;
  const few = new Map<number, number>();
  for (let atom = 0; atom < answers.length; atom++) {
    const count = answers[atom] ?? 0;
    if (count < leastCell || into[atom] !== atom) continue;
    const group = key(atom);
    if (!groups.has(group) || count >= (few.get(group) ?? Number.POSITIVE_INFINITY)) continue;
    few.set(group, count);
    least.set(group, atom);
  }
  return least;
}

function join({ answers, into, codes }: Joining, { atom, to }: { atom: number; to: number }): void {
  into[atom] = to;
  answers[to] = (answers[to] ?? 0) + (answers[atom] ?? 0);
  for (const breakdown of breakdowns) {
    const column = codes[breakdown];
    if (column[to] !== column[atom]) column[to] = none;
  }
}

/** One table of counts as it may be shown: null is a cell that is hidden. */
export type ShownCounts = readonly (readonly (number | null)[])[];

/**
 * Hides the cells of a cross-table that count fewer than `leastCell` answers, and as many others as
 * it takes that none of them follows from the sums of rows and columns. A hidden cell follows from the
 * sums exactly when it lies on no ring of hidden cells; such a cell is a bridge of the graph whose
 * vertices are the rows and columns and whose edges are the hidden cells.
 */
export function hideSmall(table: readonly (readonly number[])[]): ShownCounts {
  const hidden = table.map((row) => row.map((count) => count > 0 && count < leastCell));
  for (let bridge = findBridge(hidden); bridge; bridge = findBridge(hidden)) {
    const next = nextToHide(table, { hidden, bridge });
    if (!next) break;
    mark(hidden, next);
  }
  return table.map((row, r) => row.map((count, c) => (hidden[r]?.[c] ? null : count)));
}

type Cell = { row: number; column: number };

function mark(hidden: boolean[][], { row, column }: Cell): void {
  const cells = hidden[row];
  if (cells) cells[column] = true;
}

/** The smallest open cell beside the bridge, or anywhere when nothing beside it is open; a zero hides as well. */
function nextToHide(
  table: readonly (readonly number[])[],
  { hidden, bridge }: Looking,
): Cell | null {
  const open = table.flatMap((counts, row) =>
    counts.flatMap((count, column) => (hidden[row]?.[column] ? [] : [{ row, column, count }])),
  );
  const beside = open.filter(({ row, column }) => row === bridge.row || column === bridge.column);
  const [least] = (beside.length > 0 ? beside : open).toSorted((a, b) => a.count - b.count);
  return least ?? null;
}

type Looking = { hidden: Hidden; bridge: Cell };

/** A hidden cell that no ring of hidden cells passes through, by walks in depth. */
function findBridge(hidden: Hidden): Cell | null {
  const vertices = hidden.length + (hidden[0]?.length ?? 0);
  const walk: Walk = { hidden, order: new Array<number>(vertices).fill(0), clock: 0, bridge: null };
  for (let vertex = 0; vertex < vertices; vertex++)
    if (walk.order[vertex] === 0) lowest(walk, { vertex, from: -1 });
  return walk.bridge;
}

type Hidden = readonly (readonly boolean[])[];
type Walk = { hidden: Hidden; order: number[]; clock: number; bridge: Cell | null };

/** The earliest vertex met from here without going back the way one came. */
function lowest(walk: Walk, { vertex, from }: { vertex: number; from: number }): number {
  walk.clock += 1;
  const entered = walk.clock;
  walk.order[vertex] = entered;
  let low = entered;
  for (const next of neighbours(walk.hidden, vertex)) {
    if (next === from) continue;
    const met = walk.order[next] ?? 0;
    const reached = met > 0 ? met : lowest(walk, { vertex: next, from: vertex });
    if (met === 0 && reached > entered) walk.bridge = cellOf(walk.hidden, [vertex, next]);
    low = Math.min(low, reached);
  }
  return low;
}

/** Rows are the first vertices, columns those after them. */
function neighbours(hidden: Hidden, vertex: number): number[] {
  const rows = hidden.length;
  if (vertex < rows)
    return (hidden[vertex] ?? []).flatMap((cell, column) => (cell ? [rows + column] : []));
  return hidden.flatMap((cells, row) => (cells[vertex - rows] ? [row] : []));
}

function cellOf(hidden: Hidden, [one, other]: [number, number]): Cell {
  const [row, column] = one < other ? [one, other] : [other, one];
  return { row, column: column - hidden.length };
}
