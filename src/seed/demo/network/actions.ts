import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { periodText } from "#lib/period.ts";
import { readReference } from "#lib/root.ts";
import { searchWords } from "#lib/search.ts";
import { loadDocuments } from "#modules/network/documents/actions.ts";
import { loadReference } from "#modules/network/territory/actions.ts";
import { idFrom } from "#seed/ids.ts";
import { listDistrictsWithPlaces, listKnownCodes } from "./queries.ts";
import { demoNetwork } from "./rules.ts";
import { DemoSchools, type NewNetwork, type NewSchool } from "./schema.ts";

const documentsDay = "2019-10-24";

/** The schools that the documents name and a few invented circles; what is already there stays as it is. */
export async function loadDemoNetwork(db: Db, now: Date): Promise<void> {
  await loadReference(db, now);
  await loadDocuments(db, now);
  const named = DemoSchools.parse(readReference("demo-schools.json"));
  const districts = await listDistrictsWithPlaces(db, documentsDay);
  const network = demoNetwork(named, { districts, idOf: (code) => idFrom(`demo ${code}`) });
  await db.transaction().execute(async (tx) => {
    const known = await listKnownCodes(
      tx,
      network.schools.map((school) => school.code),
    );
    if (known.size > 0) return;
    await writeNetwork(tx, network);
    const subject = { kind: "demo", id: "schools" };
    await record(tx, { at: now, by: null, act: "demoLoaded", subject });
  });
}

const rowsAtOnce = 2_000;

/** Writes schools and partnerships in large pieces, inside the caller's transaction. */
export async function writeNetwork(db: Db, { schools, partnerships }: NewNetwork): Promise<void> {
  for (const some of portions(schools)) {
    await writeSchools(db, some);
    await writePlaces(db, some);
    await writeSizes(db, some);
    await writeStatuses(db, some);
  }
  for (const some of portions(partnerships)) await writePartnerships(db, some);
}

async function writeSchools(db: Db, schools: NewSchool[]): Promise<void> {
  const rows = schools.map((school) => ({
    id: school.id,
    code: school.code,
    kind: school.kind,
    languages: school.languages,
    name_kk: school.name_kk,
    name_ru: school.name_ru,
    locality: school.locality,
    lon: school.lon,
    lat: school.lat,
    position: school.position,
    origin: school.origin,
    words: searchWords(school.name_kk, school.name_ru, school.code),
  }));
  await sql`
    insert into network.schools
      (id, code, name_kk, name_ru, kind, languages, locality, lon, lat, position, origin, open_during, words)
    select id, code, name_kk, name_ru, kind, languages, locality, lon, lat, position, origin, '(,)', array_to_tsvector(words)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, code text, name_kk text, name_ru text,
      kind text, languages text[], locality text, lon float8, lat float8, position text, origin text, words text[])`.execute(
    db,
  );
}

async function writePlaces(db: Db, schools: NewSchool[]): Promise<void> {
  const rows = schools.flatMap(({ id, district }) =>
    district.places.map((place) => ({
      school_id: id,
      district_id: place.districtId,
      during: place.during,
    })),
  );
  await sql`
    insert into network.school_places (school_id, district_id, during)
    select school_id, district_id, during
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (school_id uuid, district_id int, during daterange)`.execute(
    db,
  );
}

async function writeSizes(db: Db, schools: NewSchool[]): Promise<void> {
  const rows = schools.flatMap(({ id, sizes }) =>
    sizes.map((size) => ({ school_id: id, ...size })),
  );
  await sql`
    insert into network.school_sizes (school_id, year, pupils, teachers)
    select school_id, year, pupils, teachers
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (school_id uuid, year int, pupils int, teachers int)`.execute(
    db,
  );
}

async function writeStatuses(db: Db, schools: NewSchool[]): Promise<void> {
  const rows = schools.flatMap(({ id, statuses }) =>
    statuses.map((status) => ({
      id: idFrom(`status ${id} ${status.from}`),
      school_id: id,
      status: status.status,
      during: periodText(status),
      end_reason: status.endReason,
      note: status.note,
    })),
  );
  await sql`
    insert into network.statuses (id, school_id, status, during, end_reason, note)
    select id, school_id, status, during, end_reason, note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, school_id uuid, status text,
      during daterange, end_reason text, note text)`.execute(db);
}

async function writePartnerships(db: Db, partnerships: NewNetwork["partnerships"]): Promise<void> {
  const rows = partnerships.map((one) => ({
    id: idFrom(`partnership ${one.leadingId} ${one.partnerId} ${one.from}`),
    leading_id: one.leadingId,
    partner_id: one.partnerId,
    kind: one.kind,
    during: periodText(one),
    reason: one.reason,
    end_reason: one.endReason,
  }));
  await sql`
    insert into network.partnerships (id, leading_id, partner_id, kind, during, reason, end_reason)
    select id, leading_id, partner_id, kind, during, reason, end_reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, leading_id uuid, partner_id uuid,
      kind text, during daterange, reason text, end_reason text)`.execute(db);
}

function* portions<Item>(items: Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += rowsAtOnce) yield items.slice(at, at + rowsAtOnce);
}
