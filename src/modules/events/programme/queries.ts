import type { Db } from "#lib/db.ts";
import type { Session } from "./schema.ts";

/** The programme of the event, by the clock. */
export async function listSessions(db: Db, eventId: string): Promise<Session[]> {
  return db
    .selectFrom("events.sessions")
    .where("event_id", "=", eventId)
    .orderBy("starts_at")
    .orderBy("room")
    .select(["id", "kind", "starts_at as startsAt", "ends_at as endsAt", "room", "speaker"])
    .select(["title_kk", "title_ru", "subject", "grade", "language", "aim"])
    .execute();
}
