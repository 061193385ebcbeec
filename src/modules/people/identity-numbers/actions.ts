import { sql } from "kysely";
import type { By } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { canKeepTeacher } from "../base/access.ts";
import { placesOfTeacher } from "../base/queries.ts";
import { listBearers } from "./queries.ts";

export type NumberRefusal = { iin: "iinKnown" };

/**
 * Why the record may not bear the number: another one that the person keeps does. Of a record that others keep nothing is
 * told; both bear the number then, and who keeps both is asked whether they are one (`pairBearers`).
 */
export async function whyNotNumber(
  tx: Db,
  { person, id, iinHash, now }: By & { id: string; iinHash: string | null },
): Promise<NumberRefusal | null> {
  if (iinHash === null) return null;
  // Two who bring one number at once are looked at one after the other.
  await sql`select pg_advisory_xact_lock(hashtext('teachers'), hashtext(${iinHash}))`.execute(tx);
  for (const bearer of await listBearers(tx, { iinHash, except: id })) {
    const places = await placesOfTeacher(tx, { id: bearer, on: dayOf(now) });
    if (canKeepTeacher(person, { places })) return { iin: "iinKnown" };
  }
  return null;
}
