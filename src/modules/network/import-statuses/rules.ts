import {
  changesIn,
  type ImportRow,
  type Outcome,
  outcomeFor,
  type PlanContext,
  type Planned,
  RowReader,
  wordsFor,
} from "#imports/plan.ts";
import { meet } from "#lib/period.ts";
import { type Status, schoolCodeIn } from "../base/schema.ts";
import type { KnownSchool, KnownStatus, SaidStatus, StatusValue } from "./schema.ts";

export type RegistryStatuses = {
  schools: ReadonlyMap<string, KnownSchool>;
  /** Statuses of each school, by its id. */
  statuses: ReadonlyMap<string, readonly KnownStatus[]>;
};

const statusWords = wordsFor<Status>({
  nis: ["Назарбаев Зияткерлік мектебі", "Назарбаев Интеллектуальная школа", "НЗМ", "НИШ"],
  pilot: ["Пилоттық", "Пилоттық мектеп", "Пилотная", "Пилотная школа", "Pilot school"],
  leading: ["Жетекші", "Жетекші мектеп", "Ведущая", "Ведущая школа", "Leading school"],
  partner: [
    "Серіктес",
    "Серіктес мектеп",
    "Партнёрская",
    "Партнёрская школа",
    "Магнитная",
    "Partner school",
  ],
});

/** The status and its period as a row says them; null where it cannot be read. */
export function saidOf(row: ImportRow): SaidStatus | null {
  const reader = new RowReader(row);
  const code = schoolCodeIn(reader.text("code"));
  const status = reader.word("status", statusWords);
  const { from, until } = reader.period();
  return status && from && reader.problems.length === 0 ? { code, status, from, until } : null;
}

/** What each row would do; a period that meets another of the school's is refused. */
export function planStatuses(
  rows: readonly ImportRow[],
  known: RegistryStatuses,
  context: PlanContext,
): Planned<StatusValue>[] {
  const taken = new Map<string, StatusValue[]>();
  return rows.map((row) => {
    const reader = new RowReader(row);
    const value = readStatus(reader, known, context);
    if (value) {
      checkOverlap(reader, { value, taken: taken.get(value.schoolId) ?? [], known });
      taken.set(value.schoolId, [...(taken.get(value.schoolId) ?? []), value]);
    }
    if (!value || reader.problems.length > 0)
      return { number: row.number, outcome: "bad", problems: reader.problems };
    return { number: row.number, ...outcomeOf(value, known), value };
  });
}

function readStatus(
  reader: RowReader,
  known: RegistryStatuses,
  context: PlanContext,
): StatusValue | null {
  const school = readSchool(reader, known, context);
  const status = reader.needed("status") === "" ? null : reader.word("status", statusWords);
  const { from, until } = reader.period();
  const order = {
    orderNumber: reader.text("order_number") || null,
    orderDate: reader.day("order_date"),
  };
  if (!school || !status || !from) return null;
  if (outsideLife(school, { from, until })) reader.problem("from", "schoolNotOpen");
  const held = known.statuses.get(school.id) ?? [];
  const same = held.find((one) => one.status === status && one.from === from);
  if (same?.ledUntil && until !== same.until && until !== null && until < same.ledUntil)
    reader.problem("until", "circleRuns");
  return { id: same?.id ?? null, schoolId: school.id, status, from, until, ...order };
}

function readSchool(
  reader: RowReader,
  known: RegistryStatuses,
  context: PlanContext,
): KnownSchool | null {
  const code = schoolCodeIn(reader.needed("code"));
  if (code === "") return null;
  const school = known.schools.get(code);
  if (!school) return reader.problem("code", "unknownSchool");
  if (!context.mayKeep(school)) reader.problem("code", "outsideTerritory");
  return school;
}

function outsideLife(
  school: KnownSchool,
  { from, until }: { from: string; until: string | null },
): boolean {
  if (school.opened !== null && from < school.opened) return true;
  return school.closed !== null && (until === null ? from >= school.closed : until > school.closed);
}

type Held = { value: StatusValue; taken: readonly StatusValue[]; known: RegistryStatuses };

function checkOverlap(reader: RowReader, { value, taken, known }: Held): void {
  if (taken.some((other) => meet(value, other))) {
    reader.problem("from", "overlapInFile");
    return;
  }
  const others = known.statuses.get(value.schoolId) ?? [];
  if (others.some((other) => other.id !== value.id && meet(value, other)))
    reader.problem("from", "overlapsRegistry");
}

function outcomeOf(value: StatusValue, known: RegistryStatuses): Outcome {
  const before = known.statuses.get(value.schoolId)?.find((one) => one.id === value.id);
  if (!before) return { outcome: "new" };
  return outcomeFor(
    changesIn({
      until: [before.until, value.until],
      order_number: [before.orderNumber, value.orderNumber ?? before.orderNumber],
      order_date: [before.orderDate, value.orderDate ?? before.orderDate],
    }),
  );
}
