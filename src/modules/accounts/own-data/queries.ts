import { allOfPerson } from "#lib/core-of-person.ts";
import type { Db } from "#lib/db.ts";
import type { Shown } from "#lib/shown.ts";
import { findSubject } from "#modules/people/membership/queries.ts";

/** All that is kept about the person, as each area gives it. */
export async function readOwnData(
  db: Db,
  { areas, userId, now }: { areas: readonly Shown[]; userId: string; now: Date },
): Promise<Record<string, unknown>> {
  const subject = await findSubject(db, userId);
  const data: Record<string, unknown> = {};
  for (const part of allOfPerson(areas))
    Object.assign(data, await part.export(db, { ...subject, now }));
  return data;
}
