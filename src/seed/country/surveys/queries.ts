import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { Content } from "#modules/surveys/questionnaires/schema.ts";
import { type Respondent, respondentRow } from "./schema.ts";

const foundRow = z.strictObject({ found: z.boolean() });

export async function hasGeneratedRounds(db: Db): Promise<boolean> {
  const { rows } = await sqlOf(foundRow)`
    select exists (select from surveys.round_schools a join network.schools s on s.id = a.school_id
      where s.origin = 'generated') as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** The newest version of one of the field's own questionnaires. */
export async function getReady(
  db: Db,
  code: string,
): Promise<{ versionId: string; content: Content }> {
  const { id, content } = await db
    .selectFrom("surveys.versions as v")
    .innerJoin("surveys.questionnaires as q", "q.id", "v.questionnaire_id")
    .where("q.code", "=", code)
    .where("v.published_at", "is not", null)
    .orderBy("v.number", "desc")
    .select(["v.id", "v.content"])
    .executeTakeFirstOrThrow();
  return { versionId: id, content: Content.parse(content) };
}

/**
 * The head and some teachers of each school, circle after circle in an order of chance, as many schools
 * as could be needed for so many answers; four to eleven of a school answer and up to three do not.
 */
export async function listRespondents(
  db: Db,
  { roundId, on, count }: { roundId: string; on: string; count: number },
): Promise<Respondent[]> {
  const { rows } = await sqlOf(respondentRow)`
    with schools as materialized (
      select l.school_id, coalesce(l.leading_id, l.school_id) as circle_id, l.kind = 'small' as is_small,
        s.locality = 'rural' as is_rural, l.languages,
        hashtextextended(coalesce(l.leading_id, l.school_id)::text || ${roundId}, 0) as chance
      from network.listings l join network.schools s on s.id = l.school_id
      where s.origin = 'generated' and l.during @> ${on}::date
        and (l.status = 'leading' or (l.status = 'partner' and l.leading_id is not null))
      order by chance limit ${Math.ceil(count / 4)}
    ), staff as (
      select c.*, p.teacher_id, p.position = 'head' as is_head,
        row_number() over (partition by c.school_id
          order by p.position <> 'head', hashtextextended(p.teacher_id::text || ${roundId}, 0)) as place,
        abs(hashtextextended(c.school_id::text || ${roundId}, 1)) as number
      from schools c join people.posts p on p.school_id = c.school_id and p.during @> ${on}::date
      where p.position in ('head', 'teacher')
    )
    select teacher_id as "teacherId", school_id as "schoolId", circle_id as "circleId", is_head as "isHead",
      is_small as "isSmall", coalesce(is_rural, false) as "isRural",
      case when languages[1] = 'ru' then 'ru' else 'kk' end as language, place <= 4 + number % 8 as "isAnswering"
    from staff where place <= 4 + number % 8 + number / 8 % 4
    order by chance, circle_id, school_id, place`.execute(db);
  return rows;
}
