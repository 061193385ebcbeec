import { z } from "zod";
import { restorePeriods } from "#modules/network/recovery/actions.ts";
import { listLostPeriods } from "#modules/network/recovery/queries.ts";
import type { Doubt, LostPeriod } from "#modules/network/recovery/schema.ts";
import { refuseUnprepared, withDeployment } from "./deployment.ts";
import { findPersonByEmail } from "./person.ts";
import { say } from "./say.ts";

const Options = z.object({ by: z.email().optional(), doubtful: z.boolean().default(false) });

const doubts: Record<Doubt, string> = {
  imported: "it was imported, and no act has told its end since: compare with the order",
  circleSince:
    "a circle begun since rests on it, so that its own end would leave the circle without a status: import both statuses",
  partnershipGone: "a partnership ended that day that is no longer kept, perhaps a chain",
};

/** `tirek restore-periods`: shows what another school's closing ended; in somebody's name, gives it back. */
export async function restorePeriodsCommand(options: unknown): Promise<void> {
  const { by, doubtful } = Options.parse(options);
  await withDeployment(async ({ db }) => {
    await refuseUnprepared(db);
    if (by) {
      const person = await findPersonByEmail(db, by);
      const restored = await restorePeriods(db, { person, now: new Date(), doubtful });
      for (const period of restored) say(lineOf(period));
      say(`Restored ${counted(restored)}`);
    }
    tellLost(await listLostPeriods(db));
  });
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
}

function counted(lost: readonly LostPeriod[]): string {
  const count = (kind: LostPeriod["kind"]) => lost.filter((one) => one.kind === kind).length;
  return `${count("status")} statuses and ${count("partnership")} partnerships`;
}

function lineOf({ kind, name, from, endedOn, until }: LostPeriod): string {
  return `${kind} ${name}: from ${from ?? "the beginning"}, ended ${endedOn}, should ${until ? `end ${until}` : "run on"}`;
}
