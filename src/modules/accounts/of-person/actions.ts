import { type Db, expectRows } from "#lib/db.ts";
import { type Erasing, erasedAddress, noName } from "#lib/of-person.ts";
import { forgetInvited } from "../invitations/actions.ts";
import { forgetForms, forgetRequests } from "../joining/actions.ts";

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
export async function eraseOfPerson(tx: Db, erasing: Erasing): Promise<void> {
  const { userId, now } = erasing;
  for (const table of waysIn) await tx.deleteFrom(table).where("user_id", "=", userId).execute();
  await tx.deleteFrom("accounts.grants").where("user_id", "=", userId).execute();
  await forgetInvited(tx, erasing);
  await forgetRequests(tx, erasing);
  await forgetForms(tx, erasing);
  await expectRows(
    tx
      .updateTable("accounts.users")
      .set({
        family_name: noName,
        given_name: noName,
        patronymic: null,
        phone: null,
        email: erasedAddress(userId),
        password_hash: null,
        blocked_at: now,
      })
      .where("id", "=", userId),
    { most: 1 },
  );
}
