import { type Db, expectRows } from "#lib/db.ts";

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
