import { sql } from "kysely";
import type { By, Person } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows, inTransactionAnew } from "#lib/db.ts";
import { allow, done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { endingOn, parsePeriod, periodText } from "#lib/period.ts";
import { foldedName } from "#lib/search.ts";
import { findSchoolByCode, getPlaceOfSchool } from "#modules/network/base/queries.ts";
import { canKeepTeacher, canKeepTeachersOf } from "../base/access.ts";
import {
  endPosts,
  insertPost,
  insertTeacher,
  rewritePost,
  rewriteTeacher,
} from "../base/actions.ts";
import { getTeacher, listProgrammes, placesOfTeacher } from "../base/queries.ts";
import { isTooFarAhead } from "../base/rules/starts.ts";
import { pairBearers } from "../duplicates/actions.ts";
import { type NumberRefusal, whyNotNumber } from "../identity-numbers/actions.ts";
import { sharesNumber } from "../identity-numbers/queries.ts";
import { listCategories, listPosts } from "./queries.ts";
import {
  type ChangeRefusal,
  type CourseRefusal,
  changedFields,
  gradesOf,
  type LeaveRefusal,
  postAfter,
  toldChanges,
  whyNotCourse,
  whyNotLeave,
  whyNotPeriod,
} from "./rules.ts";
import {
  type CategoryForm,
  type CourseForm,
  type LeaveForm,
  type PostChangeForm,
  type PostForm,
  type PostRefusal,
  type TeacherForm,
  type TeacherPost,
  whyNotHire,
} from "./schema.ts";

/** Opens a record with its first post; the same form sent twice makes one record. */
export async function openTeacher(
  db: Db,
  {
    person,
    form,
    post,
    iinHash,
    now,
  }: By & { form: TeacherForm; post: PostForm; iinHash: string | null },
): Promise<Result<{ id: string }, NumberRefusal | Record<string, string>>> {
  return inTransactionAnew(db, async (tx) => {
    await lockWord(tx, form.id);
    const sentBefore = await findRow(tx, form.id);
    if (sentBefore) return done({ id: form.id });
    if (isTooFarAhead(post.since, dayOf(now))) return refuse({ since: "tooFarAhead" });
    const school = await findSchoolByCode(tx, post.school);
    if (!school) return refuse({ school: "unknownSchool" });
    const place = await getPlaceOfSchool(tx, { id: school.id, on: dayOf(now) });
    if (!canKeepTeachersOf(person, place)) return refuse({ school: "notYours" });
    const refusal = await whyNotNumber(tx, { person, id: form.id, iinHash, now });
    if (refusal) return refuse(refusal);
    await insertTeacher(tx, {
      id: form.id,
      ...valuesOf(form),
      ...(await numberOf(tx, { id: form.id, iinHash })),
      created_at: now,
    });
    await pairBearers(tx, { ids: [form.id], now });
    await record(tx, { at: now, by: person, act: "teacherOpened", subject: subjectOf(form.id) });
    await beginPost(tx, { teacherId: form.id, schoolId: school.id, post });
    return done({ id: form.id });
  });
}

/** Changes the name and the years; the identification number only when a new one is given. */
export async function changeTeacher(
  db: Db,
  { person, form, iinHash, now }: By & { form: TeacherForm; iinHash: string | null },
): Promise<Result<null, NumberRefusal>> {
  return inTransactionAnew(db, async (tx) => {
    const before = await keepable(tx, { id: form.id, person, now });
    const refusal = await whyNotNumber(tx, { person, id: form.id, iinHash, now });
    if (refusal) return refuse(refusal);
    const number = await numberOf(tx, { id: form.id, iinHash });
    const changes = changedFields(before, form, !(await bears(tx, form.id, iinHash)));
    if (changes.length === 0) return done(null);
    await rewriteTeacher(tx, form.id, { ...valuesOf(form), ...number });
    await pairBearers(tx, { ids: [form.id], now });
    // Names themselves stay out of history: erasing a record must erase them everywhere.
    const kept = Object.fromEntries(changes.map((field) => [field, { from: null, to: null }]));
    await record(tx, {
      at: now,
      by: person,
      act: "teacherChanged",
      subject: subjectOf(form.id),
      changes: kept,
    });
    return done(null);
  });
}

type HireRefusal =
  | { school: PostRefusal | "unknownSchool" | "notYours" }
  | { since: "tooFarAhead" };

/** Begins work in a school; who keeps that school's records may take a teacher on. */
export async function hire(
  db: Db,
  { person, teacherId, form, now }: By & { form: PostForm; teacherId: string },
): Promise<Result<{ schoolId: string }, HireRefusal>> {
  if (isTooFarAhead(form.since, dayOf(now))) return refuse({ since: "tooFarAhead" });
  return db.transaction().execute(async (tx) => {
    await lockTeacher(tx, teacherId);
    const school = await findSchoolByCode(tx, form.school);
    if (!school) return refuse({ school: "unknownSchool" } as const);
    const place = await getPlaceOfSchool(tx, { id: school.id, on: dayOf(now) });
    if (!canKeepTeachersOf(person, place)) return refuse({ school: "notYours" } as const);
    const posts = await listPosts(tx, teacherId);
    if (posts.some((post) => post.id === form.postId)) return done({ schoolId: school.id });
    const refusal = whyNotHire(posts, { schoolId: school.id, since: form.since });
    if (refusal) return refuse({ school: refusal });
    await beginPost(tx, { teacherId, schoolId: school.id, post: form });
    await record(tx, {
      at: now,
      by: person,
      act: "teacherHired",
      subject: subjectOf(teacherId),
      changes: { school: { from: null, to: school.id }, since: { from: null, to: form.since } },
    });
    return done({ schoolId: school.id });
  });
}

/** Tells of work that is recorded anew when it began and what it is; where that is not known it stays on the days it covers. */
export async function changePost(
  db: Db,
  { person, teacherId, form, now }: By & { form: PostChangeForm; teacherId: string },
): Promise<Result<null, Partial<Record<"since" | "sinceYear", ChangeRefusal>>>> {
  return db.transaction().execute(async (tx) => {
    await lockTeacher(tx, teacherId);
    const posts = await listPosts(tx, teacherId);
    const before = posts.find(({ id }) => id === form.postId);
    if (!before) throw new NotFound();
    const place = await getPlaceOfSchool(tx, { id: before.schoolId, on: dayOf(now) });
    allow(canKeepTeachersOf(person, place));
    const others = posts.filter((post) => post !== before);
    const after = postAfter(before, { form, others });
    const refusal = whyNotMoved(before, after, { others, today: dayOf(now) });
    if (refusal) return refuse({ [form.sinceYear === undefined ? "since" : "sinceYear"]: refusal });
    const changes = toldChanges(before, after);
    if (Object.keys(changes).length === 0) return done(null);
    const { during, startKnown, position, subjects, grades, languages } = after;
    const values = { during, start_known: startKnown, position, subjects, grades, languages };
    await rewritePost(tx, before.id, values);
    const school = { from: null, to: before.schoolId };
    await record(tx, {
      at: now,
      by: person,
      act: "postChanged",
      subject: subjectOf(teacherId),
      changes: { school, ...changes },
    });
    return done(null);
  });
}

/** Work that overlaps already is told anew with its days as they are. */
function whyNotMoved(
  before: TeacherPost,
  after: TeacherPost,
  around: { others: readonly TeacherPost[]; today: string },
): ChangeRefusal | null {
  return after.during === before.during ? null : whyNotPeriod(after, around);
}

/** Ends work in a school; the record and its history stay. */
export async function leave(
  db: Db,
  { person, teacherId, form, now }: By & { form: LeaveForm; teacherId: string },
): Promise<Result<null, { until: LeaveRefusal }>> {
  return db.transaction().execute(async (tx) => {
    await lockTeacher(tx, teacherId);
    const post = (await listPosts(tx, teacherId)).find(({ id }) => id === form.postId);
    if (!post) throw new NotFound();
    allow(
      canKeepTeachersOf(person, await getPlaceOfSchool(tx, { id: post.schoolId, on: dayOf(now) })),
    );
    if (parsePeriod(post.during).until === form.until) return done(null);
    const refusal = whyNotLeave(post.during, form.until);
    if (refusal) return refuse({ until: refusal });
    await endPosts(tx, { ids: [post.id], endsOn: form.until });
    await record(tx, {
      at: now,
      by: person,
      act: "teacherLeft",
      subject: subjectOf(teacherId),
      changes: { school: { from: post.schoolId, to: null }, until: { from: null, to: form.until } },
    });
    return done(null);
  });
}

/** A new category from a day on; the one before ends that day. */
export async function giveCategory(
  db: Db,
  { person, teacherId, form, now }: By & { form: CategoryForm; teacherId: string },
): Promise<Result<null, { categorySince: "beforeStart" }>> {
  return db.transaction().execute(async (tx) => {
    await lockTeacher(tx, teacherId);
    await keepable(tx, { id: teacherId, person, now });
    const known = await listCategories(tx, teacherId);
    if (known.some(({ id }) => id === form.categoryId)) return done(null);
    const newest =
      known
        .map(({ during }) => parsePeriod(during).from ?? "")
        .sort()
        .at(-1) ?? "";
    if (form.categorySince <= newest) return refuse({ categorySince: "beforeStart" } as const);
    await expectRows(
      sql`update people.categories set during = ${endingOn(form.categorySince)}
      where teacher_id = ${teacherId} and during @> ${form.categorySince}::date`.execute(tx),
      { most: 1 },
    );
    await tx
      .insertInto("people.categories")
      .values({
        id: form.categoryId,
        teacher_id: teacherId,
        category: form.category,
        during: periodText({ from: form.categorySince, until: null }),
      })
      .execute();
    await record(tx, {
      at: now,
      by: person,
      act: "categoryGiven",
      subject: subjectOf(teacherId),
      changes: { category: { from: null, to: form.category } },
    });
    return done(null);
  });
}

/** A course passed; of one programme only one on a day. */
export async function addCourse(
  db: Db,
  { person, teacherId, form, now }: By & { form: CourseForm; teacherId: string },
): Promise<Result<null, Record<string, CourseRefusal | "notOffered" | "courseKnown">>> {
  return db.transaction().execute(async (tx) => {
    await keepable(tx, { id: teacherId, person, now });
    const programmes = await listProgrammes(tx);
    if (!programmes.some(({ code }) => code === form.programme))
      return refuse({ programme: "notOffered" as const });
    const refusal = whyNotCourse(form, dayOf(now));
    if (refusal) return refuse(refusal);
    const added = await insertCourse(tx, { teacherId, form });
    if (added === "known") return refuse({ completedOn: "courseKnown" as const });
    if (added === "before") return done(null);
    await record(tx, {
      at: now,
      by: person,
      act: "courseAdded",
      subject: subjectOf(teacherId),
      changes: { programme: { from: null, to: form.programme } },
    });
    return done(null);
  });
}

/** "before" when the very form was sent already, "known" when another record says the same. */
async function insertCourse(
  tx: Db,
  { teacherId, form }: { teacherId: string; form: CourseForm },
): Promise<"made" | "before" | "known"> {
  const made = await tx
    .insertInto("people.courses")
    .values({
      id: form.courseId,
      teacher_id: teacherId,
      programme: form.programme,
      completed_on: form.completedOn,
      valid_until: form.validUntil ?? null,
      hours: form.hours ?? null,
      provider: form.provider ?? null,
      certificate_number: form.certificateNumber ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made) return "made";
  const sentBefore = await tx
    .selectFrom("people.courses")
    .where("id", "=", form.courseId)
    .select("id")
    .executeTakeFirst();
  return sentBefore ? "before" : "known";
}

/**
 * A course that the record had already is joined to the training. The id of a new one comes from the
 * training and the person, which tells later what goes away together with the training.
 */
export async function joinCourses(
  tx: Db,
  { actId, ids }: { actId: string; ids: readonly string[] },
): Promise<void> {
  await expectRows(
    sql`
    update people.courses c set act_id = a.id, hours = coalesce(c.hours, a.hours)
    from people.training_acts a
    where a.id = ${actId} and c.teacher_id = any (${ids}::uuid[]) and c.programme = a.programme
      and c.act_id is null and c.id = (select k.id from people.courses k
        where k.teacher_id = c.teacher_id and k.programme = a.programme and k.act_id is null
          and k.completed_on between a.from_day and a.until_day order by k.completed_on desc limit 1)`.execute(
      tx,
    ),
    { most: ids.length },
  );
  await sql`
    insert into people.courses (id, teacher_id, programme, completed_on, hours, act_id)
    select ${madeId(actId, "id")}, t.id, a.programme, a.until_day, a.hours, a.id
    from people.training_acts a cross join unnest(${ids}::uuid[]) t (id)
    where a.id = ${actId} and not exists (select from people.courses c
      where c.act_id = a.id and c.teacher_id = t.id)`.execute(tx);
}

/** Takes the courses off the training; those that only it made go with it. */
export async function releaseCourses(
  tx: Db,
  { actId, ids }: { actId: string; ids: readonly string[] },
): Promise<void> {
  await expectRows(
    sql`delete from people.courses t where t.act_id = ${actId} and t.teacher_id = any (${ids}::uuid[])
    and t.certificate_number is null and t.id = ${madeId(actId, "teacher_id")}`.execute(tx),
    { most: ids.length },
  );
  await sql`update people.courses set act_id = null
    where act_id = ${actId} and teacher_id = any (${ids}::uuid[])`.execute(tx);
}

function madeId(actId: string, column: "id" | "teacher_id") {
  return sql`md5(${actId} || ${sql.ref(`t.${column}`)}::text)::uuid`;
}

async function beginPost(
  tx: Db,
  { teacherId, schoolId, post }: { teacherId: string; schoolId: string; post: PostForm },
): Promise<void> {
  await insertPost(tx, {
    id: post.postId,
    teacher_id: teacherId,
    school_id: schoolId,
    during: periodText({ from: post.since, until: null }),
    position: post.position,
    subjects: post.subjects,
    languages: post.languages,
    grades: gradesOf(post),
  });
}

function valuesOf(form: TeacherForm) {
  return {
    family_name: form.familyName,
    given_name: form.givenName,
    patronymic: form.patronymic ?? null,
    birth_year: form.birthYear ?? null,
    working_since: form.workingSince ?? null,
    folded: foldedName(form.familyName, form.givenName, form.patronymic ?? null),
  };
}

function subjectOf(id: string): { kind: string; id: string } {
  return { kind: "teacher", id };
}

async function keepable(db: Db, { id, person, now }: { id: string; person: Person; now: Date }) {
  const teacher = await getTeacher(db, id);
  allow(canKeepTeacher(person, { places: await placesOfTeacher(db, { id, on: dayOf(now) }) }));
  return teacher;
}

async function lockTeacher(tx: Db, id: string): Promise<void> {
  const row = await tx
    .selectFrom("people.teachers")
    .where("id", "=", id)
    .where("erased_at", "is", null)
    .select("id")
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
}

async function findRow(db: Db, id: string) {
  return db.selectFrom("people.teachers").where("id", "=", id).select("id").executeTakeFirst();
}

async function lockWord(tx: Db, word: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('teachers'), hashtext(${word}))`.execute(tx);
}

/** The number as the record bears it; what is there stays where none was typed. */
async function numberOf(
  tx: Db,
  { id, iinHash }: { id: string; iinHash: string | null },
): Promise<{ iin_hash?: string; shares_number?: boolean }> {
  if (iinHash === null) return {};
  return { iin_hash: iinHash, shares_number: await sharesNumber(tx, { id, iinHash }) };
}

/** Whether the record bears the number already; no number is borne by all. */
async function bears(tx: Db, id: string, iinHash: string | null): Promise<boolean> {
  if (iinHash === null) return true;
  const row = tx.selectFrom("people.teachers").where("id", "=", id).where("iin_hash", "=", iinHash);
  return (await row.select("id").executeTakeFirst()) !== undefined;
}
