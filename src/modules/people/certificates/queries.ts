import { sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { fullName } from "#lib/names.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { fold } from "#lib/search.ts";
import { readNumber } from "./rules.ts";
import {
  type Certificate,
  type CertificateRow,
  type ListQuery,
  Signatories,
  type Source,
  states,
} from "./schema.ts";

export const rowsPerPage = 50;

export async function getCertificate(db: Db, number: string): Promise<Certificate> {
  const certificate = await findCertificate(db, number);
  if (!certificate) throw new NotFound();
  return certificate;
}

/** The number may be written as people write it. */
export async function findCertificate(db: Db, typed: string): Promise<Certificate | null> {
  const number = readNumber(typed);
  if (!number) return null;
  const row = await certificates(db).where("c.number", "=", number).executeTakeFirst();
  if (!row) return null;
  const { organiserSchoolId, organiser_kk, organiser_ru, regionKato, districtKato, ...rest } = row;
  return {
    ...rest,
    signatories: Signatories.parse(row.signatories),
    organiser: {
      schoolId: organiserSchoolId,
      kk: organiser_kk,
      ru: organiser_ru,
      regionKato,
      districtKato,
    },
  };
}

function certificates(db: Db) {
  return db
    .selectFrom("people.certificates as c")
    .leftJoin("people.certificates as before", "before.id", "c.replaces")
    .leftJoin("people.certificates as after", "after.replaces", "c.id")
    .leftJoin("people.teachers as t", "t.id", "c.teacher_id")
    .leftJoin("people.teachers as merged", "merged.id", "t.merged_into")
    .select(["c.id", "c.number", "c.kind", "c.teacher_id as teacherId", "c.patronymic", "c.score"])
    .select(["c.family_name as familyName", "c.given_name as givenName", "c.hours", "c.form"])
    .select(["c.title_kk", "c.title_ru", "c.title_en"])
    .select(["c.from_day as fromDay", "c.until_day as untilDay", "c.issued_on as issuedOn"])
    .select(["c.organiser_school_id as organiserSchoolId", "c.region_kato as regionKato"])
    .select(["c.organiser_kk", "c.organiser_ru", "c.result"])
    .select(["c.district_kato as districtKato", "c.place_kk", "c.place_ru"])
    .select(["c.signatories", "c.valid_until as validUntil", "c.ground", "c.place"])
    .select(["c.issued_by as issuedBy", "c.revoked_at as revokedAt"])
    .select(["c.revoked_reason as revokedReason", "before.number as replacesNumber"])
    .select(["after.number as replacedByNumber"])
    .select(({ fn }) => fn.coalesce("merged.user_id", "t.user_id").as("holderUserId"));
}

/** Certificates of organisers inside the scope, the newest first; 50 a page. */
export async function listCertificates(
  db: Db,
  { scope, query, today }: { scope: Scope; query: ListQuery; today: string },
): Promise<{ certificates: CertificateRow[]; total: number }> {
  const found = rows(db, today).where(
    scope.holds({
      region: sql`c.region_kato`,
      district: sql`c.district_kato`,
      school: sql`c.organiser_school_id`,
    }),
  );
  const wanted = found
    .$if(query.q !== "", (all) => all.where(fits(query.q)))
    .$if(query.kind !== undefined, (all) => all.where("c.kind", "=", query.kind ?? "course"))
    .$if(query.state !== undefined, (all) =>
      all.where(stateOn(today), "=", query.state ?? "valid"),
    );
  const page = await wanted
    .orderBy("c.issued_on", "desc")
    .orderBy("c.place", "desc")
    .limit(rowsPerPage)
    .offset((query.page - 1) * rowsPerPage)
    .execute();
  return { certificates: page.map(rowOf), total: await countOf(wanted) };
}

/** All certificates of a person of the network, also those issued before two records became one. */
export async function listCertificatesOfTeacher(
  db: Db,
  { teacherId, today }: { teacherId: string; today: string },
): Promise<CertificateRow[]> {
  const found = await rows(db, today)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("people.teachers as t")
          .whereRef("t.id", "=", "c.teacher_id")
          .where((eb) => eb.or([eb("t.id", "=", teacherId), eb("t.merged_into", "=", teacherId)]))
          .select("t.id"),
      ),
    )
    .orderBy("c.issued_on", "desc")
    .orderBy("c.place", "desc")
    .execute();
  return found.map(rowOf);
}

/** What one source gave, in the order it was given; 50 a page. */
export async function listCertificatesOfSource(
  db: Db,
  { source, page, today }: { source: Source; page: number; today: string },
): Promise<{ certificates: CertificateRow[]; total: number }> {
  const given = rows(db, today)
    .where("c.source_kind", "=", source.kind)
    .where("c.source_id", "=", source.id);
  const found = await given
    .orderBy("c.place")
    .limit(rowsPerPage)
    .offset((page - 1) * rowsPerPage)
    .execute();
  return { certificates: found.map(rowOf), total: await countOf(given) };
}

function rows(db: Db, today: string) {
  return db
    .selectFrom("people.certificates as c")
    .leftJoin("people.certificates as after", "after.replaces", "c.id")
    .select(["c.number", "c.kind", "c.family_name as familyName", "c.given_name as givenName"])
    .select(["c.patronymic", "c.title_kk", "c.title_ru", "c.title_en"])
    .select("c.issued_on as issuedOn")
    .select(stateOn(today).as("state"));
}

async function countOf(found: ReturnType<typeof rows>): Promise<number> {
  const { total } = await found
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return total;
}

type Row = Omit<CertificateRow, "name"> & Parameters<typeof fullName>[0];

function rowOf({ familyName, givenName, patronymic, ...row }: Row): CertificateRow {
  return { ...row, name: fullName({ familyName, givenName, patronymic }) };
}

const state = z.enum(states);

function stateOn(today: string) {
  return sqlOf(state)`
    case when c.revoked_at is not null then 'revoked' when after.id is not null then 'replaced'
    when c.valid_until < ${today}::date then 'expired' else 'valid' end`;
}

/** By part of the number as it was typed, or by the beginnings of the words of a name. */
function fits(q: string) {
  const number = q.toUpperCase().replace(/[^0-9A-Z]/g, "");
  const words = fold(q).split(" ").filter(Boolean);
  const named = sql`c.folded like all (${words.map((word) => `% ${word}%`)}::text[])`;
  const hasNumber = sql`replace(c.number, '-', '') like ${`%${number}%`}`;
  const [byName, byNumber] = [words.length > 0, number.length >= 4];
  if (byName && byNumber) return condition`${named} or ${hasNumber}`;
  if (byNumber) return condition`${hasNumber}`;
  return byName ? condition`${named}` : condition`false`;
}

/** A name as search sees it: its folded words, each with a space before it. */
export function foldedName(name: Parameters<typeof fullName>[0]): string {
  return ` ${fold(fullName(name))}`;
}

const email = z.string();

/** The letters' addresses of the holders who have an account that is not blocked, by teacher. */
export async function listAddresses(db: Db, teacherIds: readonly string[]) {
  return db
    .selectFrom("people.teachers as t")
    .leftJoin("people.teachers as merged", "merged.id", "t.merged_into")
    .innerJoin("accounts.users as u", (join) =>
      join.on(condition`u.id = coalesce(merged.user_id, t.user_id)`),
    )
    .where("t.id", "in", teacherIds.length > 0 ? teacherIds : [null])
    .where("u.email", "is not", null)
    .where("u.blocked_at", "is", null)
    .select(["t.id as teacherId", "u.language", sqlOf(email)`u.email`.as("email")])
    .execute();
}

/** Of these numbers, those already given. */
export async function listTaken(db: Db, numbers: readonly string[]): Promise<Set<string>> {
  const taken = await db
    .selectFrom("people.certificates")
    .where(condition`number = any (${numbers}::text[])`)
    .select("number")
    .execute();
  return new Set(taken.map(({ number }) => number));
}
