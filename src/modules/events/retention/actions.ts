import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { alike, type Due, daysBefore, lasting, type Retentions } from "#lib/retention.ts";

/** For how long what belongs to events is kept. */
export const retentions: Retentions = {
  ...alike(
    [
      "events.attendance",
      "events.events",
      "events.materials",
      "events.series",
      "events.sessions",
      "events.speakers",
      "events.types",
    ],
    lasting("as long as the network: its work is counted from it"),
  ),
  ...alike(
    ["events.revision", "events.stamps", "events.taken"],
    lasting("counted from the records, and as long as they"),
  ),
  "events.feeds": lasting("until the person ends or renews the address"),
  "events.registrations": {
    kept: "the address half a year after the event; who came as long as the network",
    forget: forgetAddresses,
  },
};

async function forgetAddresses(db: Db, { now, most }: Due): Promise<number> {
  const { numAffectedRows } = await sql`
    update events.registrations set email = null where id in (select r.id from events.registrations r
      join events.events e on e.id = r.event_id
      where r.email is not null and e.ends_at < ${daysBefore(now, 180)} limit ${most})`.execute(db);
  return Number(numAffectedRows ?? 0);
}
