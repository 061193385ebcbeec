import type { By } from "#lib/actor.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { record } from "#lib/history.ts";

/** Ends the old address of the person's own calendar and begins a new one. */
export async function renewFeed(db: Db, { person, now }: By): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto("events.feeds")
      .values({ user_id: person.userId, number: 2, made_at: now })
      .onConflict((conflict) =>
        conflict
          .column("user_id")
          .doUpdateSet((eb) => ({ number: eb("events.feeds.number", "+", 1), made_at: now })),
      )
      .execute();
    const subject = { kind: "user", id: person.userId };
    await record(tx, { at: now, by: person, act: "calendarRenewed", subject });
  });
}

/** Ends the address of the calendar of somebody who is forgotten; inside the caller's transaction. */
export async function endFeed(tx: Db, userId: string): Promise<void> {
  await expectRows(tx.deleteFrom("events.feeds").where("user_id", "=", userId), { most: 1 });
}
