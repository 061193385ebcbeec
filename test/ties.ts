import type { Change, Row } from "./tables.ts";

/** What an act was told, or whose it is: a value that, where it stands in a row, says why the row is touched. */
export type Source = { name: string; value: string };
type Link = { column: string; value: string };
type Tied = { change: Change; links: Link[]; why: string | null };
/** Rows that did not change, by what stands in them: (table, row). */
export type Unchanged = (value: string) => { table: string; row: Row }[];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

// The address of somebody who is forgotten is the account's id.
const erased = /@erased\.invalid$/;

// Columns whose values are no ids and yet say whose a row is. A place says so here only: many rows lie in one.
const natural = [
  ["accounts.invitations", "email"],
  ["accounts.users", "email"],
  ["core.history", "subject_id"],
  ["core.mails", "recipient"],
  ["events.registrations", "email"],
  ["network.platform_regions", "region_kato"],
  ["network.schools", "code"],
  ["people.certificates", "number"],
  ["people.counts", "area"],
  ["people.issuer_keys", "id"],
  ["surveys.invitations", "email"],
].map(([table, column]) => `${table}.${column}`);

// Who did something does not say whose it is.
const doer = /_by$|^core\.history\.user_id$/;
const single = ["network.revision", "events.revision"];

// Sums over many records: whether a sum is new or only grows depends on what other tests counted before.
const sums = ["people.counts"];

// How many these are depends on what others have.
const uncounted = [
  "people.counts",
  "people.recommended",
  "somebody of district",
  "somebody of region",
];

// What an act may make for nobody: a question put to a device that has not said whose it is, and the country's keys.
const ownerless: Record<string, string> = {
  "accounts.passkey_challenges": "a new one, of nobody yet",
  "people.issuer_keys": "the new one",
};

// Words are added to once and shared by all: which are new depends on what was there before.
const vocabulary = "network.lexemes";

/** Each change as docs/acts.md writes it; "?" stands where nothing says why the row is touched. */
export function nameChanges(
  changes: Change[],
  { sources, unchanged }: { sources: Source[]; unchanged: Unchanged },
): string[] {
  const tied = changes
    .filter((change) => !isNewWord(change, changes))
    .map((change): Tied => ({ change, links: linksOf(change.table, change.row), why: null }));
  for (const isWanted of [isNear, () => true]) {
    for (const one of tied) one.why ??= ownWhy(one.change, one.links.filter(isWanted), sources);
    for (let found = tied; found.length > 0; ) found = tieToTied(tied, isWanted);
  }
  for (const one of tied) one.why ??= whyThrough(one.links, { sources, unchanged });
  return counted(tied);
}

function isNewWord({ table, op, row }: Change, changes: Change[]): boolean {
  if (table !== vocabulary || op !== "+") return false;
  return changes.some(
    (other) =>
      other.table === "network.listings" && String(other.after.words).includes(`'${row.word}'`),
  );
}

function linksOf(table: string, row: Row): Link[] {
  return Object.entries(row).flatMap(([column, value]) => {
    const isDoer = doer.test(column) || doer.test(`${table}.${column}`);
    if (isDoer) return [];
    if (column === "payload") return linksIn(value);
    if (typeof value !== "string") return [];
    const told = value.replace(erased, "");
    const isLink =
      uuid.test(told) || column.endsWith("_hash") || natural.includes(`${table}.${column}`);
    return isLink ? [{ column, value: told }] : [];
  });
}

/** What a job was told to work on. */
function linksIn(payload: unknown): Link[] {
  return Object.entries(payload ?? {}).flatMap(([name, value]) =>
    typeof value === "string" && uuid.test(value) ? [{ column: `payload.${name}`, value }] : [],
  );
}

function ownWhy(change: Change, links: Link[], sources: Source[]): string | null {
  if (single.includes(change.table)) return "the one row";
  if (change.op === "+" && !change.row.user_id && ownerless[change.table])
    return ownerless[change.table] ?? null;
  const found = links.flatMap(({ column, value }) => {
    const at = sources.findIndex((source) => isFor(source, { change, column, value }));
    return at < 0 ? [] : [{ rank: rankOf(column), at, column }];
  });
  const [first] = found.sort((one, other) => one.rank - other.rank || one.at - other.at);
  return first ? `${first.column} = ${sources[first.at]?.name}` : null;
}

function isFor(
  source: Source,
  { change, column, value }: { change: Change; column: string; value: string },
): boolean {
  if (source.value !== value) return false;
  return (
    !source.name.startsWith("somebody") || `${change.table}.${column}` === "core.mails.recipient"
  );
}

// Many rows share a circle or a school, so what is nearer to the row says more.
const wide = ["school_id", "scope", "leading_id", "circle_id"];
const isNear = ({ column }: Link) => !wide.includes(column);
const rankOf = (column: string) => (column === "id" ? -2 : wide.indexOf(column));

// It holds whatever an import met, so that it proves nothing of whose a row is.
const witness = "core.import_changes";

/** Ties what is not tied yet to rows that are; nothing is tied to what this very round ties. */
function tieToTied(all: Tied[], isWanted: (link: Link) => boolean): Tied[] {
  const known = all.filter(({ change, why }) => why !== null && change.table !== witness);
  const found = all.flatMap((one) => {
    if (one.why !== null) return [];
    const why = whyOfKnown(one.links.filter(isWanted), { known, isWanted });
    return why === null ? [] : [{ one, why }];
  });
  for (const { one, why } of found) one.why = why;
  return found.map(({ one }) => one);
}

function whyOfKnown(
  links: Link[],
  { known, isWanted }: { known: Tied[]; isWanted: (link: Link) => boolean },
): string | null {
  const found = links.flatMap(({ column, value }) =>
    known.flatMap(({ change, links: others }) =>
      others
        .filter((other) => other.value === value && isWanted(other))
        .map((other) => `${column} = ${change.table}.${other.column}`),
    ),
  );
  return found.sort(idsFirst)[0] ?? null;
}

function idsFirst(one: string, other: string): number {
  const rank = (text: string) => (text.endsWith(".id") ? 0 : 1);
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}

/** By way of one row that stays as it is. */
function whyThrough(
  links: Link[],
  { sources, unchanged }: { sources: Source[]; unchanged: Unchanged },
): string | null {
  const found = links.flatMap(({ column, value }) =>
    unchanged(value).flatMap(({ table, row }) => {
      const others = linksOf(table, row);
      if (!others.some((other) => other.value === value)) return [];
      const at = sources.findIndex((source) =>
        others.some((other) => source.value === other.value && !source.name.startsWith("somebody")),
      );
      return at < 0 ? [] : [{ at, text: `${column} in ${table} of ${sources[at]?.name}` }];
    }),
  );
  const [first] = found.sort((one, other) => one.at - other.at || (one.text < other.text ? -1 : 1));
  return first?.text ?? null;
}

/** Rows of one name are written once, with how many they are. */
function counted(tied: Tied[]): string[] {
  const counts = new Map<string, number>();
  for (const { change, why } of tied) {
    const name = nameOf(change, why);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts].map(([name, count]) => {
    const isCounted = !uncounted.some((words) => name.includes(words)) || name.includes("(?)");
    return count === 1 || !isCounted ? name : `${name} × ${count}`;
  });
  return names.sort((one, other) => (one.slice(2) < other.slice(2) ? -1 : 1));
}

function nameOf({ table, op, row, after, columns }: Change, why: string | null): string {
  const isSum = sums.includes(table) && why !== null;
  const changed = op === "~" && !isSum ? `: ${columns.join(", ")}` : "";
  const label = labelOf(table, { ...row, ...after });
  return `${isSum ? "~" : op} ${table}${label}${changed} (${why ?? "?"})`;
}

function labelOf(table: string, { act, task, state }: Row): string {
  if (table === "core.history") return ` ${act}`;
  return table === "core.jobs" ? ` ${task} ${state}` : "";
}
