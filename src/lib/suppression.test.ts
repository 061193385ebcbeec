import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atomsOf, breakdowns, hideSmall, leastCell, shared, type Unit } from "./suppression.ts";

const unit = fc.record({
  schoolId: fc.integer({ min: 1, max: 9 }).map((at) => `s${at}`),
  role: fc.constantFrom("teacher", "head"),
  count: fc.integer({ min: 0, max: 9 }),
});

/** Schools 1-3 make a circle, 1-5 a district, 1-7 a region; the even ones are small. */
function placed({
  schoolId,
  role,
  count,
}: {
  schoolId: string;
  role: string;
  count: number;
}): Unit {
  const at = Number(schoolId.slice(1));
  return {
    ...{ schoolId, role, count, kind: at % 2 === 0 ? "small" : "general" },
    circleId: at <= 3 ? "c1" : at <= 5 ? null : "c2",
    districtKato: at <= 5 ? "d1" : "d2",
    regionKato: at <= 7 ? "r1" : "r2",
  };
}

const units = fc
  .uniqueArray(unit, { selector: ({ schoolId, role }) => schoolId + role, maxLength: 18 })
  .map((drawn) => drawn.map(placed));

describe("answers that are shown together", () => {
  it("come to at least five, each unit in one place, none made up", () => {
    fc.assert(
      fc.property(units, (given) => {
        const atoms = atomsOf(given);
        const placed = atoms.flatMap((atom) => atom.units);
        expect(new Set(placed).size).toBe(placed.length);
        for (const atom of atoms) {
          expect(atom.count).toBeGreaterThanOrEqual(leastCell);
          expect(atom.count).toBe(atom.units.reduce((sum, { count }) => sum + count, 0));
        }
        const total = given.reduce((sum, { count }) => sum + count, 0);
        const shown = atoms.reduce((sum, { count }) => sum + count, 0);
        expect(shown).toBe(total >= leastCell ? total : 0);
      }),
    );
  });

  it("cannot be told apart by any figures of any breakdowns", () => {
    fc.assert(
      fc.property(units, (given) => {
        const atoms = atomsOf(given);
        // Which figures a unit stands behind is all that an attacker can tell it by.
        const seenBy = new Map<Unit, string>();
        for (const atom of atoms) {
          const figures = breakdowns.map((breakdown) => shared(atom, breakdown) ?? "-");
          for (const one of atom.units) seenBy.set(one, figures.join(" "));
        }
        const classes = Map.groupBy(seenBy.keys(), (one) => seenBy.get(one) ?? "");
        for (const alike of classes.values()) {
          const count = alike.reduce((sum, one) => sum + one.count, 0);
          expect(count).toBeGreaterThanOrEqual(leastCell);
        }
      }),
    );
  });

  it("stay a school's own where the school has enough", () => {
    const [own, other] = atomsOf([
      placed({ schoolId: "s1", role: "teacher", count: 12 }),
      placed({ schoolId: "s2", role: "teacher", count: 5 }),
    ]);
    expect(own && shared(own, "school")).toBe("s1");
    expect(other && shared(other, "school")).toBe("s2");
  });
});

/** Whether the sums of rows and columns leave the hidden cell more than one value, by elimination. */
function isOpen(table: readonly (readonly (number | null)[])[], cell: [number, number]): boolean {
  const hidden = table.flatMap((row, r) =>
    row.flatMap((count, c) => (count === null ? [[r, c]] : [])),
  );
  const equations = [
    ...table.map((_, r) => hidden.map(([row]) => (row === r ? 1 : 0))),
    ...(table[0] ?? []).map((_, c) => hidden.map(([, column]) => (column === c ? 1 : 0))),
  ];
  const unit = hidden.map(([r, c]) => (r === cell[0] && c === cell[1] ? 1 : 0));
  return rankOf([...equations, unit]) > rankOf(equations);
}

function rankOf([first, ...others]: readonly (readonly number[])[]): number {
  if (!first) return 0;
  const column = first.findIndex((value) => Math.abs(value) > 1e-9);
  if (column === -1) return rankOf(others);
  const cleared = others.map((row) => {
    const factor = (row[column] ?? 0) / (first[column] ?? 1);
    return row.map((value, place) => value - factor * (first[place] ?? 0));
  });
  return 1 + rankOf(cleared);
}

describe("a cross-table", () => {
  const tables = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: columns, maxLength: columns }),
        {
          minLength: rows,
          maxLength: rows,
        },
      ),
    );

  it("hides small cells and lets none of them follow from the sums", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const shown = hideSmall(table);
        const cells = table.flatMap((row, r) =>
          row.map((count, c) => ({ at: [r, c] as [number, number], count, seen: shown[r]?.[c] })),
        );
        const small = cells.filter(({ count }) => count > 0 && count < leastCell);
        const open = cells.filter(({ seen }) => seen !== null);
        expect(small.every(({ seen }) => seen === null)).toBe(true);
        expect(open.every(({ count, seen }) => seen === count)).toBe(true);
        // A table hidden from end to end shows nothing but sums that are shown anyway.
        if (open.length > 0) expect(small.every(({ at }) => isOpen(shown, at))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is shown whole when nothing in it is small", () => {
    expect(
      hideSmall([
        [5, 0],
        [9, 30],
      ]),
    ).toEqual([
      [5, 0],
      [9, 30],
    ]);
  });
});
