import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { now } from "#test/app.ts";
import { makePlan } from "#test/make-plans.ts";
import type { Form, Subject, World } from "#test/roles-world.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /plans/:id/from-needs": "sign-in yes no own own own own no no",
    "POST /plans/:id/from-needs": "sign-in yes no own own own own no no",
  },
  records: {
    "/plans/:id": async (subject, { app }) => (await makePlan(app.db, subject)).id,
  },
  forms: { "/plans/:id/from-needs": takingForm },
};

async function takingForm({ leading, partner }: Subject, { app }: World): Promise<Form> {
  const need = await makeNeed(app.db, leading.id);
  return {
    schoolId: partner.id,
    responsible: "А",
    take: need,
    [`id_${need}`]: randomUUID(),
    [`type_${need}`]: "seminar",
  };
}

let made = 0;

/** A need confirmed for the circle, in the latest of its diagnoses. */
async function makeNeed(db: Db, leadingId: string): Promise<string> {
  const [id, diagnosis] = [randomUUID(), randomUUID()];
  made += 1;
  await db
    .insertInto("needs.diagnoses")
    .values({ id: diagnosis, leading_id: leadingId, half_year: `${2060 + made}-1`, made_at: now })
    .execute();
  await db
    .insertInto("needs.needs")
    .values({
      id,
      diagnosis_id: diagnosis,
      area: "ict",
      rank: 1,
      share_high: 60,
      confirmed_at: now,
    })
    .execute();
  return id;
}
