import type { Role } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { createUser } from "#modules/accounts/users/actions.ts";
import { getDemoPlace } from "./queries.ts";
import { demoPeople, scopeAt } from "./rules.ts";

export type DemoSignIn = { role: Role; email: string; password: string };

const password = "tirek-demo-2026";

/**
 * One made-up person for each role, in the circle of the demo network that has most partners.
 * The password is the same for all and printed at the start; sending it twice makes nobody new.
 */
export async function createDemoUsers(db: Db, now: Date): Promise<DemoSignIn[]> {
  const place = await getDemoPlace(db, dayOf(now));
  const made: DemoSignIn[] = [];
  for (const { role, family, given, login, at } of demoPeople) {
    const email = `${login}@tirek.example`;
    await createUser(db, {
      familyName: family,
      givenName: given,
      email,
      password,
      role,
      scope: scopeAt(at, place),
      now,
      isDemo: true,
    });
    made.push({ role, email, password });
  }
  return made;
}
