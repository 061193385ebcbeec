import { sql } from "kysely";
import type { By } from "#lib/actor.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { parsePeriod, periodText } from "#lib/period.ts";
import { findRegion } from "../base/queries.ts";
import { canSetPlatforms } from "./access.ts";
import { listMemberships } from "./queries.ts";
import { type JoinRefusal, membershipOn, whyNotJoin } from "./rules.ts";
import type { JoinForm, Membership } from "./schema.ts";

/** From that day on the region belongs to the platform; where it belonged until then ends with it. */
export async function joinPlatform(
  db: Db,
  { person, regionKato, form, now }: By & { regionKato: string; form: JoinForm },
): Promise<Result<null, { startsOn: JoinRefusal }>> {
  allow(canSetPlatforms(person));
  return db.transaction().execute(async (tx) => {
    // Two people who set the same region at once must see each other's period.
    await sql`select pg_advisory_xact_lock(hashtext(${`platform ${regionKato}`}))`.execute(tx);
    const memberships = await listMemberships(tx, regionKato);
    if (memberships.some((one) => one.id === form.id)) return done(null);
    const regionStands = (await findRegion(tx, regionKato, form.startsOn)) !== undefined;
    const refusal = whyNotJoin(memberships, { ...form, regionStands });
    if (refusal) return refuse({ startsOn: refusal });
    const running = membershipOn(memberships, form.startsOn);
    if (running) await endMembership(tx, running, form.startsOn);
    await tx
      .insertInto("network.platform_regions")
      .values({
        id: form.id,
        platform: form.platform,
        region_kato: regionKato,
        during: periodText({ from: form.startsOn, until: null }),
      })
      .execute();
    await record(tx, {
      at: now,
      by: person,
      act: "platformJoined",
      subject: { kind: "platform-region", id: regionKato },
      changes: {
        platform: { from: running ? String(running.platform) : null, to: String(form.platform) },
        startsOn: { from: null, to: form.startsOn },
      },
    });
    return done(null);
  });
}

async function endMembership(tx: Db, { id, during }: Membership, endsOn: string): Promise<void> {
  const { from } = parsePeriod(during);
  if (from === endsOn) {
    await expectRows(tx.deleteFrom("network.platform_regions").where("id", "=", id), { most: 1 });
    return;
  }
  await expectRows(
    tx
      .updateTable("network.platform_regions")
      .set({ during: periodText({ from, until: endsOn }) })
      .where("id", "=", id),
    { most: 1 },
  );
}
