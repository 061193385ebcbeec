import { randomUUID } from "node:crypto";
import { today } from "#test/app.ts";
import { makeJoinCode } from "#test/make-accounts.ts";
import { makeTeacher } from "#test/make-people.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /account/joining": "sign-in yes yes yes yes yes yes yes yes",
    "POST /account/joining": "sign-in yes yes yes yes yes yes yes yes",
    "GET /account/data.json": "sign-in yes yes yes yes yes yes yes yes",
    "POST /account/erasure": "sign-in yes yes yes yes yes yes yes yes",
  },
  forms: {
    "/account/joining": async (subject, world) => ({
      id: randomUUID(),
      code: await makeJoinCode(subject, world),
      since: today,
    }),
    "/account/erasure": () => ({ id: randomUUID() }),
  },
  variants: {
    "/account/joining": [
      {},
      { name: "by a teacher who has a record", role: "teacher", prepare: withRecord },
    ],
    "/account/erasure": [{ role: "teacher", prepare: withRecord }],
  },
};

async function withRecord({ world, subject }: Setting): Promise<Sent> {
  await makeTeacher(world.app.db, { schoolId: subject.partner.id, userId: subject.by });
  return {};
}
