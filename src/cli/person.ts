import type { Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { getPerson } from "#lib/person.ts";

/** In whose name a command acts. */
export async function findPersonByEmail(db: Db, email: string): Promise<Person> {
  const user = await db
    .selectFrom("accounts.users")
    .where("email", "=", email.toLowerCase())
    .where("blocked_at", "is", null)
    .select("id")
    .executeTakeFirst();
  if (!user) throw new Error(`Nobody signs in with ${email}, or the account is blocked`);
  return getPerson(db, { userId: user.id, now: new Date() });
}
