import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { type Random, randomFrom } from "#lib/random.ts";
import { sqlOf } from "#lib/rows.ts";
import { seedPeople } from "#seed/country/people/actions.ts";
import { type Address, askEach, type Times } from "./load.ts";
import type { Place, Web } from "./place.ts";
import { type Measure, ms, seconds } from "./table.ts";
import { signInNational } from "./work.ts";

/** A country's worth of people in the schools that were seeded before. */
export async function seedBenchPeople(
  db: Db,
  asked: { scale: number; postsOnly: boolean },
): Promise<Measure> {
  const began = performance.now();
  const { teachers, acts } = await seedPeople(db, { ...asked, seed: "bench", now: new Date() });
  const figure = seconds(performance.now() - began);
  return { what: `seeding ${teachers} teachers and ${acts} trainings`, figure };
}

const names = [
  "Ахметова",
  "Әбдірахманов",
  "Қасым",
  "Құлмағамбетова Айгүл",
  "Нұрлан",
  "Өтегенова Шынар",
  "ахмет",
  "касым",
  "кулмаг",
  "нурлан",
  "отегенова",
  "шарип",
  "жумабек серик",
  "гулнар",
  "Ivanova",
  "Nurlan",
  "Qasym",
  "Aigul",
  "Ospanov",
  "Zhumabekova",
  "Sarsenov Erlan",
  "Иванова Анна",
  "Петров",
  "смирн",
  "ко",
  "а",
  "Екатерина Волкова",
  "сер",
  "ми",
] as const;

/** The pages of coverage as anybody opens them, and the search for a teacher as the national team does. */
export async function measurePeople({
  web,
  place,
}: {
  web: Web;
  place: Place;
}): Promise<Measure[]> {
  const random = randomFrom("people");
  const coverage = await coverageAddresses(place.db, random);
  const cookie = await signInNational(place.db);
  const searches = names.flatMap((name) =>
    (["kk", "ru"] as const).map((language): Address => {
      const query = new URLSearchParams({ q: name });
      return { path: `/people/teachers?${query}`, language, cookie };
    }),
  );
  const before = async () => {};
  const covered = await askEach(web.url, { addresses: coverage, before });
  const found = await askEach(web.url, { addresses: searches, before });
  const trees = await askEach(web.url, { addresses: await treesOf(place.db, cookie), before });
  return [
    timed("coverage of the country, regions and circles", "p95 <= 60 ms", covered),
    { what: "slowest coverage page", figure: covered.slowest },
    timed("search for a teacher by a part of the name", "p95 <= 40 ms", found),
    { what: "slowest search", figure: found.slowest },
    timed("cascade of the twenty who reached most", "first paint <= 150 ms", trees),
    { what: "slowest cascade", figure: trees.slowest },
  ];
}

function timed(what: string, promise: string, { p50, p95, p99 }: Times): Measure {
  return { what: `${what}: p50, p95, p99`, promise, figure: [p50, p95, p99].map(ms).join(", ") };
}

const queryRow = z.strictObject({ query: z.string() });

async function coverageAddresses(db: Db, random: Random): Promise<Address[]> {
  const { rows } = await sqlOf(queryRow)`
    (select 'region=' || kato as query from network.regions where during @> current_date)
    union all (select 'circle=' || school_id from network.listings
      where status = 'leading' and during @> current_date and lower(during) < '2024-01-01' order by school_id limit 60)
    union all select '' union all select 'small=1' union all select 'measure=methods_trainer'`.execute(
    db,
  );
  // Every region and circle of today stood on these days.
  const days = ["", "&on=2025-10-24", "&on=2026-03-25"];
  return rows.map(({ query }) => ({
    path: `/people/coverage?${query}${days[Math.floor(random() * days.length)] ?? ""}`,
    language: random() < 0.5 ? "kk" : "ru",
  }));
}

const cascadeRow = z.strictObject({ id: z.string(), programme: z.string() });

async function treesOf(db: Db, cookie: string): Promise<Address[]> {
  const { rows } = await sqlOf(cascadeRow)`
    select teacher_id as id, programme from people.reach order by reached desc limit 20`.execute(
    db,
  );
  return rows.map(({ id, programme }) => {
    const path = `/people/cascade/${id}?programme=${programme}`;
    return { path, language: "kk", cookie };
  });
}
