import { randomUUID } from "node:crypto";
import { now } from "#test/app.ts";
import { makeTeacher, makeTrainer } from "#test/make-people.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";
import { canOffer, scopeOfOffers } from "./access.ts";

export const trials: Trials = {
  who: {
    "GET /people/support-offers": "sign-in yes yes yes yes yes yes yes yes",
    "GET /people/support-offers/schools/:id": "sign-in yes yes yes yes yes yes yes yes",
    "POST /people/support-offers": "sign-in yes own own own own own own no",
    "GET /people/support-offers/:id": "sign-in yes own own own own own own no",
    "POST /people/support-offers/:id/:step": "sign-in yes own own own own own own no",
  },
  records: {
    "/people/support-offers/schools/:id": ({ school }) => school.id,
    "/people/support-offers/:id": makeOffer,
    "/people/support-offers/:id/:step": async (subject, world) => [
      await makeOffer(subject, world),
      "withdraw",
    ],
  },
  forms: {
    "/people/support-offers": async (subject, world) => ({
      id: randomUUID(),
      schoolId: subject.school.id,
      trainerId: await makeTrainerOf(subject, world),
      direction: "methods_trainer",
    }),
    "/people/support-offers/:id/:step": { reason: "Кестеге сай емес" },
  },
  variants: {
    "/people/support-offers/:id/:step": [
      { name: "accept", prepare: step("accept", "proposed") },
      { name: "decline", prepare: step("decline", "proposed") },
      { name: "done", prepare: step("done", "accepted") },
      { name: "withdraw", prepare: step("withdraw", "accepted") },
    ],
  },
  lists: [
    {
      name: "support offered",
      places: "schools",
      may: (person, place) => canOffer(person, { school: place, trainer: [] }),
      scope: scopeOfOffers,
      rowsNameLeading: true,
    },
  ],
};

/** A trainer of the leading school, offered to the role's own school. */
async function makeOffer(subject: Subject, world: World): Promise<string> {
  const id = randomUUID();
  await world.app.db
    .insertInto("people.support_offers")
    .values({
      id,
      school_id: subject.school.id,
      trainer_id: await makeTrainerOf(subject, world),
      direction: "methods_trainer",
      half_year: "2025-2",
      state: "proposed",
      made_by: subject.by,
      made_at: now,
    })
    .execute();
  return id;
}

async function makeTrainerOf({ leading }: Subject, { app }: World): Promise<string> {
  const { id } = await makeTeacher(app.db, { schoolId: leading.id });
  await makeTrainer(app.db, { teacherId: id });
  return id;
}

function step(name: string, state: "proposed" | "accepted") {
  return async ({ world, subject }: Setting): Promise<Sent> => {
    const id = await makeOffer(subject, world);
    await world.app.db
      .updateTable("people.support_offers")
      .set({ state, decided_at: state === "accepted" ? now : null })
      .where("id", "=", id)
      .execute();
    return { path: `/people/support-offers/${id}/${name}` };
  };
}
