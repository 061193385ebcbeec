import type { Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { findOwnTeacher } from "#modules/people/base/queries.ts";
import { readWholeRecord } from "#modules/people/membership/queries.ts";
import { listOwnRequests } from "../joining/queries.ts";
import { listPasskeys } from "../passkeys/queries.ts";
import { getOwnAccount, listSessions } from "../sessions/queries.ts";

/** All that is kept about the person, but for what would let somebody else in. */
export async function readOwnData(db: Db, { person, now }: { person: Person; now: Date }) {
  const { userId } = person;
  const own = await findOwnTeacher(db, userId);
  const sessions = await listSessions(db, { userId, now });
  const passkeys = await listPasskeys(db, userId);
  return {
    account: await getOwnAccount(db, userId),
    roles: person.grants,
    sessions: sessions.map(({ tokenHash: _, ...session }) => session),
    passkeys: passkeys.map(({ name, madeAt, usedAt }) => ({ name, madeAt, usedAt })),
    requests: await listOwnRequests(db, userId),
    record: own ? await readWholeRecord(db, own.id) : null,
  };
}
