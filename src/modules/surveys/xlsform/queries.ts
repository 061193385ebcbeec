import type { Db } from "#lib/db.ts";
import { Waiting } from "./schema.ts";

/** The person's own form that waits for a word; others know nothing of it. */
export async function findWaiting(
  db: Db,
  { id, userId }: { id: string; userId: string },
): Promise<Waiting | null> {
  const found = await db
    .selectFrom("surveys.waiting_forms")
    .where("id", "=", id)
    .where("made_by", "=", userId)
    .select(["id", "owner_key as ownerKey", "file_name as fileName", "draft", "findings"])
    .executeTakeFirst();
  return found ? Waiting.parse(found) : null;
}

/** Whether the person has made the questionnaire of that id already. */
export async function isMade(
  db: Db,
  { id, userId }: { id: string; userId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom("surveys.questionnaires")
    .where("id", "=", id)
    .where("made_by", "=", userId)
    .select("id")
    .executeTakeFirst();
  return found !== undefined;
}
