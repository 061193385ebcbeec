import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import { placesAlong } from "./rules.ts";
import type { Place } from "./schema.ts";

const chainRow = z.strictObject({
  chain: z.array(z.strictObject({ id: z.int(), during: z.string() })),
});
type Chain = z.infer<typeof chainRow>["chain"];

/** Where a school of this district row lay while it was open, as rows for network.school_places. */
export async function placesThrough(
  db: Db,
  districtId: number,
  openDuring: string,
): Promise<Place[]> {
  const chains = await chainsOfDistricts(db);
  const chain = chains.find((rows) => rows.some((row) => row.id === districtId));
  if (!chain) throw new NotFound();
  return placesAlong(chain, openDuring);
}

/** The same for every district row at once, by the row's id. */
export async function listPlacesThrough(db: Db, openDuring: string): Promise<Map<number, Place[]>> {
  const chains = await chainsOfDistricts(db);
  return new Map(
    chains.flatMap((chain) => {
      const places = placesAlong(chain, openDuring);
      return chain.map((row) => [row.id, places] as const);
    }),
  );
}

/** Every district with those it followed and those that followed it, oldest first. */
async function chainsOfDistricts(db: Db): Promise<Chain[]> {
  const { rows } = await sqlOf(chainRow)`
    with recursive steps as (
      select id as first_id, id, during from network.districts d
      where not exists (select from network.district_successions s where s.to_id = d.id)
      union all
      select steps.first_id, next.id, next.during from steps
      join network.district_successions s on s.from_id = steps.id
      join network.districts next on next.id = s.to_id
    )
    select jsonb_agg(jsonb_build_object('id', id, 'during', during) order by during) as chain
    from steps group by first_id`.execute(db);
  return rows.map((row) => row.chain);
}

/** The same for many schools at once. */
export async function placesOfMany(
  db: Db,
  schools: readonly { schoolId: string; districtId: number; openDuring: string }[],
): Promise<(Place & { schoolId: string })[]> {
  const chains = await chainsOfDistricts(db);
  const chainOf = new Map(chains.flatMap((chain) => chain.map((row) => [row.id, chain] as const)));
  return schools.flatMap(({ schoolId, districtId, openDuring }) =>
    placesAlong(chainOf.get(districtId) ?? [], openDuring).map((place) => ({ ...place, schoolId })),
  );
}
