import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { readReference } from "#lib/root.ts";
import { sqlOf } from "#lib/rows.ts";
import { insertQuestionnaire, insertVersion } from "../questionnaires/actions.ts";
import type { Content } from "../questionnaires/schema.ts";
import { standardContents } from "./rules.ts";
import { StandardQuestionnaire } from "./schema.ts";

/** Brings the field's own questionnaires into the database; safe to repeat, a changed one gets a new version. */
export async function loadQuestionnaires(
  db: Db,
  now: Date,
  reference: unknown = readReference("questionnaires.json"),
): Promise<void> {
  const contents = standardContents(StandardQuestionnaire.parse(reference));
  await db.transaction().execute(async (tx) => {
    // Two processes that start together must not both find the tables empty.
    await sql`select pg_advisory_xact_lock(hashtext('surveys.questionnaires'))`.execute(tx);
    for (const { code, content } of contents) await loadOne(tx, { code, content, now });
  });
}

const newestRow = z.strictObject({ id: z.string(), number: z.int(), isSame: z.boolean() });

type One = { code: string; content: Content; now: Date };

async function loadOne(tx: Db, { code, content, now }: One): Promise<void> {
  await insertQuestionnaire(tx, { id: randomUUID(), code, made_at: now });
  const { rows } = await sqlOf(newestRow)`
    select q.id, coalesce(v.number, 0) as number,
      coalesce(v.content = ${JSON.stringify(content)}::jsonb, false) as "isSame"
    from surveys.questionnaires q
    left join lateral (select number, content from surveys.versions where questionnaire_id = q.id
      order by number desc limit 1) v on true
    where q.code = ${code}`.execute(tx);
  const [found] = rows;
  if (!found || found.isSame) return;
  await insertVersion(tx, {
    questionnaireId: found.id,
    number: found.number + 1,
    content,
    now,
    isPublished: true,
  });
  const subject = { kind: "questionnaire", id: found.id };
  await record(tx, { at: now, by: null, act: "questionnaireLoaded", subject });
}
