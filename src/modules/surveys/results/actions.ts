import type { By } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, NotFound } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import type { AskedRound } from "../response-index/schema.ts";
import { canSortAnswers, type RoundPlace } from "./access.ts";
import { answerId } from "./queries.ts";
import type { ThemeForm } from "./schema.ts";

type ThemeAct = By & { round: AskedRound; owner: RoundPlace };

/** Opens a theme for the answers to an open question; the same name is the same theme. */
export async function openTheme(
  db: Db,
  { person, round, owner, form, now }: ThemeAct & { form: ThemeForm },
): Promise<void> {
  allow(canSortAnswers(person, owner));
  if (!isOpenQuestion(round, form.question)) throw new NotFound();
  await db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto("surveys.themes")
      .values({
        id: form.id,
        round_id: round.id,
        question: form.question,
        name: form.name,
        made_by: person.userId,
        made_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return;
    const subject = { kind: "survey_round", id: round.id };
    const changes = { theme: { from: null, to: form.name } };
    await record(tx, { at: now, by: person, act: "themeOpened", subject, changes });
  });
}

/** Lays an answer, by the id and the key that `listOpenAnswers` gives it, under exactly these themes. */
export async function layUnder(
  db: Db,
  {
    person,
    round,
    owner,
    answer,
    key,
    question,
    themes,
    now,
  }: ThemeAct & { answer: string; key: string; question: string; themes: readonly string[] },
): Promise<void> {
  allow(canSortAnswers(person, owner));
  await db.transaction().execute(async (tx) => {
    const response = await tx
      .selectFrom("surveys.responses as r")
      .where("r.round_id", "=", round.id)
      .where(condition`${answerId(key)} = ${answer}::uuid`)
      .select("r.id")
      .forUpdate()
      .executeTakeFirst();
    if (!response) throw new NotFound();
    const responseId = response.id;
    const offered = await tx
      .selectFrom("surveys.themes")
      .where("round_id", "=", round.id)
      .where("question", "=", question)
      .select("id")
      .execute();
    const ids = offered.map(({ id }) => id);
    if (ids.length === 0) throw new NotFound();
    const before = await tx
      .selectFrom("surveys.themed")
      .where("response_id", "=", responseId)
      .where("theme_id", "in", ids)
      .select("theme_id as id")
      .execute();
    const laid = before.map(({ id }) => id);
    if (ids.every((id) => laid.includes(id) === themes.includes(id))) return;
    await expectRows(
      tx
        .deleteFrom("surveys.themed")
        .where("response_id", "=", responseId)
        .where("theme_id", "in", ids),
      { most: ids.length },
    );
    const chosen = ids.filter((id) => themes.includes(id));
    if (chosen.length > 0)
      await tx
        .insertInto("surveys.themed")
        .values(chosen.map((theme_id) => ({ theme_id, response_id: responseId })))
        .execute();
    const subject = { kind: "survey_round", id: round.id };
    await record(tx, { at: now, by: person, act: "answerSorted", subject });
  });
}

function isOpenQuestion(round: AskedRound, code: string): boolean {
  return round.content.sections.some(({ questions }) =>
    questions.some((one) => one.code === code && (one.kind === "text" || one.kind === "line")),
  );
}
