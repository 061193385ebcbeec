import type { By } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import type { Erasing } from "#lib/of-person.ts";
import { erasedByHolder } from "../certificates/schema.ts";
import { forgetRows } from "../imports/actions.ts";
import { forgetHolders } from "../issuing/actions.ts";

/** Takes the person out of what waits to be written and issued, then out of the record. */
export async function eraseOfPerson(tx: Db, erasing: Erasing): Promise<void> {
  const { teacherIds, person, now } = erasing;
  const [teacherId] = teacherIds;
  if (!teacherId) throw new NotFound();
  await forgetRows(tx, erasing);
  await forgetHolders(tx, erasing);
  await eraseTeacher(tx, { person, teacherId, now });
}

/**
 * Takes the person out of the record, out of those joined to it and off the certificates; the rows
 * that counts rest on stay without a name.
 */
async function eraseTeacher(
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
  const ids = erased.map(({ id }) => id);
  await tx
    .deleteFrom("people.merges")
    .where((eb) => eb.or([eb("kept_id", "in", ids), eb("merged_id", "in", ids)]))
    .execute();
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
