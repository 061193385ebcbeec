import type { Insertable, Updateable } from "kysely";
import type { EventsEvents } from "#db/types.ts";
import { type Db, expectRows } from "#lib/db.ts";

/** The rows of new events. */
export async function insertEvents(tx: Db, events: Insertable<EventsEvents>[]): Promise<void> {
  await tx.insertInto("events.events").values(events).execute();
}

/** Changes the rows of the events alike. */
export async function updateEvents(
  tx: Db,
  ids: readonly string[],
  changes: Updateable<EventsEvents>,
): Promise<void> {
  const events = tx
    .updateTable("events.events")
    .set(changes)
    .where("id", "in", [...ids]);
  await expectRows(events, { most: ids.length });
}

/** Marks the event as changed; a public one's calendars learn of it by its sequence. */
export async function stamp(
  tx: Db,
  { id, now, isPublic }: { id: string; now: Date; isPublic: boolean },
): Promise<void> {
  await expectRows(
    tx
      .updateTable("events.events")
      .set((row) => ({ changed_at: now, sequence: row("sequence", "+", isPublic ? 1 : 0) }))
      .where("id", "=", id),
    { most: 1 },
  );
}
