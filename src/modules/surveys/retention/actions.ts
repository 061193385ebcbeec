import { sql } from "kysely";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { alike, type Due, daysBefore, deletes, lasting, type Retentions } from "#lib/retention.ts";

/** For how long what was asked and answered is kept. */
export const retentions: Retentions = {
  ...alike(
    ["surveys.questionnaires", "surveys.versions", "surveys.rounds", "surveys.round_schools"],
    lasting("as long as the network: figures rest on it"),
  ),
  ...alike(
    ["surveys.responses", "surveys.themes", "surveys.themed"],
    lasting("as long as the network: figures rest on it; without names it leads to nobody"),
  ),
  "surveys.drafts": {
    kept: "until the round is over",
    forget: deletes(
      "surveys.drafts",
      (now) => condition`round_id in (select id from surveys.rounds
      where closed_at is not null or closes_on < ${dayOf(now)}::date)`,
    ),
  },
  "surveys.invitations": {
    kept: "the address 30 days after the round is over; that somebody was asked as long as the round",
    forget: forgetAddresses,
  },
  "surveys.waiting_forms": {
    kept: "30 days, if it is not confirmed before",
    forget: deletes("surveys.waiting_forms", (now) => condition`made_at < ${daysBefore(now, 30)}`),
  },
};

async function forgetAddresses(db: Db, { now, most }: Due): Promise<number> {
  const month = daysBefore(now, 30);
  const { numAffectedRows } = await sql`
    update surveys.invitations set email = null where id in (select i.id from surveys.invitations i
      join surveys.rounds r on r.id = i.round_id
      where i.email is not null and (r.closed_at < ${month} or r.closes_on < ${dayOf(month)}::date) limit ${most})`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}
