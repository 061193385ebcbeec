import { randomUUID } from "node:crypto";
import { signingKey } from "#modules/people/badges/actions.ts";
import type { Sent, Setting, Variant } from "./acts.ts";
import { now } from "./app.ts";
import {
  makeAct,
  makeCertificate,
  makeCourse,
  makePost,
  makeTeacher,
  makeTrainer,
} from "./make-people.ts";
import { check, teacher } from "./people-imports.ts";
import { addressOf } from "./roles-addresses.ts";

const step =
  (name: string, state: "proposed" | "accepted") =>
  async ({ world, pattern, subject }: Setting): Promise<Sent> => {
    const path = await addressOf(world, pattern, subject);
    const id = path.split("/")[3] ?? "";
    await world.app.db
      .updateTable("people.support_offers")
      .set({ state, decided_at: state === "accepted" ? now : null })
      .where("id", "=", id)
      .execute();
    return { path: `/people/support-offers/${id}/${name}` };
  };

/** Two records of one person with all that may hang on a record; the first has more, so it stays. */
async function pairOf({ world, subject }: Setting): Promise<string> {
  const { db } = world.app;
  const schoolId = subject.school.id;
  const records = [await makeTeacher(db, { schoolId }), await makeTeacher(db, { schoolId })];
  const [first = "", second = ""] = records.map(({ id }) => id).sort();
  await makeCourse(db, { teacherId: first, programme: "level2" });
  for (const teacherId of [first, second]) {
    await makeCourse(db, { teacherId, programme: "ict" });
    await makeCertificate(db, { teacherId });
    await makeTrainer(db, { teacherId });
    const { id: trained } = await makeTeacher(db, { schoolId });
    await makeAct(db, { trainers: [teacherId], trained: [trained], schoolId });
  }
  const id = randomUUID();
  await db
    .insertInto("people.duplicate_pairs")
    .values({ id, first_id: first, second_id: second, reason: "sameSchool", found_at: now })
    .execute();
  return id;
}

async function same(setting: Setting): Promise<Sent> {
  const path = `/people/duplicates/${await pairOf(setting)}`;
  return { path, form: { mergeId: randomUUID(), decision: "same" } };
}

async function different(setting: Setting): Promise<Sent> {
  const path = `/people/duplicates/${await pairOf(setting)}`;
  return { path, form: { mergeId: randomUUID(), decision: "different" } };
}

async function joined(setting: Setting): Promise<Sent> {
  const mergeId = randomUUID();
  const path = `/people/duplicates/${await pairOf(setting)}`;
  await setting.asker.post(path, { mergeId, decision: "same" });
  return { path: `/people/duplicates/merges/${mergeId}/undoing`, form: {} };
}

async function ofTraining(setting: Setting): Promise<{ path: string; trained: string }> {
  const { world, pattern, subject } = setting;
  const path = await addressOf(world, pattern, subject);
  const course = await world.app.db
    .selectFrom("people.courses")
    .where("act_id", "=", path.split("/")[3] ?? "")
    .select("teacher_id")
    .executeTakeFirstOrThrow();
  return { path, trained: course.teacher_id };
}

async function trainedOff(setting: Setting): Promise<Sent> {
  const { path, trained } = await ofTraining(setting);
  return { path, form: { teacher: trained } };
}

async function newKey({ world }: Setting): Promise<Sent> {
  const { app } = world;
  const { verificationMethod } = await signingKey(app.db, { config: app.config, now });
  return { form: { inUse: verificationMethod.split("#")[1] ?? "" } };
}

async function toCheck({ asker, subject }: Setting): Promise<Sent> {
  const id = randomUUID();
  const lines = [
    "code,family_name,given_name,position",
    `${subject.school.code},Омар,Азат,teacher`,
  ];
  const file = new File([lines.join("\n")], "teachers.csv");
  await asker.post("/people/imports", { id, kind: "teachers", file });
  const form = { code: "0", family_name: "1", given_name: "2", position: "3" };
  return { path: `/people/imports/${id}/columns`, form };
}

async function toWrite({ world, asker, subject }: Setting): Promise<Sent> {
  const rows = [teacher(subject.school.code)];
  const path = await check(world.app, asker, { rows });
  return { path: `${path}/writing`, form: {} };
}

async function ofTwoSchools({ world, subject }: Setting): Promise<Sent> {
  const { db } = world.app;
  const { id: teacherId } = await makeTeacher(db, { schoolId: subject.free.id });
  const postId = await makePost(db, { teacherId, schoolId: subject.school.id });
  return { path: `/people/teachers/${teacherId}/leaving`, form: { postId, until: "2026-03-01" } };
}

export const variantsOfPeople: Record<string, Variant[]> = {
  "/people/support-offers/:id/:step": [
    { name: "accept", prepare: step("accept", "proposed") },
    { name: "decline", prepare: step("decline", "proposed") },
    { name: "done", prepare: step("done", "accepted") },
    { name: "withdraw", prepare: step("withdraw", "accepted") },
  ],
  "/people/teachers/:id/leaving": [{}, { name: "one of two schools", prepare: ofTwoSchools }],
  "/people/trainings/:id/removal": [{ prepare: trainedOff }],
  "/people/imports/:id/columns": [{ prepare: toCheck }],
  "/people/imports/:id/writing": [{ prepare: toWrite }],
  "/people/duplicates/:id": [
    { name: "one person", prepare: same },
    { name: "two people", prepare: different },
  ],
  "/people/duplicates/merges/:id/undoing": [{ prepare: joined }],
  "/people/badges/keys": [{ prepare: newKey }],
};
