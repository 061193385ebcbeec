import {
  changesIn,
  duplicatesOf,
  type ImportRow,
  type Outcome,
  outcomeFor,
  type PlanContext,
  type Planned,
  RowReader,
} from "#imports/plan.ts";
import { codeOfRow, schoolCodeIn } from "../base/schema.ts";
import type { SizeValue } from "./schema.ts";

export type KnownSchool = { id: string; code: string; regionKato: string; districtKato: string };
export type RegistrySizes = {
  schools: ReadonlyMap<string, KnownSchool>;
  /** Numbers already kept, under `<school id> <year>`. */
  sizes: ReadonlyMap<string, { pupils: number | null; teachers: number | null }>;
};

/** What each row would do; one school has one row a year. */
export function planSizes(
  rows: readonly ImportRow[],
  known: RegistrySizes,
  context: PlanContext,
): Planned<SizeValue>[] {
  const again = duplicatesOf(rows, (row) => `${codeOfRow(row)} ${yearIn(new RowReader(row))}`);
  return rows.map((row) => {
    const reader = new RowReader(row);
    if (again.has(row.number)) reader.problem("year", "duplicateInFile");
    const value = readSize(reader, known, context);
    if (!value || reader.problems.length > 0)
      return { number: row.number, outcome: "bad", problems: reader.problems };
    return { number: row.number, ...outcomeOf(value, known), value };
  });
}

function outcomeOf(value: SizeValue, known: RegistrySizes): Outcome {
  const before = known.sizes.get(`${value.schoolId} ${value.year}`);
  if (!before) return { outcome: "new" };
  return outcomeFor(
    changesIn({
      pupils: [before.pupils, value.pupils],
      teachers: [before.teachers, value.teachers],
    }),
  );
}

function readSize(reader: RowReader, known: RegistrySizes, context: PlanContext): SizeValue | null {
  const code = schoolCodeIn(reader.needed("code"));
  const school = known.schools.get(code);
  if (code !== "" && !school) reader.problem("code", "unknownSchool");
  if (school && !context.mayKeep(school)) reader.problem("code", "outsideTerritory");
  const year = yearIn(reader);
  const pupils = neededNumber(reader, "pupils", { least: 0, most: 20_000 });
  const teachers = neededNumber(reader, "teachers", { least: 0, most: 2_000 });
  if (!school || year === null || pupils === null || teachers === null) return null;
  return { schoolId: school.id, year, pupils, teachers };
}

function yearIn(reader: RowReader): number | null {
  return neededNumber(reader, "year", { least: 2000, most: 2100 });
}

function neededNumber(
  reader: RowReader,
  field: string,
  bounds: { least: number; most: number },
): number | null {
  return reader.needed(field) === "" ? null : reader.whole(field, bounds);
}
