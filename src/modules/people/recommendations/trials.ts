import { randomUUID } from "node:crypto";
import { now } from "#test/app.ts";
import { makeTeacher, makeTrainer } from "#test/make-people.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /people/recommendations": "sign-in yes yes yes no no no no no",
    "POST /people/recommendations": "sign-in yes own own no no no no no",
    "GET /people/recommendations/:id": "sign-in yes own own no no no no no",
    "POST /people/recommendations/:id/offers": "sign-in yes own own no no no no no",
  },
  records: { "/people/recommendations/:id": makeRecommendation },
  forms: {
    "/people/recommendations": ({ region }) => ({ id: randomUUID(), regionKato: region }),
    "/people/recommendations/:id/offers": ({ partner }) => ({
      schoolId: partner.id,
      direction: "methods_trainer",
    }),
  },
};

async function makeRecommendation(
  { region, partner, leading, by }: Subject,
  { app }: World,
): Promise<string> {
  const id = randomUUID();
  const { id: trainer } = await makeTeacher(app.db, { schoolId: leading.id });
  await makeTrainer(app.db, { teacherId: trainer });
  await app.db
    .insertInto("people.recommendations")
    .values({
      id,
      half_year: "2025-2",
      region_kato: region,
      job_id: randomUUID(),
      made_by: by,
      made_at: now,
      ready_at: now,
    })
    .execute();
  await app.db
    .insertInto("people.recommended")
    .values({
      recommendation_id: id,
      direction: "methods_trainer",
      school_id: partner.id,
      trainer_id: trainer,
      region_kato: region,
      teachers: 9,
      small: true,
    })
    .execute();
  return id;
}
