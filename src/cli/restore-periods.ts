import { z } from "zod";
import { restorePeriods } from "#modules/network/recovery/actions.ts";
import { listLostPeriods } from "#modules/network/recovery/queries.ts";
import type { LostPeriod } from "#modules/network/recovery/schema.ts";
import { refuseUnprepared, withDeployment } from "./deployment.ts";
import { findPersonByEmail } from "./person.ts";
import { say } from "./say.ts";

const Options = z.object({ by: z.email().optional() });

/** `tirek restore-periods`: shows what another school's closing ended; in somebody's name, gives it back. */
export async function restorePeriodsCommand(options: unknown): Promise<void> {
  const { by } = Options.parse(options);
  await withDeployment(async ({ db }) => {
    await refuseUnprepared(db);
    const lost = by
      ? await restorePeriods(db, { person: await findPersonByEmail(db, by), now: new Date() })
      : await listLostPeriods(db);
    for (const period of lost) say(lineOf(period));
    const count = (kind: LostPeriod["kind"]) => lost.filter((one) => one.kind === kind).length;
    const told = `${count("status")} statuses and ${count("partnership")} partnerships`;
    say(by ? `Restored ${told}` : `${told} ended with a closing that is not their own end`);
    if (!by && lost.length > 0) say("To restore them: tirek restore-periods --by EMAIL");
  });
}

function lineOf({ kind, name, from, endedOn, until }: LostPeriod): string {
  return `${kind} ${name}: from ${from ?? "the beginning"}, ended ${endedOn}, should ${until ? `end ${until}` : "run on"}`;
}
