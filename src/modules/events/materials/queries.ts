import type { Db } from "#lib/db.ts";
import { getEvent } from "../events/queries.ts";
import type { Event } from "../events/schema.ts";
import type { Material } from "./schema.ts";

export async function listMaterials(db: Db, eventId: string): Promise<Material[]> {
  return db
    .selectFrom("events.materials")
    .where("event_id", "=", eventId)
    .orderBy("added_at")
    .select(["id", "title", "file_id as fileId", "link", "shown_to as shownTo"])
    .execute();
}

/** The accounts of those who have a place at the event. */
export async function listRegisteredUsers(db: Db, eventId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("events.registrations")
    .where("event_id", "=", eventId)
    .where("state", "=", "registered")
    .where("user_id", "is not", null)
    .select("user_id as userId")
    .execute();
  return rows.flatMap(({ userId }) => userId ?? []);
}

/** What must be known to decide who may read the file; null when it is no event's. */
export async function findMaterialOfFile(
  db: Db,
  fileId: string,
): Promise<{ shownTo: Material["shownTo"]; event: Event; registered: string[] } | null> {
  const found = await db
    .selectFrom("events.materials")
    .where("file_id", "=", fileId)
    .select(["event_id as eventId", "shown_to as shownTo"])
    .executeTakeFirst();
  if (!found) return null;
  const event = await getEvent(db, found.eventId);
  return { shownTo: found.shownTo, event, registered: await listRegisteredUsers(db, event.id) };
}
