import { expect, test } from "vitest";
import {
  added,
  findCounted,
  type IndexedRow,
  indexRows,
  maskOf,
  maskWhere,
  renewList,
  renewRows,
} from "./facet-index.ts";
import { between, oneOf, randomFrom } from "./random.ts";

const facets = ["region", "language"] as const;
type Facet = (typeof facets)[number];
type Row = IndexedRow<Facet>;
const values = { region: ["a", "b", "c"], language: ["kk", "ru", "en"] } as const;

function rowsFrom(seed: string): Row[] {
  const random = randomFrom(seed);
  return Array.from({ length: 200 }, (_, at) => {
    const from = between(random, 0, 20);
    const languages = values.language.filter(() => random() < 0.5);
    const region = oneOf(random, values.region);
    return {
      id: at * 7,
      from,
      until: from + between(random, 1, 10),
      values: { region: [region], language: languages },
    };
  });
}

/** The same counted plainly: a value counts what the list would hold if it were chosen too. */
function fits(row: Row, day: number, wanted: Partial<Record<Facet, string>>): boolean {
  return (
    row.from <= day &&
    day < row.until &&
    facets.every((facet) => !wanted[facet] || row.values[facet].includes(wanted[facet] ?? ""))
  );
}

const seeds = Array.from({ length: 20 }, (_, at) => `country ${at}`);

test.each(seeds)("finds and counts as plain filtering does: %s", (seed) => {
  const rows = rowsFrom(seed);
  const random = randomFrom(`question of ${seed}`);
  const day = between(random, 0, 25);
  const region = oneOf(random, values.region);
  const language = oneOf(random, values.language);
  const wanted: Partial<Record<Facet, string>> = {
    ...(random() < 0.5 ? { region } : {}),
    ...(random() < 0.5 ? { language } : {}),
  };
  const index = indexRows(rows, facets);
  const order = Int32Array.from(rows, (_, place) => rows.length - 1 - place);

  const found = findCounted(index, {
    days: { from: day, until: day + 1 },
    order,
    wanted,
    mask: null,
  });

  const expected = rows.flatMap((row, place) => (fits(row, day, wanted) ? [place] : [])).reverse();
  expect(found.places).toEqual(expected);
  for (const facet of facets) {
    for (const value of values[facet]) {
      const left = rows.filter((row) => fits(row, day, { ...wanted, [facet]: value })).length;
      const count = found.facets.find((one) => one.facet === facet && one.value === value)?.count;
      expect(count ?? 0, `${facet} ${value}`).toBe(left);
    }
  }
});

test.each(seeds)("finds and counts the same after rows were renewed: %s", (seed) => {
  const random = randomFrom(`renewed ${seed}`);
  let [rows, index] = [rowsFrom(seed), indexRows(rowsFrom(seed), facets)];
  for (let round = 0; round < 10; round++) {
    const others = rowsFrom(`${seed} ${round}`).map((row) => ({ ...row, id: row.id + round }));
    const all = rows.flatMap((_, place) => [...(random() < 0.9 ? [place] : []), added]);
    const places = Int32Array.from(all.filter((place) => place !== added || random() < 0.1));
    const fresh = others.slice(0, places.filter((place) => place === added).length);
    rows = renewList(rows, { places, rows: fresh });
    index = renewRows(index, { places, rows: fresh });
  }
  const anew = indexRows(rows, facets);
  const order = Int32Array.from(rows, (_, place) => place);
  const question = {
    days: { from: between(random, 0, 12), until: between(random, 13, 25) },
    order,
    wanted: { region: oneOf(random, values.region) },
    mask: null,
  };
  const sorted = ({ places, facets: counts }: ReturnType<typeof findCounted>) => ({
    places,
    counts: counts.map(({ facet, value, count }) => `${facet} ${value} ${count}`).sort(),
  });
  expect(rows.length).toBeGreaterThan(50);
  expect(sorted(findCounted(index, question))).toEqual(sorted(findCounted(anew, question)));
  expect(index.ids).toEqual(anew.ids);
  expect(index.placeOf).toEqual(anew.placeOf);
});

test("counts only the facets asked for", () => {
  const rows = rowsFrom("asked");
  const index = indexRows(rows, facets);
  const order = Int32Array.from(rows, (_, place) => place);
  const question = { days: { from: 0, until: 30 }, order, wanted: { region: "a" }, mask: null };

  const all = findCounted(index, question);
  const some = findCounted(index, { ...question, counted: ["language"] });

  expect(some.places).toEqual(all.places);
  expect(some.facets).toEqual(all.facets.filter(({ facet }) => facet === "language"));
  expect(some.facets.length).toBeGreaterThan(0);
});

test("finds the rows with a value that fits", () => {
  const rows = rowsFrom("fitting");
  const mask = maskWhere(indexRows(rows, facets), {
    facets: ["language"],
    fits: (value) => value.startsWith("k") || value === "a",
  });
  expect([...mask]).toEqual(rows.map((row) => (row.values.language.includes("kk") ? 1 : 0)));
});

test("finds only what the mask holds, and passes over ids it does not know", () => {
  const rows = rowsFrom("masked").map((row) => ({ ...row, from: 0, until: 100 }));
  const index = indexRows(rows, facets);
  const order = Int32Array.from(rows, (_, place) => place);

  const mask = maskOf(index, [7, 21, 5000]);
  const days = { from: 1, until: 2 };

  expect(findCounted(index, { days, order, wanted: {}, mask }).places).toEqual([1, 3]);
});
