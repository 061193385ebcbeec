import { randomUUID } from "node:crypto";
import type { By } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { periodText } from "#lib/period.ts";
import { foldedName } from "#lib/search.ts";
import { endPosts, insertPost, insertTeacher, setOwner } from "../base/actions.ts";
import { listPosts } from "../teachers/queries.ts";
import { type PostRefusal, whyNotHire } from "../teachers/schema.ts";

/** Ties an account to a record nobody has claimed; inside the caller's transaction, which allowed it. */
export async function linkAccount(
  tx: Db,
  { person, teacherId, userId, now }: By & { teacherId: string; userId: string },
): Promise<Result<null, "claimedAlready">> {
  const free = await tx
    .selectFrom("people.teachers")
    .where("id", "=", teacherId)
    .where("erased_at", "is", null)
    .where((eb) => eb.or([eb("user_id", "is", null), eb("user_id", "=", userId)]))
    .select("id")
    .forUpdate()
    .executeTakeFirst();
  if (!free) return refuse("claimedAlready");
  await setOwner(tx, { teacherId, userId });
  const subject = { kind: "teacher", id: teacherId };
  await record(tx, { at: now, by: person, act: "recordClaimed", subject });
  return done(null);
}

type NewRecord = {
  id: string;
  userId: string;
  familyName: string;
  givenName: string;
  patronymic: string | null;
  schoolId: string;
  since: string;
};

/** A record for somebody who joined and had none; inside the caller's transaction, which allowed it. */
export async function openForAccount(
  tx: Db,
  { person, now, ...one }: By & NewRecord,
): Promise<void> {
  await insertTeacher(tx, {
    id: one.id,
    user_id: one.userId,
    origin: "joined",
    created_at: now,
    family_name: one.familyName,
    given_name: one.givenName,
    patronymic: one.patronymic,
    folded: foldedName(one.familyName, one.givenName, one.patronymic),
  });
  await beginPost(tx, { teacherId: one.id, schoolId: one.schoolId, since: one.since });
  const subject = { kind: "teacher", id: one.id };
  await record(tx, { at: now, by: person, act: "teacherOpened", subject });
}

type Move = { teacherId: string; schoolId: string; since: string; keepsOld: boolean };

/**
 * Begins work in another school, and ends it in the others unless they are kept. Returns the
 * schools that were left. Inside the caller's transaction, which allowed it.
 */
export async function moveTeacher(
  tx: Db,
  { person, now, teacherId, schoolId, since, keepsOld }: By & Move,
): Promise<Result<{ left: string[] }, PostRefusal | "beforeStart">> {
  await tx
    .selectFrom("people.teachers")
    .where("id", "=", teacherId)
    .select("id")
    .forUpdate()
    .execute();
  if (!keepsOld) {
    const early = await tx
      .selectFrom("people.posts")
      .where("teacher_id", "=", teacherId)
      .where("school_id", "<>", schoolId)
      .where(condition`lower(during) >= ${since}::date`)
      .select("id")
      .executeTakeFirst();
    if (early) return refuse("beforeStart");
  }
  const posts = await listPosts(tx, teacherId);
  const staying = keepsOld ? posts : posts.filter((post) => post.schoolId === schoolId);
  const refusal = whyNotHire(staying, { schoolId, since });
  if (refusal) return refuse(refusal);
  const ended = keepsOld ? [] : await leaveOthers(tx, { teacherId, since, except: schoolId });
  await beginPost(tx, { teacherId, schoolId, since });
  await record(tx, {
    at: now,
    by: person,
    act: "teacherHired",
    subject: { kind: "teacher", id: teacherId },
    changes: { school: { from: ended[0] ?? null, to: schoolId }, since: { from: null, to: since } },
  });
  return done({ left: ended });
}

type Ending = { teacherId: string; since: string; except: string };

async function leaveOthers(tx: Db, { teacherId, since, except }: Ending): Promise<string[]> {
  const posts = await tx
    .selectFrom("people.posts")
    .where("teacher_id", "=", teacherId)
    .where("school_id", "<>", except)
    .where(condition`during @> ${since}::date`)
    .select(["id", "school_id"])
    .execute();
  await endPosts(tx, { ids: posts.map(({ id }) => id), endsOn: since });
  return posts.map((post) => post.school_id);
}

async function beginPost(
  tx: Db,
  { teacherId, schoolId, since }: { teacherId: string; schoolId: string; since: string },
): Promise<void> {
  await insertPost(tx, {
    id: randomUUID(),
    teacher_id: teacherId,
    school_id: schoolId,
    during: periodText({ from: since, until: null }),
    position: "teacher",
  });
}
