import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { now } from "./app.ts";
import { makeRound, needsContent } from "./make-surveys.ts";
import type { Subject, World } from "./roles-world.ts";

/** A questionnaire of the leading school, published once. */
export function makeQuestionnaire({ leading }: Subject, { app }: World): Promise<string> {
  return insertVersions(app.db, { schoolId: leading.id, withDraft: false });
}

/** The same, of which the next version is begun. */
export function makeBegunQuestionnaire({ leading }: Subject, { app }: World): Promise<string> {
  return insertVersions(app.db, { schoolId: leading.id, withDraft: true });
}

/** A round of the leading school, of which the schools were told. */
export async function makeInvitedRound(
  { leading, partner }: Subject,
  { app: { db } }: World,
): Promise<string> {
  const { id } = await makeRound(db, { schools: [leading, partner], schoolId: leading.id });
  await db
    .updateTable("surveys.round_schools")
    .set({ invited_at: now })
    .where("round_id", "=", id)
    .execute();
  return id;
}

async function insertVersions(
  db: Db,
  { schoolId, withDraft }: { schoolId: string; withDraft: boolean },
): Promise<string> {
  const id = randomUUID();
  const words = { kk: "", ru: "", en: "" };
  const question = {
    kind: "line",
    code: "works",
    required: false,
    relevant: "",
    constraint: "",
    label: { kk: "Қайда?", ru: "Где?", en: "" },
    hint: words,
    constraintMessage: words,
    choices: [],
    rows: [],
    shuffle: false,
    whole: true,
    least: null,
    most: null,
  };
  const draft = {
    title: { kk: "Сауал", ru: "Анкета", en: "" },
    intro: words,
    thanks: words,
    roles: ["teacher"],
    sections: [],
  };
  const section = { code: "main", title: words, relevant: "", questions: [question] };
  await db
    .insertInto("surveys.questionnaires")
    .values({ id, school_id: schoolId, made_at: now })
    .execute();
  const version = { questionnaire_id: id, changed_at: now };
  await db
    .insertInto("surveys.versions")
    .values({
      ...version,
      id: randomUUID(),
      number: 1,
      published_at: now,
      content: JSON.stringify(needsContent),
    })
    .execute();
  if (!withDraft) return id;
  const content = JSON.stringify({ ...draft, sections: [section] });
  await db
    .insertInto("surveys.versions")
    .values({ ...version, id: randomUUID(), number: 2, content })
    .execute();
  return id;
}
