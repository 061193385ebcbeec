import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  atomsOf,
  type Breakdown,
  breakdowns,
  hideSmall,
  leastCell,
  type Unit,
  unitsOf,
} from "./suppression.ts";

type Given = { unit: Unit; count: number };

const given = fc.record({
  at: fc.integer({ min: 1, max: 9 }),
  role: fc.constantFrom("teacher", "head"),
  count: fc.integer({ min: 0, max: 9 }),
});

/** Schools 1-3 make a circle, 1-5 a district, 1-7 a region; the even ones are small. */
function placed({ at, role, count }: { at: number; role: string; count: number }): Given {
  const unit = {
    school: `s${at}`,
    role,
    kind: at % 2 === 0 ? "small" : "general",
    circle: at <= 3 ? "c1" : at <= 5 ? null : "c2",
    district: at <= 5 ? "d1" : "d2",
    region: at <= 7 ? "r1" : "r2",
  };
  return { unit, count };
}

const many = fc
  .uniqueArray(given, { selector: ({ at, role }) => `${at} ${role}`, maxLength: 18 })
  .map((drawn) => drawn.map(placed));

function joined(all: readonly Given[]) {
  const units = unitsOf(all.map(({ unit }) => unit));
  const counts = Int32Array.from(all, ({ count }) => count);
  const atoms = atomsOf(units, counts);
  /** What all units of the atom are by the breakdown. */
  const shared = (atom: number, breakdown: Breakdown) =>
    units.values[breakdown][atoms.codes[breakdown][atom] ?? -1] ?? null;
  return { ...atoms, shared };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** The units of each atom. */
function membersOf(ofUnit: Int32Array): Map<number, number[]> {
  const members = Map.groupBy(ofUnit.keys(), (unit) => ofUnit[unit] ?? -1);
  members.delete(-1);
  return members;
}

describe("answers that are shown together", () => {
  it("come to at least five, and none is left out where there are five", () => {
    fc.assert(
      fc.property(many, (all) => {
        const { ofUnit, answers } = joined(all);
        const members = membersOf(ofUnit);
        for (const [atom, units] of members) {
          expect(answers[atom]).toBeGreaterThanOrEqual(leastCell);
          expect(answers[atom]).toBe(sum(units.map((at) => all[at]?.count ?? 0)));
        }
        const total = sum(all.map(({ count }) => count));
        const shown = sum([...members.keys()].map((atom) => answers[atom] ?? 0));
        expect(shown).toBe(total >= leastCell ? total : 0);
      }),
    );
  });

  it("are of a place, a kind or a role only where all of them are", () => {
    fc.assert(
      fc.property(many, fc.constantFrom(...breakdowns), (all, breakdown) => {
        const { ofUnit, shared } = joined(all);
        for (const [atom, units] of membersOf(ofUnit)) {
          const values = new Set(units.map((at) => all[at]?.unit[breakdown] ?? null));
          expect(shared(atom, breakdown)).toBe(values.size === 1 ? [...values][0] : null);
        }
      }),
    );
  });

  it("cannot be told apart by any figures of any breakdowns", () => {
    fc.assert(
      fc.property(many, (all) => {
        const { ofUnit, shared } = joined(all);
        // Which figures a unit stands behind is all that an attacker can tell it by.
        const classes = Map.groupBy(all.keys(), (unit) => {
          const atom = ofUnit[unit] ?? -1;
          return atom < 0 ? "" : breakdowns.map((one) => shared(atom, one) ?? "-").join(" ");
        });
        classes.delete("");
        for (const alike of classes.values()) {
          const count = sum(alike.map((at) => all[at]?.count ?? 0));
          expect(count).toBeGreaterThanOrEqual(leastCell);
        }
      }),
    );
  });

  it("are the same whatever else the round asks, as long as nobody answers there", () => {
    fc.assert(
      fc.property(many, (all) => {
        const silent = [1, 5, 9].map((at) => placed({ at, role: "parent", count: 0 }));
        const alone = joined(all);
        const among = joined([...all, ...silent]);
        expect([...among.ofUnit.subarray(0, all.length)]).toEqual([...alone.ofUnit]);
      }),
    );
  });

  it("stay a school's own where the school has enough", () => {
    const { ofUnit, shared } = joined([
      placed({ at: 1, role: "teacher", count: 12 }),
      placed({ at: 2, role: "teacher", count: 5 }),
    ]);
    expect([...ofUnit].map((atom) => shared(atom, "school"))).toEqual(["s1", "s2"]);
  });

  it("go from a few to the nearest: the circle first, then the district", () => {
    const { ofUnit, shared } = joined([
      placed({ at: 1, role: "teacher", count: 2 }),
      placed({ at: 2, role: "teacher", count: 9 }),
      placed({ at: 3, role: "teacher", count: 7 }),
      placed({ at: 4, role: "teacher", count: 6 }),
      placed({ at: 5, role: "teacher", count: 1 }),
    ]);
    expect([...ofUnit]).toEqual([2, 1, 2, 3, 3]);
    expect(shared(2, "circle")).toBe("c1");
    expect(shared(3, "district")).toBe("d1");
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
