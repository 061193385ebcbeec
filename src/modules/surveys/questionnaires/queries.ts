import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { ownersOf, scopeOver } from "./access.ts";
import { draftOf } from "./rules/publishing.ts";
import { Content, Draft, type Owner, ownerRow, type Version } from "./schema.ts";

/** The leading schools of the circles that the person's schools are in. */
export async function listOwnLeading(
  db: Db,
  { person, on }: { person: Person; on: string },
): Promise<string[]> {
  const schoolIds = person.grants.flatMap((grant) => ("schoolId" in grant ? [grant.schoolId] : []));
  if (schoolIds.length === 0) return [];
  const rows = await db
    .selectFrom("network.listings")
    .where("school_id", "in", schoolIds)
    .where(condition`during @> ${on}::date`)
    .where("leading_id", "is not", null)
    .select("leading_id as leadingId")
    .distinct()
    .execute();
  return rows.flatMap(({ leadingId }) => leadingId ?? []);
}

type OwnerColumns = z.infer<typeof ownerRow> & { code: string | null };

/** Whose a row with these columns is; the ready ones have a code and no owner. */
export function ownerOf(row: OwnerColumns): Owner | null {
  const { code, schoolId, ownDistrict, ownRegion, districtKato, regionKato } = row;
  if (code !== null) return null;
  if (schoolId !== null)
    return {
      kind: "school",
      schoolId,
      districtKato: districtKato ?? "",
      regionKato: regionKato ?? "",
    };
  if (ownDistrict !== null)
    return { kind: "district", districtKato: ownDistrict, regionKato: regionKato ?? "" };
  return ownRegion === null ? { kind: "country" } : { kind: "region", regionKato: ownRegion };
}

/**
 * Where the owner of a row lies on the day and what it is called, by joins named `l` (a school's listing),
 * `os`, `od` and `orr`; of a round's or a questionnaire's table named `q`.
 */
export function ownerJoins(on: string): RawBuilder<unknown> {
  return sql`
    left join lateral (select district_kato, region_kato from network.listings where school_id = q.school_id
      order by during @> ${on}::date desc, upper(during) desc limit 1) l on true
    left join network.schools os on os.id = q.school_id
    left join lateral (select kato, region_kato, name_kk, name_ru from network.districts
      where kato = q.district_kato order by upper(during) desc nulls first limit 1) od on true
    left join lateral (select kato, name_kk, name_ru from network.regions
      where kato = q.region_kato order by upper(during) desc nulls first limit 1) orr on true`;
}

export const ownerColumns = sql`
  q.school_id as "schoolId", q.district_kato as "ownDistrict", q.region_kato as "ownRegion",
  l.district_kato as "districtKato", coalesce(l.region_kato, od.region_kato, q.region_kato) as "regionKato",
  coalesce(os.name_kk, od.name_kk, orr.name_kk) as owner_kk,
  coalesce(os.name_ru, od.name_ru, orr.name_ru) as owner_ru`;

type Reader = { person: Person; below: Scope; leadingIds: readonly string[]; on: string };

/** Keeps the rows of the person's own chain: above their places, in them, and below. */
export function inChain({ person, below, leadingIds }: Reader): RawBuilder<boolean> {
  const regions = person.grants.flatMap((grant) => ("regionKato" in grant ? grant.regionKato : []));
  const districts = person.grants.flatMap((grant) =>
    "districtKato" in grant ? grant.districtKato : [],
  );
  return condition`num_nonnulls(q.school_id, q.district_kato, q.region_kato) = 0
    or q.region_kato = any (${regions}::text[]) or q.district_kato = any (${districts}::text[])
    or q.school_id = any (${[...leadingIds]}::uuid[])
    or ${below.holds({
      region: sql`coalesce(l.region_kato, od.region_kato)`,
      district: sql`coalesce(l.district_kato, q.district_kato)`,
      school: sql`q.school_id`,
    })}`;
}

/** The rows whose owner lies in an area that one of the person's roles looks over. */
export function inOwnerAreas(person: Person): RawBuilder<boolean> {
  const below = scopeOver(person);
  if (!below) return condition`false`;
  return below.holds({
    region: sql`coalesce(l.region_kato, od.region_kato, q.region_kato)`,
    district: sql`coalesce(l.district_kato, q.district_kato)`,
    school: sql`q.school_id`,
  });
}

/** The rows whose owner the person stands for. */
export function ownOnly(person: Person): RawBuilder<boolean> {
  const owners = ownersOf(person);
  const regions = owners.flatMap((owner) => (owner.kind === "region" ? owner.regionKato : []));
  const districts = owners.flatMap((one) => (one.kind === "district" ? one.districtKato : []));
  const schools = owners.flatMap((one) => (one.kind === "school" ? one.schoolId : []));
  const country = owners.some((owner) => owner.kind === "country");
  return condition`coalesce(q.school_id = any (${schools}::uuid[]) or q.district_kato = any (${districts}::text[])
    or q.region_kato = any (${regions}::text[]), false)
    or (${country} and num_nonnulls(q.school_id, q.district_kato, q.region_kato) = 0)`;
}

const questionnaireRow = ownerRow.extend({
  id: z.string(),
  code: z.string().nullable(),
  title: z.strictObject({ kk: z.string(), ru: z.string(), en: z.string().optional() }),
  published: z.int().nullable(),
  publishedAt: z.date().nullable(),
  hasDraft: z.boolean(),
  isOwn: z.boolean(),
});
export type QuestionnaireRow = z.infer<typeof questionnaireRow>;

const mostListed = 300;

/** The ready ones, then those of the person's own, then those of their chain; drafts only to their keepers. */
export async function listQuestionnaires(db: Db, reader: Reader): Promise<QuestionnaireRow[]> {
  const { rows } = await sqlOf(questionnaireRow)`
    select q.id, q.code, ${ownerColumns}, coalesce(p.title, d.title) as title, p.number as published,
      p.published_at as "publishedAt", d.title is not null as "hasDraft", own.is as "isOwn"
    from surveys.questionnaires q ${ownerJoins(reader.on)}
    cross join lateral (select q.code is null and ${ownOnly(reader.person)} as is) own
    left join lateral (select number, published_at, content -> 'title' as title from surveys.versions
      where questionnaire_id = q.id and published_at is not null order by number desc limit 1) p on true
    left join lateral (select content -> 'title' as title from surveys.versions
      where questionnaire_id = q.id and published_at is null) d on true
    where q.archived_at is null and (own.is or (p.number is not null and (q.code is not null or ${inChain(reader)})))
    order by q.code is null, own.is desc, q.code is distinct from 'needs', q.code, q.made_at desc limit ${mostListed}`.execute(
    db,
  );
  return rows;
}

const ownedRow = ownerRow.extend({
  id: z.string(),
  code: z.string().nullable(),
  archivedAt: z.date().nullable(),
});

export type Questionnaire = Awaited<ReturnType<typeof getQuestionnaire>>;

export async function getQuestionnaire(db: Db, { id, on }: { id: string; on: string }) {
  const { rows } = await sqlOf(ownedRow)`
    select q.id, q.code, q.archived_at as "archivedAt", ${ownerColumns}
    from surveys.questionnaires q ${ownerJoins(on)} where q.id = ${id}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound();
  const { owner_kk, owner_ru, archivedAt, code } = found;
  return { id, code, owner_kk, owner_ru, archivedAt, owner: ownerOf(found) };
}

/** All versions, the newest first; the one being written has no day. */
export async function listVersions(db: Db, questionnaireId: string): Promise<Version[]> {
  return db
    .selectFrom("surveys.versions")
    .where("questionnaire_id", "=", questionnaireId)
    .orderBy("number", "desc")
    .select(["number", "published_at as publishedAt"])
    .execute();
}

export type PublishedVersion = { id: string; number: number; content: Content };

/** The published version of that number or, without one, the newest. */
export async function findPublished(
  db: Db,
  { questionnaireId, number }: { questionnaireId: string; number?: number | undefined },
): Promise<PublishedVersion | null> {
  const found = await db
    .selectFrom("surveys.versions")
    .where("questionnaire_id", "=", questionnaireId)
    .where("published_at", "is not", null)
    .$if(number !== undefined, (query) => query.where("number", "=", number ?? 0))
    .orderBy("number", "desc")
    .select(["id", "number", "content"])
    .executeTakeFirst();
  return found ? { ...found, content: Content.parse(found.content) } : null;
}

const contents = new Map<string, Content>();
const mostContents = 50;

/** A published version never changes, so it is read once. */
export async function contentOf(db: Db, versionId: string): Promise<Content> {
  const known = contents.get(versionId);
  if (known) return known;
  const { content } = await db
    .selectFrom("surveys.versions")
    .where("id", "=", versionId)
    .select("content")
    .executeTakeFirstOrThrow();
  const parsed = Content.parse(content);
  if (contents.size >= mostContents) contents.delete(contents.keys().next().value ?? "");
  contents.set(versionId, parsed);
  return parsed;
}

/** The draft being written; `locked` keeps others from writing it in the meantime. */
export async function findDraft(
  db: Db,
  { questionnaireId, locked = false }: { questionnaireId: string; locked?: boolean },
): Promise<{ id: string; number: number; draft: Draft } | null> {
  const found = await db
    .selectFrom("surveys.versions")
    .where("questionnaire_id", "=", questionnaireId)
    .where("published_at", "is", null)
    .$if(locked, (query) => query.forUpdate())
    .select(["id", "number", "content"])
    .executeTakeFirst();
  if (!found) return null;
  return { id: found.id, number: found.number, draft: Draft.parse(found.content) };
}

/** The published version of that number, the newest, or else the draft: whichever it is, as it is written. */
export async function findWritten(
  db: Db,
  asked: { questionnaireId: string; number?: number | undefined },
): Promise<{ number: number; draft: Draft; isPublished: boolean } | null> {
  const published = await findPublished(db, asked);
  if (published) {
    return { number: published.number, draft: draftOf(published.content), isPublished: true };
  }
  const written = asked.number === undefined ? await findDraft(db, asked) : null;
  return written && { number: written.number, draft: written.draft, isPublished: false };
}

const ownerAtRow = ownerRow.extend({ at: z.int() });

/** Names for choosing in whose name to ask. */
export async function nameOwners(
  db: Db,
  { owners, on }: { owners: readonly Owner[]; on: string },
): Promise<{ owner: Owner; name_kk: string | null; name_ru: string | null }[]> {
  const asked = owners.map((owner) => ({
    school_id: owner.kind === "school" ? owner.schoolId : null,
    district_kato: owner.kind === "district" ? owner.districtKato : null,
    region_kato: owner.kind === "region" ? owner.regionKato : null,
  }));
  const { rows } = await sqlOf(ownerAtRow)`
    select q.at, ${ownerColumns}
    from jsonb_to_recordset(${JSON.stringify(asked.map((one, at) => ({ ...one, at })))}::jsonb)
      as q(at int, school_id uuid, district_kato text, region_kato text) ${ownerJoins(on)}
    order by q.at`.execute(db);
  return rows.flatMap(({ at, owner_kk, owner_ru }) => {
    const owner = owners[at];
    return owner ? [{ owner, name_kk: owner_kk, name_ru: owner_ru }] : [];
  });
}
