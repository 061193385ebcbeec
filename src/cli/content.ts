import type { Db } from "#lib/db.ts";
import { loadDocuments } from "#modules/network/documents/actions.ts";
import { loadReference } from "#modules/network/territory/actions.ts";
import { loadQuestionnaires } from "#modules/surveys/standard-questionnaires/actions.ts";
import { loadDemoEvents } from "#seed/demo/events/actions.ts";
import { loadDemoNetwork } from "#seed/demo/network/actions.ts";
import { loadDemoPeople } from "#seed/demo/people/actions.ts";
import { createDemoUsers, type DemoSignIn } from "#seed/demo/users/actions.ts";

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
  if (users.length === 0) await loadDemoNetwork(db, now);
  else if (!users.some(({ isDemo }) => isDemo)) return [];
  const signIns = await createDemoUsers(db, now);
  await loadDemoPeople(db, now);
  await loadDemoEvents(db, now);
  return signIns;
}
