import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { tableKind } from "#imports/desk.ts";
import type { PlanContext } from "#imports/plan.ts";
import { condition } from "#lib/condition.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { endingOn, periodText } from "#lib/period.ts";
import { searchWords } from "#lib/search.ts";
import { inLanguage } from "#lib/texts.ts";
import { codeOfRow } from "../base/schema.ts";
import { placesOfMany } from "../territory/queries.ts";
import { planSchoolRows } from "./queries.ts";
import { example, fields, type SchoolValue } from "./schema.ts";
import { texts } from "./texts.ts";

const nameIn = { kk: "name_kk", ru: "name_ru", en: "name_ru" };

export const schoolsKind = tableKind<SchoolValue, PlanContext>({
  name: "schools",
  texts,
  fields,
  examples: () => [example],
  questions: (language) => {
    const t = inLanguage(texts, language);
    return [{ name: "as_of", type: "day", label: t.asOf, hint: t.asOfHint, usual: "today" }];
  },
  subjectFields: (language) => [nameIn[language]],
  groupsIn: () => codeOfRow,
  plan: planSchoolRows,
  write: async (tx, values, { context: { asOf } }) =>
    (await writeSchools(tx, { values, asOf })).map((id) => ({ id, changes: {} })),
});

/** Writes the schools in the caller's transaction: new ones with their places, known ones changed and moved. */
export async function writeSchools(
  tx: Db,
  { values, asOf }: { values: readonly SchoolValue[]; asOf: string },
): Promise<string[]> {
  const records = JSON.stringify(values.map(recordOf));
  await sql`
    insert into network.schools as s (id, code, name_kk, name_ru, kind, languages, locality, address, lat, lon,
      position, phone, email, website, open_during, origin, words)
    select r.id, r.code, r.name_kk, r.name_ru, r.kind, coalesce(r.languages, '{}'), r.locality, r.address, r.lat, r.lon,
      case when r.lat is null then 'district' else 'exact' end, r.phone, r.email, r.website, r.open_during::daterange,
      'import', array_to_tsvector(r.words)
    from jsonb_to_recordset(${records}::jsonb) as r (id uuid, code text, name_kk text, name_ru text, kind text,
      languages text[], locality text, address text, lat float8, lon float8, phone text, email text, website text,
      opened date, closed date, open_during text, words text[])
    on conflict on constraint schools_code_unique do update set
      name_kk = excluded.name_kk, name_ru = excluded.name_ru, kind = excluded.kind,
      languages = case when excluded.languages = '{}' then s.languages else excluded.languages end,
      locality = coalesce(excluded.locality, s.locality), address = coalesce(excluded.address, s.address),
      lat = coalesce(excluded.lat, s.lat), lon = coalesce(excluded.lon, s.lon),
      position = case when excluded.lat is null then s.position else 'exact' end,
      phone = coalesce(excluded.phone, s.phone), email = coalesce(excluded.email, s.email),
      website = coalesce(excluded.website, s.website),
      open_during = daterange(coalesce(lower(excluded.open_during), lower(s.open_during)),
        coalesce(upper(excluded.open_during), upper(s.open_during))),
      words = excluded.words, updated_at = now()`.execute(tx);
  const ids = await tx
    .selectFrom("network.schools")
    .where(
      "code",
      "in",
      values.map((value) => value.code),
    )
    .select(["id", "code"])
    .execute();
  const idOf = new Map(ids.map((row) => [row.code, row.id]));
  await placeSchools(tx, { values, idOf, asOf });
  return [...idOf.values()];
}

function recordOf(value: SchoolValue) {
  return {
    ...value,
    id: randomUUID(),
    open_during: periodText({ from: value.opened, until: value.closed }),
    words: searchWords(value.name_kk, value.name_ru, value.code, value.address),
  };
}

type Placing = { values: readonly SchoolValue[]; idOf: ReadonlyMap<string, string>; asOf: string };

/**
 * New schools get the places of their whole life; known ones move on the day when their district differs, and those
 * that are not open on the day stay where they lay last.
 */
async function placeSchools(tx: Db, { values, idOf, asOf }: Placing): Promise<void> {
  const placed = await tx
    .selectFrom("network.school_places as p")
    .where("p.school_id", "in", [...idOf.values()])
    .orderBy("p.school_id")
    .orderBy(condition`p.during @> ${asOf}::date`, "desc")
    .orderBy(sql`upper(p.during)`, (order) => order.desc().nullsFirst())
    .distinctOn("p.school_id")
    .select(["p.school_id as schoolId", "p.district_id as districtId"])
    .execute();
  const districtOf = new Map(placed.map((row) => [row.schoolId, row.districtId]));
  const entries = values.flatMap((value) => {
    const schoolId = idOf.get(value.code);
    return schoolId ? [{ value, schoolId, known: districtOf.get(schoolId) }] : [];
  });
  const moved = entries.filter(
    ({ value, known }) => known !== undefined && known !== value.districtId,
  );
  await moveSchools(tx, { moved: moved.map(({ schoolId }) => schoolId), asOf });
  const settled = entries.flatMap(({ value, schoolId, known }) => {
    if (known === value.districtId) return [];
    const from = known === undefined ? value.opened : asOf;
    return [
      {
        schoolId,
        districtId: value.districtId,
        openDuring: periodText({ from, until: value.closed }),
      },
    ];
  });
  const places = await placesOfMany(tx, settled);
  await sql`
    insert into network.school_places (school_id, district_id, during)
    select "schoolId", "districtId", during::daterange
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r ("schoolId" uuid, "districtId" int, during text)
  `.execute(tx);
}

async function moveSchools(
  tx: Db,
  { moved, asOf }: { moved: string[]; asOf: string },
): Promise<void> {
  if (moved.length === 0) return;
  await sql`delete from network.school_places
    where school_id = any (${moved}::uuid[]) and lower(during) >= ${asOf}::date`.execute(tx);
  await expectRows(
    sql`update network.school_places set during = ${endingOn(asOf)}
    where school_id = any (${moved}::uuid[]) and during @> ${asOf}::date`.execute(tx),
    { most: moved.length },
  );
}
