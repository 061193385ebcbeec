import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import type { Answers, Content, Mode, Role } from "#modules/surveys/questionnaires/schema.ts";
import { getAskedRound } from "#modules/surveys/response-index/queries.ts";

const scale = ["none", "low", "middle", "high"].map((code) => ({
  code,
  label: { kk: code, ru: code, en: code },
}));

/** A grid of needs, a choice, several choices, a number and an open question. */
export const needsContent: Content = {
  title: { kk: "Қажеттіліктер", ru: "Потребности", en: "Needs" },
  roles: ["teacher"],
  sections: [
    {
      code: "main",
      questions: [
        {
          kind: "grid",
          code: "needs",
          required: true,
          shuffle: false,
          scale,
          label: { kk: "Не қажет?", ru: "Что нужно?" },
          rows: [
            { code: "formative", label: { kk: "Бағалау", ru: "Оценивание" } },
            { code: "ict", label: { kk: "АКТ", ru: "ИКТ" } },
          ],
        },
        {
          kind: "one",
          code: "works",
          required: false,
          shuffle: false,
          label: { kk: "Қайда?", ru: "Где?" },
          choices: [
            { code: "village", label: { kk: "Ауылда", ru: "В селе" } },
            { code: "town", label: { kk: "Қалада", ru: "В городе" } },
          ],
        },
        {
          kind: "number",
          code: "years",
          required: false,
          whole: true,
          label: { kk: "Өтілі", ru: "Стаж" },
        },
        {
          kind: "text",
          code: "comment",
          required: false,
          label: { kk: "Пікір", ru: "Отзыв" },
        },
      ],
    },
  ],
};

type Round = {
  schools: readonly { id: string; expected?: number }[];
  mode?: Mode;
  content?: Content;
  schoolId?: string;
  regionKato?: string;
  opensOn?: string;
  closesOn?: string;
};

/** The last day of a round that was over before the day of the tests: its answers are shown, also without names. */
export const over = "2026-02-27";

/** A round asked of the schools where they lie today; the country's own unless an owner is named. */
export async function makeRound(
  db: Db,
  {
    schools,
    mode = "anonymous",
    content = needsContent,
    schoolId,
    regionKato,
    opensOn = "2020-01-01",
    closesOn = "2100-01-01",
  }: Round,
): Promise<{ id: string; versionId: string }> {
  const [questionnaireId, versionId, id] = [randomUUID(), randomUUID(), randomUUID()];
  const now = new Date();
  await db
    .insertInto("surveys.questionnaires")
    .values({ id: questionnaireId, made_at: now })
    .execute();
  await db
    .insertInto("surveys.versions")
    .values({
      id: versionId,
      questionnaire_id: questionnaireId,
      number: 1,
      content: JSON.stringify(content),
      changed_at: now,
      published_at: now,
    })
    .execute();
  await db
    .insertInto("surveys.rounds")
    .values({
      id,
      version_id: versionId,
      title_kk: "Сауалнама",
      title_ru: "Анкета",
      mode,
      purpose: "needs",
      audience: JSON.stringify({ roles: ["teacher"] }),
      school_id: schoolId ?? null,
      region_kato: regionKato ?? null,
      opens_on: opensOn,
      closes_on: closesOn,
      made_at: now,
      open_code: mode === "open" ? id.slice(0, 8) : null,
    })
    .execute();
  for (const school of schools) {
    const place = await db
      .selectFrom("network.listings")
      .where("school_id", "=", school.id)
      .orderBy("during", "desc")
      .select(["region_kato", "district_kato", "leading_id", "kind"])
      .executeTakeFirstOrThrow();
    await db
      .insertInto("surveys.round_schools")
      .values({ round_id: id, school_id: school.id, expected: school.expected ?? 20, ...place })
      .execute();
  }
  return { id, versionId };
}

type Response = { roundId: string; schoolId: string; answers: Answers; role?: Role };

/** One sent form, as sending leaves it. */
export async function makeResponse(
  db: Db,
  { roundId, schoolId, answers, role = "teacher" }: Response,
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("surveys.responses")
    .values({
      id,
      round_id: roundId,
      school_id: schoolId,
      role,
      language: "kk",
      answers: JSON.stringify(answers),
      sent_on: "2026-11-01",
    })
    .execute();
  await db
    .updateTable("surveys.round_schools")
    .set((eb) => ({ answered: eb("answered", "+", 1) }))
    .where("round_id", "=", roundId)
    .where("school_id", "=", schoolId)
    .execute();
  await db
    .updateTable("surveys.rounds")
    .set((eb) => ({ revision: eb("revision", "+", 1) }))
    .where("id", "=", roundId)
    .execute();
  return id;
}

/** So many sent answers of the school, each with the same step in every row of every grid. */
export async function makeSameResponses(
  db: Db,
  { roundId, schoolId, count, step }: Omit<Response, "answers"> & { count: number; step: string },
): Promise<void> {
  const { content } = await getAskedRound(db, roundId);
  const answers = Object.fromEntries(
    content.sections.flatMap(({ questions }) =>
      questions.flatMap((question) =>
        question.kind === "grid"
          ? [[question.code, Object.fromEntries(question.rows.map(({ code }) => [code, step]))]]
          : [],
      ),
    ),
  );
  for (let made = 0; made < count; made++) await makeResponse(db, { roundId, schoolId, answers });
}
