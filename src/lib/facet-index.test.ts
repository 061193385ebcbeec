import { expect, test } from "vitest";
import { findCounted, type IndexedRow, indexRows, maskOf } from "./facet-index.ts";
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

  const found = findCounted(index, { day, order, wanted, mask: null });

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

test("finds only what the mask holds, and passes over ids it does not know", () => {
  const rows = rowsFrom("masked").map((row) => ({ ...row, from: 0, until: 100 }));
  const index = indexRows(rows, facets);
  const order = Int32Array.from(rows, (_, place) => place);

  const mask = maskOf(index, [7, 21, 5000]);

  expect(findCounted(index, { day: 1, order, wanted: {}, mask }).places).toEqual([1, 3]);
});
