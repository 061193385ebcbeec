import type { Person } from "#lib/actor.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { eraseTeacher } from "#modules/people/membership/actions.ts";

type Erasing = { person: Person; teacherId: string; userId: string; now: Date };

/** Carries the erasure out in the transaction that answers the request. */
export async function eraseData(
  tx: Db,
  { person, teacherId, userId, now }: Erasing,
): Promise<void> {
  await eraseTeacher(tx, { person, teacherId, now });
  await eraseAccount(tx, { userId, now });
}

/** Codes of a second factor go with it. */
const waysIn = [
  "accounts.sessions",
  "accounts.passkeys",
  "accounts.passkey_challenges",
  "accounts.second_factors",
  "accounts.provider_links",
  "accounts.provider_sign_ins",
  "accounts.password_resets",
] as const;

/** The account stays as an empty row that acts of history point at; nobody can sign in to it. */
async function eraseAccount(tx: Db, { userId, now }: { userId: string; now: Date }): Promise<void> {
  for (const table of waysIn) await tx.deleteFrom(table).where("user_id", "=", userId).execute();
  await tx.deleteFrom("accounts.grants").where("user_id", "=", userId).execute();
  await expectRows(
    tx
      .updateTable("accounts.users")
      .set({
        family_name: "–",
        given_name: "–",
        patronymic: null,
        phone: null,
        email: `${userId}@erased.invalid`,
        password_hash: null,
        blocked_at: now,
      })
      .where("id", "=", userId),
    { most: 1 },
  );
}
