import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { makeBegunQuestionnaire, makeQuestionnaire } from "#test/make-surveys-of-circle.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";
import { isAbove, scopeBelow, scopeOver } from "./access.ts";

const titles = { titleKk: "Сауал", titleRu: "Анкета" };

export const trials: Trials = {
  who: {
    "GET /surveys/questionnaires": "sign-in yes yes yes yes yes yes yes yes",
    "GET /surveys/questionnaires/new": "sign-in yes no yes yes yes yes no no",
    "POST /surveys/questionnaires/new": "sign-in yes no yes yes yes yes no no",
    "GET /surveys/questionnaires/:id": "sign-in yes own own own own own own own",
    "POST /surveys/questionnaires/:id/copy": "sign-in yes no own own own own no no",
    "POST /surveys/questionnaires/:id/draft": "sign-in no no no no own own no no",
    "POST /surveys/questionnaires/:id/archive": "sign-in no no no no own own no no",
    "GET /surveys/questionnaires/:id/edit": "sign-in no no no no own own no no",
    "POST /surveys/questionnaires/:id/edit": "sign-in no no no no own own no no",
    "POST /surveys/questionnaires/:id/publication": "sign-in no no no no own own no no",
    "POST /surveys/questionnaires/:id/moves": "sign-in no no no no own own no no",
    "POST /surveys/questionnaires/:id/deletions": "sign-in no no no no own own no no",
    "GET /surveys/questionnaires/:id/sections/:section": "sign-in no no no no own own no no",
    "POST /surveys/questionnaires/:id/sections/:section": "sign-in no no no no own own no no",
    "GET /surveys/questionnaires/:id/questions/:question": "sign-in no no no no own own no no",
    "POST /surveys/questionnaires/:id/questions/:question": "sign-in no no no no own own no no",
  },
  records: {
    "/surveys/questionnaires/:id": makeBegunQuestionnaire,
    "/surveys/questionnaires/:id/draft": makeQuestionnaire,
    "/surveys/questionnaires/:id/sections/:section": async (subject, world) => [
      await makeBegunQuestionnaire(subject, world),
      "main",
    ],
    "/surveys/questionnaires/:id/questions/:question": async (subject, world) => [
      await makeBegunQuestionnaire(subject, world),
      "works",
    ],
  },
  forms: {
    "/surveys/questionnaires/new": () => ({ id: randomUUID(), ...titles }),
    "/surveys/questionnaires/:id/copy": () => ({ id: randomUUID() }),
    "/surveys/questionnaires/:id/draft": {},
    "/surveys/questionnaires/:id/archive": {},
    "/surveys/questionnaires/:id/edit": { ...titles, roles: "teacher" },
    "/surveys/questionnaires/:id/publication": {},
    "/surveys/questionnaires/:id/moves": { question: "works", way: "up" },
    "/surveys/questionnaires/:id/deletions": { question: "works" },
    "/surveys/questionnaires/:id/sections/:section": titles,
    "/surveys/questionnaires/:id/questions/:question": {
      section: "main",
      kind: "line",
      labelKk: "Не?",
      labelRu: "Что?",
    },
  },
  variants: {
    "/surveys/questionnaires/:id/edit": [{ prepare: otherTitle }],
    "/surveys/questionnaires/:id/moves": [{ prepare: twoQuestions }],
  },
  lists: [
    {
      name: "rounds of those below",
      places: "schools",
      may: ({ grants }, place) =>
        grants.some((grant) => isAbove(grant, { kind: "school", ...place })),
      scope: scopeOver,
      rowsNameLeading: false,
    },
    {
      scope: scopeBelow,
      alone: "one part of a condition that the questionnaires' own tests hold against canSee",
    },
  ],
};

async function otherTitle(): Promise<Sent> {
  return { form: { titleKk: "Басқа сауал", titleRu: "Другая анкета", roles: "teacher" } };
}

async function twoQuestions({ world, pattern, subject }: Setting): Promise<Sent> {
  const id = await makeBegunQuestionnaire(subject, world);
  await sql`
    update surveys.versions set content = jsonb_set(content, '{sections,0,questions}',
      content #> '{sections,0,questions}' ||
        jsonb_build_array((content #> '{sections,0,questions,0}') || '{"code": "second"}'))
    where questionnaire_id = ${id} and published_at is null`.execute(world.app.db);
  return { path: pattern.replace(":id", id), form: { question: "second", way: "up" } };
}
