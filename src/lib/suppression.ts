/** The least number of answers that may stand behind a figure of a round without names. */
export const leastCell = 5;

/** Answers of one school and one role: what a round without names may be taken apart into at most. */
export type Unit = {
  schoolId: string;
  circleId: string | null;
  districtKato: string;
  regionKato: string;
  kind: string;
  role: string;
  count: number;
};

export const breakdowns = ["region", "district", "circle", "school", "kind", "role"] as const;
export type Breakdown = (typeof breakdowns)[number];

const partOf: Record<Breakdown, (unit: Unit) => string | null> = {
  region: (unit) => unit.regionKato,
  district: (unit) => unit.districtKato,
  circle: (unit) => unit.circleId,
  school: (unit) => unit.schoolId,
  kind: (unit) => unit.kind,
  role: (unit) => unit.role,
};

/** Units whose answers are always shown together or not at all; at least `leastCell` answers in each. */
export type Atom = { units: readonly Unit[]; count: number };

/**
 * Joins units that are too small with their nearest likes: of one role in the circle, the district,
 * the region and the country, then of any role in the same order. Every figure shown is a sum over
 * atoms, so that no two figures differ by fewer answers than an atom has. Answers that come to too
 * few even all together make no atom.
 */
export function atomsOf(units: readonly Unit[]): Atom[] {
  let atoms: Atom[] = units
    .filter(({ count }) => count > 0)
    .map((unit) => ({ units: [unit], count: unit.count }));
  for (const near of nearness) atoms = joinSmall(atoms, near);
  return atoms.filter(({ count }) => count >= leastCell);
}

const sameRole = (atom: Atom) => shared(atom, "role");
const nearness: readonly ((atom: Atom) => string | null)[] = [
  (atom) => keyOf(shared(atom, "circle"), sameRole(atom)),
  (atom) => keyOf(shared(atom, "district"), sameRole(atom)),
  (atom) => keyOf(shared(atom, "region"), sameRole(atom)),
  sameRole,
  (atom) => shared(atom, "school"),
  (atom) => shared(atom, "circle"),
  (atom) => shared(atom, "district"),
  (atom) => shared(atom, "region"),
  () => "all",
];

function keyOf(...parts: (string | null)[]): string | null {
  return parts.includes(null) ? null : parts.join(" ");
}

/** What all units of the atom have in common, null when they differ or have none. */
export function shared(atom: Atom, breakdown: Breakdown): string | null {
  const [first, ...others] = atom.units.map(partOf[breakdown]);
  return first !== undefined && others.every((other) => other === first) ? first : null;
}

/** Within each group the small ones are joined, and what is still small goes to the smallest other. */
function joinSmall(atoms: readonly Atom[], groupOf: (atom: Atom) => string | null): Atom[] {
  const grouped = Map.groupBy(atoms, (atom) => groupOf(atom) ?? "");
  return [...grouped].flatMap(([key, members]) => (key === "" ? members : joinGroup(members)));
}

function joinGroup(members: readonly Atom[]): Atom[] {
  const small = members.filter(({ count }) => count < leastCell);
  const large = members.filter(({ count }) => count >= leastCell);
  const together = joined(small);
  if (together === null) return large;
  if (together.count >= leastCell || large.length === 0) return [...large, together];
  const [least, ...others] = large.toSorted((one, other) => one.count - other.count);
  return [...others, joined([together, ...(least ? [least] : [])]) ?? together];
}

function joined(atoms: readonly Atom[]): Atom | null {
  if (atoms.length === 0) return null;
  const units = atoms.flatMap((atom) => atom.units);
  return { units, count: atoms.reduce((sum, atom) => sum + atom.count, 0) };
}

/** One table of counts as it may be shown: null is a cell that is hidden. */
export type Shown = readonly (readonly (number | null)[])[];

/**
 * Hides the cells of a cross-table that count fewer than `leastCell` answers, and as many others as
 * it takes that none of them follows from the sums of rows and columns. A hidden cell follows from the
 * sums exactly when it lies on no ring of hidden cells; such a cell is a bridge of the graph whose
 * vertices are the rows and columns and whose edges are the hidden cells.
 */
export function hideSmall(table: readonly (readonly number[])[]): Shown {
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
