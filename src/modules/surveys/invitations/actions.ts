import { sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import { type Db, expectRows } from "#lib/db.ts";
import type { Erasing } from "#lib/of-person.ts";
import { sqlOf } from "#lib/rows.ts";
import { languages } from "#lib/texts.ts";
import { hashToken } from "#lib/tokens.ts";
import { tokenOf } from "../base/rules.ts";
import type { Audience, Mode, Role } from "../questionnaires/schema.ts";
import { invitationsFor } from "./rules.ts";
import type { Invited, NewInvitation } from "./schema.ts";

type AskingRound = { id: string; mode: Mode; audience: Audience };
type SchoolToInvite = { id: string; expected: number; people: readonly Invited[] };

/** Invites everybody of the schools whom the round asks. */
export async function inviteSchools(
  tx: Db,
  {
    round,
    schools,
    secret,
  }: { round: AskingRound; schools: readonly SchoolToInvite[]; secret: string },
): Promise<void> {
  const { mode, audience } = round;
  const invitations = schools.flatMap(({ id, people, expected }) =>
    invitationsFor(id, people, { mode, roles: audience.roles, expected }),
  );
  await insertInvitations(tx, { roundId: round.id, invitations, secret });
}

type Inserting = { roundId: string; invitations: readonly NewInvitation[]; secret: string };

export async function insertInvitations(tx: Db, { roundId, invitations, secret }: Inserting) {
  const rows = invitations.map((one) => ({ ...one, hash: hashToken(tokenOf(secret, one.id)) }));
  await sql`
    insert into surveys.invitations (id, round_id, school_id, teacher_id, email, language, role, token_hash)
    select i.id, ${roundId}::uuid, i."schoolId", i."teacherId", i.email, i.language, i.role, i.hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(id uuid, "schoolId" uuid, "teacherId" uuid,
      email text, language text, role text, hash text)
    order by i.id
    on conflict do nothing`.execute(tx);
}

type Drawing = { round: AskingRound; schoolId: string; secret: string; expected: number };

/** The invitations whose links are handed out on paper in the school; `again` puts new ones in place of those not used. */
export async function drawSlips(
  tx: Db,
  { again, ...drawing }: Drawing & { again: boolean },
): Promise<string[]> {
  if (again) {
    // Where all have links already, new ones would only take the papers' place.
    if ((await countHandedOut(tx, drawing)) >= drawing.expected) return [];
    await deleteBlank(tx, drawing);
  }
  await addBlank(tx, drawing);
  return blankOf(tx, drawing);
}

/** Links that are no blank slips: used, or sent to somebody. */
async function countHandedOut(
  tx: Db,
  { round, schoolId }: Pick<Drawing, "round" | "schoolId">,
): Promise<number> {
  const { count } = await tx
    .selectFrom("surveys.invitations")
    .where("round_id", "=", round.id)
    .where("school_id", "=", schoolId)
    .where(condition`is_used or email is not null`)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

async function deleteBlank(tx: Db, of: Pick<Drawing, "round" | "schoolId">): Promise<void> {
  const blank = await blankOf(tx, of);
  if (blank.length === 0) return;
  await expectRows(tx.deleteFrom("surveys.invitations").where("id", "in", blank), {
    most: blank.length,
  });
}

/** As many links as are still missing, for those the school has counted since. */
async function addBlank(tx: Db, { round, schoolId, secret, expected }: Drawing): Promise<void> {
  const { roles } = round.audience;
  const { count } = await tx
    .selectFrom("surveys.invitations")
    .where("round_id", "=", round.id)
    .where("school_id", "=", schoolId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const asking: { mode: Mode; roles: readonly Role[]; expected: number } = {
    mode: round.mode,
    roles,
    expected: expected - count,
  };
  const invitations = invitationsFor(schoolId, [], asking);
  await insertInvitations(tx, { roundId: round.id, invitations, secret });
}

async function blankOf(tx: Db, { round, schoolId }: Pick<Drawing, "round" | "schoolId">) {
  const rows = await tx
    .selectFrom("surveys.invitations")
    .where("round_id", "=", round.id)
    .where("school_id", "=", schoolId)
    .where("email", "is", null)
    .where("is_used", "=", false)
    .orderBy("id")
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}

const lettersAtOnce = 500;
const addresseeRow = z.strictObject({
  id: z.string(),
  email: z.string(),
  language: z.enum(languages).nullable(),
  wrote: z.boolean(),
});
type Addressee = z.infer<typeof addresseeRow>;

/** Those who are to be written to on the day, so many at once, each marked as written to. */
export async function takeAddressees(
  tx: Db,
  { roundId, today }: { roundId: string; today: string },
): Promise<Addressee[]> {
  const { rows } = await sqlOf(addresseeRow)`
    with due as (
      select id, reminded_on from surveys.invitations
      where round_id = ${roundId} and not is_used and email is not null
        and (reminded_on is null or reminded_on < ${today}::date)
      order by id limit ${lettersAtOnce} for update skip locked
    )
    update surveys.invitations i set reminded_on = ${today}::date from due where due.id = i.id
    returning i.id, i.email, i.language, due.reminded_on is not null as wrote`.execute(tx);
  return rows;
}

/**
 * Of a round without names that is over the invitations are laid anew in an order of chance and without addresses, so that not
 * even the order in which the database wrote them says who answered what.
 */
export async function layAnew(tx: Db, roundId: string): Promise<void> {
  await sql`
    with gone as (delete from surveys.invitations where round_id = ${roundId} returning *)
    insert into surveys.invitations
      (id, round_id, school_id, language, role, token_hash, is_used, reminded_on)
    select id, round_id, school_id, null, role, token_hash, is_used, reminded_on from gone
    order by random()`.execute(tx);
}

/** An answered invitation leads to nobody any more and an open one goes; inside the caller's transaction. */
export async function forgetInvitations(
  tx: Db,
  { teacherIds, emails }: Pick<Erasing, "teacherIds" | "emails">,
): Promise<void> {
  const theirs = condition`teacher_id = any(${teacherIds}::uuid[]) or email = any(${emails}::text[])`;
  const all = tx.deleteFrom("surveys.invitations").where(theirs);
  await all.where("is_used", "=", false).execute();
  const answered = tx.updateTable("surveys.invitations").where(theirs);
  await answered.set({ teacher_id: null, email: null }).execute();
}
