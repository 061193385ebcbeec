import { type RawBuilder, sql } from "kysely";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { type Language, wordsIn } from "#lib/texts.ts";
import { isOf } from "../registration/queries.ts";
import { type FeedEvent, feedEventRow } from "./schema.ts";

/** The events of these ids, by date; links of online meetings stay out. */
export async function listFeedEvents(
  db: Db,
  { ids, language }: { ids: readonly string[]; language: Language },
): Promise<FeedEvent[]> {
  return listWhere(db, {
    language,
    which: condition`e.id = any (${ids}::uuid[]) and e.state <> 'draft'`,
    onlineUrl: sql`null::text`,
    isTentative: sql`false`,
  });
}

type Own = { userId: string; schoolIds: readonly string[]; language: Language; since: Date };

/** What the person comes to or organises, since that day, with the links of online meetings. */
export async function listPersonalEvents(
  db: Db,
  { userId, schoolIds, language, since }: Own,
): Promise<FeedEvent[]> {
  const comes = sql`exists (select from events.registrations r where r.event_id = e.id and ${isOf(userId)}
    and r.state in ('registered', 'waiting'))`;
  // Whoever made it may be unknown, and what is unknown must not count as organising.
  const organises = sql`coalesce(e.made_by = ${userId} or e.school_id = any (${schoolIds}::uuid[]), false)`;
  const waits = sql`exists (select from events.registrations r where r.event_id = e.id and ${isOf(userId)}
    and r.state = 'waiting')`;
  return listWhere(db, {
    language,
    which: condition`e.starts_at >= ${since} and (${organises} or (e.state <> 'draft' and ${comes}))`,
    onlineUrl: sql`case when ${waits} and not ${organises} then null else e.online_url end`,
    isTentative: condition`e.state = 'draft' or (${waits} and not ${organises})`,
  });
}

type FeedQuery = {
  language: Language;
  which: RawBuilder<boolean>;
  onlineUrl: RawBuilder<unknown>;
  isTentative: RawBuilder<boolean>;
};

async function listWhere(
  db: Db,
  { language, which, onlineUrl, isTentative }: FeedQuery,
): Promise<FeedEvent[]> {
  const kk = {
    title: sql`e.title_kk`,
    description: sql`e.description_kk`,
    place: sql`v.name_kk, e.place_kk`,
  };
  const ru = {
    title: sql`e.title_ru`,
    description: sql`e.description_ru`,
    place: sql`v.name_ru, e.place_ru`,
  };
  const en = { ...ru, title: sql`coalesce(e.title_en, e.title_ru)` };
  const { title, description, place } = wordsIn({ kk, ru, en }, language);
  const { rows } = await sqlOf(feedEventRow)`
    select e.id, ${title} as title,
      ${description} as description,
      ${sql.ref(`t.name_${language}`)} as kind,
      concat_ws(', ', ${place}, e.room) as place,
      e.starts_at as "startsAt", e.ends_at as "endsAt", e.made_at as "madeAt", e.changed_at as "changedAt",
      e.sequence, case when e.state = 'cancelled' then 'cancelled' when ${isTentative} then 'tentative'
        else 'confirmed' end as state,
      ${onlineUrl} as "onlineUrl", v.lat, v.lon
    from events.events e join events.types t on t.code = e.type
    left join network.schools v on v.id = e.venue_id
    where ${which} order by e.starts_at, e.id`.execute(db);
  return rows;
}

/** The number the address of a person's own calendar is signed with; the first one until it is renewed. */
export async function findFeedNumber(db: Db, userId: string): Promise<number> {
  const feed = await db
    .selectFrom("events.feeds")
    .where("user_id", "=", userId)
    .select("number")
    .executeTakeFirst();
  return feed?.number ?? 1;
}

export async function isAccountOpen(db: Db, userId: string): Promise<boolean> {
  const user = await db
    .selectFrom("accounts.users")
    .where("id", "=", userId)
    .where("blocked_at", "is", null)
    .select("id")
    .executeTakeFirst();
  return user !== undefined;
}
