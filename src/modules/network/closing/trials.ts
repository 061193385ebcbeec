import { sql } from "kysely";
import { record } from "#lib/history.ts";
import { now, today } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /network/schools/:id/close": "sign-in yes no own own no no no no",
    "POST /network/schools/:id/close": "sign-in yes no own own no no no no",
    "POST /network/schools/:id/reopen": "sign-in yes no own own no no no no",
  },
  records: {
    "/network/schools/:id/close": ({ school }) => school.id,
    "/network/schools/:id/reopen": makeClosed,
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
  },
};

const yesterday = "2026-02-28";

/** A leading school that was closed as of yesterday, with its circle of one. */
async function makeClosed({ district }: Subject, { app }: World): Promise<string> {
  const { id } = await makeSchool(app.db, { district, status: "leading" });
  const partner = await makeSchool(app.db, { district, status: "partner" });
  await makePartnership(app.db, { leadingId: id, partnerId: partner.id });
  const ended = sql`during = daterange(lower(during), ${yesterday}::date), end_reason = 'schoolClosed'`;
  await sql`update network.schools set open_during = daterange(lower(open_during), ${yesterday}::date)
    where id = ${id}`.execute(app.db);
  await sql`update network.statuses set ${ended} where school_id = ${id}`.execute(app.db);
  await sql`update network.partnerships set ${ended} where leading_id = ${id}`.execute(app.db);
  const changes = { closedOn: { from: null, to: yesterday } };
  const subject = { kind: "school", id };
  await record(app.db, { at: now, by: null, act: "schoolClosed", subject, changes });
  return id;
}
