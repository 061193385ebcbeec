import type { Db } from "#lib/db.ts";
import type { FileKeeper } from "#lib/shown.ts";
import { getEvent } from "../base/queries.ts";
import { canSeeMaterial } from "./access.ts";
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
    .selectFrom("events.registrations as r")
    .leftJoin("people.teachers as t", "t.id", "r.teacher_id")
    .where("r.event_id", "=", eventId)
    .where("r.state", "=", "registered")
    .select((eb) => [
      eb.fn.coalesce("r.user_id", "t.user_id").as("userId"),
      "r.school_id as schoolId",
    ])
    .execute();
  return {
    users: rows.flatMap(({ userId }) => userId ?? []),
    schools: [...new Set(rows.flatMap(({ schoolId }) => schoolId ?? []))],
  };
}

export const readerOfMaterial: FileKeeper = async (db, { id }) => {
  const found = await db
    .selectFrom("events.materials")
    .where("file_id", "=", id)
    .select(["event_id as eventId", "shown_to as shownTo"])
    .executeTakeFirst();
  if (!found) return null;
  const event = await getEvent(db, found.eventId);
  const material = { shownTo: found.shownTo, event, registered: await getRegistered(db, event.id) };
  return (actor) => canSeeMaterial(actor, material);
};
