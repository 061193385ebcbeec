import { sql } from "kysely";
import { condition } from "./condition.ts";
import type { Db } from "./db.ts";
import { noName } from "./of-person.ts";
import { type Due, daysBefore, deletes, lasting, type Retentions } from "./retention.ts";

/** For how long what lies beside the areas is kept. */
export const coreRetention: Retentions = {
  "core.files": lasting("as long as the record that names it"),
  "core.history": lasting("as long as the network: it names nobody, and figures rest on it"),
  "core.jobs": {
    kept: "90 days after the work ended",
    forget: deletes(
      "core.jobs",
      (now) => condition`state in ('done', 'failed') and ended_at < ${daysBefore(now, 90)}`,
    ),
  },
  "core.mails": {
    kept: "the words 7 days after the letter was sent or given up, 30 days where no letter can be sent; that it was sent a year",
    forget: forgetMails,
  },
  "core.rate_limits": {
    kept: "until the tries do not count any more, a day at most",
    forget: deletes("core.rate_limits", (now) => condition`expire < ${now.getTime()}`),
  },
  "core.security_events": {
    kept: "180 days",
    forget: deletes("core.security_events", (now) => condition`at < ${daysBefore(now, 180)}`),
  },
  "core.workers": lasting("seconds: whoever does not beat is taken off by the others"),
};

const deleteLetters = deletes(
  "core.mails",
  (now) => condition`created_at < ${daysBefore(now, 365)}`,
);

/** A letter holds ways in, and what it says of people; that there was one is kept longer. */
async function forgetMails(db: Db, { now, most }: Due): Promise<number> {
  const [week, month] = [daysBefore(now, 7), daysBefore(now, 30)];
  const emptied = await sql`
    update core.mails set subject = ${noName}, body = ${noName} where id in (select id from core.mails
      where body <> ${noName} and (sent_at < ${week}
        or (failure is not null and created_at < ${week}) or created_at < ${month}) order by created_at limit ${most})`.execute(
    db,
  );
  return Math.max(Number(emptied.numAffectedRows ?? 0), await deleteLetters(db, { now, most }));
}
