import type { Db } from "#lib/db.ts";
import { getEvent } from "../base/queries.ts";
import type { Event } from "../base/schema.ts";
import type { Material, Registered } from "./schema.ts";

export async function listMaterials(db: Db, eventId: string): Promise<Material[]> {
  return db
    .selectFrom("events.materials")
    .where("event_id", "=", eventId)
    .orderBy("added_at")
    .select(["id", "title", "file_id as fileId", "link", "shown_to as shownTo"])
    .execute();
}

export async function getRegistered(db: Db, eventId: string): Promise<Registered> {
  const rows = await db
    .selectFrom("events.registrations")
    .where("event_id", "=", eventId)
    .where("state", "=", "registered")
    .select(["user_id as userId", "school_id as schoolId"])
    .execute();
  return {
    users: rows.flatMap(({ userId }) => userId ?? []),
    schools: [...new Set(rows.flatMap(({ schoolId }) => schoolId ?? []))],
  };
}

/** What must be known to decide who may read the file; null when it is no event's. */
export async function findMaterialOfFile(
  db: Db,
  fileId: string,
): Promise<{ shownTo: Material["shownTo"]; event: Event; registered: Registered } | null> {
  const found = await db
    .selectFrom("events.materials")
    .where("file_id", "=", fileId)
    .select(["event_id as eventId", "shown_to as shownTo"])
    .executeTakeFirst();
  if (!found) return null;
  const event = await getEvent(db, found.eventId);
  return { shownTo: found.shownTo, event, registered: await getRegistered(db, event.id) };
}
