import type { Db } from "./db.ts";
import type { Erasing } from "./of-person.ts";
import { mayTry } from "./rate-limit.ts";

export type Entry = {
  /** How somebody came in or left. */
  detail: string;
  userId: string;
  /** The address, of IPv6 the network. */
  visitor: string;
  device: string;
  now: Date;
};

/** Notes in the caller's transaction that somebody came in, or left. */
export async function noteEntry(
  tx: Db,
  { act, ...entry }: Entry & { act: "signedIn" | "signedOut" },
): Promise<void> {
  await insertEvent(tx, { act, ...entry });
}

// Whoever is refused without end fills no table.
const mostNoted = { name: "security-log", points: 60, seconds: 600 };

/** Notes that somebody was kept out, and why; of one place so often, then no more for a while. */
export async function noteRefusal(
  db: Db,
  {
    act,
    ...refusal
  }: Omit<Entry, "userId"> & { act: "signInRefused" | "forbidden"; userId: string | null },
): Promise<void> {
  if (await mayTry(db, mostNoted, refusal.visitor)) await insertEvent(db, { act, ...refusal });
}

/** Takes out whence the person came, inside the caller's transaction. */
export async function forgetEvents(tx: Db, { userId }: Pick<Erasing, "userId">): Promise<void> {
  await tx.deleteFrom("core.security_events").where("user_id", "=", userId).execute();
}

type Event = Omit<Entry, "userId"> & { act: SecurityAct; userId: string | null };

export const securityActs = ["signedIn", "signInRefused", "signedOut", "forbidden"] as const;
export type SecurityAct = (typeof securityActs)[number];

async function insertEvent(
  db: Db,
  { act, detail, userId, visitor, device, now }: Event,
): Promise<void> {
  await db
    .insertInto("core.security_events")
    .values({ at: now, act, detail, user_id: userId, visitor, device: device.slice(0, 200) })
    .execute();
}
