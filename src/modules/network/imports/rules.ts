import type { ImportRow } from "#lib/import-plan.ts";
import { fieldsOf, type ImportKind } from "./schema.ts";

/** The needed fields that no column of the file was matched with. */
export function missingFields(kind: ImportKind, mapping: Record<string, string>): string[] {
  return fieldsOf(kind)
    .filter((field) => field.needed && (mapping[field.name] ?? "") === "")
    .map((field) => field.name);
}

/** The file's rows with their cells under the names of the fields. */
export function rowsBy(
  rows: readonly { number: number; cells: readonly string[] }[],
  { kind, mapping }: { kind: ImportKind; mapping: Record<string, string> },
): ImportRow[] {
  const matched = fieldsOf(kind).flatMap((field) => {
    const column = mapping[field.name];
    return column === undefined || column === "" ? [] : [{ name: field.name, at: Number(column) }];
  });
  return rows.map((row) => ({
    number: row.number,
    cells: Object.fromEntries(matched.map(({ name, at }) => [name, row.cells[at] ?? ""])),
  }));
}

export type Counts = { bad: number; new: number; changed: number; same: number };

export function countOutcomes(planned: readonly { outcome: keyof Counts }[]): Counts {
  const counts: Counts = { bad: 0, new: 0, changed: 0, same: 0 };
  for (const { outcome } of planned) counts[outcome] += 1;
  return counts;
}

/** Examples for the template, one row that passes every check but for its made-up code. */
export function exampleOf(kind: ImportKind): string[] {
  switch (kind) {
    case "schools":
      return [
        "1560-004",
        "Хромтау №4 орта мектебі",
        "Хромтауская средняя школа №4",
        "156000000",
        "Жалпы білім беретін мектеп",
        "қазақ тілі, орыс тілі",
        "Қалада",
        "",
        "50.25",
        "58.45",
        "",
        "",
        "",
        "1965-09-01",
        "",
      ];
    case "statuses":
      return ["1560-004", "Жетекші мектеп", "2019-09-01", "", "125", "2019-08-20"];
    case "partnerships":
      return ["1560-004", "1560-007", "2019-09-01", "", "Шеңбер", ""];
    case "sizes":
      return ["1560-004", "2025", "640", "52"];
  }
}
