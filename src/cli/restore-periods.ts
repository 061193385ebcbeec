import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { canRestorePeriods } from "#modules/network/recovery/access.ts";
import { restorePeriods } from "#modules/network/recovery/actions.ts";
import { listLostPeriods } from "#modules/network/recovery/queries.ts";
import type { Doubt, LostPeriod } from "#modules/network/recovery/schema.ts";
import { refuseUnprepared, withDeployment } from "./deployment.ts";
import { findPersonByEmail } from "./person.ts";
import { say } from "./say.ts";

const Options = z
  .object({
    by: z.email().optional(),
    doubtful: z.boolean().default(false),
    only: z.array(z.string()).optional(),
  })
  .refine(
    ({ by, doubtful, only }) => by !== undefined || !(doubtful || only),
    "--doubtful and --only restore in somebody's name: add --by EMAIL",
  )
  .refine(
    ({ doubtful, only }) => !(doubtful && only),
    "--only names each period, doubtful or not: leave --doubtful out",
  );
type Options = z.infer<typeof Options>;

const doubts: Record<Doubt, string> = {
  imported: "it was imported, and no act has told its end since: compare with the order",
  circleSince:
    "a circle begun since rests on it, so that its own end would leave the circle without a status: import both statuses",
  partnershipGone: "a partnership ended that day that is no longer kept, perhaps a chain",
};

/** `tirek restore-periods`: shows what another school's closing ended; in somebody's name, gives it back. */
export async function restorePeriodsCommand(options: unknown): Promise<void> {
  const { by, ...chosen } = Options.parse(options);
  await withDeployment(async ({ db }) => {
    await refuseUnprepared(db);
    if (by) await restoreBy(db, { by, ...chosen });
    tellLost(await listLostPeriods(db));
  });
}

async function restoreBy(db: Db, { by, doubtful, only }: Options & { by: string }): Promise<void> {
  const person = await findPersonByEmail(db, by);
  if (!canRestorePeriods(person))
    throw new Error(`${by} may not restore periods: only one of the national team may`);
  if (only) await refuseUnlisted(db, only);
  const restored = await restorePeriods(db, { person, now: new Date(), doubtful, only });
  for (const period of restored) say(lineOf(period));
  say(`Restored ${counted(restored)}`);
}

async function refuseUnlisted(db: Db, ids: readonly string[]): Promise<void> {
  const listed = new Set((await listLostPeriods(db)).map(({ id }) => id));
  const others = ids.filter((id) => !listed.has(id));
  if (others.length > 0)
    throw new Error(`Nothing was restored: not among the periods listed: ${others.join(", ")}`);
}

function tellLost(lost: readonly LostPeriod[]): void {
  const [certain, doubtful] = [
    lost.filter(({ doubt }) => doubt === null),
    lost.filter(({ doubt }) => doubt !== null),
  ];
  for (const period of certain) say(lineOf(period));
  say(`${counted(certain)} ended with a closing that is not their own end`);
  if (certain.length > 0) say("To restore them: tirek restore-periods --by EMAIL");
  if (doubtful.length === 0) return;
  say("");
  for (const period of doubtful)
    say(`${lineOf(period)}; doubtful: ${period.doubt ? doubts[period.doubt] : ""}`);
  say(`${counted(doubtful)} ended so too, but their own end is in doubt`);
  say("To restore them as shown: tirek restore-periods --doubtful --by EMAIL");
  say("To restore some of them: tirek restore-periods --by EMAIL --only ID...");
}

function counted(lost: readonly LostPeriod[]): string {
  const count = (kind: LostPeriod["kind"]) => lost.filter((one) => one.kind === kind).length;
  return `${count("status")} statuses and ${count("partnership")} partnerships`;
}

function lineOf({ id, kind, name, from, endedOn, until, reason }: LostPeriod): string {
  const end = until ? `should end ${until}` : "should run on";
  const should = until === endedOn ? `the reason should be "${reason ?? ""}"` : end;
  return `${id} ${kind} ${name}: from ${from ?? "the beginning"}, ended ${endedOn}, ${should}`;
}
