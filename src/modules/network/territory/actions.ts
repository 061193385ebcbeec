import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { periodText } from "#lib/period.ts";
import { readReference } from "#lib/root.ts";
import { searchWords } from "#lib/search.ts";
import { Territory } from "./schema.ts";

/** Brings regions, districts and their successions to what the reference file says; safe to repeat. */
export async function loadReference(db: Db, now: Date): Promise<void> {
  const territory = Territory.parse(readReference("territory.json"));
  await db.transaction().execute(async (tx) => {
    // Two processes that start together must not both find the tables empty.
    await sql`select pg_advisory_xact_lock(hashtext('network.territory'))`.execute(tx);
    const written =
      (await writeRegions(tx, territory)) +
      (await writeDistricts(tx, territory)) +
      (await writeSuccessions(tx, territory));
    if (written === 0) return;
    await writeLexemes(tx);
    const subject = { kind: "territory", id: "reference" };
    await record(tx, { at: now, by: null, act: "territoryLoaded", subject });
  });
}

async function writeRegions(db: Db, { regions }: Territory): Promise<number> {
  const rows = regions.map((unit) => ({ ...unit, ...kept(unit) }));
  const result = await sql`
    insert into network.regions as r (kato, kind, name_kk, name_ru, name_en, centre_kk, centre_ru, centre_en, during, words)
    select kato, kind, "nameKk", "nameRu", "nameEn", "centreKk", "centreRu", "centreEn", during, array_to_tsvector(words)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u (kato text, kind text, "nameKk" text, "nameRu" text,
      "nameEn" text, "centreKk" text, "centreRu" text, "centreEn" text, during daterange, words text[])
    on conflict do nothing`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}

async function writeDistricts(db: Db, { districts }: Territory): Promise<number> {
  const rows = districts.map((unit) => ({ ...unit, ...kept(unit) }));
  const result = await sql`
    insert into network.districts (kato, region_kato, kind, name_kk, name_ru, name_en, lon, lat, during, words)
    select kato, "regionKato", kind, "nameKk", "nameRu", "nameEn", lon, lat, during, array_to_tsvector(words)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u (kato text, "regionKato" text, kind text, "nameKk" text,
      "nameRu" text, "nameEn" text, lon float8, lat float8, during daterange, words text[])
    on conflict do nothing`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}

async function writeSuccessions(db: Db, { successions }: Territory): Promise<number> {
  const result = await sql`
    insert into network.district_successions (from_id, to_id)
    select before.id, after.id
    from jsonb_to_recordset(${JSON.stringify(successions)}::jsonb) as s ("from" text, "to" text, "on" date)
    join network.districts before on before.kato = s."from" and upper(before.during) = s."on"
    join network.districts after on after.kato = s."to" and lower(after.during) = s."on"
    on conflict do nothing`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}

// A mistyped district is understood before any school is entered there.
async function writeLexemes(db: Db): Promise<void> {
  await sql`
    insert into network.lexemes
    select distinct unnest(tsvector_to_array(words))
    from (select words from network.regions union all select words from network.districts) as named
    on conflict do nothing`.execute(db);
}

function kept(unit: Territory["regions"][number] | Territory["districts"][number]) {
  return {
    during: periodText({ from: unit.from, until: unit.until }),
    words: searchWords(unit.nameKk, unit.nameRu, unit.nameEn),
  };
}
