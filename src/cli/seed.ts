import { z } from "zod";
import { seedNational } from "#modules/network/national/actions.ts";
import { seedPeople } from "#modules/people/national/actions.ts";
import { prepare, withDeployment } from "./deployment.ts";
import { say } from "./say.ts";

const Options = z.object({ scale: z.coerce.number().min(0.01).max(100), seed: z.string().min(1) });

/** `tirek seed`: a whole country of invented schools, the same for the same seed. */
export async function seedCommand(options: unknown): Promise<void> {
  const { scale, seed } = Options.parse(options);
  await withDeployment(async ({ db }) => {
    await prepare(db);
    const began = performance.now();
    const { schools, partnerships } = await seedNational(db, {
      scale,
      seed,
      now: new Date(),
      report: say,
    });
    const seconds = Math.round((performance.now() - began) / 1000);
    say(`${schools} schools and ${partnerships} partnerships in ${seconds} s`);
    const peopleBegan = performance.now();
    const { teachers, acts } = await seedPeople(db, { scale, seed, now: new Date(), report: say });
    const peopleSeconds = Math.round((performance.now() - peopleBegan) / 1000);
    say(`${teachers} teachers and ${acts} training acts in ${peopleSeconds} s`);
  });
}
