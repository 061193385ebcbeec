import { randomUUID } from "node:crypto";
import { now } from "#test/app.ts";
import { makeResponse, makeRound } from "#test/make-surveys.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";
import { answerId, answerKey } from "./queries.ts";

export const trials: Trials = {
  who: {
    "GET /surveys/rounds/:id/results": "sign-in yes own own own own own own no",
    "GET /surveys/rounds/:id/results/:file": "sign-in yes own own own own own own no",
    "GET /surveys/rounds/:id/results/open/:question": "sign-in yes own own own own own own no",
    "POST /surveys/rounds/:id/results/open/:question/themes":
      "sign-in yes no own own own own no no",
    "POST /surveys/rounds/:id/results/open/:question/:response":
      "sign-in yes no own own own own no no",
  },
  records: {
    "/surveys/rounds/:id/results": async (subject, world) =>
      (await makeAnswered(subject, world)).round,
    "/surveys/rounds/:id/results/:file": async (subject, world) => [
      (await makeAnswered(subject, world)).round,
      "table.csv",
    ],
    "/surveys/rounds/:id/results/open/:question": async (subject, world) => {
      const { round, response } = await makeAnswered(subject, world);
      return [round, "comment", response];
    },
  },
  forms: {
    "/surveys/rounds/:id/results/open/:question/themes": () => ({
      id: randomUUID(),
      question: "comment",
      name: "Уақыт",
    }),
    "/surveys/rounds/:id/results/open/:question/:response": {},
  },
  variants: {
    "/surveys/rounds/:id/results/open/:question/:response": [{ prepare: underTheme }],
  },
};

/** A round with one open answer, and a theme to put it under. */
async function makeAnswered({ leading, partner }: Subject, { app: { db, config } }: World) {
  const schools = [leading, partner];
  const { id: round } = await makeRound(db, { schools, schoolId: leading.id, mode: "named" });
  const kept = await makeResponse(db, {
    roundId: round,
    schoolId: partner.id,
    answers: { comment: "Көмек керек" },
  });
  const theme = randomUUID();
  await db
    .insertInto("surveys.themes")
    .values({ id: theme, round_id: round, question: "comment", name: "Бағалау", made_at: now })
    .execute();
  const key = answerKey(config.SECRET, { roundId: round, question: "comment" });
  const { id: response } = await db
    .selectFrom("surveys.responses as r")
    .where("r.id", "=", kept)
    .select(answerId(key).$castTo<string>().as("id"))
    .executeTakeFirstOrThrow();
  return { round, response, theme };
}

async function underTheme({ world, subject }: Setting): Promise<Sent> {
  const { round, response, theme } = await makeAnswered(subject, world);
  const path = `/surveys/rounds/${round}/results/open/comment/${response}`;
  return { path, form: { themes: theme } };
}
