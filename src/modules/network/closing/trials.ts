import { sql } from "kysely";
import { today } from "#test/app.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /network/schools/:id/close": "sign-in yes no own own no no no no",
    "POST /network/schools/:id/close": "sign-in yes no own own no no no no",
    "POST /network/schools/:id/reopen": "sign-in yes no own own no no no no",
  },
  forms: {
    "/network/schools/:id/close": { closedOn: today },
    "/network/schools/:id/reopen": {},
  },
  variants: {
    "/network/schools/:id/close": [
      { name: "a leading school" },
      { name: "a partner school", school: "partner" },
      { name: "a school outside circles", school: "free" },
    ],
    "/network/schools/:id/reopen": [
      { name: "a leading school", prepare: closed },
      { name: "a partner school", school: "partner", prepare: closed },
      { name: "an open school" },
    ],
  },
};

/** Closed yesterday, with all that ran. */
async function closed({ world, subject }: Setting): Promise<Sent> {
  const { id } = subject.school;
  const day = sql`${today}::date - 1`;
  await sql`update network.schools set open_during = daterange(lower(open_during), ${day})
    where id = ${id}`.execute(world.app.db);
  await sql`update network.statuses set during = daterange(lower(during), ${day}), end_reason = 'schoolClosed'
    where school_id = ${id} and during @> (${day})`.execute(world.app.db);
  await sql`update network.partnerships set during = daterange(lower(during), ${day}), end_reason = 'schoolClosed'
    where ${id}::uuid in (leading_id, partner_id) and during @> (${day})`.execute(world.app.db);
  return {};
}
