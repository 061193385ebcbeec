import type { Insertable, Updateable } from "kysely";
import type { AccountsUsers } from "#db/types.ts";
import { type Db, expectRows } from "#lib/db.ts";

/** The row of a new account; undefined where the e-mail address or the phone belongs to somebody already. */
export async function insertUser(
  tx: Db,
  user: Insertable<AccountsUsers>,
): Promise<{ id: string } | undefined> {
  return tx
    .insertInto("accounts.users")
    .values(user)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
}

/** Changes the one account's row. */
export async function updateUser(
  tx: Db,
  userId: string,
  changes: Updateable<AccountsUsers>,
): Promise<void> {
  await expectRows(tx.updateTable("accounts.users").set(changes).where("id", "=", userId), {
    most: 1,
  });
}
