import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { insertInvitations } from "../invitations/actions.ts";
import { columnsOf } from "../questionnaires/actions.ts";
import { askSchools, endLater, insertRound, remindLater, startLetters } from "../rounds/actions.ts";
import { findRoundAbout, getReadyVersion, listAskedSchools } from "./queries.ts";
import { countedBySchool, missingLinks } from "./rules.ts";
import type { AskedPerson, EventSurveyPlan, RoundAbout } from "./schema.ts";

type EventSurvey = {
  asking: EventSurveyPlan;
  people: readonly AskedPerson[];
  secret: string;
  now: Date;
};

/**
 * Asks these people about the thing, each by a link that works once and says nothing of who they are.
 * Asked again it adds whoever is new; a round that is over stays as it is. Answers how many links it made.
 */
export async function askPeople(
  tx: Db,
  { asking, people, secret, now }: EventSurvey,
): Promise<{ links: number }> {
  const on = dayOf(now);
  await sql`select pg_advisory_xact_lock(hashtext('asking'), hashtext(${asking.about.id}))`.execute(
    tx,
  );
  const known = await findRoundAbout(tx, { ...asking, on });
  if (people.length === 0 || known?.isOver) return { links: 0 };
  const round = known ?? (await makeRoundAbout(tx, { asking, now }));
  await askSchools(tx, {
    roundId: round.id,
    schools: countedBySchool(people),
    on: asking.opensOn,
    invitedAt: now,
  });
  const invitations = missingLinks(people, await listAskedSchools(tx, round.id));
  if (invitations.length === 0) return { links: 0 };
  await insertInvitations(tx, { roundId: round.id, invitations, secret });
  if (invitations.some(({ email }) => email !== null)) await startLetters(tx, { round, now });
  return { links: invitations.length };
}

async function makeRoundAbout(
  tx: Db,
  { asking, now }: { asking: EventSurveyPlan; now: Date },
): Promise<RoundAbout> {
  const id = randomUUID();
  const { opensOn, closesOn, about, owner } = asking;
  const version = await getReadyVersion(tx, asking.questionnaire);
  await insertRound(tx, {
    id,
    version_id: version.id,
    title_kk: asking.title.kk,
    title_ru: asking.title.ru,
    mode: "anonymous",
    purpose: asking.purpose,
    ...columnsOf(owner),
    subject_kind: about.kind,
    subject_id: about.id,
    opens_on: opensOn,
    closes_on: closesOn,
    audience: JSON.stringify({ roles: ["teacher"], kinds: [] }),
    made_by: null,
    made_at: now,
  });
  const job = { payload: { roundId: id }, by: null, now, closesOn };
  await remindLater(tx, { ...job, opensOn });
  await endLater(tx, job);
  const subject = { kind: "survey_round", id };
  await record(tx, { at: now, by: null, act: "roundMade", subject });
  return { id, opensOn, closesOn, isOver: false };
}
