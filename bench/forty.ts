import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { type Content, Content as Read } from "#modules/surveys/questionnaires/schema.ts";

const words = (kk: string, ru: string) => ({ kk, ru, en: ru });
const choices = (kk: string, ru: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    code: `c${at + 1}`,
    label: words(`${kk} ${at + 1}`, `${ru} ${at + 1}`),
  }));

/** Forty questions on four pages: of each page six with one answer, two with several, a number and a text. */
export const fortyQuestions: Content = Read.parse({
  title: words("Мектептегі жұмыс туралы қырық сұрақ", "Сорок вопросов о работе в школе"),
  roles: ["teacher", "head"],
  sections: [1, 2, 3, 4].map((page) => ({
    code: `page${page}`,
    title: words(`${page}-бөлім`, `Раздел ${page}`),
    questions: Array.from({ length: 10 }, (_, at) => questionOf(page, at + 1)),
  })),
});

function questionOf(page: number, place: number) {
  const number = (page - 1) * 10 + place;
  const asked = {
    code: `q${number}`,
    label: words(
      `${number}-сұрақ: сабақта бұл қаншалықты жиі болады?`,
      `Вопрос ${number}: как часто это бывает на ваших уроках?`,
    ),
  };
  if (place <= 6)
    return { kind: "one", ...asked, required: true, choices: choices("Жауап", "Ответ", 5) };
  if (place <= 8) return { kind: "many", ...asked, choices: choices("Тәсіл", "Способ", 6) };
  if (place === 9) return { kind: "number", ...asked, least: 0, most: 40 };
  return { kind: "text", ...asked };
}

/** A round of the forty questions in the schools that another round asked. */
export async function makeFortyRound(
  db: Db,
  { like, code }: { like: string; code: string },
): Promise<string> {
  const [questionnaireId, versionId, id] = [randomUUID(), randomUUID(), randomUUID()];
  const now = new Date();
  await db
    .insertInto("surveys.questionnaires")
    .values({ id: questionnaireId, code, made_at: now })
    .execute();
  await db
    .insertInto("surveys.versions")
    .values({
      id: versionId,
      questionnaire_id: questionnaireId,
      number: 1,
      changed_at: now,
      published_at: now,
      content: JSON.stringify(fortyQuestions),
    })
    .execute();
  await db
    .insertInto("surveys.rounds")
    .values({
      id,
      version_id: versionId,
      title_kk: "Қырық сұрақ",
      title_ru: "Сорок вопросов",
      mode: "anonymous",
      purpose: "study",
      audience: JSON.stringify({ roles: ["teacher", "head"] }),
      opens_on: "2026-01-01",
      closes_on: "2099-12-31",
      made_at: now,
    })
    .execute();
  await sql`
    insert into surveys.round_schools (round_id, school_id, region_kato, district_kato, leading_id, kind, expected)
    select ${id}::uuid, school_id, region_kato, district_kato, leading_id, kind, expected
    from surveys.round_schools where round_id = ${like}`.execute(db);
  return id;
}
