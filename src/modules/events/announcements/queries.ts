import { sql } from "kysely";
import { z } from "zod";
import type { Actor } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { type Language, languages } from "#lib/texts.ts";
import { canOrganise } from "../base/access.ts";
import { type Event, type Organiser, organiserRow } from "../base/schema.ts";
import { accountOf } from "../registration/queries.ts";
import { reminderMs } from "./rules.ts";

const draftRow = z.strictObject({ id: z.string(), ...organiserRow.shape });

/** The drafts of a series that the person organises, by date; those of other organisers are theirs to open. */
export async function listDraftsOfSeries(
  db: Db,
  { seriesId, actor }: { seriesId: string | null; actor: Actor },
): Promise<string[]> {
  if (!seriesId) return [];
  const { rows } = await sqlOf(draftRow)`
    select id, organiser, school_id as "schoolId", region_kato as "regionKato",
      district_kato as "districtKato", leading_id as "leadingId"
    from events.events where series_id = ${seriesId} and state = 'draft' order by starts_at`.execute(
    db,
  );
  return rows.filter((event) => canOrganise(actor, event)).map(({ id }) => id);
}

const invitedRow = z.strictObject({ id: z.string() });

/** The schools that the event is first of all for: the circle of its organiser, else those of its territory. */
export async function listInvitedSchools(
  db: Db,
  event: Organiser & Pick<Event, "startsAt">,
): Promise<string[]> {
  const { organiser, leadingId, districtKato, regionKato } = event;
  if (organiser === "country") return [];
  const on = dayOf(event.startsAt);
  const ofTerritory =
    organiser === "region"
      ? condition`l.region_kato = ${regionKato} and l.status = 'leading'`
      : condition`l.district_kato = ${districtKato} and l.status in ('leading', 'partner')`;
  const ofCircle = sql`(l.leading_id = ${leadingId}::uuid or l.school_id = ${leadingId}::uuid)`;
  const isOfSchool = organiser === "school";
  if (isOfSchool && !leadingId) return event.schoolId ? [event.schoolId] : [];
  const { rows } = await sqlOf(invitedRow)`
    select l.school_id as id from network.listings l
    where l.during @> ${on}::date and ${isOfSchool ? ofCircle : ofTerritory}`.execute(db);
  return rows.map(({ id }) => id);
}

/** When the events begin and end, and for how many days small schools go first. */
export async function listTimes(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; startsAt: Date; endsAt: Date; smallDays: number | null }[]> {
  return db
    .selectFrom("events.events")
    .where("id", "in", [...ids])
    .select(["id", "starts_at as startsAt", "ends_at as endsAt", "small_days as smallDays"])
    .execute();
}

const readerRow = z.strictObject({ email: z.string(), language: z.enum(languages) });

/** The e-mails of those who registered for the event or wait for a place, or of the first alone. */
export async function listRegisteredReaders(
  db: Db,
  { eventId, only }: { eventId: string; only?: "registered" },
): Promise<{ email: string; language: Language }[]> {
  const { rows } = await sqlOf(readerRow)`
    select distinct coalesce(u.email, r.email) as email, coalesce(u.language, 'kk') as language
    from events.registrations r left join accounts.users u on u.id = ${accountOf} and u.blocked_at is null
    where r.event_id = ${eventId} and r.state <> 'cancelled' and r.state = coalesce(${only ?? null}::text, r.state)
      and coalesce(u.email, r.email) is not null`.execute(db);
  return rows;
}

const dueRow = z.strictObject({ eventId: z.string() });

/** Events within a day whose visitors were not reminded. */
export async function listDueReminders(
  db: Db,
  { now, most }: { now: Date; most: number },
): Promise<{ eventId: string }[]> {
  const { rows } = await sqlOf(dueRow)`
    select id as "eventId" from events.events
    where state = 'published' and reminded_at is null and starts_at > ${now}
      and starts_at <= ${new Date(now.getTime() + reminderMs)} order by starts_at limit ${most}`.execute(
    db,
  );
  return rows;
}
