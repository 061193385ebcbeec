import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { loadDocuments } from "#modules/network/documents/actions.ts";
import { loadReference } from "#modules/network/territory/actions.ts";
import { writeNetwork } from "#seed/demo/network/actions.ts";
import { listDistrictsWithPlaces } from "#seed/demo/network/queries.ts";
import { idFrom } from "#seed/ids.ts";
import { hasGenerated, listPublishedCounts, readNames, readSizes } from "./queries.ts";
import { documentsDay, nationalPlan, regionNetwork } from "./rules.ts";

/**
 * A whole country of invented schools that agrees with the published counts of 24 October 2019,
 * the same for the same seed. A database that already holds such a country is left alone.
 */
export async function seedNetwork(
  db: Db,
  {
    scale,
    seed,
    now,
    report = () => {},
  }: { scale: number; seed: string; now: Date; report?: (line: string) => void },
): Promise<{ schools: number; partnerships: number }> {
  await loadReference(db, now);
  await loadDocuments(db, now);
  const written = { schools: 0, partnerships: 0 };
  if (await hasGenerated(db)) return written;
  const sources = {
    districts: await listDistrictsWithPlaces(db, documentsDay),
    names: readNames(),
    sizes: readSizes(),
    seed,
    idFrom,
  };
  for (const plan of nationalPlan(await listPublishedCounts(db), scale)) {
    const network = regionNetwork(plan, sources);
    await db.transaction().execute((tx) => writeNetwork(tx, network));
    written.schools += network.schools.length;
    written.partnerships += network.partnerships.length;
    report(`${plan.regionKato}: ${network.schools.length}`);
  }
  const subject = { kind: "demo", id: "national" };
  const changes = { seed: { from: null, to: seed }, scale: { from: null, to: String(scale) } };
  await record(db, { at: now, by: null, act: "nationalSeeded", subject, changes });
  // Each table written renewed the listings, so most of their pages are empty by now.
  await sql`vacuum (full, analyze) network.listings`.execute(db);
  await sql`vacuum (analyze)`.execute(db);
  return written;
}
