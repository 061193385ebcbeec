import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { randomFrom } from "#lib/random.ts";
import { drawNumber } from "#modules/people/certificates/actions.ts";
import { foldedName } from "#modules/people/certificates/queries.ts";
import { buildIndexesAfter } from "#seed/bulk.ts";
import { idFrom } from "#seed/ids.ts";
import { hasPeople, listHomes, readPeopleNames, readTaughtSubjects } from "./queries.ts";
import { regionPeople, seatsFor } from "./rules.ts";
import type { Certified, PeopleRows } from "./schema.ts";

type Seeding = {
  scale: number;
  seed: string;
  now: Date;
  /** For who only needs to know who works where: no courses, no trainings, and no counts of them. */
  postsOnly?: boolean;
  report?: (line: string) => void;
};

/**
 * Invented people for a generated country: as many teachers and trainers as the documents count,
 * times the scale. The same for the same seed; a country that already has people is left alone.
 */
export async function seedPeople(
  db: Db,
  { scale, seed, now, postsOnly = false, report = () => {} }: Seeding,
): Promise<{ teachers: number; acts: number }> {
  const written = { teachers: 0, acts: 0 };
  if (await hasPeople(db)) return written;
  const homes = await listHomes(db, { origin: "generated", on: countedOn });
  const sources = { names: readPeopleNames(), subjects: readTaughtSubjects(), idFrom };
  const byRegion = Map.groupBy(seatsFor(homes, scale), ({ home }) => home.regionKato);
  await db.transaction().execute(async (tx) => {
    await buildIndexesAfter(tx, tables, async () => {
      for (const [regionKato, seats] of byRegion) {
        const made = regionPeople(seats, { seed: `${seed} people ${regionKato}`, sources });
        const rows = postsOnly ? { ...noRows, teachers: made.teachers, posts: made.posts } : made;
        await writePeople(tx, rows, "generated");
        written.teachers += rows.posts.length;
        written.acts += rows.acts.length;
        report(`${regionKato}: ${rows.posts.length}`);
      }
    });
    if (!postsOnly) await addUp(tx);
    const subject = { kind: "demo", id: "people" };
    await record(tx, { at: now, by: null, act: "peopleSeeded", subject });
  });
  await sql`vacuum (analyze)`.execute(db);
  return written;
}

export const countedOn = "2026-01-01";
const noRows = { categories: [], courses: [], acts: [], actTrainers: [], trainers: [] };
const tables = [
  "people.teachers",
  "people.posts",
  "people.categories",
  "people.training_acts",
  "people.act_trainers",
  "people.courses",
  "people.trainers",
];

/** Writes the rows in pieces; the counts are added up afterwards, once. */
export async function writePeople(
  tx: Db,
  rows: PeopleRows,
  origin: "generated" | "demo",
): Promise<void> {
  await sql`select set_config('people.counts_later', 'on', true)`.execute(tx);
  await insert(
    tx,
    rows.teachers,
    (json) => sql`
    insert into people.teachers (id, family_name, given_name, patronymic, birth_year, working_since, folded, origin)
    select id, family_name, given_name, patronymic, birth_year, working_since, folded, ${origin}
    from jsonb_to_recordset(${json}::jsonb) as r (id uuid, family_name text, given_name text, patronymic text,
      birth_year int2, working_since int2, folded text)`,
  );
  await insert(
    tx,
    rows.posts,
    (json) => sql`
    insert into people.posts (id, teacher_id, school_id, during, position, subjects, grades, languages)
    select id, teacher_id, school_id, during, position, subjects, grades, languages
    from jsonb_to_recordset(${json}::jsonb) as r (id uuid, teacher_id uuid, school_id uuid, during daterange,
      position text, subjects text[], grades int4range, languages text[])`,
  );
  await insert(
    tx,
    rows.categories,
    (json) => sql`
    insert into people.categories (id, teacher_id, category, during)
    select id, teacher_id, category, during
    from jsonb_to_recordset(${json}::jsonb) as r (id uuid, teacher_id uuid, category text, during daterange)`,
  );
  await insert(
    tx,
    rows.acts,
    (json) => sql`
    insert into people.training_acts (id, programme, school_id, place, from_day, until_day, hours)
    select id, programme, school_id, place, from_day, until_day, hours
    from jsonb_to_recordset(${json}::jsonb) as r (id uuid, programme text, school_id uuid, place text,
      from_day date, until_day date, hours int2)`,
  );
  await insert(
    tx,
    rows.actTrainers,
    (json) => sql`
    insert into people.act_trainers (act_id, teacher_id)
    select act_id, teacher_id from jsonb_to_recordset(${json}::jsonb) as r (act_id uuid, teacher_id uuid)`,
  );
  await insert(
    tx,
    rows.courses,
    (json) => sql`
    insert into people.courses (id, teacher_id, programme, completed_on, valid_until, hours, provider,
      certificate_number, act_id)
    select id, teacher_id, programme, completed_on, valid_until, hours, provider, certificate_number, act_id
    from jsonb_to_recordset(${json}::jsonb) as r (id uuid, teacher_id uuid, programme text, completed_on date,
      valid_until date, hours int2, provider text, certificate_number text, act_id uuid)
    on conflict do nothing`,
  );
  await insert(
    tx,
    rows.trainers,
    (json) => sql`
    insert into people.trainers (id, teacher_id, direction, during, course_id, capacity)
    select id, teacher_id, direction, during, course_id, capacity
    from jsonb_to_recordset(${json}::jsonb) as r (id uuid, teacher_id uuid, direction text, during daterange,
      course_id uuid, capacity int2)`,
  );
}

/** Certificates of activities that were invented elsewhere, with the numbers of the seed; answers how many. */
export async function seedCertificates(
  tx: Db,
  { certified, seed }: { certified: readonly Certified[]; seed: string },
): Promise<number> {
  const activities = certified.map(({ source, activity: { organiser, ...activity } }) => ({
    ...activity,
    source_kind: source.kind,
    source_id: source.id,
    organiser_school_id: organiser.schoolId,
    organiser_kk: organiser.kk,
    organiser_ru: organiser.ru,
    region_kato: organiser.regionKato,
    district_kato: organiser.districtKato,
  }));
  const holders = certified.flatMap(({ source, activity, holders: given }) => {
    const random = randomFrom(`${seed} numbers ${source.kind} ${source.id}`);
    const year = Number(activity.issuedOn.slice(0, 4));
    return given.map(({ teacherId, ...name }) => ({
      id: idFrom(`certificate ${source.kind} ${source.id} ${teacherId}`),
      source_id: source.id,
      number: drawNumber(year, (below) => Math.floor(random() * below)),
      teacher_id: teacherId,
      folded: foldedName(name),
      family_name: name.familyName,
      given_name: name.givenName,
      patronymic: name.patronymic,
    }));
  });
  await insert(tx, holders, (json) => insertCertificates(json, JSON.stringify(activities)));
  return holders.length;
}

const insertCertificates = (holders: string, activities: string) => sql`
  insert into people.certificates (id, number, kind, teacher_id, holder_key, family_name, given_name, patronymic,
    folded, title_kk, title_ru, title_en, hours, from_day, until_day, form, organiser_school_id, organiser_kk,
    organiser_ru, region_kato, district_kato, place_kk, place_ru, signatories, result, issued_on, valid_until,
    ground, source_kind, source_id, issued_at)
  select h.id, h.number, a.kind, h.teacher_id, h.teacher_id, h.family_name, h.given_name, h.patronymic, h.folded,
    a."titleKk", a."titleRu", a."titleEn", a.hours, a."fromDay", a."untilDay", a.form, a.organiser_school_id,
    a.organiser_kk, a.organiser_ru, a.region_kato, a.district_kato, a."placeKk", a."placeRu", a.signatories,
    a.result, a."issuedOn", a."validUntil", a.ground, a.source_kind, a.source_id,
    (a."issuedOn" + time '10:00') at time zone 'Asia/Almaty'
  from jsonb_to_recordset(${activities}::jsonb) as a (kind text, "titleKk" text, "titleRu" text, "titleEn" text,
    hours int2, "fromDay" date, "untilDay" date, form text, organiser_school_id uuid, organiser_kk text,
    organiser_ru text, region_kato text, district_kato text, "placeKk" text, "placeRu" text, signatories jsonb,
    result text, "issuedOn" date, "validUntil" date, ground text, source_kind text, source_id text)
  join jsonb_to_recordset(${holders}::jsonb) as h (id uuid, number text, source_id text, teacher_id uuid,
    family_name text, given_name text, patronymic text, folded text) using (source_id)
  order by a."issuedOn", h.number`;

type Statement = ReturnType<typeof sql>;
const rowsAtOnce = 10_000;

async function insert<Row>(
  tx: Db,
  rows: readonly Row[],
  statement: (json: string) => Statement,
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await statement(JSON.stringify(rows.slice(at, at + rowsAtOnce))).execute(tx);
  }
}

export async function addUp(tx: Db): Promise<void> {
  await sql`select people.refresh_counts(array(select distinct school_id from people.posts))`.execute(
    tx,
  );
  await sql`select people.refresh_reach(array(select distinct teacher_id from people.act_trainers))`.execute(
    tx,
  );
}
