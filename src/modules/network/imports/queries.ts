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
