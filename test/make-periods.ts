import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { now, type TestApp } from "./app.ts";
import { makePartnership, makeSchool, makeStatus } from "./make.ts";
import { makePost, makeTeacher } from "./make-people.ts";
import type { Subject } from "./roles-world.ts";

type School = { id: string };
/** Schools that belong to a circle besides its own three. */
export type Periods = { second: School; joining: School; elder: School };

const past = { since: "2014-09-01", until: "2018-09-01" };
const planned = { since: "2026-09-01" };

/**
 * What the circle had before and what it is to have, which an act of today must keep as it was; a second partner
 * who stays, one who joins in autumn, the elder school of its chain, and a school that is closed.
 */
export async function makePeriods({ db }: TestApp, subject: Subject): Promise<Periods> {
  const { leading, partner, free, district } = subject;
  const second = await makeSchool(db, { district, status: "partner" });
  await makePartnership(db, { leadingId: leading.id, partnerId: second.id });
  const joining = await makeSchool(db, { district, status: "partner", ...planned });
  await makePartnership(db, { leadingId: leading.id, partnerId: joining.id, ...planned });
  const elder = await makeSchool(db, { district, status: "leading" });
  await makePartnership(db, { leadingId: elder.id, partnerId: leading.id, kind: "chain" });
  await makePast(db, subject);
  await makeClosed(db, subject);
  await makeMoving(db, district);
  await makeCoordinators(db, [leading, partner, free, second, joining]);
  return { second, joining, elder };
}

async function makePast(db: Db, { leading, partner }: Subject): Promise<void> {
  const { id: teacherId } = await makeTeacher(db);
  await makePost(db, { teacherId, schoolId: partner.id, ...past });
  await makePartnership(db, { leadingId: leading.id, partnerId: partner.id, ...past });
  for (const { id: schoolId } of [leading, partner])
    await makeStatus(db, { schoolId, status: "partner", ...past });
}

/** A partner that was closed, with all that ended then. */
async function makeClosed(db: Db, { leading, district }: Subject): Promise<void> {
  const { id } = await makeSchool(db, { district });
  await makeStatus(db, { schoolId: id, status: "partner", ...past });
  await makePartnership(db, { leadingId: leading.id, partnerId: id, ...past });
  await sql`update network.schools set open_during = ${`(,${past.until})`}::daterange
    where id = ${id}`.execute(db);
  await sql`update network.school_places set during = during * ${`(,${past.until})`}::daterange
    where school_id = ${id} and during && ${`(,${past.until})`}::daterange`.execute(db);
  await sql`delete from network.school_places
    where school_id = ${id} and upper_inf(during)`.execute(db);
}

/** A school that comes under another district in autumn. */
async function makeMoving(db: Db, district: string): Promise<void> {
  const { id } = await makeSchool(db, { district });
  await sql`
    with last as (
      update network.school_places set during = daterange(lower(during), ${planned.since}::date)
      where school_id = ${id} and upper_inf(during) returning district_id
    )
    insert into network.school_places (school_id, district_id, during)
    select ${id}, d.id, daterange(${planned.since}::date, null)
    from network.districts d join last on last.district_id <> d.id
    where upper_inf(d.during) order by d.id limit 1`.execute(db);
}

/** Those who get the letters about a school, and those who will, or may not come in. */
async function makeCoordinators(db: Db, schools: School[]): Promise<void> {
  const people = schools.flatMap(({ id: schoolId }) => [
    { schoolId, id: randomUUID(), during: "[2025-09-01,)", blocked: null },
    { schoolId, id: randomUUID(), during: `[${planned.since},)`, blocked: null },
    { schoolId, id: randomUUID(), during: "[2025-09-01,)", blocked: now },
  ]);
  await db
    .insertInto("accounts.users")
    .values(
      people.map(({ id, blocked }) => ({
        id,
        family_name: "Үйлестіруші",
        given_name: "Әлия",
        email: `${id}@test.example`,
        is_demo: true,
        created_at: now,
        blocked_at: blocked,
      })),
    )
    .execute();
  await db
    .insertInto("accounts.grants")
    .values(
      people.map(({ id, schoolId, during }) => ({
        id: randomUUID(),
        user_id: id,
        role: "partner_coordinator" as const,
        school_id: schoolId,
        during,
      })),
    )
    .execute();
}
