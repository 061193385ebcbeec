import type { Db } from "#lib/db.ts";
import { createDemoUsers, type DemoSignIn } from "#modules/accounts/users/actions.ts";
import { loadDemoEvents } from "#modules/events/demo/actions.ts";
import { loadDemo } from "#modules/network/demo/actions.ts";
import { loadDocuments } from "#modules/network/documents/actions.ts";
import { loadReference } from "#modules/network/territory/actions.ts";
import { loadDemoPeople } from "#modules/people/national/actions.ts";
import { loadQuestionnaires } from "#modules/surveys/ready/actions.ts";

/** What every deployment holds before anybody enters anything; safe to repeat. */
export async function loadContent(db: Db, now: Date): Promise<void> {
  await loadReference(db, now);
  await loadDocuments(db, now);
  await loadQuestionnaires(db, now);
}

/** The demo network and its people, on the first start only; later the people are only named. */
export async function loadDemoOnce(db: Db, now: Date): Promise<DemoSignIn[]> {
  const users = await db
    .selectFrom("accounts.users")
    .select("is_demo as isDemo")
    .where("blocked_at", "is", null)
    .execute();
  if (users.length === 0) await loadDemo(db, now);
  else if (!users.some(({ isDemo }) => isDemo)) return [];
  const signIns = await createDemoUsers(db, now);
  await loadDemoPeople(db, now);
  await loadDemoEvents(db, now);
  return signIns;
}
