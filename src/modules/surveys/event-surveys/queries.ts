import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { type AskedSchool, askedSchoolRow, type RoundAbout, roundAboutRow } from "./schema.ts";

/** The newest version of a ready questionnaire. */
export async function getReadyVersion(db: Db, code: string): Promise<{ id: string }> {
  return db
    .selectFrom("surveys.versions as v")
    .innerJoin("surveys.questionnaires as q", "q.id", "v.questionnaire_id")
    .where("q.code", "=", code)
    .where("v.published_at", "is not", null)
    .orderBy("v.number", "desc")
    .select("v.id")
    .executeTakeFirstOrThrow();
}

/** The round about the thing, if it was asked about before. */
export async function findRoundAbout(
  db: Db,
  { about, purpose, on }: { about: { kind: string; id: string }; purpose: string; on: string },
): Promise<RoundAbout | null> {
  const { rows } = await sqlOf(roundAboutRow)`
    select id, opens_on as "opensOn", closes_on as "closesOn",
      closed_at is not null or closes_on < ${on}::date as "isOver"
    from surveys.rounds
    where subject_kind = ${about.kind} and subject_id = ${about.id} and purpose = ${purpose}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** The schools asked so far with their links. */
export async function listAskedSchools(db: Db, roundId: string): Promise<AskedSchool[]> {
  const { rows } = await sqlOf(askedSchoolRow)`
    select school_id as "schoolId", count(*)::int as links,
      coalesce(array_agg(email) filter (where email is not null), '{}') as emails
    from surveys.invitations where round_id = ${roundId} group by school_id`.execute(db);
  return rows;
}
