import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { foldedName } from "#lib/search.ts";
import type { Direction } from "#modules/people/base/schema.ts";
import { numberFrom, signCount } from "#modules/people/certificates/rules.ts";

let made = 0;

type Teacher = {
  familyName?: string;
  givenName?: string;
  schoolId?: string;
  since?: string;
  userId?: string;
  birthYear?: number;
};

/** A teacher, working in the school since ever unless told otherwise. */
export async function makeTeacher(
  db: Db,
  { familyName, givenName = "Айгүл", schoolId, since, userId, birthYear }: Teacher = {},
): Promise<{ id: string }> {
  made += 1;
  const id = randomUUID();
  const family = familyName ?? `Сынақбаева${made}`;
  await db
    .insertInto("people.teachers")
    .values({
      id,
      family_name: family,
      given_name: givenName,
      birth_year: birthYear ?? 1985,
      user_id: userId ?? null,
      folded: foldedName(family, givenName, null),
    })
    .execute();
  if (schoolId) await makePost(db, { teacherId: id, schoolId, ...(since ? { since } : {}) });
  return { id };
}

export async function makePost(
  db: Db,
  {
    teacherId,
    schoolId,
    since = "2015-09-01",
    until = null,
  }: { teacherId: string; schoolId: string; since?: string; until?: string | null },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("people.posts")
    .values({
      id,
      teacher_id: teacherId,
      school_id: schoolId,
      during: `[${since},${until ?? ""})`,
      position: "teacher",
    })
    .execute();
  return id;
}

export async function makeCourse(
  db: Db,
  {
    teacherId,
    programme = "level3",
    completedOn = "2018-05-20",
    validUntil = null,
  }: { teacherId: string; programme?: string; completedOn?: string; validUntil?: string | null },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("people.courses")
    .values({
      id,
      teacher_id: teacherId,
      programme,
      completed_on: completedOn,
      valid_until: validUntil,
    })
    .execute();
  return id;
}

export async function makeTrainer(
  db: Db,
  {
    teacherId,
    direction = "methods_trainer",
    since = "2019-09-01",
  }: {
    teacherId: string;
    direction?: Direction;
    since?: string;
  },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("people.trainers")
    .values({ id, teacher_id: teacherId, direction, during: `[${since},)` })
    .execute();
  return id;
}

/** A training of some people by others, as the database keeps it: no rule was asked. */
export async function makeAct(
  db: Db,
  {
    trainers,
    trained,
    programme = "practice_reflection",
    schoolId = null,
    day = "2020-03-01",
    madeBy = null,
  }: {
    trainers: readonly string[];
    trained: readonly string[];
    programme?: string;
    schoolId?: string | null;
    day?: string;
    madeBy?: string | null;
  },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("people.training_acts")
    .values({
      id,
      programme,
      school_id: schoolId,
      hours: 40,
      from_day: day,
      until_day: day,
      place: schoolId ? null : "Ақтөбе",
      made_by: madeBy,
    })
    .execute();
  await db
    .insertInto("people.act_trainers")
    .values(trainers.map((teacher_id) => ({ act_id: id, teacher_id })))
    .execute();
  await db
    .insertInto("people.courses")
    .values(
      trained.map((teacher_id) => ({
        id: randomUUID(),
        teacher_id,
        programme,
        completed_on: day,
        hours: 40,
        act_id: id,
      })),
    )
    .execute();
  return id;
}

let certificates = 0;

/** A certificate in the name of the person's record as it stands. */
export async function makeCertificate(
  db: Db,
  { teacherId }: { teacherId: string },
): Promise<{ number: string }> {
  certificates += 1;
  const places = [signCount ** 2, signCount, 1].map(
    (size) => Math.floor(certificates / size) % signCount,
  );
  const number = numberFrom(2026, [0, 0, 0, 0, ...places]);
  const { family_name, given_name, folded } = await db
    .selectFrom("people.teachers")
    .where("id", "=", teacherId)
    .select(["family_name", "given_name", "folded"])
    .executeTakeFirstOrThrow();
  await db
    .insertInto("people.certificates")
    .values({
      id: randomUUID(),
      number,
      kind: "course",
      teacher_id: teacherId,
      holder_key: teacherId,
      family_name,
      given_name,
      folded,
      title_kk: "Курс",
      title_ru: "Курс",
      from_day: "2020-01-01",
      until_day: "2020-01-02",
      organiser_kk: "О",
      organiser_ru: "О",
      signatories: "[]",
      issued_on: "2020-01-03",
      ground: "№1",
      source_kind: "test",
      source_id: number,
      issued_at: new Date(),
    })
    .execute();
  return { number };
}
