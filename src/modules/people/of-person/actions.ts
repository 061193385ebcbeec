import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import type { Erasing } from "#lib/of-person.ts";
import { forgetRows } from "../imports/actions.ts";
import { forgetHolders } from "../issuing/actions.ts";
import { eraseTeacher } from "../membership/actions.ts";

/** Takes the person out of what waits to be written and issued, then out of the record. */
export async function eraseOfPerson(tx: Db, erasing: Erasing): Promise<void> {
  const { teacherIds, person, now } = erasing;
  const [teacherId] = teacherIds;
  if (!teacherId) throw new NotFound();
  await forgetRows(tx, erasing);
  await forgetHolders(tx, erasing);
  await eraseTeacher(tx, { person, teacherId, now });
}
