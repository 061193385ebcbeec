import { sql } from "kysely";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import type { SecurityAct } from "#lib/security-log.ts";
import { type Event, eventRow, type LogQuery, type Sort } from "./schema.ts";

const actsOf: Record<Exclude<Sort, "power">, readonly SecurityAct[]> = {
  entries: ["signedIn", "signedOut"],
  refusals: ["signInRefused", "forbidden"],
};

type LogRead = Pick<LogQuery, "sort" | "person"> & { most: number; skip?: number };

/** Who came in, who was kept out and whose power changed, the newest first. */
export async function listEvents(
  db: Db,
  { sort, person, most, skip = 0 }: LogRead,
): Promise<Event[]> {
  const { rows } = await sqlOf(eventRow)`
    with events as materialized (
      (${sort === "power" ? nothing : ofEntries({ sort, person, most: most + skip })})
      union all
      (${sort === null || sort === "power" ? ofPower({ person, most: most + skip }) : nothing})
      order by at desc, id limit ${most} offset ${skip}
    )
    select e.id, e.at, e.act, e.detail, e.user_id as "userId", ${nameOf("u")} as name,
      nullif(e.by_id, e.user_id) as "byId",
      case when e.by_id is distinct from e.user_id then ${nameOf("b")} end as "byName", e.visitor, e.device
    from events e left join accounts.users u on u.id = e.user_id left join accounts.users b on b.id = e.by_id
    order by e.at desc, e.id`.execute(db);
  return rows;
}

const columns = sql`id, at, act, detail, user_id, by_id, visitor, device`;
const nothing = sql`select ${columns} from (select null::uuid as id, null::timestamptz as at, '' as act, '' as detail,
  null::uuid as user_id, null::uuid as by_id, '' as visitor, '' as device) none where false`;

function ofEntries({ sort, person, most }: LogRead & { sort: Exclude<Sort, "power"> | null }) {
  const isOfSort = sort === null ? condition`true` : condition`act = any (${[...actsOf[sort]]})`;
  const isOfPerson = person === null ? condition`true` : condition`user_id = ${person}`;
  return sql`select id, at, act, detail, user_id, null::uuid as by_id, visitor, device
    from core.security_events where ${isOfSort} and ${isOfPerson} order by at desc, id limit ${most}`;
}

/** What the history says of accounts, invitations, providers and codes of schools. */
function ofPower({ person, most }: Pick<LogRead, "person" | "most">) {
  const isOfPerson =
    person === null
      ? condition`true`
      : condition`(subject_kind = 'user' and subject_id = ${person}::text) or user_id = ${person}`;
  return sql`select id, at, act, '' as detail,
      case when subject_kind = 'user' then subject_id::uuid else user_id end as user_id, user_id as by_id,
      '' as visitor, '' as device
    from core.history
    where subject_kind in ('user', 'invitation', 'provider', 'joinCode') and ${isOfPerson}
    order by at desc, id limit ${most}`;
}

function nameOf(user: "u" | "b") {
  return sql`nullif(concat_ws(' ', ${sql.ref(`${user}.family_name`)}, ${sql.ref(`${user}.given_name`)}), '')`;
}
