import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { readReference } from "#lib/root.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Subject } from "./rules.ts";
import { type Home, homeRow, PeopleNames } from "./schema.ts";

const foundRow = z.strictObject({ found: z.boolean() });

/** The schools of that origin open on the day, with their newest number of teachers. */
export async function listHomes(
  db: Db,
  { origin, on }: { origin: "generated" | "demo"; on: string },
): Promise<Home[]> {
  const { rows } = await sqlOf(homeRow)`
    select l.school_id as id, l.region_kato as "regionKato", l.status, l.kind = 'small' as small,
      l.languages, l.leading_id as "leadingId",
      coalesce((select z.teachers from network.school_sizes z
        where z.school_id = l.school_id and z.year <= extract(year from ${on}::date)
        order by z.year desc limit 1), 24) as size
    from network.listings l join network.schools s on s.id = l.school_id
    where s.origin = ${origin} and l.during @> ${on}::date
    order by l.region_kato, l.school_id`.execute(db);
  return rows;
}

/** Schools of partner coordinators. */
export async function listCoordinatedSchools(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom("accounts.grants")
    .where("role", "=", "partner_coordinator")
    .where("school_id", "is not", null)
    .select("school_id as schoolId")
    .execute();
  return new Set(rows.flatMap(({ schoolId }) => schoolId ?? []));
}

export async function hasPeople(db: Db): Promise<boolean> {
  const { rows } = await sqlOf(foundRow)`
    select exists (select from people.teachers where origin in ('generated', 'demo')) as found`.execute(
    db,
  );
  return rows[0]?.found ?? false;
}

export function readPeopleNames(): PeopleNames {
  return PeopleNames.parse(readReference("people-names.json"));
}

const Subjects = z.object({
  subjects: z.array(z.object({ code: z.string(), grades: z.string() })),
});

/** What a teacher may teach and in which grades. */
export function readTaughtSubjects(): Subject[] {
  const { subjects } = Subjects.parse(readReference("subjects.json"));
  return subjects.map(({ code, grades }) => {
    const [first = 1, last = first] = grades.split("-").map(Number);
    return { code, first, last };
  });
}
