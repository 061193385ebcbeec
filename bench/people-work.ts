import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Activity } from "#modules/people/certificates/schema.ts";
import { issueList } from "#modules/people/issuing/actions.ts";
import { startRecommendation } from "#modules/people/recommendations/actions.ts";
import { tasks as recommending } from "#modules/people/recommendations/jobs.ts";
import { getRecommendation } from "#modules/people/recommendations/queries.ts";
import { seedNetwork } from "#seed/country/network/actions.ts";
import { peopleDesk as desk } from "./desks.ts";
import { configOf, type Place } from "./place.ts";
import { type Measure, seconds } from "./table.ts";
import { importTable, nationalPerson, runTask, timeOf } from "./work.ts";

/** A country's teachers from a file. */
export function measureTeachers(place: Place): Promise<Measure[]> {
  return importTeachers(place, { limit: 292_443 });
}

/** The long work of the area: whom to help, certificates for ten thousand. */
export async function measurePeopleWork(place: Place): Promise<Measure[]> {
  return [await recommend(place), await certify(place)];
}

async function recommend(place: Place): Promise<Measure> {
  const { db } = place;
  const person = await nationalPerson(db);
  const id = randomUUID();
  await startRecommendation(db, { person, form: { id, regionKato: undefined }, now: new Date() });
  const [task] = recommending;
  const took = await timeOf(() => runTask({ place, db, task, payload: { recommendationId: id } }));
  const { needs, taken, cost, greedyTaken, greedyCost } = await getRecommendation(db, id);
  const share = ((greedyCost ?? 0) / (cost ?? 1)).toFixed(2);
  return {
    what: `whom to help: ${taken} of ${needs} schools get a trainer, ${greedyTaken} greedily at ${share} of the cost`,
    promise: "< 30 s",
    figure: seconds(took),
  };
}

const holders = 10_000;

const holderRow = z.strictObject({
  id: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
});

async function certify(place: Place): Promise<Measure> {
  const { db } = place;
  const person = await nationalPerson(db);
  const { rows } = await sqlOf(holderRow)`
    select id, family_name as "familyName", given_name as "givenName", patronymic from people.teachers
    where merged_into is null and erased_at is null order by id limit ${holders}`.execute(db);
  const now = new Date();
  const list = {
    id: randomUUID(),
    activity: activityOn(dayOf(now)),
    jobId: randomUUID(),
    holders: rows.map(({ id, ...name }) => ({ ...name, key: id, teacherId: id, score: null })),
    madeBy: person.userId,
  };
  const { PUBLIC_URL: publicUrl } = configOf(place);
  const issue = () => issueList(db, { list, person, now, publicUrl, progress: async () => {} });
  const took = await timeOf(issue);
  await issue();
  const { issued } = await db
    .selectFrom("people.certificates")
    .where("source_id", "=", list.id)
    .select((eb) => eb.fn.countAll<number>().as("issued"))
    .executeTakeFirstOrThrow();
  return { what: `${issued} certificates of one list run twice`, figure: seconds(took) };
}

function activityOn(day: string): Activity {
  return {
    kind: "course",
    titleKk: "Рефлексия",
    titleRu: "Рефлексия",
    titleEn: null,
    hours: 36,
    organiser: {
      schoolId: null,
      kk: "ПШО",
      ru: "ЦПМ",
      regionKato: null,
      districtKato: null,
    },
    form: null,
    fromDay: day,
    untilDay: day,
    placeKk: null,
    placeRu: null,
    result: null,
    signatories: [{ name: "Bench", positionKk: "Директор", positionRu: "Директор" }],
    issuedOn: day,
    validUntil: null,
    ground: "bench",
  };
}

/** The country's teachers as one file into a registry of schools that has nobody, and the same file again. */
async function importTeachers(place: Place, { limit }: { limit: number }): Promise<Measure[]> {
  const db = await place.openEmpty();
  await seedNetwork(db, { scale: 1, seed: "bench", now: new Date() });
  const text = await tableOf(place.db, limit);
  const first = await importOnce({ place, db, text });
  const again = await importOnce({ place, db, text });
  return [
    { ...first, promise: "<= 90 s" },
    { ...again, what: `the same file again: ${again.what}` },
  ];
}

const teacherRow = z.record(z.string(), z.string().nullable());

async function tableOf(db: Db, limit: number): Promise<string> {
  const { rows } = await sqlOf(teacherRow)`
    select s.code, t.family_name, t.given_name, t.patronymic, t.birth_year::text, p.position,
      lower(p.during)::text as since
    from people.teachers t join people.posts p on p.teacher_id = t.id and p.during @> current_date
    join network.schools s on s.id = p.school_id
    order by s.code, t.id limit ${limit}`.execute(db);
  const headings = ["School code", "Family name", "Given name", "Patronymic", "Year of birth"];
  const lines = rows.map((row) =>
    Object.values(row)
      .map((cell) => cell ?? "")
      .join(";"),
  );
  return [[...headings, "Position", "Works since"].join(";"), ...lines].join("\n");
}

async function importOnce({ place, db, text }: { place: Place; db: Db; text: string }) {
  const file = new File([text], "teachers.csv");
  const told = await importTable({ place, db, desk, kind: "teachers", file });
  const { read, check, write, found } = told;
  const { rowsNew, rowsChanged, rowsSame, rowsDoubtful, rowsBad } = found;
  const rows = `${rowsNew} new, ${rowsChanged} changed, ${rowsSame} same, ${rowsDoubtful} doubtful, ${rowsBad} bad`;
  return {
    what: `import of teachers, ${found.state}: ${rows}`,
    figure: `${seconds(read + check + write)} (read ${seconds(read)}, check ${seconds(check)}, write ${seconds(write)})`,
  };
}
