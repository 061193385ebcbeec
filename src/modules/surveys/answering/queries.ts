import { sql } from "kysely";
import { condition } from "#lib/condition.ts";
import { askOften, type Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { hashToken } from "#lib/tokens.ts";
import { contentOf } from "../questionnaires/queries.ts";
import { Answers, Audience } from "../questionnaires/schema.ts";
import { keyAsGiven } from "./rules.ts";
import {
  type AskedSchool,
  askedSchoolRow,
  type LinkRow,
  linkRow,
  type OpenRound,
} from "./schema.ts";

const columns = sql`
  r.id as "roundId", r.title_kk as name_kk, r.title_ru as name_ru, r.mode, r.opens_on as "opensOn",
  r.closes_on as "closesOn", r.closed_at as "closedAt", r.version_id as "versionId", r.audience,
  d.role as "draftRole", d.school_id as "draftSchool", d.answers`;

/**
 * What the link in the address leads to; null when it leads nowhere. `secret` is the browser's own: without names a form that
 * is half filled in is there for the browser in which it was begun alone, however many hold the link.
 */
export async function findAsked(db: Db, link: Link): Promise<OpenRound | null> {
  const found = await findRow(db, link);
  if (!found) return null;
  const { audience, draftRole, draftSchool, answers, ...row } = found;
  const { roles } = Audience.parse(audience);
  const [only] = roles;
  return {
    ...row,
    roles,
    content: await contentOf(db, row.versionId),
    role: row.role ?? draftRole ?? (roles.length === 1 && only ? only : null),
    schoolId: row.schoolId ?? draftSchool,
    draftKey: draftKeyOf(link, found),
    isBegun: answers !== null,
    answers: answers === null ? {} : Answers.parse(answers),
  };
}

const openCodeLength = 8;

type Link = { key: string; secret: string; userId: string | null };

/** Under which key the form is kept while it is filled in; null where it was not begun. */
function draftKeyOf(
  { secret }: Link,
  { mode, tokenHash, answers }: Pick<LinkRow, "mode" | "tokenHash" | "answers">,
): string | null {
  if (tokenHash === null) return answers === null ? null : hashToken(secret);
  return mode === "anonymous" ? ofBrowser(tokenHash, secret) : tokenHash;
}

function ofBrowser(tokenHash: string, secret: string): string {
  return hashToken(`${tokenHash} ${secret}`);
}

async function findRow(db: Db, { secret, userId, ...link }: Link): Promise<LinkRow | undefined> {
  const { key: token, isOwn } = keyAsGiven(link.key);
  if (!isOwn && token.length === openCodeLength) return findOpen(db, token, secret);
  const which = isOwn
    ? condition`i.id = ${token} and r.mode = 'named'
        and exists (select from people.teachers t where t.id = i.teacher_id and t.user_id = ${userId})`
    : condition`i.token_hash = ${hashToken(token)}`;
  const [found] = await askOften(
    db,
    sqlOf(linkRow)`
      select ${columns}, i.id as "invitationId", i.is_used as "isUsed", i.role, i.school_id as "schoolId",
        i.token_hash as "tokenHash"
      from surveys.invitations i join surveys.rounds r on r.id = i.round_id
      left join surveys.drafts d on d.key_hash = case when r.mode = 'anonymous'
        then ${ofBrowser(hashToken(token), secret)} else i.token_hash end
      where ${which}`,
  );
  return found;
}

async function findOpen(db: Db, code: string, secret: string): Promise<LinkRow | undefined> {
  const [found] = await askOften(
    db,
    sqlOf(linkRow)`
    select ${columns}, null as "invitationId", false as "isUsed", null as role, sole.school_id as "schoolId",
      null as "tokenHash"
    from surveys.rounds r
    left join surveys.drafts d on d.round_id = r.id and d.key_hash = ${hashToken(secret)}
    left join lateral (select min(school_id::text)::uuid as school_id from (
      select school_id from surveys.round_schools where round_id = r.id limit 2) few
      having count(*) = 1) sole on true
    where r.open_code = ${code}`,
  );
  return found;
}

/** True when the form of that id was taken in this round. */
export async function isTaken(
  db: Db,
  { id, roundId }: { id: string; roundId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom("surveys.responses")
    .where("id", "=", id)
    .where("round_id", "=", roundId)
    .select("id")
    .executeTakeFirst();
  return found !== undefined;
}

export const schoolsAtOnce = 12;

/** Schools of the round to choose one's own from: all when they are few, else those that the words fit. */
export async function listOffered(
  db: Db,
  { roundId, q }: { roundId: string; q: string },
): Promise<{ schools: AskedSchool[]; isSearched: boolean }> {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 6);
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`);
  const { rows } = await sqlOf(askedSchoolRow)`
    select s.id, s.code, s.name_kk, s.name_ru
    from surveys.round_schools a join network.schools s on s.id = a.school_id
    where a.round_id = ${roundId}
      and concat_ws(' ', s.code, s.name_kk, s.name_ru) ilike all (${patterns}::text[])
    order by s.name_kk collate network.by_name, s.id limit ${schoolsAtOnce + 1}`.execute(db);
  const isSearched = words.length > 0 || rows.length > schoolsAtOnce;
  const isTooMany = words.length === 0 && rows.length > schoolsAtOnce;
  return { schools: isTooMany ? [] : rows.slice(0, schoolsAtOnce), isSearched };
}

export async function isAskedOf(
  db: Db,
  { roundId, schoolId }: { roundId: string; schoolId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom("surveys.round_schools")
    .where("round_id", "=", roundId)
    .where("school_id", "=", schoolId)
    .select("school_id")
    .executeTakeFirst();
  return found !== undefined;
}

/** Of the codes, those that no school has. */
export async function unknownSchools(db: Db, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const rows = await db
    .selectFrom("network.schools")
    .where("code", "in", [...codes])
    .select("code")
    .execute();
  const known = new Set(rows.map(({ code }) => code));
  return new Set(codes.filter((code) => !known.has(code)));
}
