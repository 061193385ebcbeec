import type { Insertable, Updateable } from "kysely";
import type { EventsEvents } from "#db/types.ts";
import { type Db, expectRows } from "#lib/db.ts";

type ColumnsOfLife =
  | "state"
  | "published_at"
  | "cancel_reason"
  | "reminded_at"
  | "changed_at"
  | "sequence";

type NewDraft = Omit<Insertable<EventsEvents>, ColumnsOfLife>;

/** The rows of new events, which nobody but the organiser sees yet. */
export async function insertDrafts(
  tx: Db,
  { drafts, now }: { drafts: readonly NewDraft[]; now: Date },
): Promise<void> {
  const rows = drafts.map((one) => ({ ...one, state: "draft" as const, changed_at: now }));
  await tx.insertInto("events.events").values(rows).execute();
}

/** What the organiser says of the event; neither whose it was first, nor how far it has come. */
type EventContent = Omit<NewDraft, "id" | "series_id" | "made_by" | "made_at">;

export async function rewriteEvent(tx: Db, id: string, content: EventContent): Promise<void> {
  await updateEvents(tx, [id], content);
}

/** Opens those that are drafts still, and answers which they were. */
export async function markPublished(
  tx: Db,
  { ids, now }: { ids: readonly string[]; now: Date },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const published = await tx
    .updateTable("events.events")
    .set({ state: "published", published_at: now, changed_at: now })
    .where("id", "in", [...ids])
    .where("state", "=", "draft")
    .returning("id")
    .execute();
  return published.map(({ id }) => id);
}

export async function markCancelled(
  tx: Db,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await updateEvents(tx, [id], { state: "cancelled", cancel_reason: reason });
}

export async function markHeld(tx: Db, { id, now }: { id: string; now: Date }): Promise<void> {
  await updateEvents(tx, [id], { state: "held", changed_at: now });
}

/** Keeps when people were reminded of the event; where there is no such moment, they are reminded once more. */
export async function setRemindedAt(
  tx: Db,
  { id, remindedAt }: { id: string; remindedAt: Date | null },
): Promise<void> {
  await updateEvents(tx, [id], { reminded_at: remindedAt });
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

async function updateEvents(
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
