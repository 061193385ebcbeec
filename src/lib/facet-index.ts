/** A row of an index: from when until when it holds (days since 1970), and its values by facet. */
export type IndexedRow<Facet extends string, Id = number> = {
  id: Id;
  from: number;
  until: number;
  values: Record<Facet, readonly string[]>;
};

/** Rows in their order, column by column, so that a list of many thousands is counted in a moment. */
export type FacetIndex<Facet extends string, Id = number> = {
  ids: readonly Id[];
  from: Int32Array;
  until: Int32Array;
  columns: readonly Column<Facet>[];
  placeOf: ReadonlyMap<Id, number>;
};

/** Which rows of an index something was found in: one byte a row. */
export type Mask = Uint8Array;

type Column<Facet> = { facet: Facet; codes: Int32Array; dictionary: Dictionary };

/** What the codes of a column mean. It only grows, so that indexes renewed one from another share it. */
type Dictionary = {
  meanings: (readonly string[])[];
  codeOf: Map<string, number>;
  codesWith: Map<string, number[]>;
};

/** From a day until before another. */
type Days = { from: number; until: number };

type Question<Facet extends string> = {
  /** Only rows that hold on one of these days. */
  days: Days;
  order: Int32Array;
  wanted: Partial<Record<Facet, string | undefined>>;
  mask: Mask | null;
  /** The facets whose values are counted; all of them when it is left out. */
  counted?: readonly Facet[];
};

export type FacetCount = { facet: string; value: string; count: number };
/** The rows that fit, by their places in the index and in the order asked for, and how many each value would leave. */
export type Counted = { places: number[]; facets: FacetCount[] };

/** Builds the index; a row's place in the list is its place in the index. */
export function indexRows<Facet extends string, Id>(
  rows: readonly IndexedRow<Facet, Id>[],
  facets: readonly Facet[],
): FacetIndex<Facet, Id> {
  return {
    ids: rows.map(({ id }) => id),
    from: Int32Array.from(rows, ({ from }) => from),
    until: Int32Array.from(rows, ({ until }) => until),
    columns: facets.map((facet) => columnOf(rows, facet)),
    placeOf: placesBy(rows.map(({ id }) => id)),
  };
}

/** Stands for a new row in the places that `renewRows` takes. */
export const added = -1;

/** The index of rows each of which was at one of those places before or is the next of the new ones. */
export function renewRows<Facet extends string, Id>(
  before: FacetIndex<Facet, Id>,
  { places, rows }: { places: Int32Array; rows: readonly IndexedRow<Facet, Id>[] },
): FacetIndex<Facet, Id> {
  const ids = renewList(before.ids, { places, rows: rows.map(({ id }) => id) });
  const isSame = ids.length === before.ids.length && ids.every((id, at) => id === before.ids[at]);
  const renew = (numbers: Int32Array, fresh: (row: IndexedRow<Facet, Id>) => number) =>
    renewNumbers(numbers, { places, rows: rows.map(fresh) });
  return {
    ids,
    from: renew(before.from, ({ from }) => from),
    until: renew(before.until, ({ until }) => until),
    columns: before.columns.map(({ facet, codes, dictionary }) => ({
      facet,
      dictionary,
      codes: renew(codes, ({ values }) => codeIn(dictionary, values[facet])),
    })),
    placeOf: isSame ? before.placeOf : placesBy(ids),
  };
}

/** The same for a list of anything that lies beside the index. */
export function renewList<Value>(
  before: readonly Value[],
  { places, rows }: { places: Int32Array; rows: readonly Value[] },
): Value[] {
  const list: Value[] = [];
  let next = 0;
  for (const place of places) {
    const value = place === added ? rows[next++] : before[place];
    if (value !== undefined) list.push(value);
  }
  return list;
}

/** The rows of these ids; an id the index does not hold is passed over. */
export function maskOf<Id>(index: FacetIndex<string, Id>, ids: Iterable<Id>): Mask {
  const mask = new Uint8Array(index.ids.length);
  for (const id of ids) {
    const place = index.placeOf.get(id);
    if (place !== undefined) mask[place] = 1;
  }
  return mask;
}

/** The rows with a value that fits in one of the facets; each different value is tried once. */
export function maskWhere<Facet extends string>(
  index: FacetIndex<Facet, unknown>,
  { facets, fits }: { facets: readonly Facet[]; fits: (value: string) => boolean },
): Mask {
  const mask = new Uint8Array(index.ids.length);
  for (const { facet, codes, dictionary } of index.columns) {
    if (!facets.includes(facet)) continue;
    const hits = Uint8Array.from(dictionary.meanings, (meaning) => (meaning.some(fits) ? 1 : 0));
    for (let at = 0; at < mask.length; at++) if (hits[codes[at] ?? 0] === 1) mask[at] = 1;
  }
  return mask;
}

/** Goes through the places in the order; a row counts for a facet when it misses the filter of no other. */
export function findCounted<Facet extends string>(
  index: FacetIndex<Facet, unknown>,
  { wanted, counted, ...asked }: Question<Facet>,
): Counted {
  const filters = index.columns.flatMap((column) => filterOf(column, wanted[column.facet]) ?? []);
  const places = placesThatFit(index, { ...asked, filters });
  const columns = index.columns.filter(({ facet }) => counted?.includes(facet) ?? true);
  return {
    places,
    facets: columns.flatMap((column) => {
      const alone = filters.find(({ facet }) => facet === column.facet)?.alone ?? [];
      return countsOf(column, alone.length > 0 ? [...places, ...alone] : places);
    }),
  };
}

type Search = { days: Days; order: Int32Array; mask: Mask | null; filters: readonly Filter[] };

function placesThatFit(
  { from, until }: FacetIndex<string, unknown>,
  { days, order, mask, filters }: Search,
): number[] {
  const places: number[] = [];
  // A plain loop: it goes through every row of a month or of the register for each page.
  for (let at = 0; at < order.length; at++) {
    const place = order[at] ?? 0;
    if (mask?.[place] === 0 || !holdsIn(days, from[place], until[place])) continue;
    if (fitsAll(filters, place)) places.push(place);
  }
  return places;
}

function holdsIn(days: Days, from = 0, until = 0): boolean {
  return from < days.until && until > days.from;
}

/** Which codes miss what is wanted, and the rows that miss it and no other filter. */
type Filter = { facet: string; codes: Int32Array; misses: Uint8Array; alone: number[] };

function filterOf(
  { facet, codes, dictionary }: Column<string>,
  wanted: string | undefined,
): Filter | null {
  if (wanted === undefined) return null;
  const misses = new Uint8Array(dictionary.meanings.length).fill(1);
  for (const code of dictionary.codesWith.get(wanted) ?? []) misses[code] = 0;
  return { facet, codes, misses, alone: [] };
}

/** Whether the row misses no filter; where it misses only one, that filter is told. */
function fitsAll(filters: readonly Filter[], place: number): boolean {
  let missed: Filter | undefined;
  for (const filter of filters) {
    if (filter.misses[filter.codes[place] ?? 0] === 0) continue;
    if (missed) return false;
    missed = filter;
  }
  missed?.alone.push(place);
  return missed === undefined;
}

function countsOf(
  { facet, codes, dictionary: { meanings } }: Column<string>,
  places: readonly number[],
): FacetCount[] {
  const counts = new Int32Array(meanings.length);
  for (const place of places) {
    const code = codes[place] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const byValue = new Map<string, number>();
  counts.forEach((found, code) => {
    if (found === 0) return;
    for (const value of meanings[code] ?? []) byValue.set(value, (byValue.get(value) ?? 0) + found);
  });
  return [...byValue].map(([value, count]) => ({ facet, value, count }));
}

function placesBy<Id>(ids: readonly Id[]): Map<Id, number> {
  const places = new Map<Id, number>();
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at];
    if (id !== undefined) places.set(id, at);
  }
  return places;
}

function columnOf<Facet extends string>(
  rows: readonly IndexedRow<Facet, unknown>[],
  facet: Facet,
): Column<Facet> {
  const dictionary: Dictionary = { meanings: [], codeOf: new Map(), codesWith: new Map() };
  const codes = new Int32Array(rows.length);
  for (const [at, { values }] of rows.entries()) codes[at] = codeIn(dictionary, values[facet]);
  return { facet, codes, dictionary };
}

/** The code of the meaning, which the dictionary learns if it is new to it. */
function codeIn({ meanings, codeOf, codesWith }: Dictionary, meaning: readonly string[]): number {
  const [only = ""] = meaning;
  const key = meaning.length > 1 ? meaning.join(" ") : only;
  const known = codeOf.get(key);
  if (known !== undefined) return known;
  const code = meanings.push(meaning) - 1;
  codeOf.set(key, code);
  for (const value of meaning) {
    const codes = codesWith.get(value);
    if (codes) codes.push(code);
    else codesWith.set(value, [code]);
  }
  return code;
}

function renewNumbers(
  before: Int32Array,
  { places, rows }: { places: Int32Array; rows: readonly number[] },
): Int32Array {
  let next = 0;
  return places.map((place) => (place === added ? rows[next++] : before[place]) ?? 0);
}
