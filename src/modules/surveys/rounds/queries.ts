import { sql } from "kysely";
import { z } from "zod";
import type { Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { answeredOfAsked } from "../base/queries.ts";
import { tokenOf } from "../base/rules.ts";
import { type Invited, invitedRow } from "../invitations/schema.ts";
import {
  inOwnerAreas,
  ownerColumns,
  ownerJoins,
  ownerOf,
  ownOnly,
} from "../questionnaires/queries.ts";
import { Audience, type Owner, type Role } from "../questionnaires/schema.ts";
import { isOfStaff, lastCallDays } from "./rules.ts";
import {
  type AskedRow,
  askedRow,
  type OwnInvitation,
  ownInvitationRow,
  type Round,
  type RoundForm,
  type RoundRow,
  roundRow,
  wholeRoundRow,
} from "./schema.ts";

const askedOfAllRow = askedRow.extend({
  total: z.int(),
  allExpected: z.int(),
  allAnswered: z.int(),
  allBeside: z.int().nullable(),
});
const choosableRow = z.strictObject({ id: z.string(), name_kk: z.string(), name_ru: z.string() });
const invitationRow = z.strictObject({ id: z.string() });

/** The round, or 404. */
export async function getRound(db: Db, { id, on }: { id: string; on: string }): Promise<Round> {
  const { rows } = await sqlOf(wholeRoundRow)`
    select q.id, q.title_kk as name_kk, q.title_ru as name_ru, q.mode, q.purpose, q.audience,
      q.opens_on as "opensOn", q.closes_on as "closesOn", q.closed_at as "closedAt",
      q.open_code as "openCode", q.version_id as "versionId", v.questionnaire_id as "questionnaireId",
      v.number as "versionNumber", null as code, ${ownerColumns}
    from surveys.rounds q join surveys.versions v on v.id = q.version_id ${ownerJoins(on)}
    where q.id = ${id}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound();
  const {
    code: _,
    schoolId: __,
    ownDistrict,
    ownRegion,
    districtKato,
    regionKato,
    ...round
  } = found;
  const owner = ownerOf({ ...found, ownDistrict, ownRegion, districtKato, regionKato });
  return {
    ...round,
    audience: Audience.parse(round.audience),
    owner: owner ?? { kind: "country" },
  };
}

type Reader = { person: Person; asked: Scope | null; on: string };
export const rowsPerPage = 50;

/** Rounds of one's own and those that ask schools in one's scope, with how these answer; the newest first. */
export async function listRounds(
  db: Db,
  { person, asked, on, page }: Reader & { page: number },
): Promise<{ rounds: RoundRow[]; hasMore: boolean }> {
  const inScope = asked
    ? asked.holds({
        region: sql`s.region_kato`,
        district: sql`s.district_kato`,
        school: sql`s.school_id`,
        leading: sql`s.leading_id`,
      })
    : condition`false`;
  const { rows } = await sqlOf(roundRow)`
    select q.id, q.title_kk as name_kk, q.title_ru as name_ru, q.mode, q.opens_on as "opensOn",
      q.closes_on as "closesOn", q.closed_at as "closedAt", ${ownerColumns}, own.is as "isOwn",
      counted.expected, counted.answered
    from surveys.rounds q ${ownerJoins(on)}
    cross join lateral (select ${ownOnly(person)} as is) own
    cross join lateral (select coalesce(sum(expected), 0)::int as expected, coalesce(${answeredOfAsked}, 0)::int as answered,
      count(*) as schools from surveys.round_schools s
      where s.round_id = q.id and (own.is or ${inOwnerAreas(person)} or ${inScope})) counted
    where own.is or counted.schools > 0
    order by q.made_at desc, q.id limit ${rowsPerPage + 1} offset ${(page - 1) * rowsPerPage}`.execute(
    db,
  );
  return { rounds: rows.slice(0, rowsPerPage), hasMore: rows.length > rowsPerPage };
}

export type AskedPage = {
  schools: AskedRow[];
  total: number;
  expected: number;
  /** Of those expected. */
  answered: number;
  /** Answers from schools of which nobody knows how many are asked. */
  beside: number;
};

type AskedBy = { id: string; asked: Scope | null; page: number };

/** The schools of the round that the person may see, or all when no scope bounds them. */
export async function listAsked(db: Db, { id, asked, page }: AskedBy): Promise<AskedPage> {
  const inScope =
    asked?.holds({
      region: sql`a.region_kato`,
      district: sql`a.district_kato`,
      school: sql`a.school_id`,
      leading: sql`a.leading_id`,
    }) ?? condition`true`;
  const { rows } = await sqlOf(askedOfAllRow)`
    select a.school_id as "schoolId", s.name_kk, s.name_ru, a.expected, a.answered,
      a.invited_at as "invitedAt", a.links_shown_at as "linksShownAt",
      a.slips, a.first_expected as "firstExpected", (count(*) over ())::int as total,
      (sum(a.expected) over ())::int as "allExpected", (sum(a.answered) over ())::int as "allAnswered",
      (sum(a.answered) filter (where a.expected = 0) over ())::int as "allBeside"
    from surveys.round_schools a join network.schools s on s.id = a.school_id
    where a.round_id = ${id} and ${inScope}
    order by s.name_kk collate network.by_name, s.id
    limit ${rowsPerPage} offset ${(page - 1) * rowsPerPage}`.execute(db);
  const [first] = rows;
  const [expected, answered] = [first?.allExpected ?? 0, first?.allAnswered ?? 0];
  // Where no number is known at all, the answers are all that there is to say.
  const beside = expected === 0 ? 0 : (first?.allBeside ?? 0);
  return {
    schools: rows.map(
      ({ total: _, allExpected: __, allAnswered: ___, allBeside: ____, ...row }) => row,
    ),
    total: first?.total ?? 0,
    expected,
    answered: answered - beside,
    beside,
  };
}

/** How many schools of the round still wait for their invitations. */
export async function countNotInvited(db: Db, id: string): Promise<number> {
  const { count } = await db
    .selectFrom("surveys.round_schools")
    .where("round_id", "=", id)
    .where("invited_at", "is", null)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Rounds that ask the person by name and have not closed. */
export async function listOwnInvitations(
  db: Db,
  { userId, on }: { userId: string; on: string },
): Promise<OwnInvitation[]> {
  const { rows } = await sqlOf(ownInvitationRow)`
    select i.id, r.title_kk as name_kk, r.title_ru as name_ru, r.closes_on as "closesOn",
      i.is_used as "isUsed", exists (select from surveys.drafts d where d.key_hash = i.token_hash) as "hasDraft"
    from people.teachers t
    join surveys.invitations i on i.teacher_id = t.id
    join surveys.rounds r on r.id = i.round_id
    where t.user_id = ${userId} and r.mode = 'named' and r.closed_at is null
      and r.opens_on <= ${on}::date and r.closes_on >= ${on}::date
    order by i.is_used, r.closes_on, r.id limit 50`.execute(db);
  return rows;
}

type Picking = { owner: Owner; form: RoundForm; circleId: string | null; on: string };

/** The condition on `network.listings` named `l` that the schools asked fulfil. */
function pickedBy({ owner, form, circleId, on }: Picking) {
  const inKinds = sql`(cardinality(${form.kinds}::text[]) = 0 or l.kind = any (${form.kinds}::text[]))`;
  const inCircle = sql`(${circleId}::uuid is null or l.school_id = ${circleId}::uuid or l.leading_id = ${circleId}::uuid)`;
  return condition`l.during @> ${on}::date and ${inKinds} and ${inCircle} and ${inArea(owner, form)}`;
}

function inArea(owner: Owner, { schools }: RoundForm) {
  switch (owner.kind) {
    case "country":
      return condition`true`;
    case "region":
      return condition`l.region_kato = ${owner.regionKato}`;
    case "district":
      return condition`l.district_kato = ${owner.districtKato}`;
    case "school":
      return condition`l.school_id = any (${schools}::uuid[])
        and (l.school_id = ${owner.schoolId} or l.leading_id = ${owner.schoolId})`;
  }
}

/** Of the people at work in a school (posts named `p`), those the round asks. */
function ofRoles(roles: readonly Role[]) {
  if (roles.includes("teacher")) return condition`true`;
  return roles.includes("head") ? condition`p.position = 'head'` : condition`false`;
}

/** Who works in the schools on the day and is to be invited; each person once, in the first school. */
export async function listInvited(
  db: Db,
  { schoolIds, roles, on }: { schoolIds: readonly string[]; roles: readonly Role[]; on: string },
): Promise<Invited[]> {
  const { rows } = await sqlOf(invitedRow)`
    select p.teacher_id as "teacherId", p.school_id as "schoolId", bool_or(p.position = 'head') as "isHead",
      case when u.blocked_at is null then u.email end as email, u.language
    from people.posts p
    join people.teachers t on t.id = p.teacher_id and t.merged_into is null and t.erased_at is null
    left join accounts.users u on u.id = t.user_id
    where p.school_id = any (${[...schoolIds]}::uuid[]) and p.during @> ${on}::date and ${ofRoles(roles)}
    group by p.teacher_id, p.school_id, u.id order by p.teacher_id`.execute(db);
  return rows;
}

/** The schools of a circle to choose from: the leading one first. */
export async function listChoosable(
  db: Db,
  { leadingId, on }: { leadingId: string; on: string },
): Promise<z.infer<typeof choosableRow>[]> {
  const { rows } = await sqlOf(choosableRow)`
    select s.id, s.name_kk, s.name_ru from network.listings l join network.schools s on s.id = l.school_id
    where l.during @> ${on}::date and (l.school_id = ${leadingId} or l.leading_id = ${leadingId})
    order by l.school_id <> ${leadingId}, s.name_kk collate network.by_name, s.id`.execute(db);
  return rows;
}

/** The unused link of whoever has this e-mail in a round about the thing that is open on the day, or null. */
export async function findLinkAbout(
  db: Db,
  {
    about,
    userId,
    secret,
    on,
  }: { about: { kind: string; id: string }; userId: string; secret: string; on: string },
): Promise<string | null> {
  const { rows } = await sqlOf(invitationRow)`
    select i.id from surveys.rounds r
    join surveys.invitations i on i.round_id = r.id and not i.is_used
    join accounts.users u on u.email = i.email and u.id = ${userId}
    where r.subject_kind = ${about.kind} and r.subject_id = ${about.id} and r.closed_at is null
      and ${on}::date between r.opens_on and r.closes_on
    order by r.opens_on limit 1`.execute(db);
  const [found] = rows;
  return found ? tokenOf(secret, found.id) : null;
}

const pickedRow = z.strictObject({ id: z.string(), expected: z.int() });

/** The schools that the form asks, each with how many there are to answer. */
export async function listPicked(
  db: Db,
  picking: Picking,
): Promise<{ id: string; expected: number }[]> {
  const { form, on } = picking;
  const outsiders = form.roles.some((role) => !isOfStaff(role)) ? (form.perSchool ?? 0) : 0;
  const { rows } = await sqlOf(pickedRow)`
    with picked as (
      select l.* from network.listings l where ${pickedBy(picking)}
    ), staff as (
      select p.school_id, count(distinct p.teacher_id)::int as people
      from people.posts p join people.teachers t on t.id = p.teacher_id
        and t.merged_into is null and t.erased_at is null
      where p.during @> ${on}::date and ${ofRoles(form.roles)} and p.school_id in (select school_id from picked)
      group by p.school_id
    )
    select l.school_id as id, coalesce(staff.people, 0) + ${outsiders}::int as expected
    from picked l left join staff on staff.school_id = l.school_id`.execute(db);
  return rows;
}

const dueRow = z.strictObject({ roundId: z.string() });
type DueQuery = { now: Date; most: number };
type DueRounds = Promise<{ roundId: string }[]>;

/** Rounds that are not over with schools that wait for their invitations. */
export async function listDueInviting(db: Db, { now, most }: DueQuery): DueRounds {
  const { rows } = await sqlOf(dueRow)`
    select r.id as "roundId" from surveys.rounds r
    where r.mode <> 'open' and r.closed_at is null and r.closes_on >= ${dayOf(now)}::date
      and exists (select from surveys.round_schools s where s.round_id = r.id and s.invited_at is null)
    order by r.closes_on, r.id limit ${most}`.execute(db);
  return rows;
}

/** Open rounds that somebody was invited to and not written to. */
export async function listDueLetters(db: Db, { now, most }: DueQuery): DueRounds {
  const { rows } = await sqlOf(dueRow)`
    select r.id as "roundId" from surveys.rounds r
    where ${isOpenOn(dayOf(now))} and exists (select from surveys.invitations i
      where i.round_id = r.id and not i.is_used and i.email is not null and i.reminded_on is null)
    order by r.closes_on, r.id limit ${most}`.execute(db);
  return rows;
}

/** Rounds in their last days, with people who were not reminded in these days. */
export async function listDueLastCalls(db: Db, { now, most }: DueQuery): DueRounds {
  const { rows } = await sqlOf(dueRow)`
    select r.id as "roundId" from surveys.rounds r
    where ${isOpenOn(dayOf(now))} and r.closes_on - ${lastCallDays}::int <= ${dayOf(now)}::date
      and exists (select from surveys.invitations i where i.round_id = r.id and not i.is_used
        and i.email is not null and i.reminded_on < r.closes_on - ${lastCallDays}::int)
    order by r.closes_on, r.id limit ${most}`.execute(db);
  return rows;
}

/** Rounds that are over and were not cleared up, or of which a draft came later. */
export async function listDueEnds(db: Db, { now, most }: DueQuery): DueRounds {
  const { rows } = await sqlOf(dueRow)`
    select r.id as "roundId" from surveys.rounds r
    where (r.cleared_at is null or r.id in (select d.round_id from surveys.drafts d)) and (r.closed_at is not null or r.closes_on < ${dayOf(now)}::date)
    order by r.closes_on desc, r.id limit ${most}`.execute(db);
  return rows;
}

function isOpenOn(today: string) {
  return condition`r.closed_at is null and ${today}::date between r.opens_on and r.closes_on`;
}
