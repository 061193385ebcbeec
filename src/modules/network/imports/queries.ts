import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";

const leansRow = z.strictObject({ leans: z.boolean() });

/** Whether a circle that the import did not bring rests on a leading status that it began. */
export async function leansOnStatuses(tx: Db): Promise<boolean> {
  const { rows } = await sqlOf(leansRow)`
    select exists (
      select from net
      join network.statuses s on s.id = case when net.relation = 'network.statuses' then net.key::uuid end
      join network.partnerships p on p.leading_id = s.school_id and p.during && s.during
      where net.relation = 'network.statuses' and net.before is null and s.status = 'leading'
        and not exists (select from net own where own.relation = 'network.partnerships' and own.before is null
          and own.key = p.id::text)) as leans`.execute(tx);
  return rows[0]?.leans ?? false;
}

const placeRow = z.strictObject({ regionKato: z.string(), districtKato: z.string() });
const tellingOfSchools = {
  "network.school_places": "school_id",
  "network.statuses": "school_id",
  "network.partnerships": "leading_id",
};

/** Where the schools lie, on the day or last, of which the rows of the table `net` tell. */
export async function listPlacesTouched(tx: Db, on: string): Promise<z.infer<typeof placeRow>[]> {
  const told = Object.entries(tellingOfSchools).map(
    ([
      table,
      school,
    ]) => sql`union select ${sql.ref(`t.${school}`)} from net join ${sql.table(table)} t
      on t.id = case when net.relation = ${table} then net.key::uuid end`,
  );
  const { rows } = await sqlOf(placeRow)`
    with touched as (
      select net.key::uuid as id from net where net.relation = 'network.schools'
      union select split_part(net.key, ' ', 1)::uuid from net where net.relation = 'network.school_sizes'
      ${sql.join(told, sql` `)}
    )
    select distinct l.region_kato as "regionKato", l.district_kato as "districtKato"
    from touched cross join lateral (select * from network.listings where school_id = touched.id
      order by during @> ${on}::date desc, upper(during) desc limit 1) l`.execute(tx);
  return rows;
}
