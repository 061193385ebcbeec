import { condition } from "#lib/condition.ts";
import { today } from "#test/app.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /network/schools/:id/status": "sign-in yes no own no no no no no",
    "POST /network/statuses/:id/confirm": "sign-in yes no own no no no no no",
    "POST /network/schools/:school/status/:id/end": "sign-in yes no own no no no no no",
  },
  records: {
    "/network/schools/:id": ({ school }) => school.id,
    "/network/statuses/:id": statusOf,
    "/network/schools/:school/status/:id": async (subject, world) => [
      subject.school.id,
      await statusOf(subject, world),
    ],
  },
  forms: {
    "/network/statuses/:id/confirm": {},
    "/network/schools/:school/status/:id/end": { endsOn: today, reason: "Бұйрық" },
  },
  variants: {
    "/network/schools/:school/status/:id/end": [
      { name: "a leading school" },
      { name: "a partner school", school: "partner" },
    ],
  },
};

async function statusOf({ school }: Subject, { app }: World): Promise<string> {
  const { id } = await app.db
    .selectFrom("network.statuses")
    .where("school_id", "=", school.id)
    .where(condition`upper_inf(during)`)
    .select("id")
    .executeTakeFirstOrThrow();
  return id;
}
