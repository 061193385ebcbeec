/** A row of an index: from when until when it holds (days since 1970), and its values by facet. */
export type IndexedRow<Facet extends string> = {
  id: number;
  from: number;
  until: number;
  values: Record<Facet, readonly string[]>;
};

/** Rows in their order, column by column, so that a list of many thousands is counted in a moment. */
export type FacetIndex<Facet extends string> = {
  ids: Float64Array;
  from: Int32Array;
  until: Int32Array;
  columns: Column<Facet>[];
  placeOf: Map<number, number>;
};

/** Which rows of an index something was found in: one byte a row. */
export type Mask = Uint8Array;

type Column<Facet> = { facet: Facet; codes: Uint16Array; meanings: (readonly string[])[] };
type Question<Facet extends string> = {
  day: number;
  order: Int32Array;
  wanted: Partial<Record<Facet, string | undefined>>;
  mask: Mask | null;
};

export type FacetCount = { facet: string; value: string; count: number };
/** The rows that fit, by their places in the index and in the order asked for, and how many each value would leave. */
export type Counted = { places: number[]; facets: FacetCount[] };

/** Builds the index; a row's place in the list is its place in the index. */
export function indexRows<Facet extends string>(
  rows: readonly IndexedRow<Facet>[],
  facets: readonly Facet[],
): FacetIndex<Facet> {
  return {
    ids: Float64Array.from(rows, ({ id }) => id),
    from: Int32Array.from(rows, ({ from }) => from),
    until: Int32Array.from(rows, ({ until }) => until),
    columns: facets.map((facet) => columnOf(rows, facet)),
    placeOf: new Map(rows.map(({ id }, place) => [id, place])),
  };
}

/** The rows of these ids; an id the index does not hold is passed over. */
export function maskOf(index: FacetIndex<string>, ids: Iterable<number>): Mask {
  const mask = new Uint8Array(index.ids.length);
  for (const id of ids) {
    const place = index.placeOf.get(id);
    if (place !== undefined) mask[place] = 1;
  }
  return mask;
}

/** Goes through the places in the order; a row counts for a facet when it misses the filter of no other. */
export function findCounted<Facet extends string>(
  index: FacetIndex<Facet>,
  { day, order, wanted, mask }: Question<Facet>,
): Counted {
  const columns = index.columns.map((column) => weigh(column, wanted[column.facet]));
  const places: number[] = [];
  for (const place of order) {
    if (mask?.[place] === 0 || !holdsOn(index, place, day)) continue;
    const missed = missedBy(columns, place);
    if (missed === none) places.push(place);
    countFor(columns, missed, place);
  }
  return { places, facets: columns.flatMap(countsOf) };
}

function holdsOn({ from, until }: FacetIndex<string>, place: number, day: number): boolean {
  return (from[place] ?? 0) <= day && day < (until[place] ?? 0);
}

const none = -1;
const several = -2;

type Weighed = Column<string> & { misses: Uint8Array; counts: Int32Array };

function weigh<Facet extends string>(column: Column<Facet>, wanted: string | undefined): Weighed {
  const misses = Uint8Array.from(column.meanings, (meaning) =>
    wanted === undefined || meaning.includes(wanted) ? 0 : 1,
  );
  return { ...column, misses, counts: new Int32Array(column.meanings.length) };
}

/** The one filter that the row misses, or none, or several. */
function missedBy(columns: readonly Weighed[], place: number): number {
  let missed = none;
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at];
    if (!column || column.misses[column.codes[place] ?? 0] === 0) continue;
    if (missed !== none) return several;
    missed = at;
  }
  return missed;
}

function countFor(columns: readonly Weighed[], missed: number, place: number): void {
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at];
    if (!column || (missed !== none && missed !== at)) continue;
    const code = column.codes[place] ?? 0;
    column.counts[code] = (column.counts[code] ?? 0) + 1;
  }
}

function countsOf({ facet, meanings, counts }: Weighed): FacetCount[] {
  const byValue = new Map<string, number>();
  meanings.forEach((meaning, code) => {
    const found = counts[code] ?? 0;
    if (found === 0) return;
    for (const value of meaning) byValue.set(value, (byValue.get(value) ?? 0) + found);
  });
  return [...byValue].map(([value, found]) => ({ facet, value, count: found }));
}

function columnOf<Facet extends string>(
  rows: readonly IndexedRow<Facet>[],
  facet: Facet,
): Column<Facet> {
  const codeOf = new Map<string, number>();
  const meanings: (readonly string[])[] = [];
  const codes = Uint16Array.from(rows, ({ values }) => {
    const meaning = values[facet];
    const key = meaning.join(" ");
    const known = codeOf.get(key);
    if (known !== undefined) return known;
    codeOf.set(key, meanings.length);
    return meanings.push(meaning) - 1;
  });
  return { facet, codes, meanings };
}
