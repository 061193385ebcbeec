import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";

const usualType = z.strictObject({ area: z.string(), type: z.string() });

/** What was most often held about each area, in the whole network. */
export async function listUsualTypes(
  db: Db,
  areas: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sqlOf(usualType)`
    select distinct on (area) area, type from (
      select need_area as area, type, count(*) as held from events.events
      where need_area = any (${[...areas]}::text[]) and state in ('published', 'held')
      group by need_area, type
    ) counted order by area, held desc, type`.execute(db);
  return new Map(rows.map(({ area, type }) => [area, type]));
}
