import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { now } from "#test/app.ts";
import {
  makeAct,
  makeCertificate,
  makeCourse,
  makeTeacher,
  makeTrainer,
} from "#test/make-people.ts";
import { makeStaff } from "#test/make-staff.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";
import { canJoin, scopeOfPairs } from "./access.ts";

export const trials: Trials = {
  who: {
    "GET /people/duplicates": "sign-in yes no yes yes yes yes yes no",
    "POST /people/duplicates/:id": "sign-in yes no own own own own own no",
    "POST /people/duplicates/merges/:id/undoing": "sign-in yes no own own own own own no",
  },
  records: {
    "/people/duplicates/:id": makePair,
    "/people/duplicates/merges/:id": makeMerge,
  },
  forms: {
    "/people/duplicates/:id": () => ({ mergeId: randomUUID(), decision: "same" }),
    "/people/duplicates/merges/:id/undoing": {},
  },
  variants: {
    "/people/duplicates/:id": [
      { name: "one person", prepare: decided("same") },
      { name: "two people", prepare: decided("different") },
    ],
    "/people/duplicates/merges/:id/undoing": [{ prepare: joined }],
  },
  lists: [
    {
      name: "records that may be one person",
      places: "schools",
      may: (person, place) => canJoin(person, [{ places: [place] }, { places: [place] }]),
      scope: scopeOfPairs,
      rowsNameLeading: false,
    },
  ],
};

/** Two records of the role's own school that may be of one person. */
async function makePair(subject: Subject, world: World): Promise<string> {
  const [one, other] = [await makeStaff(subject, world), await makeStaff(subject, world)];
  return insertPair(world.app.db, [one.id, other.id]);
}

async function insertPair(db: Db, records: string[]): Promise<string> {
  const id = randomUUID();
  const [first_id = "", second_id = ""] = records.toSorted();
  await db
    .insertInto("people.duplicate_pairs")
    .values({ id, first_id, second_id, reason: "sameSchool", found_at: now })
    .execute();
  return id;
}

async function makeMerge(subject: Subject, world: World): Promise<string> {
  const { db } = world.app;
  const [kept, merged] = [await makeStaff(subject, world), await makeTeacher(db)];
  const id = randomUUID();
  const nothing = { posts: [], categories: [], courses: [], trainers: [], acts: [] };
  await db
    .updateTable("people.teachers")
    .set({ merged_into: kept.id })
    .where("id", "=", merged.id)
    .execute();
  await db
    .insertInto("people.merges")
    .values({
      id,
      kept_id: kept.id,
      merged_id: merged.id,
      made_at: now,
      moved: JSON.stringify({ ...nothing, certificates: [], merged: [] }),
      removed: JSON.stringify({ ...nothing, restedOn: [] }),
      filled: JSON.stringify({
        birthYear: null,
        workingSince: null,
        iinHash: null,
        userId: null,
        patronymic: null,
      }),
    })
    .execute();
  return id;
}

function decided(decision: "same" | "different") {
  return async (setting: Setting): Promise<Sent> => ({
    path: `/people/duplicates/${await makeFullPair(setting)}`,
    form: { mergeId: randomUUID(), decision },
  });
}

async function joined(setting: Setting): Promise<Sent> {
  const mergeId = randomUUID();
  const path = `/people/duplicates/${await makeFullPair(setting)}`;
  await setting.asker.post(path, { mergeId, decision: "same" });
  return { path: `/people/duplicates/merges/${mergeId}/undoing`, form: {} };
}

/** Two records of one person with all that may hang on a record; the first has more, so it stays. */
async function makeFullPair({ world, subject }: Setting): Promise<string> {
  const { db } = world.app;
  const schoolId = subject.school.id;
  const records = [await makeTeacher(db, { schoolId }), await makeTeacher(db, { schoolId })];
  const ids = records.map(({ id }) => id).sort();
  await makeCourse(db, { teacherId: ids[0] ?? "", programme: "level2" });
  for (const teacherId of ids) {
    await makeCourse(db, { teacherId, programme: "ict" });
    await makeCertificate(db, { teacherId });
    await makeTrainer(db, { teacherId });
    const { id: trained } = await makeTeacher(db, { schoolId });
    await makeAct(db, { trainers: [teacherId], trained: [trained], schoolId });
  }
  return insertPair(db, ids);
}
