import { randomUUID } from "node:crypto";
import { type Insertable, sql } from "kysely";
import { z } from "zod";
import type { SurveysRounds } from "#db/types.ts";
import type { By, Person } from "#lib/actor.ts";
import { dayOf, momentAt, plusDays } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { hasProblems } from "#lib/forms.ts";
import { type Change, record } from "#lib/history.ts";
import { startJob } from "#lib/jobs.ts";
import { sqlOf } from "#lib/rows.ts";
import { findSchoolByCode } from "#modules/network/base/queries.ts";
import { dropDrafts } from "../answering/actions.ts";
import { tokenOf } from "../base/rules.ts";
import { drawSlips, inviteSchools, layAnew } from "../invitations/actions.ts";
import { chosenOwner, columnsOf } from "../questionnaires/actions.ts";
import { findPublished } from "../questionnaires/queries.ts";
import type { Owner } from "../questionnaires/schema.ts";
import { listInvited, listPicked } from "./queries.ts";
import {
  lastCallOn,
  mayDrawAgain,
  newOpenCode,
  startOf,
  stateOf,
  whyNotProlonged,
  whyNotRound,
} from "./rules.ts";
import type { Round, RoundForm } from "./schema.ts";

export const inviteTask = "invite_to_survey";
export const lettersTask = "write_survey_letters";
export const lastCallTask = "remind_before_survey_ends";
export const endTask = "end_survey_round";

const waitingRow = z.strictObject({ id: z.string(), expected: z.int() });
const expectedRow = z.strictObject({ was: z.int(), is: z.int() });
export type AboutWhat = { kind: string; id: string };
type NewRound = By & { form: RoundForm; about?: AboutWhat };

/** Makes a round of a questionnaire's newest version; its invitations follow as a job. */
export async function makeRound(
  db: Db,
  { person, form, now, about }: NewRound,
): Promise<Result<{ id: string }, Record<string, string>>> {
  const owner = chosenOwner(person, form.owner);
  if (!owner) return refuse({ owner: "notOffered" });
  const version = await findPublished(db, { questionnaireId: form.questionnaire });
  if (!version) return refuse({ questionnaire: "notOffered" });
  const today = dayOf(now);
  const problems = whyNotRound(form, { owner, today, offered: version.content.roles });
  const circle = form.circle ? await findSchoolByCode(db, form.circle) : null;
  if (form.circle && !circle) problems.circle = "noSuchSchool";
  if (hasProblems(problems)) return refuse(problems);
  return db.transaction().execute(async (tx) => {
    const isNew = await makeRow(tx, { form, owner, person, now, versionId: version.id, about });
    if (!isNew) return done({ id: form.id });
    const schools = await listPicked(tx, {
      owner,
      form,
      circleId: circle?.id ?? null,
      on: today,
    });
    if (schools.length === 0) {
      await expectRows(tx.deleteFrom("surveys.rounds").where("id", "=", form.id), { most: 1 });
      return refuse({ [owner.kind === "school" ? "schools" : "kinds"]: "noSchools" });
    }
    await askSchools(tx, { roundId: form.id, schools, on: today, invitedAt: null });
    await startRoundJobs(tx, { form, person, now });
    await record(tx, { at: now, by: person, act: "roundMade", subject: subjectOf(form.id) });
    return done({ id: form.id });
  });
}

function subjectOf(id: string) {
  return { kind: "survey_round", id };
}

type Inserted = By & {
  form: RoundForm;
  owner: Owner;
  versionId: string;
  about: AboutWhat | undefined;
};

/** False when the same form was sent before. */
async function makeRow(
  tx: Db,
  { form, owner, person, now, versionId, about }: Inserted,
): Promise<boolean> {
  return insertRound(tx, {
    id: form.id,
    version_id: versionId,
    title_kk: form.titleKk,
    title_ru: form.titleRu,
    mode: form.mode,
    purpose: form.purpose,
    ...columnsOf(owner),
    subject_kind: about?.kind ?? null,
    subject_id: about?.id ?? null,
    audience: JSON.stringify({ roles: form.roles, kinds: form.kinds }),
    opens_on: form.opensOn,
    closes_on: form.closesOn,
    open_code: form.mode === "open" ? newOpenCode() : null,
    made_by: person.userId,
    made_at: now,
  });
}

/** The row of a round; false when there is one of this id already. */
export async function insertRound(tx: Db, round: Insertable<SurveysRounds>): Promise<boolean> {
  const made = await tx
    .insertInto("surveys.rounds")
    .values(round)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

type SchoolsAsked = {
  roundId: string;
  schools: readonly { id: string; expected: number }[];
  on: string;
  invitedAt: Date | null;
};

/** Writes down of how many of each school an answer is awaited; of a school asked again the greater number stays. */
export async function askSchools(
  tx: Db,
  { roundId, schools, on, invitedAt }: SchoolsAsked,
): Promise<void> {
  await sql`
    insert into surveys.round_schools
      (round_id, school_id, region_kato, district_kato, leading_id, kind, expected, invited_at,
        first_expected)
    select ${roundId}::uuid, l.school_id, l.region_kato, l.district_kato,
      coalesce(l.leading_id, case when l.status = 'leading' then l.school_id end), l.kind, c.expected,
      ${invitedAt}::timestamptz, case when ${invitedAt}::timestamptz is not null then nullif(c.expected, 0) end
    from jsonb_to_recordset(${JSON.stringify(schools)}::jsonb) as c (id uuid, expected int)
    join network.listings l on l.school_id = c.id and l.during @> ${on}::date
    on conflict (round_id, school_id) do update
      set expected = greatest(surveys.round_schools.expected, excluded.expected),
        first_expected = greatest(surveys.round_schools.first_expected,
          excluded.first_expected)`.execute(tx);
}

async function startRoundJobs(tx: Db, { form, person, now }: By & { form: RoundForm }) {
  const payload = { roundId: form.id };
  const job = { payload, by: person, now };
  if (form.mode !== "open") await startJob(tx, { ...job, id: randomUUID(), task: inviteTask });
  if (form.mode !== "open") await remindLater(tx, { ...job, ...form });
  await endLater(tx, { ...job, closesOn: form.closesOn });
}

type Ending = { payload: { roundId: string }; by: Person | null; now: Date; closesOn: string };

/** Once its last day is over, what was not sent is cleared away. */
export async function endLater(tx: Db, { closesOn, ...job }: Ending): Promise<void> {
  const runAt = startOf(plusDays(closesOn, 1));
  await startJob(tx, { ...job, id: randomUUID(), task: endTask, runAt });
}

/** Before the last day those who have not answered are reminded; a round that short needs no reminder. */
export async function remindLater(
  tx: Db,
  { payload, by, now, opensOn, closesOn }: Ending & { opensOn: string },
): Promise<void> {
  const day = lastCallOn(closesOn);
  if (day <= opensOn) return;
  const planned = momentAt(day, "09:00");
  const runAt = planned > now ? planned : now;
  await startJob(tx, { id: randomUUID(), task: lastCallTask, payload, by, now, runAt });
}

type Inviting = { round: Round; secret: string; now: Date };
const schoolsAtOnce = 50;

/** Invites the next few schools that still wait; answers how many there were. */
export async function inviteSome(db: Db, { round, secret, now }: Inviting): Promise<number> {
  const { roles } = round.audience;
  return db.transaction().execute(async (tx) => {
    // Whoever is invited once it is over would keep an address that nothing forgets.
    if (await isOver(tx, round.id, now)) return 0;
    const { rows: schools } = await sqlOf(waitingRow)`
      select school_id as id, expected from surveys.round_schools
      where round_id = ${round.id} and invited_at is null
      order by school_id limit ${schoolsAtOnce} for update skip locked`.execute(tx);
    const schoolIds = schools.map(({ id }) => id);
    if (schoolIds.length === 0) return 0;
    const people = await listInvited(tx, { schoolIds, roles, on: dayOf(now) });
    const bySchool = Map.groupBy(people, ({ schoolId }) => schoolId);
    const asked = schools.map((school) => ({ ...school, people: bySchool.get(school.id) ?? [] }));
    await inviteSchools(tx, { round, schools: asked, secret });
    await markInvited(tx, { round, schoolIds, now });
    return schoolIds.length;
  });
}

/** By name as many are asked as are invited: somebody at work in two schools answers for one. */
async function markInvited(
  tx: Db,
  { round, schoolIds, now }: { round: Round; schoolIds: readonly string[]; now: Date },
): Promise<void> {
  await expectRows(
    sql`
    update surveys.round_schools a set invited_at = ${now}, first_expected = coalesce(a.first_expected, nullif(a.expected, 0)),
      expected = case when ${round.mode === "named"} then (select count(*) from surveys.invitations i
        where i.round_id = a.round_id and i.school_id = a.school_id) else expected end
    where a.round_id = ${round.id} and a.school_id = any (${[...schoolIds]}::uuid[])`.execute(tx),
    { most: schoolIds.length },
  );
}

/** Once the round is open, the letters go out. */
export async function startLetters(
  db: Db,
  { round, now }: { round: Pick<Round, "id" | "opensOn">; now: Date },
) {
  const opens = startOf(round.opensOn);
  const runAt = opens > now ? opens : now;
  const job = { id: randomUUID(), task: lettersTask, payload: { roundId: round.id } };
  await startJob(db, { ...job, by: null, now, runAt });
}

/** Reminds those who have not answered; to nobody twice a day, and nobody sees whom. */
export async function remind(
  db: Db,
  { person, round, jobId, now }: By & { round: Round; jobId: string },
): Promise<Result<null, { "": "notOpen" }>> {
  if (stateOf(round, dayOf(now)) !== "open") return refuse({ "": "notOpen" });
  await db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom("core.jobs")
      .where("id", "=", jobId)
      .select("id")
      .executeTakeFirst();
    if (known) return;
    const payload = { roundId: round.id };
    await startJob(tx, { id: jobId, task: lettersTask, payload, by: person, now });
    await record(tx, { at: now, by: person, act: "reminded", subject: subjectOf(round.id) });
  });
  return done(null);
}

/** What the round did by itself stands in its history too. */
export async function noteReminder(db: Db, { round, now }: { round: Round; now: Date }) {
  await record(db, { at: now, by: null, act: "reminded", subject: subjectOf(round.id) });
}

/** Ends the asking before its day. */
export async function closeRound(db: Db, { person, round, now }: By & { round: Round }) {
  await db.transaction().execute(async (tx) => {
    const closed = await tx
      .updateTable("surveys.rounds")
      .set((eb) => ({ closed_at: now, revision: eb("revision", "+", 1) }))
      .where("id", "=", round.id)
      .where("closed_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!closed) return;
    const job = { id: randomUUID(), task: endTask, payload: { roundId: round.id } };
    await startJob(tx, { ...job, by: person, now });
    await record(tx, { at: now, by: person, act: "roundClosed", subject: subjectOf(round.id) });
  });
}

/** The days of the round as they are now, which nobody moves until the act is over. */
async function holdDates(tx: Db, id: string) {
  return tx
    .selectFrom("surveys.rounds")
    .where("id", "=", id)
    .select(["opens_on as opensOn", "closes_on as closesOn", "closed_at as closedAt"])
    .forUpdate()
    .executeTakeFirstOrThrow();
}

async function isOver(tx: Db, id: string, now: Date): Promise<boolean> {
  return stateOf(await holdDates(tx, id), dayOf(now)) === "closed";
}

/** Moves the last day; a round that is over stays over. */
export async function prolongRound(
  db: Db,
  { person, round, closesOn, now }: By & { round: Round; closesOn: string },
): Promise<Result<null, Record<string, string>>> {
  const today = dayOf(now);
  return db.transaction().execute(async (tx) => {
    const standing = await holdDates(tx, round.id);
    if (stateOf(standing, today) === "closed") return refuse({ closesOn: "roundIsOver" });
    const { opensOn } = standing;
    const problems = whyNotProlonged({ opensOn, closesOn }, today);
    if (hasProblems(problems)) return refuse(problems);
    if (closesOn === standing.closesOn) return done(null);
    await expectRows(
      tx.updateTable("surveys.rounds").set({ closes_on: closesOn }).where("id", "=", round.id),
      { most: 1 },
    );
    const job = { payload: { roundId: round.id }, by: person, now, closesOn };
    if (round.mode !== "open") await remindLater(tx, { ...job, opensOn });
    await endLater(tx, job);
    const changes: Record<string, Change> = { closesOn: { from: standing.closesOn, to: closesOn } };
    await record(tx, { ...about(person, round.id, now), act: "roundProlonged", changes });
    return done(null);
  });
}

function about(person: Person, id: string, now: Date) {
  return { at: now, by: person, subject: subjectOf(id) };
}

type OfSchool = By & { round: Round; schoolId: string };

/** How many are asked in the school, as those who know it say. */
export async function setExpected(
  db: Db,
  { person, round, schoolId, expected, now }: OfSchool & { expected: number },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const change = sqlOf(expectedRow)`
      update surveys.round_schools a set expected = greatest(${expected}, a.answered),
        first_expected = coalesce(a.first_expected, nullif(${expected}::int, 0))
      from (select expected as was from surveys.round_schools
        where round_id = ${round.id} and school_id = ${schoolId} for update) known
      where a.round_id = ${round.id} and a.school_id = ${schoolId} returning known.was,
        a.expected as is`.execute(tx);
    await expectRows(change, { most: 1 });
    const [found] = (await change).rows;
    if (!found) throw new NotFound();
    if (found.was === found.is) return;
    const changes = { expected: { from: String(found.was), to: String(found.is) } };
    await record(tx, { ...about(person, round.id, now), act: "expectedChanged", changes });
  });
}

type NoLinks =
  | "notAnonymous"
  | "roundIsOver"
  | "notInvitedYet"
  | "alreadyShown"
  | "noSlips"
  | "tooManySlips";
type Showing = OfSchool & { secret: string; again: boolean };

/**
 * The links of an anonymous round to be handed out in one school, shown once. Asked for again, those not
 * used yet are thrown away and new ones made, so that no sheet of paper lies about that still works.
 */
export async function showLinks(
  db: Db,
  { person, round, schoolId, secret, again, now }: Showing,
): Promise<Result<{ tokens: string[] }, { "": NoLinks }>> {
  if (round.mode !== "anonymous") return refuse({ "": "notAnonymous" });
  return db.transaction().execute(async (tx) => {
    // Without addresses any more, every invitation that was not used would pass for a slip.
    if (await isOver(tx, round.id, now)) return refuse({ "": "roundIsOver" } as const);
    const school = await tx
      .selectFrom("surveys.round_schools")
      .where("round_id", "=", round.id)
      .where("school_id", "=", schoolId)
      .select([
        "expected",
        "first_expected as firstExpected",
        "invited_at",
        "links_shown_at",
        "slips",
      ])
      .forUpdate()
      .executeTakeFirst();
    if (!school?.invited_at) return refuse({ "": "notInvitedYet" } as const);
    const refusal = whyNotShown(school, again);
    if (refusal) return refuse({ "": refusal });
    const drawing = { round, schoolId, secret, expected: school.expected, again };
    const blank = await drawSlips(tx, drawing);
    if (blank.length === 0) return refuse({ "": "noSlips" } as const);
    const slips = school.slips + blank.length;
    await expectRows(
      tx
        .updateTable("surveys.round_schools")
        .set({ links_shown_at: now, slips })
        .where("round_id", "=", round.id)
        .where("school_id", "=", schoolId),
      { most: 1 },
    );
    const changes = { slipsDrawn: { from: String(school.slips), to: String(slips) } };
    await record(tx, { ...about(person, round.id, now), act: "linksShown", changes });
    return done({ tokens: blank.map((id) => tokenOf(secret, id)) });
  });
}

type ShownBefore = {
  links_shown_at: Date | null;
  slips: number;
  firstExpected: number | null;
};

function whyNotShown(school: ShownBefore, again: boolean): "alreadyShown" | "tooManySlips" | null {
  if (school.links_shown_at && !again) return "alreadyShown";
  return again && !mayDrawAgain(school) ? "tooManySlips" : null;
}

/**
 * Clears up after a round that is over: what was not sent goes. Of an anonymous one the invitations are
 * laid anew in an order of chance and without addresses, so that not even the order in which the database
 * wrote them says who answered what.
 */
export async function endRound(db: Db, { round, now }: { round: Round; now: Date }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await isOver(tx, round.id, now))) return;
    await dropDrafts(tx, round.id);
    const cleared = await tx
      .updateTable("surveys.rounds")
      .set({ cleared_at: now })
      .where("id", "=", round.id)
      .where("cleared_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (cleared && round.mode === "anonymous") await layAnew(tx, round.id);
  });
}
