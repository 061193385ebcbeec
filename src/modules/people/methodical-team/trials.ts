import { randomUUID } from "node:crypto";
import { today } from "#test/app.ts";
import { makeTrainer } from "#test/make-people.ts";
import { staffOf } from "#test/make-staff.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /people/methodical-team": "yes yes yes yes yes yes yes yes yes",
    "GET /people/methodical-team/:id": "sign-in yes own own own own no no no",
    "POST /people/methodical-team/:id/directions": "sign-in yes own own own own no no no",
    "POST /people/methodical-team/:id/ending": "sign-in yes own own own own no no no",
  },
  records: {
    "/people/methodical-team/:id": async (subject, world) => (await staffOf(subject, world)).id,
  },
  forms: {
    "/people/methodical-team/:id/directions": () => ({
      trainerId: randomUUID(),
      direction: "task_expert",
      since: today,
      reason: "Тәжірибесі мол",
      capacity: "2",
    }),
    "/people/methodical-team/:id/ending": async (subject, world) => ({
      trainerId: await makeTrainer(world.app.db, {
        teacherId: (await staffOf(subject, world)).id,
      }),
      until: today,
    }),
  },
};
