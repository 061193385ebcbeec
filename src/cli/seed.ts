import { z } from "zod";
import { seedEvents } from "#seed/country/events/actions.ts";
import { seedNeeds } from "#seed/country/needs/actions.ts";
import { seedNetwork } from "#seed/country/network/actions.ts";
import { seedPeople } from "#seed/country/people/actions.ts";
import { seedSurveys } from "#seed/country/surveys/actions.ts";
import { prepare, withDeployment } from "./deployment.ts";
import { say } from "./say.ts";

const Options = z.object({ scale: z.coerce.number().min(0.01).max(100), seed: z.string().min(1) });

/** `tirek seed`: a whole country of invented schools and its working years, the same for the same seed. */
export async function seedCommand(options: unknown): Promise<void> {
  const { scale, seed } = Options.parse(options);
  await withDeployment(async ({ db }) => {
    await prepare(db);
    const seeding = { scale, seed, now: new Date(), report: say };
    await timed(async () => {
      const { schools, partnerships } = await seedNetwork(db, seeding);
      return `${schools} schools and ${partnerships} partnerships`;
    });
    await timed(async () => {
      const { teachers, acts } = await seedPeople(db, seeding);
      return `${teachers} teachers and ${acts} training acts`;
    });
    await timed(async () => {
      const { rounds, answers } = await seedSurveys(db, seeding);
      const { needs } = await seedNeeds(db, seeding);
      return `${answers} answers in ${rounds} rounds and ${needs} confirmed needs`;
    });
    await timed(async () => {
      const { events, registrations, items, answers, certificates } = await seedEvents(db, seeding);
      return (
        `${events} events with ${registrations} registrations, ${items} items of plans, ` +
        `${answers} answers after events and ${certificates} certificates`
      );
    });
  });
}

async function timed(act: () => Promise<string>): Promise<void> {
  const began = performance.now();
  const what = await act();
  say(`${what} in ${Math.round((performance.now() - began) / 1000)} s`);
}
