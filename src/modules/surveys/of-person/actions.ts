import type { Db } from "#lib/db.ts";
import type { Erasing } from "#lib/of-person.ts";
import { forgetWhoAnswered } from "../answering/actions.ts";
import { forgetInvitations } from "../invitations/actions.ts";
import { dropWaiting } from "../xlsform/actions.ts";

/** Cuts what leads from answers to the person; the answers stay counted. */
export async function eraseOfPerson(tx: Db, erasing: Erasing): Promise<void> {
  await forgetInvitations(tx, erasing);
  await forgetWhoAnswered(tx, erasing.userId);
  await dropWaiting(tx, erasing.userId);
}
