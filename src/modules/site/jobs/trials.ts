import { randomUUID } from "node:crypto";
import { now } from "#test/app.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /jobs/:id": "sign-in yes own own own own own own own",
    "GET /jobs/:id/state": "sign-in yes own own own own own own own",
  },
  records: { "/jobs/:id": makeJob },
};

async function makeJob({ by }: Subject, { app }: World): Promise<string> {
  const id = randomUUID();
  await app.db
    .insertInto("core.jobs")
    .values({
      id,
      task: "check_import",
      payload: "{}",
      state: "failed",
      started_by: by,
      created_at: now,
    })
    .execute();
  return id;
}
