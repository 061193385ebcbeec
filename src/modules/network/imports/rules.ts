import type { WrittenChanges } from "../import-statuses/schema.ts";
import type { ImportKind } from "./schema.ts";

/** One record for every school, or one for each of its periods that the file gave another end. */
export function recordsOf(written: readonly WrittenChanges[]): WrittenChanges[] {
  const told = written.filter(({ changes }) => Object.keys(changes).length > 0);
  const known = new Set(told.map(({ id }) => id));
  const others = new Set(written.map(({ id }) => id).filter((id) => !known.has(id)));
  return [...told, ...[...others].map((id) => ({ id, changes: {} }))];
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
