import { randomUUID } from "node:crypto";
import type { By } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { endingOn } from "#lib/period.ts";
import { foldedName } from "#lib/search.ts";
import { erasedByHolder } from "../certificates/schema.ts";
import { listPosts } from "../teachers/queries.ts";
import { type PostRefusal, whyNotHire } from "../teachers/schema.ts";

/** Ties an account to a record nobody has claimed; inside the caller's transaction, which allowed it. */
export async function linkAccount(
  tx: Db,
  { person, teacherId, userId, now }: By & { teacherId: string; userId: string },
): Promise<Result<null, "claimedAlready">> {
  const linked = await tx
    .updateTable("people.teachers")
    .set({ user_id: userId })
    .where("id", "=", teacherId)
    .where("erased_at", "is", null)
    .where((eb) => eb.or([eb("user_id", "is", null), eb("user_id", "=", userId)]))
    .returning("id")
    .executeTakeFirst();
  if (!linked) return refuse("claimedAlready");
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
  await tx
    .insertInto("people.teachers")
    .values({
      id: one.id,
      user_id: one.userId,
      origin: "joined",
      created_at: now,
      family_name: one.familyName,
      given_name: one.givenName,
      patronymic: one.patronymic,
      folded: foldedName(one.familyName, one.givenName, one.patronymic),
    })
    .execute();
  await insertPost(tx, { teacherId: one.id, schoolId: one.schoolId, since: one.since });
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
  const ended = keepsOld ? [] : await endPosts(tx, { teacherId, since, except: schoolId });
  await insertPost(tx, { teacherId, schoolId, since });
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

async function endPosts(tx: Db, { teacherId, since, except }: Ending): Promise<string[]> {
  const rows = await tx
    .updateTable("people.posts")
    .set({ during: endingOn(since) })
    .where("teacher_id", "=", teacherId)
    .where("school_id", "<>", except)
    .where(condition`during @> ${since}::date`)
    .returning("school_id as schoolId")
    .execute();
  return rows.map(({ schoolId }) => schoolId);
}

async function insertPost(
  tx: Db,
  { teacherId, schoolId, since }: { teacherId: string; schoolId: string; since: string },
): Promise<void> {
  await tx
    .insertInto("people.posts")
    .values({
      id: randomUUID(),
      teacher_id: teacherId,
      school_id: schoolId,
      during: `[${since},)`,
      position: "teacher",
    })
    .execute();
}

/**
 * Takes the person out of the record, out of those joined to it and off the certificates; the rows
 * that counts rest on stay without a name.
 */
export async function eraseTeacher(
  tx: Db,
  { person, teacherId, now }: By & { teacherId: string },
): Promise<void> {
  const erased = await tx
    .updateTable("people.teachers")
    .set({
      family_name: "–",
      given_name: "–",
      patronymic: null,
      birth_year: null,
      iin_hash: null,
      user_id: null,
      working_since: null,
      folded: "",
      erased_at: now,
    })
    .where((eb) => eb.or([eb("id", "=", teacherId), eb("merged_into", "=", teacherId)]))
    .where("erased_at", "is", null)
    .returning("id")
    .execute();
  if (erased.length === 0) throw new NotFound();
  // What a joining took over would bring the person back if it were undone.
  await tx.deleteFrom("people.merges").where("kept_id", "=", teacherId).execute();
  await tx
    .updateTable("people.courses")
    .set({ certificate_number: null })
    .where("teacher_id", "=", teacherId)
    .execute();
  await eraseCertificates(tx, { teacherId, now });
  const subject = { kind: "teacher", id: teacherId };
  await record(tx, { at: now, by: person, act: "teacherErased", subject });
}

/** A certificate that names nobody proves nothing any more. */
async function eraseCertificates(
  tx: Db,
  { teacherId, now }: { teacherId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable("people.certificates")
    .set((eb) => ({
      family_name: "–",
      given_name: "–",
      patronymic: null,
      folded: "",
      revoked_at: eb.fn.coalesce("revoked_at", eb.val(now)),
      revoked_reason: eb.fn.coalesce("revoked_reason", eb.val(erasedByHolder)),
    }))
    .where("teacher_id", "=", teacherId)
    .execute();
}
