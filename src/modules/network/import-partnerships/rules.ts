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
import { covers, meet } from "#lib/period.ts";
import { schoolCodeIn } from "../base/schema.ts";
import { mostPartners, type PartnershipKind } from "../partnerships/schema.ts";
import type { KnownPartnership, PartnershipValue, SaidPartnership } from "./schema.ts";

export type KnownSchool = { id: string; code: string; regionKato: string; districtKato: string };
type Stretch = { from: string; until: string | null };
export type RegistryPartnerships = {
  schools: ReadonlyMap<string, KnownSchool>;
  /** When each school was leading, by its id. */
  leading: ReadonlyMap<string, readonly Stretch[]>;
  partnerships: readonly KnownPartnership[];
};

const kindWords = wordsFor<PartnershipKind>({
  circle: ["Шеңбер", "Круг", "Circle", "Шеңбердегі серіктес", "Партнёр в круге"],
  chain: ["Тізбек", "Цепочка", "Chain"],
});

/** The two schools and their period as a row says them; null where it cannot be read. */
export function saidOf(row: ImportRow): SaidPartnership | null {
  const reader = new RowReader(row);
  const leadingCode = schoolCodeIn(reader.text("leading_code"));
  const partnerCode = schoolCodeIn(reader.text("partner_code"));
  const kind = reader.word("kind", kindWords) ?? "circle";
  const { from, until } = reader.period();
  if (!from || reader.problems.length > 0) return null;
  return { leadingCode, partnerCode, kind, from, until };
}

/** Names for each row the schools that rows tie together, however many rows lie between. */
export function circlesIn(rows: readonly ImportRow[]): (row: ImportRow) => string {
  const tiedTo = new Map<string, string>();
  const headOf = (code: string): string => {
    let head = code;
    for (let next = tiedTo.get(head); next !== undefined; next = tiedTo.get(head)) {
      // Halved on the way, so that a chain of a hundred thousand is no longer one.
      const after = tiedTo.get(next);
      if (after !== undefined) tiedTo.set(head, after);
      head = next;
    }
    return head;
  };
  const codeIn = ({ cells }: ImportRow, field: string) => schoolCodeIn(cells[field] ?? "");
  for (const row of rows) {
    const [leading, partner] = [codeIn(row, "leading_code"), codeIn(row, "partner_code")];
    if (leading === "" || partner === "") continue;
    const [head, other] = [headOf(leading), headOf(partner)];
    if (head !== other) tiedTo.set(other, head);
  }
  return (row) => headOf(codeIn(row, "leading_code") || codeIn(row, "partner_code"));
}

/** What each row would do; a school may be in one circle at a time, and only of a leading school. */
export function planPartnerships(
  rows: readonly ImportRow[],
  known: RegistryPartnerships,
  context: PlanContext,
): Planned<PartnershipValue>[] {
  const taken = new Taken(known.partnerships);
  const registry = new Map(known.partnerships.map((one) => [keyOf(one), one]));
  return rows.map((row) => {
    const reader = new RowReader(row);
    const value = readPartnership(reader, { known, registry, context });
    if (value) checkTogether(reader, value, taken);
    if (!value || reader.problems.length > 0)
      return { number: row.number, outcome: "bad", problems: reader.problems };
    taken.add(value);
    return { number: row.number, ...outcomeOf(value, registry), value };
  });
}

type Registry = ReadonlyMap<string, KnownPartnership>;

function pairOf(leading: KnownSchool, partner: KnownSchool, from: string): Pair {
  return { leadingId: leading.id, partnerId: partner.id, from };
}

function keyOf({ leadingId, partnerId, from }: Pair): string {
  return `${leadingId} ${partnerId} ${from}`;
}

function readPartnership(
  reader: RowReader,
  {
    known,
    registry,
    context,
  }: { known: RegistryPartnerships; registry: Registry; context: PlanContext },
): PartnershipValue | null {
  const leading = readSchool(reader, "leading_code", known);
  const partner = readSchool(reader, "partner_code", known);
  const { from, until } = reader.period();
  const pair = leading && partner && from ? pairOf(leading, partner, from) : null;
  const said = readKind(reader, pair ? registry.get(keyOf(pair)) : undefined);
  if (!leading || !pair) return null;
  if (pair.leadingId === pair.partnerId) reader.problem("partner_code", "sameSchool");
  if (!context.mayKeep(leading)) reader.problem("leading_code", "outsideTerritory");
  const stretches = known.leading.get(leading.id) ?? [];
  if (!stretches.some((one) => covers(one, pair.from)))
    reader.problem("leading_code", "notLeadingThen");
  return { ...pair, ...said, until };
}

/** What the row says of the link; what it leaves empty stays as it was. */
function readKind(
  reader: RowReader,
  before: KnownPartnership | undefined,
): Pick<PartnershipValue, "id" | "kind" | "reason"> {
  const kind = reader.word("kind", kindWords) ?? before?.kind ?? "circle";
  const reason = reader.text("reason") || null;
  if (kind === "chain" && !reason && !before?.reason) reader.problem("reason", "chainReason");
  return { id: before?.id ?? null, kind, reason };
}

type Pair = { leadingId: string; partnerId: string; from: string };

function readSchool(
  reader: RowReader,
  field: string,
  known: RegistryPartnerships,
): KnownSchool | null {
  const code = schoolCodeIn(reader.needed(field));
  if (code === "") return null;
  return known.schools.get(code) ?? reader.problem(field, "unknownSchool");
}

/** Partnerships of the registry and of the rows before, by the schools they join. */
class Taken {
  readonly #byPartner: Map<string, PartnershipValue[]>;
  readonly #byLeading: Map<string, PartnershipValue[]>;
  readonly #said = new Set<string>();

  constructor(known: readonly PartnershipValue[]) {
    this.#byPartner = Map.groupBy(known, (one) => one.partnerId);
    this.#byLeading = Map.groupBy(known, (one) => one.leadingId);
  }

  /** A row about a link that is known takes its place: from here on it is as the row says. */
  add(value: PartnershipValue): void {
    put(this.#byPartner, value.partnerId, value);
    put(this.#byLeading, value.leadingId, value);
    this.#said.add(keyOf(value));
  }

  /** Whether a row before spoke of the same link. */
  isSaid(value: PartnershipValue): boolean {
    return this.#said.has(keyOf(value));
  }

  ofPartner(value: PartnershipValue): PartnershipValue[] {
    return (this.#byPartner.get(value.partnerId) ?? []).filter(
      (one) => !isSame(one, value) && meet(one, value),
    );
  }

  circleOn(value: PartnershipValue): number {
    const others = this.#byLeading.get(value.leadingId) ?? [];
    return others.filter((one) => one.kind === "circle" && !isSame(one, value) && meet(one, value))
      .length;
  }
}

function put(
  links: Map<string, PartnershipValue[]>,
  schoolId: string,
  value: PartnershipValue,
): void {
  const others = (links.get(schoolId) ?? []).filter((one) => !isSame(one, value));
  links.set(schoolId, [...others, value]);
}

function isSame(one: PartnershipValue, other: PartnershipValue): boolean {
  return one.id !== null && one.id === other.id;
}

function checkTogether(reader: RowReader, value: PartnershipValue, taken: Taken): void {
  if (taken.isSaid(value)) {
    reader.problem("partner_code", "duplicateInFile");
    return;
  }
  const others = taken.ofPartner(value);
  if (others.some((one) => one.leadingId === value.leadingId))
    reader.problem("partner_code", "alreadyTogether");
  else if (value.kind === "circle" && others.some((one) => one.kind === "circle"))
    reader.problem("partner_code", "hasOtherCircle");
  if (value.kind === "circle" && !value.reason && taken.circleOn(value) >= mostPartners)
    reader.problem("reason", "tooMany");
}

function outcomeOf(value: PartnershipValue, registry: Registry): Outcome {
  const before = registry.get(keyOf(value));
  if (!before) return { outcome: "new" };
  return outcomeFor(
    changesIn({
      until: [before.until, value.until],
      kind: [before.kind, value.kind],
      reason: [before.reason, value.reason ?? before.reason],
    }),
  );
}
