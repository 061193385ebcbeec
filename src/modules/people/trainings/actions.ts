import { sql } from "kysely";
import type { By, Person } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { type Change, record, recordMany } from "#lib/history.ts";
import { findSchoolByCode, getPlaceOfSchool } from "#modules/network/base/queries.ts";
import { listProgrammes } from "../base/queries.ts";
import { findPeople } from "../cascade/queries.ts";
import { joinCourses, releaseCourses } from "../teachers/actions.ts";
import {
  canChangeTraining,
  canChooseTrained,
  canChooseTrainer,
  canRecordTraining,
} from "./access.ts";
import { getTraining, isTraining, knownOf, listTrained, listTrainers } from "./queries.ts";
import { type Refusal, whyNotCascade, whyNotHeld } from "./rules.ts";
import type { TrainingForm } from "./schema.ts";

/** Records a training with all its people; the same form sent twice records one. */
export async function recordTraining(
  db: Db,
  { person, form, now }: By & { form: TrainingForm },
): Promise<Result<{ id: string }, Refusal>> {
  return db.transaction().execute(async (tx) => {
    if (await isTraining(tx, form.id)) return done({ id: form.id });
    const placed = await placeOf(tx, { person, form, now });
    if (!placed.ok) return placed;
    const { schoolId } = placed.value;
    const [trainers, trained] = [unique(form.trainers), unique(form.trained)];
    const wrong = whyNotHeld(
      { ...form, schoolId, place: form.place ?? null, trainers, trained },
      dayOf(now),
    );
    if (wrong) return refuse(wrong);
    await lockProgramme(tx, form.programme);
    const refusal = await whyNotWritten(tx, {
      person,
      on: dayOf(now),
      chosen: { trainers, trained },
      training: { ...form, trainers, trained, exception: form.exception ?? null },
    });
    if (refusal) return refuse(refusal);
    await insertTraining(tx, { form, schoolId, person, now });
    await tx
      .insertInto("people.act_trainers")
      .values(trainers.map((id) => ({ act_id: form.id, teacher_id: id })))
      .execute();
    await writeCourses(tx, { actId: form.id, ids: trained, by: person, now });
    await recordAct(tx, { act: "trainingRecorded", id: form.id, by: person, at: now });
    return done({ id: form.id });
  });
}

/** Adds people to those trained; who is among them already stays there once. */
export async function addTrained(
  db: Db,
  { person, id, form, now }: By & { form: { trained: string[] }; id: string },
): Promise<Result<null, Refusal>> {
  return db.transaction().execute(async (tx) => {
    const training = await changeable(tx, { id, person, now });
    await lockProgramme(tx, training.programme);
    const before = await listTrained(tx, id);
    const trainers = await listTrainers(tx, id);
    const trained = unique(form.trained).filter((one) => !before.includes(one));
    if (trained.length === 0) return done(null);
    const both = trained.filter((one) => trainers.includes(one));
    if (both.length > 0) return refuse({ problems: { trained: "trainsAndLearns" }, people: both });
    const refusal = await whyNotWritten(tx, {
      person,
      on: dayOf(now),
      chosen: { trainers: [], trained },
      // Who led it was asked when it was recorded.
      training: { ...training, trainers, trained, exception: "recorded" },
    });
    if (refusal) return refuse(refusal);
    await writeCourses(tx, { actId: id, ids: trained, by: person, now });
    await recordAct(tx, {
      act: "trainedAdded",
      id,
      by: person,
      at: now,
      changes: {
        people: { from: String(before.length), to: String(before.length + trained.length) },
      },
    });
    return done(null);
  });
}

/** Takes a person off those trained; a course that was known without the training stays. */
export async function removeTrained(
  db: Db,
  { person, id, teacherId, now }: By & { id: string; teacherId: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const training = await changeable(tx, { id, person, now });
    await lockProgramme(tx, training.programme);
    const before = await listTrained(tx, id);
    if (!before.includes(teacherId)) return;
    await releaseCourses(tx, { actId: id, ids: [teacherId] });
    await recordAct(tx, {
      act: "trainedRemoved",
      id,
      by: person,
      at: now,
      changes: { people: { from: String(before.length), to: String(before.length - 1) } },
    });
    await record(tx, { at: now, by: person, act: "courseRemoved", subject: teacher(teacherId) });
  });
}

/** Deletes a training recorded by mistake; why is kept in history. */
export async function deleteTraining(
  db: Db,
  { person, id, form, now }: By & { form: { reason: string }; id: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const training = await changeable(tx, { id, person, now });
    await lockProgramme(tx, training.programme);
    const trained = await listTrained(tx, id);
    await releaseCourses(tx, { actId: id, ids: trained });
    await expectRows(tx.deleteFrom("people.training_acts").where("id", "=", id), { most: 1 });
    await recordAct(tx, {
      act: "trainingDeleted",
      id,
      by: person,
      at: now,
      changes: {
        reason: { from: null, to: form.reason },
        programme: { from: training.programme, to: null },
        until: { from: training.until, to: null },
      },
    });
    const about = { at: now, by: person, act: "courseRemoved", kind: "teacher" };
    await recordMany(tx, { ...about, ids: trained });
  });
}

async function placeOf(
  tx: Db,
  { person, form, now }: By & { form: TrainingForm },
): Promise<Result<{ schoolId: string | null }, Refusal>> {
  const programmes = await listProgrammes(tx);
  if (!programmes.some(({ code }) => code === form.programme))
    return refuse({ problems: { programme: "notOffered" }, people: [] });
  const school = form.school ? await findSchoolByCode(tx, form.school) : null;
  if (form.school && !school) return refuse({ problems: { school: "unknownSchool" }, people: [] });
  const place = school ? await getPlaceOfSchool(tx, { id: school.id, on: dayOf(now) }) : null;
  if (!canRecordTraining(person, place)) {
    const problem = place ? "notYours" : "schoolNeeded";
    return refuse({ problems: { school: problem }, people: [] });
  }
  return done({ schoolId: school?.id ?? null });
}

// Two trainings recorded at once could close a ring that neither of them closes alone.
async function lockProgramme(tx: Db, programme: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('cascade'), hashtext(${programme}))`.execute(tx);
}

type People = { trainers: readonly string[]; trained: readonly string[] };

async function whyNotTheirs(
  tx: Db,
  { person, people: { trainers, trained }, on }: { person: Person; people: People; on: string },
): Promise<Refusal | null> {
  const known = await findPeople(tx, { ids: [...trainers, ...trained], on });
  const without = (ids: readonly string[], may: typeof canChooseTrained) =>
    ids.filter((id) => {
      const found = known.get(id);
      return !found || !may(person, found);
    });
  const [strangers, others] = [
    without(trainers, canChooseTrainer),
    without(trained, canChooseTrained),
  ];
  if (strangers.length + others.length === 0) return null;
  const problems = {
    ...(strangers.length > 0 ? { trainers: "notInReach" } : {}),
    ...(others.length > 0 ? { trained: "notInReach" } : {}),
  };
  return { problems, people: [...strangers, ...others] };
}

type WrittenTraining = People & {
  id: string;
  programme: string;
  from: string;
  until: string;
  exception: string | null;
};

async function whyNotWritten(
  tx: Db,
  about: { person: Person; on: string; chosen: People; training: WrittenTraining },
): Promise<Refusal | null> {
  const { person, on, chosen, training } = about;
  const strangers = await whyNotTheirs(tx, { person, people: chosen, on });
  if (strangers) return strangers;
  const known = await knownOf(tx, training);
  return whyNotCascade(training, { known, exception: training.exception });
}

async function insertTraining(
  tx: Db,
  { form, schoolId, person, now }: By & { form: TrainingForm; schoolId: string | null },
): Promise<void> {
  await tx
    .insertInto("people.training_acts")
    .values({
      id: form.id,
      programme: form.programme,
      school_id: schoolId,
      hours: form.hours,
      place: form.place ?? null,
      from_day: form.from,
      until_day: form.until,
      exception: form.exception ?? null,
      made_at: now,
      made_by: person.userId,
    })
    .execute();
}

async function writeCourses(
  tx: Db,
  { actId, ids, by, now }: { actId: string; ids: string[]; by: Person; now: Date },
): Promise<void> {
  await joinCourses(tx, { actId, ids });
  await recordMany(tx, { at: now, by, act: "courseAdded", kind: "teacher", ids });
}

async function changeable(
  tx: Db,
  { id, person, now }: { id: string; person: Person; now: Date },
): Promise<Awaited<ReturnType<typeof getTraining>>> {
  const training = await getTraining(tx, id);
  const place = training.schoolId
    ? await getPlaceOfSchool(tx, { id: training.schoolId, on: dayOf(now) })
    : null;
  allow(canChangeTraining(person, { place, madeBy: training.madeBy }));
  return training;
}

type Trained = { act: string; id: string; by: Person; at: Date; changes?: Record<string, Change> };

async function recordAct(tx: Db, { id, ...act }: Trained): Promise<void> {
  await record(tx, { ...act, subject: { kind: "training", id } });
}

function teacher(id: string): { kind: string; id: string } {
  return { kind: "teacher", id };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
