import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "#lib/db.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeCourse, makePost, makeTeacher, makeTrainer } from "#test/make-people.ts";
import { countsOf, countsOfCircles, countsOfSchools, countsOn } from "./queries.ts";

let app: TestApp;
let db: Db;

beforeAll(async () => {
  app = await openTestApp();
  db = app.db;
});
afterAll(() => app.close());

/** Who works where on the day, and what a school has nobody for then. */
function worksThere(on: string) {
  return sql`
    there as (
      select p.teacher_id, l.school_id, l.region_kato, l.district_kato, l.kind = 'small' as small,
        coalesce(l.leading_id, case when l.status = 'leading' then l.school_id end) as circle
      from people.posts p
      join network.listings l on l.school_id = p.school_id and l.during @> ${on}::date
      where p.during @> ${on}::date
    ), lacking as (
      select distinct t.school_id, t.region_kato, t.district_kato, t.small, t.circle, g.measure
      from there t cross join (values ('certified'), ('level1'), ('level2'), ('level3'), ('active'),
        ('assessment_coordinator'), ('methods_trainer'), ('research_trainer'), ('task_expert'), ('reached')) g (measure)
      where not exists (select from there o join people.holdings h on h.teacher_id = o.teacher_id
        and h.during @> ${on}::date and h.measure = g.measure where o.school_id = t.school_id)
    )`;
}

/** Counts people afresh from their own records, for every area and measure of the day. */
async function countAfresh(on: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ area: string; measure: string; count: number }>`
    with ${worksThere(on)}, held as (
      select distinct t.teacher_id, t.school_id, t.region_kato, t.district_kato, t.small, t.circle, m.measure
      from there t
      join (select teacher_id, measure from people.holdings where during @> ${on}::date
        union select id, 'teachers' from people.teachers) m on m.teacher_id = t.teacher_id
      union
      select null, school_id, region_kato, district_kato, small, circle, 'without:' || measure from lacking
    )
    select a.area, h.measure, count(*)::int as count from held h
    cross join lateral (values ('kz', true), ('r:' || region_kato, true), ('d:' || district_kato, true),
      ('c:' || circle, circle is not null), ('kz/small', small), ('r:' || region_kato || '/small', small),
      ('d:' || district_kato || '/small', small)) a (area, counts)
    where a.counts group by 1, 2`.execute(db);
  return new Map(rows.map(({ area, measure, count }) => [`${area} ${measure}`, count]));
}

type Gap = { school: string; measure: string; circle: string | null };

async function gapsAfresh(on: string): Promise<Gap[]> {
  const { rows } = await sql<Gap>`
    with ${worksThere(on)}
    select school_id as school, measure, circle, region_kato, district_kato, small from lacking
    order by 1, 2`.execute(db);
  return rows;
}

async function gapsKept(on: string): Promise<Gap[]> {
  const { rows } = await sql<Gap>`
    select school_id as school, measure, circle_id as circle, region_kato, district_kato, small from people.gaps
    where during @> ${on}::date order by 1, 2`.execute(db);
  return rows;
}

async function countKept(on: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ area: string }>`
    select distinct area from people.counts`.execute(db);
  const kept = await countsOn(db, { areas: rows.map(({ area }) => area), on, small: false });
  const { rows: all } = await sql<{ id: string }>`select id from network.schools`.execute(db);
  const circles = await countsOfCircles(db, { leadingIds: all.map(({ id }) => id), on });
  for (const [leadingId, counts] of circles) kept.set(`c:${leadingId}`, counts);
  return new Map(
    [...kept].flatMap(([area, counts]) =>
      Object.entries(counts).map(([measure, count]): [string, number] => [
        `${area} ${measure}`,
        count,
      ]),
    ),
  );
}

const day = fc.integer({ min: 0, max: 3000 }).map((days) => {
  const date = new Date(Date.UTC(2017, 0, 1) + days * 86_400_000);
  return date.toISOString().slice(0, 10);
});
const act = fc.record({
  what: fc.constantFrom(
    "hire",
    "hire",
    "leave",
    "course",
    "direction",
    "drop",
    "circle",
    "close",
    "small",
    "move",
    "move",
    "redraw",
    "status",
    "lead",
  ),
  who: fc.nat({ max: 7 }),
  school: fc.nat({ max: 4 }),
  day,
  until: day,
});
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

it("keeps counts and gaps equal to counting afresh after any acts, on any day", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 25 }), day, async (acts, on) => {
      const districts = await districtsOfOneRun();
      const schools = await schoolsOfOneRun(districts);
      const teachers = await Promise.all(Array.from({ length: 8 }, () => makeTeacher(db)));
      for (const one of acts) {
        // An act that a rule of the database refuses changes nothing.
        await db
          .transaction()
          .execute((tx) => perform(tx, one, { districts, schools, teachers }))
          .catch(() => {});
      }
      for (const asked of [on, ...acts.map((one) => one.day), "2100-01-01"]) {
        expect(await kept(asked), asked).toEqual(await afresh(asked));
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);

async function kept(on: string) {
  return { counts: sorted(await countKept(on)), gaps: await gapsKept(on) };
}

async function afresh(on: string) {
  return { counts: sorted(await countAfresh(on)), gaps: await gapsAfresh(on) };
}

const sorted = (counts: Map<string, number>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

let drawn = 0;

/** Two districts of one region, which no other run changes. */
async function districtsOfOneRun(): Promise<District[]> {
  const katos = [1, 2].map(() => {
    drawn += 1;
    return String(990_000_000 + drawn);
  });
  const { rows } = await sql<District>`
    insert into network.districts (kato, region_kato, kind, name_kk, name_ru, name_en, lon, lat, during)
    select made.kato, region_kato, kind, name_kk, name_ru, name_en, lon, lat, '(,)'
    from unnest(${katos}::text[]) as made (kato) cross join network.districts d where d.kato = '156000000'
    order by made.kato returning id, kato`.execute(db);
  return rows;
}

async function schoolsOfOneRun(districts: District[]): Promise<{ id: string }[]> {
  const [district = "", other = ""] = districts.map(({ kato }) => kato);
  const leading = await makeSchool(db, { status: "leading", since: "2018-03-05", district });
  const small = await makeSchool(db, { kind: "small", district: other });
  return [
    leading,
    small,
    await makeSchool(db, { district }),
    await makeSchool(db, { status: "partner", district }),
    await makeSchool(db, { status: "leading", since: "2018-03-05", district: other }),
  ];
}

type District = { id: number; kato: string };
type Cast = { districts: District[]; schools: { id: string }[]; teachers: { id: string }[] };

async function perform(tx: Db, one: Act, { districts, schools, teachers }: Cast): Promise<void> {
  const teacherId = teachers[one.who]?.id ?? "";
  const schoolId = schools[one.school]?.id ?? "";
  switch (one.what) {
    case "hire":
      await makePost(tx, { teacherId, schoolId, since: one.day });
      return;
    case "leave":
      await sql`update people.posts set during = during * daterange(null, ${one.day}::date)
        where teacher_id = ${teacherId}`.execute(tx);
      return;
    case "course": {
      const validUntil = one.until > one.day ? one.until : null;
      const programme = ["level1", "level2", "level3", "ict"][one.school] ?? "ict";
      await makeCourse(tx, { teacherId, programme, completedOn: one.day, validUntil });
      return;
    }
    case "direction":
      await makeTrainer(tx, { teacherId, since: one.day });
      return;
    case "drop":
      await sql`delete from people.courses where teacher_id = ${teacherId}`.execute(tx);
      return;
    case "circle":
      await makePartnership(tx, {
        leadingId: schools[0]?.id ?? "",
        partnerId: schoolId,
        since: one.day,
      });
      return;
    case "close":
      await sql`update network.schools set open_during = daterange(null, ${one.day}::date)
        where id = ${schoolId}`.execute(tx);
      return;
    case "small":
      await sql`update network.schools set kind = 'small' where id = ${schoolId}`.execute(tx);
      return;
    default:
      await changeListing(tx, one, { districts, schools });
  }
}

/** Acts that change what a school is listed with, and not since when. */
async function changeListing(
  tx: Db,
  one: Act,
  { districts, schools }: Omit<Cast, "teachers">,
): Promise<void> {
  const schoolId = schools[one.school]?.id ?? "";
  const districtId = districts[one.who % 2]?.id ?? 0;
  const isFirst = one.who < 4;
  switch (one.what) {
    case "move":
      await sql`update network.school_places set district_id = ${districtId} where school_id = ${schoolId}`.execute(
        tx,
      );
      return;
    case "redraw":
      await sql`update network.districts set region_kato = ${isFirst ? "150000000" : "110000000"}
        where id = ${districtId}`.execute(tx);
      await sql`select network.refresh_listings(array(
        select school_id from network.school_places where district_id = ${districtId}))`.execute(
        tx,
      );
      return;
    case "status": {
      const status = isFirst ? "leading" : "pilot";
      // A school without a status has the new one for as long as it is listed.
      await sql`with held as (
          update network.statuses set status = ${status} where school_id = ${schoolId} returning id)
        insert into network.statuses (id, school_id, status, during)
        select gen_random_uuid(), ${schoolId}, ${status}, '(,)' where not exists (select from held)`.execute(
        tx,
      );
      return;
    }
    case "lead":
      await sql`update network.partnerships set leading_id = ${schools[isFirst ? 0 : 4]?.id}
        where partner_id = ${schoolId}`.execute(tx);
      return;
  }
}

it.each([
  { what: "small", who: 0 },
  { what: "move", who: 5 },
  { what: "redraw", who: 6 },
  { what: "status", who: 0 },
  { what: "lead", who: 5 },
] as const)(
  "follows a school of which only one thing changes in its list: $what",
  async (change) => {
    const districts = await districtsOfOneRun();
    const schools = await schoolsOfOneRun(districts);
    const teachers = [await makeTeacher(db)];
    const one = { school: 2, who: 0, day: "2018-05-01", until: "2018-05-01" };
    await perform(db, { ...one, what: "hire" }, { districts, schools, teachers });
    // A circle hides whether a school leads one of its own.
    if (change.what === "lead")
      await perform(db, { ...one, what: "circle" }, { districts, schools, teachers });
    const on = "2020-01-01";
    const before = await kept(on);

    await perform(db, { ...one, ...change }, { districts, schools, teachers });

    const after = await kept(on);
    expect(after).toEqual(await afresh(on));
    expect(after).not.toEqual(before);
  },
);

it("counts a person once in a school, and in both of two schools", async () => {
  const [one, other] = [await makeSchool(db), await makeSchool(db)];
  const { id: teacherId } = await makeTeacher(db, { schoolId: one.id });
  await makePost(db, { teacherId, schoolId: other.id, since: "2020-01-01" });
  await makeCourse(db, { teacherId, programme: "level3", completedOn: "2018-05-20" });
  await makeCourse(db, { teacherId, programme: "level2", completedOn: "2019-05-20" });

  const counts = await countsOfSchools(db, { schoolIds: [one.id, other.id], on: "2020-02-01" });

  for (const school of [one, other]) {
    expect(counts.get(school.id)).toMatchObject({ teachers: 1, certified: 1, level2: 1 });
  }
});

it("keeps which schools have nobody, and while they have", async () => {
  const hub = await makeSchool(db, { status: "leading" });
  const { id: teacherId } = await makeTeacher(db, { schoolId: hub.id, since: "2015-09-01" });
  await makeCourse(db, { teacherId, completedOn: "2018-05-20", validUntil: "2021-05-19" });

  const gaps = await db
    .selectFrom("people.gaps")
    .where("school_id", "=", hub.id)
    .where("measure", "=", "certified")
    .orderBy("during")
    .select(["during", "teachers", "circle_id as circleId"])
    .execute();

  expect(gaps).toEqual([
    { during: "[2015-09-01,2018-05-20)", teachers: 1, circleId: null },
    { during: "[2021-05-20,)", teachers: 1, circleId: hub.id },
  ]);
  const area = { kind: "circle", leadingId: hub.id } as const;
  expect(await countsOf(db, { area, on: "2020-01-01", small: false })).toMatchObject({
    teachers: 1,
    certified: 1,
  });
});

describe("the page of a circle", () => {
  it("puts the school that has nobody first, with who could reach it, for those who may know", async () => {
    const hub = await makeSchool(db, { status: "leading", since: "2018-03-05" });
    const partner = await makeSchool(db, { status: "partner" });
    await makePartnership(db, { leadingId: hub.id, partnerId: partner.id });
    const trainer = await makeTeacher(db, { familyName: "Көмекбаева", schoolId: hub.id });
    await makeTrainer(db, { teacherId: trainer.id, direction: "methods_trainer" });
    await makeCourse(db, { teacherId: trainer.id, programme: "level3" });
    await makeTeacher(db, { schoolId: partner.id });
    const coordinator = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "kk");
    const address = `/people/coverage?circle=${hub.id}`;

    const page = await (await coordinator.get(address)).text();
    const missing = await (await coordinator.get(`${address}&measure=research_trainer`)).text();
    const guests = await (await app.guest("kk").get(address)).text();

    expect(page).toContain(`/people/support-offers/schools/${partner.id}`);
    expect(page).toContain("Көмекбаева");
    expect(missing).toContain(`/people/support-offers/schools/${partner.id}`);
    expect(missing).not.toContain("Көмекбаева");
    expect(guests).toContain(`/people/support-offers/schools/${partner.id}`);
    expect(guests).not.toContain("Көмекбаева");
  });

  it("says whose certificates lapse within half a year, and opens into them", async () => {
    const hub = await makeSchool(db, { status: "leading", since: "2018-03-05" });
    const soon = await makeTeacher(db, { familyName: "Мерзімбаев", schoolId: hub.id });
    const later = await makeTeacher(db, { familyName: "Сабырбаев", schoolId: hub.id });
    const lapse = { completedOn: "2022-03-01", programme: "level2" };
    await makeCourse(db, { teacherId: soon.id, ...lapse, validUntil: "2026-03-01" });
    await makeCourse(db, { teacherId: later.id, ...lapse, validUntil: "2027-03-01" });
    const coordinator = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");

    const page = await coordinator.get(`/people/coverage?circle=${hub.id}&on=2026-01-10`);
    const text = await page.text();
    const [, link = ""] = /href="([^"]*lapses=2026-07-10[^"]*)"><b>1<\/b>/.exec(text) ?? [];
    const list = await (await coordinator.get(link.replaceAll("&amp;", "&"))).text();

    expect(text).toContain("истекает до 10 июля 2026");
    expect(list).toContain("Мерзімбаев");
    expect(list).not.toContain("Сабырбаев");
  });
});
