import type { RawBuilder } from "kysely";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import type { Traces } from "./rules/forgotten.ts";

/** What the person's records are known by in tables, beside the names. */
export async function getTracesIn(
  db: Db,
  teacherIds: readonly string[],
): Promise<Pick<Traces, "hashes" | "codes">> {
  const numbered = await db
    .selectFrom("people.teachers")
    .where("id", "in", [...teacherIds])
    .where("iin_hash", "is not", null)
    .select("iin_hash")
    .execute();
  const schools = await db
    .selectFrom("network.schools as s")
    .innerJoin("people.posts as w", "w.school_id", "s.id")
    .where("w.teacher_id", "in", [...teacherIds])
    .distinct()
    .select("s.code")
    .execute();
  return {
    hashes: numbered.flatMap(({ iin_hash }) => iin_hash ?? []),
    codes: schools.map(({ code }) => code),
  };
}

/** True of a text that holds the person's number or the letters of the names, be it within other names. */
export function naming({ names, hashes }: Traces, text: RawBuilder<unknown>): RawBuilder<boolean> {
  return condition`exists (select from unnest(${hashes}::text[]) as h (hash)
      where position(h.hash in ${text}) > 0)
    or exists (select from jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
        as n ("familyName" text, "givenName" text)
      where position(lower(n."familyName") in lower(${text})) > 0
        and position(lower(n."givenName") in lower(${text})) > 0)`;
}

/** Whether a school of the person's brought the table `i`. */
export function isOfSchool({ codes }: Traces): RawBuilder<boolean> {
  return condition`exists (select from accounts.grants g join network.schools s on s.id = g.school_id
    where g.user_id = i.made_by and s.code = any(${codes}::text[]))`;
}
