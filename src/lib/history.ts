import { sql } from "kysely";
import type { Person } from "./actor.ts";
import type { Db } from "./db.ts";
import { bothNames } from "./names.ts";
import type { Erasing } from "./of-person.ts";

/** One field as it was and as it became; null where there was or is nothing. */
export type Change = { from: string | null; to: string | null };

/**
 * Writes one row of history; call it inside the act's own transaction.
 * `by` is the person, or null for the system itself (first load, nightly work).
 */
export async function record(
  db: Db,
  act: {
    at: Date;
    by: Person | null;
    act: string;
    subject: { kind: string; id: string };
    changes?: Record<string, Change>;
  },
): Promise<void> {
  await db
    .insertInto("core.history")
    .values({
      at: act.at,
      user_id: act.by?.userId ?? null,
      actor_label: labelOf(act.by),
      act: act.act,
      subject_kind: act.subject.kind,
      subject_id: act.subject.id,
      changes: JSON.stringify(act.changes ?? {}),
    })
    .execute();
}

/** The same act on many records of one kind, in one statement. */
export async function recordMany(
  db: Db,
  { at, by, act, kind, ids }: { at: Date; by: Person; act: string; kind: string; ids: string[] },
): Promise<void> {
  await sql`
    insert into core.history (at, user_id, actor_label, act, subject_kind, subject_id)
    select ${at}, ${by.userId}::uuid, ${labelOf(by)}, ${act}, ${kind}, id
    from unnest(${[...new Set(ids)]}::text[]) as id`.execute(db);
}

/** One act that changed many records of one kind, each in its own way, in one statement. */
export async function recordEach(
  db: Db,
  act: {
    at: Date;
    by: Person;
    act: string;
    kind: string;
    records: { id: string; changes: Record<string, Change> }[];
  },
): Promise<void> {
  await sql`
    insert into core.history (at, user_id, actor_label, act, subject_kind, subject_id, changes)
    select ${act.at}, ${act.by.userId}::uuid, ${labelOf(act.by)}, ${act.act}, ${act.kind}, r.id, r.changes
    from jsonb_to_recordset(${JSON.stringify(act.records)}::jsonb) as r (id text, changes jsonb)`.execute(
    db,
  );
}

/** Takes people's names out of what acts on records of the kind tell of one field. */
export async function forgetInHistory(
  tx: Db,
  { kind, field, names }: { kind: string; field: string } & Pick<Erasing, "names">,
): Promise<void> {
  await sql`
    update core.history set changes = jsonb_set(changes, array[${field}]::text[],
      '{"from": null, "to": null}'::jsonb)
    where subject_kind = ${kind} and changes ? ${field} and exists (
      select from unnest(array['from', 'to']) as side
      where lower(changes -> ${field} ->> side) ~ any(${bothNames(names)}::text[]))`.execute(tx);
}

/** The newest acts on one record, newest first. */
export async function listHistory(db: Db, subject: { kind: string; id: string }, limit = 50) {
  return db
    .selectFrom("core.history")
    .select(["id", "at", "actor_label as role", "act", "changes"])
    .where("subject_kind", "=", subject.kind)
    .where("subject_id", "=", subject.id)
    .orderBy("at", "desc")
    .orderBy("place", "desc")
    .limit(limit)
    .execute();
}

// Readers see the role, not the name: history is shown on public pages.
function labelOf(by: Person | null): string {
  return by ? (by.grants[0]?.role ?? "person") : "system";
}
