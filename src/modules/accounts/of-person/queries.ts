import { sql } from "kysely";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { readPart, type Subject } from "#lib/of-person.ts";
import { listGrantsToday } from "#lib/person.ts";
import { listOwnRequests } from "../joining/queries.ts";
import { listPasskeys } from "../passkeys/queries.ts";
import { getOwnAccount, listSessions } from "../sessions/queries.ts";

/** The account with its roles and ways in, but for what would let somebody else in. */
export async function readOfPerson(
  db: Db,
  { userId, now }: Subject & { now: Date },
): Promise<Record<string, unknown>> {
  const sessions = await listSessions(db, { userId, now });
  const passkeys = await listPasskeys(db, userId);
  return {
    account: await getOwnAccount(db, userId),
    roles: await listGrantsToday(db, { userId, today: dayOf(now) }),
    sessions: sessions.map(({ id: _, tokenHash: __, ...session }) => session),
    passkeys: passkeys.map(({ name, madeAt, usedAt }) => ({ name, madeAt, usedAt })),
    requests: await listOwnRequests(db, userId),
    ...(await readPart(db, moreOf(userId))),
  };
}

const moreOf = (userId: string) => sql`select jsonb_build_object(
  'person', (select jsonb_build_object('id', id, 'family_name', family_name, 'given_name', given_name,
    'patronymic', patronymic, 'language', language, 'created_at', created_at)
    from accounts.users where id = ${userId}),
  'roles_held', (select coalesce(jsonb_agg(to_jsonb(g) - 'given_by' - 'scope' order by g.during), '[]')
    from accounts.grants g where g.user_id = ${userId}),
  'invitations', (select coalesce(jsonb_agg(jsonb_build_object('email', i.email, 'phone', i.phone,
    'role', i.role, 'created_at', i.created_at, 'accepted_at', i.accepted_at,
    'accepted_by', i.accepted_by) order by i.created_at), '[]')
    from accounts.invitations i where i.accepted_by = ${userId}
      or exists (select from accounts.users u where u.id = ${userId} and (u.email = i.email or u.phone = i.phone))),
  'signs_in_through', (select coalesce(jsonb_agg(jsonb_build_object('provider', p.name_ru,
    'subject', l.subject, 'linked_at', l.linked_at) order by l.linked_at), '[]')
    from accounts.provider_links l join accounts.providers p on p.id = l.provider_id
    where l.user_id = ${userId})) as part`;
