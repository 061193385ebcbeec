import { sql } from "kysely";
import { askOften, type Db } from "./db.ts";

/** Grows with every change of what the public pages of the network show. */
export async function findRevision(db: Db): Promise<number> {
  const rows = await askOften(db, sql<{ number: number }>`select number from network.revision`);
  return rows[0]?.number ?? 0;
}

type Numbers = { network: number; number: number; whole: number };

/** Both revisions at once: pages of events also show names and places of the network. */
async function findBoth(db: Db): Promise<Numbers> {
  const rows = await askOften(
    db,
    sql<Numbers>`
      select n.number as network, e.number, e.whole from network.revision n, events.revision e`,
  );
  return rows[0] ?? { network: 0, number: 0, whole: 0 };
}

/** Grows with every change of what the event's own page shows. */
export async function findEventRevision(db: Db, eventId: string): Promise<number> {
  const rows = await askOften(
    db,
    sql<{ number: number }>`
      select n.number + e.number + coalesce((select page from events.stamps where event_id = ${eventId}), 0)
        as number
      from network.revision n, events.revision e`,
  );
  return rows[0]?.number ?? 0;
}

/** The network at its present revision: what is read of it from here on can only be newer than that. */
export type Present = { db: Db; revision: number };

export async function presentOf(db: Db): Promise<Present> {
  return { db, revision: await findRevision(db) };
}

/** `number` counts changes of events; what was read before it was `whole` has to be read anew. */
export type PresentEvents = Present & Numbers;

/** What the public calendar shows: events at their present revision, the network they take place in at its own. */
export type PresentCalendar = { network: Present; events: PresentEvents };

export async function presentEventsOf(db: Db): Promise<PresentCalendar> {
  const numbers = await findBoth(db);
  const { network, number } = numbers;
  return {
    network: { db, revision: network },
    events: { db, ...numbers, revision: network + number },
  };
}

/**
 * Makes a reading of the network that is done once for each key until the network changes.
 * Requests that come together wait for one reading; a reading that failed is done again.
 */
export function keptReading<Value>(
  read: (present: Present, key: string) => Promise<Value>,
  { most }: { most: number },
): (present: Present, key: string) => Promise<Value> {
  const shelves = new WeakMap<Db, { revision: number; values: Map<string, Promise<Value>> }>();
  return (present, key) => {
    const { db, revision } = present;
    let shelf = shelves.get(db);
    if (shelf?.revision !== revision) {
      shelf = { revision, values: new Map() };
      shelves.set(db, shelf);
    }
    const { values } = shelf;
    const known = values.get(key);
    if (known) return known;
    const reading = read(present, key);
    reading.catch(() => values.delete(key));
    if (values.size >= most) values.delete(values.keys().next().value ?? "");
    values.set(key, reading);
    return reading;
  };
}
